"""Mistakes that show as soon as a scenario is read."""

from __future__ import annotations

from tests.scenarios.seeded import COLD, DEMANDED, DISPUTED, LOST, everywhere, of, put

QUIET = """
  burnt-out:
    says: "No."
    silence: {after: 9, says: "Hm?"}
    todo: "The choices."
  burnt:
"""

LETTERS = [
    *of(
        COLD,
        ("a tab for an indent", "tab-indent", put("  portrait: tomasz", "\tportrait: tomasz")),
        ("a no-break space for an indent", "odd-space", put("  portrait: tomasz", "\u00a0 portrait: tomasz")),
        ("a hyphen without its space", "hyphen-without-space", put("- id: talk-over", "-id: talk-over")),
        ("a hyphen forgotten before the first choice", "missing-hyphen", put("- id: plain-sales-call", "id: plain-sales-call")),
        (
            "a hyphen replaced by a space",
            "missing-hyphen",
            put("- id: plain-sales-call", "  id: plain-sales-call"),
        ),
        ("a dash in place of a hyphen", "odd-hyphen", put("- id: talk-over", "– id: talk-over")),
        ("curly quotes in place of straight ones", "curly-quotes", put('text: "Good. Bye."', "text: “Good. Bye.”")),
        ("a text closed by its own apostrophe", "text-after-quote", put('text: "Good. Bye."', "text: 'That's it. Bye.'")),
        ("a text that begins with a star", "unquoted-start", put('text: "Good. Bye."', "text: *Good* bye.")),
        ("a key moved by one space", "bad-indent", put("  portrait: tomasz", "   portrait: tomasz")),
        (
            "a text with a colon, out of its quotes",
            "colon-in-text",
            put('says: "You rang me, you know."', "says: You rang me: you know."),
        ),
        ("a key without its colon", "missing-colon", put("start: pick-up", "start pick-up")),
        ("quotes never closed", "unclosed-quote", put('decide by it."', "decide by it.")),
        (
            "quotes that the next text closes",
            "unclosed-quote",
            put('text: "Good. Bye."', 'text: "Good. Bye.'),
        ),
        ("quotes closed too soon", "text-after-quote", put('text: "Good. Bye."', 'text: "Good." Bye.')),
        ("a bracket never closed", "unclosed-bracket", put("shows: [follow-up]", "shows: [follow-up")),
        ("a text that begins with a percent sign", "unquoted-start", put('text: "Good. Bye."', "text: %Good. Bye.")),
        ("an anchor", "alias-refused", put('text: "Good. Bye."', "text: &bye Good. Bye.")),
        ("a tag", "tag-refused", put('text: "Good. Bye."', "text: !bye Good. Bye.")),
        ("a key written twice", "duplicate-key", put("minutes: 7\n", "minutes: 7\nminutes: 8\n"), "minutes: 8"),
        ("a scene written twice", "duplicate-key", put("\n  burnt:\n", "\n  wall:\n"), "", "unknown-scene"),
        ("a zero-width space", "hidden-character", put('text: "Good. Bye."', 'text: "Good. \u200bBye."')),
        ("a bell character", "control-character", put('text: "Good. Bye."', 'text: "Good. \x07Bye."')),
        ("a second document", "several-documents", put("\nstart: pick-up", "\n---\nstart: pick-up")),
        ("a backslash before a letter", "bad-escape", put('text: "Good. Bye."', 'text: "Good. \\qBye."')),
        ("an instruction to programs", "directive-refused", put("format: 1\n", "%FORMAT 1\n")),
        ("a text cut off by a number sign", "text-cut-by-hash", put('text: "Good. Bye."', "text: Good, order #7. Bye.")),
        (
            "a text cut off by a number sign and a space",
            "text-cut-by-hash",
            put('text: "Good. Bye."', "text: Good, order # 7 then"),
        ),
        ("a word that other programs misread", "unquoted-word", put('text: "Good. Bye."', "text: No")),
        ("a format of the future", "newer-format", put("format: 1", "format: 2")),
    ),
]

