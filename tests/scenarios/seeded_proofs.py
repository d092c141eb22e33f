"""Mistakes that only show when every way through a scenario is gone."""

from __future__ import annotations

from tests.scenarios.seeded import COLD, DEMANDED, DISPUTED, LOST, again, everywhere, of, polite_when_right, put, to_each_choice

ROUND = """\
    choices:
      - id: you-too
        say: "And to you."
        set: {chalked: true}
        goto: off-the-list
"""

BACK = """\
      - id: one-moment
        say: "One moment, please."
        goto: too-easy
"""

GRAPH = [
    *of(
        COLD,
        (
            "an ending turned into a scene that only goes round",
            "no-ending-reachable",
            everywhere(r"^    ending: resolved\n    points: 0\n    lesson: .*\n    later: .*\n", ROUND),
            "\n  off-the-list:",
            "not-an-ending walkthrough-open",
        ),
        (
            "no way to a scene",
            "scene-unreachable",
            put("goto: too-easy", "goto: delivery"),
            "\n  too-easy:",
            "line-never-spoken walkthrough-stuck walkthrough-differs",
        ),
        (
            "no way to an ending",
            "ending-unreachable",
            everywhere("to: off-the-list", "to: hung-up"),
            "\n  off-the-list:",
            "failed-ending-passes walkthrough-differs",
        ),
        (
            "a choice under a condition that never holds",
            "choice-never-shown",
            put("when: mood >= 4\n        say", "when: mood >= 4 and greedy\n        say"),
            "when: mood >= 4 and greedy",
            "principle-no-chance line-never-spoken walkthrough-stuck walkthrough-differs",
        ),
        (
            "a line under a condition that never holds",
            "line-never-spoken",
            put("when: mood <= 1\n        text", "when: mood <= 1 and late_promise\n        text"),
        ),
        (
            "a branch never taken",
            "goto-never-taken",
            put("{when: trust >= 7, to: spare-sent}", "{when: trust >= 7 and not owned_up, to: spare-sent}"),
        ),
        ("a dead end", "nothing-to-choose", to_each_choice("too-easy", "when: opened offer"), "\n  too-easy:"),
        (
            "a loop that earns points",
            "score-farm",
            put("goto: delivery\n    silence:", "goto: exit-charge\n    silence:"),
            "\n  exit-charge:",
        ),
    ),
    *of(
        DEMANDED,
        (
            "a loop that loses points",
            "score-sink",
            put(
                '        once: true\n        breaks: [{own-it: 2}]\n        mood: -1\n        because: "A minute',
                '        breaks: [{own-it: 2}]\n        mood: -1\n        because: "A minute',
            ),
            "\n  who-is-it:",
        ),
        (
            "no way to the scene of a transfer",
            "scene-unreachable",
            put("goto: bounced", "goto: the-story"),
            "\n      goto: opening\n  bounced:",
            "flag-never-changes line-never-spoken walkthrough-differs",
        ),
    ),
]

