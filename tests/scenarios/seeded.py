"""Defects to seed into the bundled scenarios, one at a time, with the code and the line that each has to be found by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.samples import changed

Edit = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Defect:
    """One mistake in one scenario.

    `at` stands in the broken text exactly once and ends in the line of the finding; without it, the finding is in the first
    line that differs from the sound text. `also` are the codes of what follows from the mistake.
    """

    what: str
    code: str
    file: str
    edit: Edit
    at: str = ""
    also: frozenset[str] = frozenset()

    def line(self, sound: str, broken: str) -> int:
        """Give the line that the defect has to be found in, counted from 1."""
        if not self.at:
            pairs = zip(sound.splitlines(), broken.splitlines(), strict=False)
            return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)
        assert broken.count(self.at) == 1, f"{self.at!r} stands there {broken.count(self.at)} times"
        return broken[: broken.index(self.at) + len(self.at)].count("\n") + 1


def put(old: str, new: str) -> Edit:
    """Replace what stands in the text exactly once."""
    return lambda text: changed(text, (old, new))


def _scene(text: str, name: str) -> tuple[int, int]:
    """Give where the lines of a scene begin and end."""
    start = text.index(f"\n  {name}:\n") + 1
    later = re.compile(r"^(?:  )?[a-z]", re.MULTILINE).search(text, start + 3)
    return start, later.start() if later else len(text)


def to_each_choice(scene: str, line: str) -> Edit:
    """Add one line to every choice of a scene."""

    def edit(text: str) -> str:
        start, end = _scene(text, scene)
        return text[:start] + re.sub(r"(?m)^( +)- (id: .*)$", rf"\1- \2\n\1  {line}", text[start:end]) + text[end:]

    return edit


def everywhere(pattern: str, new: str) -> Edit:
    """Replace every line or part of a line that matches."""
    return lambda text: re.sub(f"(?m){pattern}", new, text)


def polite_when_right(text: str) -> str:
    """Let every choice that shows a principle, and breaks none, say please, and no other."""

    def mended(block: re.Match[str]) -> str:
        found = block.group()
        if "\n        shows:" in found and "\n        breaks:" not in found:
            return re.sub(r'(?m)^(        (?:say|do): ".*)"$', r'\1 Please, kindly, thank you."', found)
        return found

    return re.sub(r"(?m)^      - id: .*\n(?:        .*\n)+", mended, text)


def _of(file: str, *rows: tuple[str, str, Edit] | tuple[str, str, Edit, str] | tuple[str, str, Edit, str, str]) -> list[Defect]:
    found = []
    for what, code, edit, *rest in rows:
        at, also = (*rest, "", "")[:2]
        found.append(Defect(what, code, file, edit, at, frozenset(also.split())))
    return found


COLD, DEMANDED, LOST, DISPUTED = "cold-call", "supervisor-demanded", "lost-order", "disputed-charge"

LETTERS = [
    *_of(
        COLD,
        ("a tab for an indent", "tab-indent", put("  portrait: tomasz", "\tportrait: tomasz")),
        ("a key moved by one space", "bad-indent", put("  portrait: tomasz", "   portrait: tomasz")),
        ("a text with a colon, out of its quotes", "colon-in-text", put('says: "You rang me, you know."', "says: You rang me: you know.")),
        ("a key without its colon", "missing-colon", put("start: pick-up", "start pick-up")),
        ("quotes never closed", "unclosed-quote", put('text: "Good. Bye."', 'text: "Good. Bye.')),
        ("quotes closed too soon", "text-after-quote", put('text: "Good. Bye."', 'text: "Good." Bye.')),
        ("a bracket never closed", "unclosed-bracket", put("shows: [follow-up]", "shows: [follow-up")),
        ("a text that begins with a percent sign", "unquoted-start", put('text: "Good. Bye."', "text: %Good. Bye.")),
        ("an anchor", "alias-refused", put('text: "Good. Bye."', "text: &bye Good. Bye.")),
        ("a tag", "tag-refused", put('text: "Good. Bye."', "text: !bye Good. Bye.")),
        ("a key written twice", "duplicate-key", put("minutes: 7\n", "minutes: 7\nminutes: 8\n"), "minutes: 8"),
        ("a scene written twice", "duplicate-key", put("\n  burnt:\n", "\n  wall:\n"), "  wall:\n    says: \"Oh, for"),
        ("a zero-width space", "hidden-character", put('text: "Good. Bye."', 'text: "Good. \u200bBye."')),
        ("a bell character", "control-character", put('text: "Good. Bye."', 'text: "Good. \x07Bye."')),
        ("a second document", "several-documents", put("\nstart: pick-up", "\n---\nstart: pick-up")),
        ("a format of the future", "newer-format", put("format: 1", "format: 2")),
    ),
]  # fmt: skip

READING = [
    *_of(
        COLD,
        ("a typo in a key", "unknown-key", put("minutes: 7", "minuets: 7")),
        ("a typo in the key of a choice", "unknown-key", put("set: {greedy: true}", "sets: {greedy: true}")),
        ("no title", "missing-key", put('title: "Twenty to eleven at the bakery"\n', ""), "format: 1"),
        ("a choice that leads nowhere", "missing-key", put("        goto: you-said\n      - id: good-part", "      - id: good-part"), "id: forward-the-bill"),
        ("a typo in a goto", "unknown-scene", put("goto: too-easy", "goto: to-easy")),
        ("a typo in a branch", "unknown-scene", put("{when: trust >= 7, to: spare-sent}", "{when: trust >= 7, to: spare-send}")),
        ("a typo in the start", "unknown-scene", put("start: pick-up", "start: pickup")),
        ("a typo in the flag of a condition", "unknown-flag", put("when: cut_in", "when: cut_im")),
        ("a typo in the flag of an effect", "unknown-flag", put("set: {cut_in: true}", "set: {cutin: true}")),
        ("a typo in a principle shown", "unknown-principle", put("shows: [follow-up]", "shows: [folow-up]")),
        ("a typo in a weighted principle broken", "unknown-principle", put("{never-argue: 2}", "{never-ague: 2}")),
        ("a typo in a record", "unknown-record", put("opens: prospect\n        takes: 20", "opens: prospects\n        takes: 20")),
        ("a typo in a portrait", "unknown-portrait", put("portrait: tomasz", "portrait: thomasz")),
        ("a typo in a placeholder", "unknown-placeholder", put("{company} readers have", "{compny} readers have")),
        ("a single = in a condition", "bad-condition", put("when: stumble == 1", "when: stumble = 1")),
        ("a condition cut short", "bad-condition", put("when: straight and trust >= 8", "when: straight and trust >=")),
        ("a level in words", "wrong-type", put("level: 3", 'level: "three"')),
        ("a list where a text belongs", "wrong-type", put("lesson: \"He had told you", "lesson: [\"He had told you")),
        ("no for false", "yes-or-no", put("saw_card: false", "saw_card: no")),
        ("a pass mark above 100", "out-of-range", put("pass: 70", "pass: 170")),
        ("a mood below 0", "out-of-range", put("  mood: 3\n  trust: 3", "  mood: -3\n  trust: 3")),
        ("a silence after no time", "out-of-range", put("after: 14", "after: 0")),
        ("a key without its value", "empty-value", put("start: pick-up", "start:")),
        ("a customer who says nothing", "empty-text", put('text: "Good. Bye."', 'text: ""')),
        ("a scene named in capitals", "bad-id", put("\n  too-easy:\n", "\n  Too-Easy:\n"), "", "unknown-scene"),
        ("a language spelt out", "bad-language", put("language: en\nlevel", "language: english\nlevel")),
        ("a channel that is none", "not-one-of", put("channel: phone", "channel: phones")),
        ("an ending that is none", "not-one-of", put("ending: follow-up", "ending: followup")),
        ("two choices of one name", "duplicate-choice", put("id: talk-over", "id: open-flow"), "breaks: [hear-them-out]\n        mood: -1\n        set: {cut_in: true}"),
        ("a choice named silence", "reserved-name", put("id: talk-over", "id: silence")),
        ("a flag named trust", "reserved-name", put("hid_it: false", "hid_it: false\n  trust: false"), "hid_it: false\n  trust:"),
        ("a principle both shown and broken", "shown-and-broken", put("breaks: [{disarm-with-care: 2}]\n        mood: -1\n        set: {invited", "breaks: [open-by-name]\n        mood: -1\n        set: {invited")),
        ("a last line with a condition", "last-needs-no-when", put('- text: "Good. Bye."', '- when: trust >= 2\n        text: "Good. Bye."')),
        ("a first line without one", "first-hides-rest", put('- when: hid_it\n        text: "So', '- text: "So')),
        ("a flag both set and added to", "set-and-add", put("set: {joke: 1}", "set: {joke: 1}\n        add: {joke: 1}"), "add: {joke: 1}"),
        ("a truth added to", "add-to-truth", put("set: {greedy: true}", "add: {greedy: 1}")),
        ("a flag set beyond its range", "set-wrong", put("set: {stumble: 2}", "set: {stumble: 3}")),
        ("a flag that starts beyond its range", "bad-range", put("joke: {start: 0, ", "joke: {start: 3, ")),
        ("an ending with choices", "ending-with-choices", put("\n  burnt:\n", "\n  burnt:\n    ending: lost\n"), ""),
        ("points without an ending", "ending-only", put("\n  burnt:\n", "\n  burnt:\n    points: 2\n")),
        ("an ending expected that is none", "not-an-ending", put("expect: {ending: off-the-list,", "expect: {ending: take-me-off,")),
    ),
    *_of(
        DEMANDED,
        ("yes for true", "yes-or-no", put("once: true", "once: yes")),
        ("a principle listed twice", "listed-twice", put("[hear-them-out, validate-their-view]", "[hear-them-out, hear-them-out]")),
        ("a choice neither said nor done", "say-or-do", put('        say: "Of course, sir, no trouble. I\'ll put you straight through to our team leaders. One moment."\n', ""), "id: straight-through"),
        ("a choice both said and done", "say-and-do", put("        action: transfer\n        takes: 45", '        do: "Put him through."\n        action: transfer\n        takes: 45'), "id: straight-through"),
        ("a scene without an end", "scene-unfinished", put('    ending: handed-over\n    points: -2\n    lesson: "He reached a supervisor, and he is telling it for the third time. A transfer without the story is only another queue."\n', ""), "\n  from-the-top:"),
        ("a scene cut in two", "unknown-scene", put("goto: bounced", "goto: bounce")),
    ),
    *_of(
        LOST,
        ("a typo in a key", "unknown-key", put("channel: chat", "chanel: chat"), "", "missing-key"),
        ("a number with a unit", "wrong-type", put("minutes: 8", "minutes: 8 minutes")),
    ),
    *_of(
        DISPUTED,
        ("a pitch out of range", "out-of-range", put("pitch: 55", "pitch: 155")),
        ("a typo in a flag", "unknown-flag", put("set: {checked: true}", "set: {cheked: true}")),
    ),
]  # fmt: skip

GRAPH = [
    *_of(
        COLD,
        ("no way to a scene", "scene-unreachable", put("goto: too-easy", "goto: delivery"), "\n  too-easy:"),
        ("no way to an ending", "ending-unreachable", everywhere("to: off-the-list", "to: hung-up"), "\n  off-the-list:"),
        ("a choice under a condition that never holds", "choice-never-shown", put("when: mood >= 4\n        say", "when: mood >= 4 and joke == 1\n        say")),
        ("a line under a condition that never holds", "line-never-spoken", put("when: mood <= 1\n        text", "when: mood <= 1 and late_promise\n        text")),
        ("a branch never taken", "goto-never-taken", put("{when: trust >= 7, to: spare-sent}", "{when: trust >= 7 and not owned_up, to: spare-sent}")),
        ("a dead end", "nothing-to-choose", to_each_choice("too-easy", "when: saw_offer"), "\n  too-easy:"),
        ("a loop that earns points", "score-farm", put("shows: [right-not-fast, promise-what-you-keep]", "shows: [right-not-fast]\n        mood: 0")),
    ),
    *_of(
        DEMANDED,
        ("a loop that loses points", "score-sink", put("        once: true\n        breaks: [{own-it: 2}]", "        breaks: [{own-it: 2}]"), "\n  who-is-it:"),
        ("no way to the scene of a transfer", "scene-unreachable", put("goto: bounced", "goto: the-story"), "\n  bounced:"),
    ),
]  # fmt: skip

SCORES = [
    *_of(
        COLD,
        ("a slip that weighs too much", "point-of-no-return", put("breaks: [hear-them-out]\n        mood: -1\n        set: {cut_in", "breaks: [{hear-them-out: 5}]\n        mood: -1\n        set: {cut_in")),
        ("nothing but critical choices", "critical-unavoidable", to_each_choice("tied-in", "critical: customer"), "\n  tied-in:"),
        ("the best choice made critical", "best-line-critical", put("- id: open-card\n", "- id: open-card\n        critical: customer\n")),
        ("the best choice breaks a principle", "best-line-breaks", put("shows: [{look-before-concluding: 2}]", "shows: [{look-before-concluding: 2}]\n        breaks: [plain-words]")),
        ("a scene with nothing to decide", "decides-nothing", everywhere(r"^      - id: take-it-back\n(?:        .*\n)+", ""), "You'd pay it? All of it? Then stuff the spare, send me the big one.\"\n    choices:"),
        ("a lost call that earns more than an order", "lost-outscores-resolved", put('points: -3\n    lesson: "A promise', 'points: 20\n    lesson: "A promise')),
        ("an effect that never changes anything", "effect-always-clamped", put("set: {joke: 1}", "add: {joke: -1}")),
        ("a call where nothing counts", "nothing-at-stake", everywhere(r"^ +(?:shows|breaks|points): .*\n", "")),
        ("a choice that leads back to itself", "goto-self", put("      - id: forward-the-bill", '      - id: one-moment\n        say: "One moment, please."\n        goto: too-easy\n      - id: forward-the-bill')),
        ("a choice that counts, and nobody says why", "because-missing", everywhere('^        because: "Every word was in order.*\n', ""), "id: talk-over"),
        ("right choices given away by courtesy", "cue-leak", polite_when_right, "\nscenes:"),
    ),
]  # fmt: skip

FLAGS = [
    *_of(
        COLD,
        ("a flag that nothing reads", "flag-never-read", put("when: owned_up", "when: mood >= 6"), "owned_up: false"),
        ("a flag that nobody needs", "flag-never-read", put("  sent_away: false", "  spare_key: false\n  sent_away: false")),
        ("a flag that nothing changes", "flag-never-set", put("        set: {greedy: true}\n", ""), "  greedy: false"),
        ("a flag compared with what it never is", "comparison-out-of-range", put("when: joke == 2", "when: joke == 3")),
        ("a mood compared with what it never is", "comparison-out-of-range", put("when: mood <= 1\n        text", "when: mood <= 11\n        text")),
    ),
    *_of(DEMANDED, ("a typo in the number of a condition", "comparison-out-of-range", put("when: mood >= 7", "when: mood >= 17"))),
]  # fmt: skip

WALKS = [
    *_of(
        COLD,
        ("a step left out", "walkthrough-stuck", put("that-is-why-i-ring, only-my-job, ", "that-is-why-i-ring, ")),
        ("the last step left out", "walkthrough-open", put("only-my-job, doing-it-now]", "only-my-job]")),
        ("a step too many", "walkthrough-too-long", put("only-my-job, doing-it-now]", "only-my-job, doing-it-now, clear-answer]")),
        ("another score expected", "walkthrough-differs", put("score: 34", "score: 35")),
        ("a pass expected", "walkthrough-differs", put("score: 42, passed: false", "score: 42, passed: true")),
        ("another ending expected", "walkthrough-differs", put("ending: door-open, score", "ending: hung-up, score")),
        ("a choice renamed, and not in its walkthrough", "walkthrough-stuck", put("- id: clear-answer", "- id: a-clear-answer"), "- {name: A no taken well"),
        ("a weight changed, and not in its walkthrough", "walkthrough-differs", put("shows: [follow-up]", "shows: [{follow-up: 2}]"), "- {name: By the book"),
    ),
    *_of(LOST, ("another score expected", "walkthrough-differs", put("score: 46", "score: 64"))),
    *_of(DISPUTED, ("another score expected", "walkthrough-differs", put("score: 31", "score: 13"))),
]  # fmt: skip

DEFECTS = (*LETTERS, *READING, *GRAPH, *SCORES, *FLAGS, *WALKS)