READING = [
    *of(
        COLD,
        ("a typo in a key", "unknown-key", put("minutes: 7", "minuets: 7")),
        ("a typo in the key of a choice", "unknown-key", put("set: {greedy: true}", "sets: {greedy: true}")),
        ("no title", "missing-key", put('title: "Twenty to eleven at the bakery"\n', ""), "format: 1"),
        (
            "a choice that leads nowhere",
            "missing-key",
            put("        goto: you-said\n      - id: good-part", "      - id: good-part"),
            "id: forward-the-bill",
        ),
        ("a typo in a goto", "unknown-scene", put("goto: too-easy", "goto: to-easy")),
        ("a typo in a branch", "unknown-scene", put("{when: trust >= 7, to: spare-sent}", "{when: trust >= 7, to: spare-send}")),
        ("a typo in the start", "unknown-scene", put("start: pick-up", "start: pickup")),
        ("a typo in the flag of a condition", "unknown-flag", put("when: owned_up", "when: owned_op")),
        ("a typo in the flag of an effect", "unknown-flag", put("set: {chalked: true}", "set: {chaked: true}")),
        ("a typo in a principle shown", "unknown-principle", put("shows: [follow-up]", "shows: [folow-up]")),
        ("a typo in a weighted principle broken", "unknown-principle", put("{never-argue: 2}", "{never-ague: 2}")),
        (
            "a typo in a record",
            "unknown-record",
            put("opens: prospect\n        takes: 20", "opens: prospects\n        takes: 20"),
        ),
        ("a typo in a portrait", "unknown-portrait", put("portrait: tomasz", "portrait: thomasz")),
        ("a typo in a placeholder", "unknown-placeholder", put("{company} readers have", "{compny} readers have")),
        ("a condition cut short", "bad-condition", put("when: straight and trust >= 8", "when: straight and trust >=")),
        ("a level in words", "wrong-type", put("level: 3", 'level: "three"')),
        ("a list where a text belongs", "wrong-type", put('text: "Good. Bye."', 'text: ["Good.", "Bye."]')),
        ("no for false", "yes-or-no", put("greedy: false", "greedy: no")),
        ("a pass mark above 100", "out-of-range", put("pass: 70", "pass: 170")),
        ("a mood below 0", "out-of-range", put("  mood: 3\n  trust: 3", "  mood: -3\n  trust: 3")),
        ("a silence after no time", "out-of-range", put("after: 14", "after: 0")),
        ("a key without its value", "empty-value", put("start: pick-up", "start:")),
        ("a customer who says nothing", "empty-text", put('text: "Good. Bye."', 'text: ""')),
        ("a scene named in capitals", "bad-id", put("\n  too-easy:\n", "\n  Too-Easy:\n"), "", "unknown-scene"),
        ("a language spelt out", "bad-language", put("language: en\nlevel", "language: english\nlevel")),
        ("a channel that is none", "not-one-of", put("channel: phone", "channel: phones")),
        ("an ending that is none", "not-one-of", put("ending: follow-up", "ending: followup")),
        (
            "two choices of one name",
            "duplicate-choice",
            put("id: talk-over", "id: open-flow"),
            "goto: first-sentence\n      - id: open-flow",
        ),
        ("a choice named silence", "reserved-name", put("id: talk-over", "id: silence")),
        ("a flag named trust", "reserved-name", put("greedy: false", "greedy: false\n  trust: false"), "greedy: false\n  trust:"),
        (
            "a principle both shown and broken",
            "shown-and-broken",
            put(
                'breaks: [{disarm-with-care: 2}]\n        mood: -1\n        because: "You gave your name',
                'breaks: [open-by-name]\n        mood: -1\n        because: "You gave your name',
            ),
        ),
        (
            "a last line with a condition",
            "last-needs-no-when",
            put('- text: "Good. Bye."', '- when: trust >= 2\n        text: "Good. Bye."'),
        ),
        ("a first line without one", "lines-mixed", put('- when: let_go\n        text: "Well', '- text: "Well')),
        ("a first jump without one", "first-hides-rest", put("- {when: mood >= 2, to: saturday}", "- {to: saturday}")),
        ("a truth added to", "add-to-truth", put("set: {greedy: true}", "add: {greedy: 1}")),
        (
            "an ending with choices",
            "ending-with-choices",
            put("\n  burnt:\n", "\n  burnt:\n    ending: lost\n"),
            'polite on the phone."\n    choices:',
        ),
        (
            "an error allowed",
            "not-allowable",
            put("\nallow:\n", '\nallow:\n  score-farm: "It is meant."\n'),
            "  score-farm:",
        ),
        ("a silence and no choices", "silence-alone", put("\n  burnt:\n", QUIET), "silence: {after: 9"),
        ("points without an ending", "ending-only", put("\n  burnt:\n", "\n  burnt:\n    points: 2\n")),
        (
            "an ending expected that is none",
            "not-an-ending",
            put("expect: {ending: off-the-list,", "expect: {ending: take-me-off,"),
            "",
            "walkthrough-differs",
        ),
    ),
    *of(
        DEMANDED,
        (
            "yes for true",
            "yes-or-no",
            put(
                '        once: true\n        breaks: [{own-it: 2}]\n        mood: -1\n        because: "A minute',
                '        once: yes\n        breaks: [{own-it: 2}]\n        mood: -1\n        because: "A minute',
            ),
        ),
        (
            "a principle listed twice",
            "listed-twice",
            put("[hear-them-out, validate-their-view]", "[hear-them-out, hear-them-out]"),
        ),
        (
            "a choice neither said nor done",
            "say-or-do",
            put(
                '        say: "Of course, sir, no trouble. I\'ll put you straight through to our team leaders. One moment."\n', ""
            ),
            "id: straight-through",
        ),
        (
            "a choice both said and done",
            "say-and-do",
            put(
                "        action: transfer\n        takes: 45",
                '        do: "Put him through."\n        action: transfer\n        takes: 45',
            ),
        ),
        (
            "a scene without an end",
            "scene-unfinished",
            everywhere(r"^    ending: unresolved\n    points: -2\n    lesson: .*\n    later: .*\n", ""),
            "\n  from-the-top:",
            "not-an-ending",
        ),
        ("a letter lost from a goto", "unknown-scene", put("goto: bounced", "goto: bounce")),
    ),
    *of(
        LOST,
        ("a typo in a key", "unknown-key", put("channel: chat", "chanel: chat"), "", "missing-key"),
        ("a number with a unit", "wrong-type", put("minutes: 8", "minutes: 8 minutes")),
        ("a single = in a condition", "bad-condition", put("when: sorries == 1,", "when: sorries = 1,")),
        (
            "a flag both set and added to",
            "set-and-add",
            put("add: {sorries: 1}", "set: {sorries: 1}\n        add: {sorries: 1}"),
            "add: {sorries: 1}",
        ),
        ("a flag set beyond its range", "set-wrong", put("add: {sorries: 1}", "set: {sorries: 3}")),
        ("a flag that starts beyond its range", "bad-range", put("sorries: {start: 0, ", "sorries: {start: 3, ")),
    ),
    *of(
        DISPUTED,
        ("a pitch out of range", "out-of-range", put("pitch: 55", "pitch: 155")),
        ("a typo in a flag", "unknown-flag", put("when: blamed_boy\n", "when: blamed_boi\n")),
    ),
]