SCORES = [
    *of(
        DEMANDED,
        (
            "the best ending taken for a lost call",
            "endings-out-of-order",
            put("ending: resolved\n    points: 4", "ending: lost\n    points: 4"),
            "\n  heat-tonight:",
            "endings-out-of-order",
        ),
        (
            "a lost call paid like a resolved one",
            "endings-out-of-order",
            put(
                "ending: lost\n    points: -3",
                "ending: lost\n    points: 10",
                ("ending: follow-up\n    points: 1", "ending: follow-up\n    points: -1"),
            ),
            "\n  gone:",
            "walkthrough-differs",
        ),
        (
            "a look-up that pays as often as it is done",
            "best-line-paid-twice",
            put(
                "        once: true\n        action: look-up\n        opens: calls",
                "        when: looks < 2\n        add: {looks: 1}\n        action: look-up\n        opens: calls",
                ("\nflags:\n", "\nflags:\n  looks: {start: 0, min: 0, max: 2}\n"),
            ),
            "- id: both-calls",
            "walkthrough-differs",
        ),
    ),
    *of(
        LOST,
        (
            "a pass mark that one slip puts out of reach",
            "point-of-no-return",
            put("pass: 70", "pass: 90"),
            "\n  story:",
            "point-of-no-return walkthrough-differs",
        ),
    ),
    *of(
        DISPUTED,
        (
            "the best answer shows nothing, and a good one beside it comes to less",
            "best-line-detour",
            put("        shows: [validate-their-view, {admit-the-fault: 2}]\n", ""),
            "- id: seen-enough",
            "walkthrough-differs cue-leak",
        ),
        (
            "a pass mark that two slips put out of reach",
            "point-of-no-return",
            put("pass: 70", "pass: 78"),
            "\n  when-back:",
        ),
        (
            "the best choice made critical",
            "best-line-critical",
            put("- id: ten-seconds\n", "- id: ten-seconds\n        critical: compliance\n"),
            "",
            "walkthrough-differs",
        ),
        (
            "a charge left uncounted, and nobody fails by it",
            "failed-ending-passes",
            put(
                "breaks: [{whole-picture: 2}, anticipate-needs]\n        critical: customer\n",
                "breaks: [{whole-picture: 2}, anticipate-needs]\n",
            ),
            "\n  half-mended:",
        ),
        (
            "a choice that counts, and nobody says why",
            "because-missing",
            everywhere('^        because: "The whole rule, kept.*\n', ""),
            "id: ten-seconds",
        ),
    ),
    *of(
        COLD,
        (
            "a pass mark that guessing reaches",
            "pass-by-guessing",
            put("pass: 70", "pass: 37"),
            "",
            "failed-ending-passes walkthrough-differs",
        ),
        (
            "a pass mark that nobody can reach with clean hands",
            "pass-unreachable",
            to_each_choice("one-minute", "critical: customer"),
            "pass: 70",
            "critical-unavoidable best-line-critical walkthrough-differs",
        ),
        ("nothing but critical choices", "critical-unavoidable", to_each_choice("tied-in", "critical: customer"), "\n  tied-in:"),
        (
            "the best choice made critical",
            "best-line-critical",
            put("- id: open-card\n", "- id: open-card\n        critical: customer\n"),
            "",
            "walkthrough-differs",
        ),
        (
            "the best choice breaks a principle",
            "best-line-breaks",
            put(
                "shows: [{whole-picture: 2}, promise-what-you-keep]",
                "shows: [{whole-picture: 2}, promise-what-you-keep]\n        breaks: [plain-words]",
            ),
            "breaks: [plain-words]",
            "walkthrough-differs",
        ),
        (
            "a scene with nothing to decide",
            "decides-nothing",
            everywhere(r"^      - id: take-it-back\n(?:        .*\n)+", ""),
            "You'd pay it? All of it? Then stuff the spare, send me the big one.\"\n    choices:",
        ),
        (
            "a call that solves nothing paid more than a sale",
            "endings-out-of-order",
            put("ending: resolved\n    points: 2", "ending: unresolved\n    points: 9"),
            "\n  door-open:",
            "best-line-breaks walkthrough-differs",
        ),
        (
            "a no taken well called unresolved",
            "failed-ending-passes",
            put("ending: resolved\n    points: 2", "ending: unresolved\n    points: 2"),
            "\n  door-open:",
        ),
        ("a right answer copied", "same-choice-twice", again("doing-it-now", "off-it-goes"), "- id: off-it-goes"),
        (
            "an effect that never changes anything",
            "effect-always-clamped",
            put("- id: quick-rundown\n", "- id: quick-rundown\n        when: mood == 0\n"),
            "breaks: [no-pitch-to-anger]\n        mood: -1",
        ),
        (
            "a call where nothing counts",
            "nothing-at-stake",
            everywhere(r"^ +(?:shows|breaks|points): .*\n", ""),
            "format: 1",
            "best-line-critical walkthrough-differs",
        ),
        (
            "a choice that leads back to itself",
            "goto-self",
            put("      - id: forward-the-bill", BACK + "      - id: forward-the-bill"),
            'One moment, please."\n        goto: too-easy',
        ),
        (
            "a choice that counts, and nobody says why",
            "because-missing",
            everywhere('^        because: "Every word was in order.*\n', ""),
            "id: talk-over",
        ),
        (
            "right answers plainer than the others, and not allowed",
            "style-leak",
            everywhere("^  style-leak: .*\\n", ""),
            "I suppose you'd pay that?\"\n    choices:",
        ),
        ("right choices given away by courtesy", "cue-leak", polite_when_right, "I suppose you'd pay that?\"\n    choices:"),
    ),
]

FLAGS = [
    *of(
        COLD,
        ("a flag that nothing reads", "flag-never-read", put("when: owned_up", "when: mood >= 6"), "owned_up: false"),
        ("a flag that nobody needs", "flag-never-read", put("  greedy: false", "  spare_key: false\n  greedy: false")),
        (
            "a condition that always holds",
            "flag-never-matters",
            everywhere(r"when: greedy$", "when: greedy or not greedy"),
            "\n  greedy: false",
            "line-never-spoken",
        ),
        (
            "a flag that nothing changes",
            "flag-never-set",
            put("        set: {greedy: true}\n", ""),
            "  greedy: false",
            "line-never-spoken",
        ),
        (
            "a flag set to what it is already",
            "flag-never-changes",
            put("set: {greedy: true}", "set: {greedy: false}"),
            "\n  greedy: false",
            "line-never-spoken",
        ),
        (
            "a mood compared with what it never is",
            "comparison-out-of-range",
            put("when: mood <= 1\n        text", "when: mood <= 11\n        text"),
            "",
            "line-never-spoken",
        ),
    ),
    *of(
        LOST,
        (
            "a flag compared with what it never is",
            "comparison-out-of-range",
            put("sorries == 2", "sorries == 3"),
            "",
            "line-never-spoken",
        ),
    ),
    *of(LOST, ("a flag that nobody needs", "flag-never-read", put("  hurried: false", "  harried: false\n  hurried: false"))),
    *of(
        LOST,
        (
            "a counter that starts full",
            "flag-never-changes",
            put("sorries: {start: 0,", "sorries: {start: 2,"),
            "",
            "choice-never-shown principle-no-chance line-never-spoken walkthrough-stuck",
        ),
        (
            "an addition to a counter with the wrong sign",
            "effect-always-clamped",
            put("add: {sorries: 1}", "add: {sorries: -1}"),
            "",
            "line-never-spoken",
        ),
    ),
    *of(DISPUTED, ("a flag that nobody needs", "flag-never-read", put("  warned: false", "  warmed: false\n  warned: false"))),
    *of(DISPUTED, ("a misspelt name to be spoken", "pronounce-unheard", put("{Tiago:", "{Thiago:"))),
    *of(DEMANDED, ("small letters where capitals count", "pronounce-unheard", put("{BK4 9QT:", "{bk4 9QT:"))),
    *of(DISPUTED, ("a Cyrillic letter in a word", "word-in-other-letters", put("A person, good.", "A pers\u043en, good."))),
    *of(
        DEMANDED,
        (
            "a typo in the number of a condition",
            "comparison-out-of-range",
            put("when: mood >= 7", "when: mood >= 17"),
            "",
            "line-never-spoken",
        ),
    ),
]

WALKS = [
    *of(
        COLD,
        ("a step left out", "walkthrough-stuck", put("that-is-why-i-ring, only-my-job, ", "that-is-why-i-ring, ")),
        ("the last step left out", "walkthrough-open", put("only-my-job, doing-it-now]", "only-my-job]")),
        (
            "a step too many",
            "walkthrough-too-long",
            put("only-my-job, doing-it-now]", "only-my-job, doing-it-now, clear-answer]"),
        ),
        ("another score expected", "walkthrough-differs", put("score: 34", "score: 35")),
        ("a pass expected", "walkthrough-differs", put("score: 40, passed: false", "score: 40, passed: true")),
        ("another ending expected", "walkthrough-differs", put("ending: door-open, score", "ending: hung-up, score")),
        (
            "a choice renamed, and not in its walkthrough",
            "walkthrough-stuck",
            put("- id: clear-answer", "- id: a-clear-answer"),
            "- {name: A no taken well",
        ),
        (
            "a weight changed, and not in its walkthrough",
            "walkthrough-differs",
            put("{take-the-no: 2}, thank-them", "{take-the-no: 3}, thank-them"),
            "- {name: A no taken well",
        ),
    ),
    *of(
        LOST,
        (
            "a step left out",
            "walkthrough-stuck",
            put("choices: [greet, sorry-once, log-quietly,", "choices: [sorry-once, log-quietly,"),
        ),
    ),
    *of(LOST, ("another score expected", "walkthrough-differs", put("score: 44", "score: 64"))),
    *of(DISPUTED, ("another score expected", "walkthrough-differs", put("score: 31", "score: 13"))),
]
