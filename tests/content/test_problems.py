"""Every code that reading a scenario file can report, each with a small change to a sound file that brings it about."""

from __future__ import annotations

import pytest

from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.problems import (
    channel_kinds,
    everywhere_kinds,
    head_kinds,
    media_kinds,
    people_kinds,
    scenario_kinds,
    scene_kinds,
    text_kinds,
)
from simulator.core.problems.problem import Kind
from tests.samples import PORTRAITS, PRINCIPLES, SMALL, changed

# The code, the line and column, and each text to replace by another.
Example = tuple[str, int, int, tuple[tuple[str, str], ...]]

TRACKING = 'title: "Tracking"'
ENDING = "    ending: lost\n"
WAYS = "    goto: a0\n" + "".join(
    f"  a{number}: {{sees: x, goto: [{{when: mood > {number}, to: a{number + 1}}}, {{to: a{number + 1}}}]}}\n"
    for number in range(6)
)
WAYS += "  a6:\n    says: x\n" + ENDING
"""A scene that goes on by itself in 64 ways to an ending."""
START = "start: opening\n"


def shared(keys: str) -> str:
    """Write a choice that stands in many scenes behind the start."""
    return f"{START}everywhere:\n  - {{{keys}}}\n"


EXAMPLES: tuple[Example, ...] = (
    # encodings and unseen characters
    ("control-character", 25, 18, (("Tracking", "Track\x07ing"),)),
    ("control-character", 25, 12, (("Tracking", "Track\\aing"),)),
    ("hidden-character", 25, 18, (("Tracking", "Track\u202eing"),)),
    ("hidden-character", 25, 12, (("Tracking", "Track\\u202eing"),)),
    # YAML that can't be read on
    ("not-yaml", 30, 13, (('"Where is my parcel, {agent}?"', "| Where is it?"),)),
    ("tab-indent", 25, 1, (('    title: "Tracking"', '\ttitle: "Tracking"'),)),
    ("bad-indent", 26, 5, (('    title: "Tracking"', '   title: "Tracking"'),)),
    ("bad-indent", 25, 3, (('    title: "Tracking"', "  title: Tracking"),)),
    ("odd-space", 25, 4, (('    title: "Tracking"', '   \xa0title: "Tracking"'),)),
    ("odd-space", 25, 11, ((TRACKING, 'title:\xa0"Tracking"'),)),
    ("odd-space", 25, 10, ((TRACKING, 'title\xa0: "Tracking"'),)),
    ("odd-space", 24, 3, (("  track:\n", "  \u202ftrack:\n"),)),
    ("hyphen-without-space", 38, 7, (("      - id: look-up", "      -id: look-up"),)),
    ("missing-hyphen", 67, 7, (("      - id: promise", "      id: promise"),)),
    ("missing-hyphen", 67, 9, (("      - id: promise", "        id: promise"),)),
    ("missing-hyphen", 75, 7, (("      - id: shrug", "      id: shrug"),)),
    ("odd-hyphen", 75, 7, (("      - id: shrug", "      – id: shrug"),)),
    ("odd-hyphen", 67, 7, (("      - id: promise", "      • id: promise"),)),
    ("curly-quotes", 25, 12, ((TRACKING, "title: “Tracking”"),)),
    ("curly-quotes-cut", 25, 12, ((TRACKING, "title: “Tracking: now”"),)),
    (
        "text-cut-by-comma",
        24,
        44,
        (
            (
                '  track:\n    title: "Tracking"\n    text: "On the van since Monday."\n',
                "  track: {title: Tracking, text: On the van, since Monday.}\n",
            ),
        ),
    ),
    ("missing-hyphen", 38, 9, (("      - id: look-up", "        id: look-up"),)),
    ("list-and-keys", 26, 5, ((TRACKING, "- title: Tracking"),)),
    ("colon-in-text", 25, 20, ((TRACKING, "title: Tracking: now"),)),
    ("missing-colon", 6, 1, (("level: 1", "level 1"),)),
    ("missing-colon", 5, 1, (("language: en\n", "language:en\n"),)),
    ("unclosed-quote", 90, 22, (("{ending: settled", '{ending: "settled'),)),
    ("text-after-quote", 25, 18, ((TRACKING, 'title: "The "Tracking" page"'),)),
    ("bad-escape", 25, 18, (("Tracking", "Track\\ing"),)),
    ("unclosed-bracket", 89, 14, (("[look-up, promise]", "[look-up, promise"),)),
    ("unclosed-bracket", 19, 10, (("preventable: false}", "preventable: false"),)),
    ("unquoted-start", 25, 12, ((TRACKING, "title: @tracking"),)),
    ("unquoted-start", 25, 12, ((TRACKING, "title: {agent} tracks"),)),
    ("unquoted-start", 25, 12, ((TRACKING, "title: * tracks"),)),
    ("unquoted-start", 25, 12, ((TRACKING, "title: *The* tracks"),)),
    ("unquoted-start", 30, 11, (('"Where is my parcel, {agent}?"', "- Where is it?"),)),
    ("directive-refused", 1, 1, (("format: 1\n", "%YAML 1.2\n---\nformat: 1\n"),)),
    ("several-documents", 5, 1, (("language: en\n", "---\nlanguage: en\n"),)),
    ("too-deep", 25, 50, (('"Tracking"', "[" * 60 + "]" * 60),)),
    # YAML that we don't take
    ("alias-refused", 11, 9, (('"Ada Example"', '&name "Ada Example"'),)),
    ("alias-refused", 11, 9, (('"Ada Example"', "*name"),)),
    ("alias-refused", 21, 3, (("flags:\n", "flags:\n  <<: {other: true}\n"),)),
    ("tag-refused", 2, 5, (("small-talk", "!!str small-talk"),)),
    ("tag-refused", 11, 9, (('"Ada Example"', "!!python/object/apply:os.getcwd []"),)),
    ("tag-refused", 11, 9, (('"Ada Example"', "!a!b x"),)),
    ("key-not-text", 2, 3, (("format: 1\n", "format: 1\n? [a, b]\n: c\n"),)),
    ("key-not-text", 2, 1, (("format: 1\n", "format: 1\n{agent}: x\n"),)),
    ("duplicate-key", 7, 1, (("level: 1\n", "level: 1\nlevel: 2\n"),)),
    ("unquoted-word", 25, 12, ((TRACKING, "title: no"),)),
    ("unquoted-word", 25, 12, ((TRACKING, "title: 12:30"),)),
    ("unquoted-word", 25, 12, ((TRACKING, "title: 2024-01-01"),)),
    ("text-cut-by-hash", 25, 19, ((TRACKING, "title: Parcel #2041"),)),
    ("text-cut-by-hash", 25, 19, ((TRACKING, "title: Parcel # 2041"),)),
    # keys and values
    ("newer-format", 1, 9, (("format: 1", "format: 2"),)),
    ("missing-key", 32, 9, (("        goto: middle\n      - id: look-up", "      - id: look-up"),)),
    ("missing-key", 10, 1, (('  name: "Ada Example"\n', ""),)),
    ("missing-key", 1, 1, (("start: opening\n", ""),)),
    ("unknown-key", 9, 1, (("pass: 70", "pas: 70"),)),
    ("unknown-key", 15, 28, (("gender:", "gendre:"),)),
    ("wrong-type", 25, 12, ((TRACKING, "title: 2024"),)),
    ("wrong-type", 25, 5, ((TRACKING, "title: {agent}"),)),
    ("wrong-type", 6, 8, (("level: 1", 'level: "1"'),)),
    ("wrong-type", 6, 8, (("level: 1", "level: 1.5"),)),
    ("wrong-type", 6, 8, (("level: 1", "level: true"),)),
    ("wrong-type", 34, 16, (("[name-the-feeling]", "name-the-feeling"),)),
    ("wrong-type", 49, 18, (("[{own-it: 2}]", "[3]"),)),
    ("wrong-type", 80, 11, (('says: "Fine. Four o\'clock."', "says: 4"),)),
    ("wrong-type", 65, 9, (('- text: "And now?"', "- 4"),)),
    ("wrong-type", 80, 12, (('says: "Fine. Four o\'clock."', "says: {text: [Fine]}"),)),
    ("missing-key", 65, 9, (('- text: "And now?"', "- {}"),)),
    ("missing-key", 80, 5, (('says: "Fine. Four o\'clock."', "says: {}"),)),
    ("missing-key", 79, 3, (('    says: "Fine. Four o\'clock."\n', ""),)),
    ("wrong-type", 21, 14, (("saw_track: false", "saw_track: 0"),)),
    ("wrong-type", 1, 9, (("format: 1", 'format: "1"'),)),
    ("empty-value", 25, 5, ((TRACKING, "title:"),)),
    ("empty-text", 8, 8, (('"A parcel is three days late."', '""'),)),
    ("empty-text", 8, 8, (('"A parcel is three days late."', '"  "'),)),
    ("yes-or-no", 45, 15, (("once: true", "once: yes"),)),
    ("yes-or-no", 21, 14, (("saw_track: false", "saw_track: Off"),)),
    ("out-of-range", 6, 8, (("level: 1", "level: 9"),)),
    ("out-of-range", 6, 8, (("level: 1", "level: 0"),)),
    ("out-of-range", 6, 8, (("level: 1", "level: 123456789012345678901"),)),
    ("out-of-range", 49, 27, (("{own-it: 2}", "{own-it: 4}"),)),
    ("too-long", 8, 8, (('"A parcel is three days late."', f'"{"x" * 1001}"'),)),
    ("too-many", 18, 3, (('["Credits up to 10 euros need no approval."]', f"[{', '.join(['rule'] * 21)}]"),)),
    ("too-few", 42, 9, (("set: {saw_track: true}", "set: {}"),)),
    ("bad-id", 2, 5, (("small-talk", "Small Talk"),)),
    ("bad-id", 21, 3, (("saw_track: false", "saw-track: false"),)),
    ("bad-id", 61, 3, (("  middle:\n", "  Middle:\n"),)),
    ("bad-id", 75, 13, (("- id: shrug", "- id: 1st"),)),
    ("bad-language", 5, 11, (("language: en\n", "language: english\n"),)),
    ("not-one-of", 4, 10, (("channel: phone", "channel: telephone"),)),
    ("bad-duration", 44, 16, (("takes: 20", "takes: long"),)),
    ("bad-duration", 44, 16, (("takes: 20", "takes: 1000 min"),)),
    ("out-of-range", 44, 16, (("takes: 20", "takes: 3601"),)),
    ("bad-time", 5, 16, (("language: en\n", 'clock: {start: "24:01"}\n'),)),
    ("bad-time", 5, 31, (("language: en\n", 'clock: {start: "09:40", open: "9"}\n'),)),
    ("missing-key", 5, 1, (("language: en\n", "clock: {day: monday}\n"),)),
    ("not-one-of", 5, 30, (("language: en\n", 'clock: {start: "09:40", day: Mon}\n'),)),
    ("bad-hours", 5, 47, (("language: en\n", 'clock: {start: "09:40", open: "10:00", close: "10:00"}\n'),)),
    ("bad-hours", 5, 31, (("language: en\n", 'clock: {start: "09:40", open: "24:00"}\n'),)),
    ("unquoted-word", 5, 16, (("language: en\n", "clock: {start: 9:40}\n"),)),
    ("out-of-range", 1, 9, (("format: 1", "format: 0"),)),
    ("wrong-type", 1, 9, (("format: 1", "format: true"),)),
    ("wrong-type", 1, 9, (("format: 1", "format: 1.0"),)),
    ("not-one-of", 4, 10, (("channel: phone", "channel: 3"),)),
    ("not-one-of", 86, 13, (("ending: lost", "ending: true"),)),
    ("outdented-key", 86, 3, (("    ending: lost", "  ending: lost"),)),
    # names
    ("unknown-scene", 37, 15, (("goto: middle\n      - id: look-up", "goto: midle\n      - id: look-up"),)),
    ("unknown-scene", 27, 8, (("start: opening", "start: openin"),)),
    ("unknown-scene", 74, 17, (("          - to: lost", "          - to: list"),)),
    ("unknown-flag", 69, 15, (("saw_track or holds < 2", "seen or holds < 2"),)),
    ("unknown-flag", 69, 28, (("saw_track or holds < 2", "saw_track or hold < 2"),)),
    ("unknown-flag", 42, 15, (("set: {saw_track: true}", "set: {seen: true}"),)),
    ("unknown-flag", 42, 15, (("set: {saw_track: true}", "set: {mood: 3}"),)),
    ("unknown-flag", 43, 15, (("add: {holds: 1}", "add: {hold: 1}"),)),
    ("unknown-record", 41, 16, (("opens: track", "opens: trak"),)),
    ("unknown-choice", 69, 15, (("saw_track or holds < 2", "chose opening.nameit"),)),
    # people
    ("unknown-person", 30, 16, (('says: "Where is my parcel, {agent}?"', 'says: {as: bos, text: "Where?"}'),)),
    ("unknown-person", 33, 13, (("      - id: name-it\n", "      - id: name-it\n        to: boss\n"),)),
    ("reserved-name", 29, 3, ((START, START + "people:\n  customer: {name: X}\n"),)),
    # keys of channels
    ("wrong-channel", 33, 9, (("      - id: name-it\n", "      - id: name-it\n        template: true\n"),)),
    ("wrong-channel", 5, 1, (("language: en\n", "onlookers: 3\n"),)),
    # choices in many scenes
    ("everywhere-duplicate", 29, 10, ((START, shared("id: look-up, say: Oh.")),)),
    ("everywhere-scores", 29, 5, ((START, shared("id: sigh, say: Oh., shows: [own-it]")),)),
    ("scenes-and-except", 29, 45, ((START, shared("id: sigh, say: Oh., scenes: [opening], except: [middle]")),)),
    ("no-choices-there", 29, 35, ((START, shared("id: sigh, say: Oh., except: [lost]")),)),
    ("offered-nowhere", 29, 5, ((START, shared("id: sigh, say: Oh., except: [opening, middle]")),)),
    ("unknown-principle", 34, 17, (("[name-the-feeling]", "[name-a-feeling]"),)),
    ("unknown-principle", 49, 18, (("{own-it: 2}", "{owe-it: 2}"),)),
    ("not-allowable", 21, 3, (("flags:\n", "allow:\n  scene-unreachabel: planned\nflags:\n"),)),
    ("too-long", 21, 3, (("flags:\n", f"pronounce:\n  {'x' * 61}: x\nflags:\n"),)),
    ("too-long", 21, 6, (("flags:\n", f"pronounce:\n  X: {'x' * 61}\nflags:\n"),)),
    ("too-many", 20, 1, (("flags:\n", f"pronounce: {{{', '.join(f'x{n}: x' for n in range(101))}}}\nflags:\n"),)),
    ("empty-text", 21, 3, (("flags:\n", 'pronounce:\n  " ": x\nflags:\n'),)),
    ("empty-text", 21, 6, (("flags:\n", 'pronounce:\n  X: " "\nflags:\n'),)),
    ("wrong-type", 21, 6, (("flags:\n", "pronounce:\n  X: 5\nflags:\n"),)),
    ("unknown-placeholder", 21, 7, (("flags:\n", 'pronounce:\n  X: "{x}"\nflags:\n'),)),
    ("not-allowable", 21, 3, (("flags:\n", "allow:\n  score-farm: wanted\nflags:\n"),)),
    ("unknown-portrait", 12, 13, (("portrait: marta", "portrait: mart"),)),
    ("unknown-placeholder", 30, 32, (("{agent}?", "{agnt}?"),)),
    ("unknown-placeholder", 30, 39, (("{agent}?", "{agent}}?"),)),
    ("reserved-name", 21, 3, (("flags:\n", "flags:\n  mood: false\n"),)),
    ("reserved-name", 75, 13, (("- id: shrug", "- id: silence"),)),
    ("duplicate-choice", 75, 13, (("- id: shrug", "- id: promise"),)),
    ("listed-twice", 34, 35, (("[name-the-feeling]", "[name-the-feeling, {name-the-feeling: 2}]"),)),
    ("shown-and-broken", 35, 18, (("[name-the-feeling]", "[name-the-feeling]\n        breaks: [name-the-feeling]"),)),
    # conditions, effects and order
    ("bad-condition", 69, 35, (("saw_track or holds < 2", "saw_track or holds <"),)),
    ("bad-condition", 69, 32, (("saw_track or holds < 2", "saw_track or hold% < 2"),)),
    ("bad-condition", 69, 29, (("saw_track or holds < 2", '"saw_track or )"'),)),
    ("last-needs-no-when", 75, 13, (("          - to: lost\n", "          - to: lost\n            when: trust < 5\n"),)),
    ("last-needs-no-when", 66, 9, (('- text: "And now?"', '- text: "And now?"\n        when: mood < 3'),)),
    ("first-hides-rest", 72, 13, (("- when: trust >= 5\n            to: settled", "- to: settled"),)),
    ("last-needs-no-when", 80, 12, (('says: "Fine. Four o\'clock."', "says: {when: mood > 3, text: Fine}"),)),
    (
        "lines-mixed",
        63,
        9,
        (("- when: mood >= 5 and not saw_track\n        text", "- text"), ('- text: "And now?"', "- {when: mood > 3, text: A}")),
    ),
    ("lines-without-when", 63, 9, (("- when: mood >= 5 and not saw_track\n        text", "- text"),)),
    (
        "lines-mixed",
        63,
        9,
        (("- when: mood >= 5 and not saw_track\n        text", "- Oh.\n      - when: mood > 3\n        text"),),
    ),
    ("say-or-do", 75, 9, (('        say: "It will come when it comes."\n', ""),)),
    ("say-and-do", 40, 9, (('        do: "Open', '        say: "Wait."\n        do: "Open'),)),
    ("set-and-add", 43, 15, (("set: {saw_track: true}", "set: {saw_track: true, holds: 1}"),)),
    ("add-to-truth", 42, 15, (("set: {saw_track: true}\n        add: {holds: 1}", "add: {saw_track: 1}"),)),
    ("set-wrong", 42, 26, (("set: {saw_track: true}", "set: {saw_track: 1}"),)),
    ("set-wrong", 42, 22, (("set: {saw_track: true}\n        add: {holds: 1}", "set: {holds: 3}"),)),
    ("set-wrong", 42, 22, (("set: {saw_track: true}\n        add: {holds: 1}", "set: {holds: true}"),)),
    ("bad-range", 22, 3, (("min: 0, max: 2", "min: 2, max: 2"),)),
    ("bad-range", 22, 18, (("start: 0, min", "start: 5, min"),)),
    # scenes and walkthroughs
    ("scene-unfinished", 84, 3, ((ENDING, ""),)),
    ("scene-unfinished", 84, 3, ((ENDING, "    choices: []\n"),)),
    ("ending-with-choices", 87, 5, ((ENDING, ENDING + "    choices: [{id: a, say: b, goto: lost}]\n"),)),
    ("ending-with-choices", 87, 5, ((ENDING, ENDING + "    silence: {after: 5, says: b}\n"),)),
    ("ending-with-choices", 87, 5, ((ENDING, ENDING + "    goto: settled\n"),)),
    (
        "goto-with-choices",
        67,
        5,
        (("    choices:\n      - id: promise", "    goto: settled\n    choices:\n      - id: promise"),),
    ),
    ("asks-without-choices", 87, 5, ((ENDING, ENDING + "    asks: {question: a, right: b, wrong: [c, d, e]}\n"),)),
    (
        "too-few-answers",
        66,
        35,
        (
            (
                "    choices:\n      - id: promise",
                "    asks: {question: a, right: b, wrong: [c, d]}\n    choices:\n      - id: promise",
            ),
        ),
    ),
    (
        "same-answer-twice",
        66,
        46,
        (
            (
                "    choices:\n      - id: promise",
                "    asks: {question: a, right: b, wrong: [c, b, d]}\n    choices:\n      - id: promise",
            ),
        ),
    ),
    ("goto-goes-round", 86, 5, ((ENDING, "    goto: lost\n"),)),
    ("too-many-ways-on", 87, 17, ((ENDING, WAYS),)),
    ("unknown-scene", 86, 11, ((ENDING, "    goto: list\n"),)),
    ("ending-only", 87, 5, ((ENDING, '    todo: "The end."\n    points: 1\n'),)),
    ("ending-only", 87, 5, ((ENDING, '    todo: "The end."\n    later: "It came."\n'),)),
    ("silence-alone", 87, 5, ((ENDING, '    todo: "The end."\n    silence: {after: 5, says: b}\n'),)),
    ("unknown-step", 90, 19, (("expect: {ending: settled, passed: true}", 'notice: [{at: promis, text: "See."}]'),)),
    (
        "step-unclear",
        90,
        19,
        (
            (
                "choices: [look-up, promise]\n    expect: {ending: settled, passed: true}",
                'choices: [look-up, look-up]\n    notice: [{at: look-up, text: "See."}]',
            ),
        ),
    ),
    ("out-of-range", 90, 19, (("expect: {ending: settled, passed: true}", 'notice: [{at: 0, text: "See."}]'),)),
    ("missing-key", 90, 14, (("expect: {ending: settled, passed: true}", 'notice: [{text: "See."}]'),)),
    ("too-few", 90, 5, (("expect: {ending: settled, passed: true}", "notice: []"),)),
    ("not-an-ending", 90, 22, (("ending: settled", "ending: middle"),)),
)


def read(text: str | bytes) -> ScenarioReading:
    data = text.encode() if isinstance(text, str) else text
    return read_scenario(data, "small.yaml", principles=PRINCIPLES, portraits=PORTRAITS)


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in read(text).problems if problem.place]


every_example = pytest.mark.parametrize("example", EXAMPLES, ids=[f"{at}-{each[0]}" for at, each in enumerate(EXAMPLES)])


@every_example
def test_a_mistake_is_reported_once_in_its_place(example: Example) -> None:
    code, line, column, changes = example
    assert found(changed(SMALL, *changes)) == [(code, line, column)]


def test_the_file_that_the_mistakes_are_made_in_is_sound() -> None:
    assert found(SMALL) == []


@every_example
def test_every_message_can_be_shown(example: Example) -> None:
    for problem in read(changed(SMALL, *example[3])).problems:
        text = f"{problem.message} {problem.remedy}"
        assert text.endswith((".", "?")) or "…" in text or problem.remedy.startswith("Add it here"), text
        assert "  " not in text


@every_example
def test_windows_line_ends_change_no_place(example: Example) -> None:
    code, line, column, changes = example
    assert found(changed(SMALL, *changes).replace("\n", "\r\n")) == [(code, line, column)]


def test_every_code_has_an_example() -> None:
    registers = (text_kinds, scenario_kinds, scene_kinds, everywhere_kinds, channel_kinds, people_kinds, media_kinds, head_kinds)
    kinds = [kind for register in registers for kind in vars(register).values() if isinstance(kind, Kind)]
    elsewhere = {
        # of the file and its encoding: test_files, test_source, test_hostile
        "file-missing", "not-a-file", "file-unreadable", "too-large", "empty-file", "not-text", "not-utf8", "cut-text",
        "other-encoding",
        # of the file as a whole, below
        "not-a-scenario", "too-many-entries", "more-problems", "more-warnings", "bad-value",
        # of several files: test_checking
        "same-id",
        # of what shows in play: test_unsent_mail
        "mood-in-unsent-mail", "mail-never-sent", "person-never-speaks",
        # of files beside the scenario: test_media
        "no-recording", "no-picture",
        # of the guidance that is in force: test_retired_principles
        "retired-principle",
    }  # fmt: skip
    assert {kind.code for kind in kinds} - elsewhere == {example[0] for example in EXAMPLES}


@pytest.mark.parametrize("text", ["hello", "- hello", "12", "null", '"format: 1"'])
def test_what_has_no_keys_is_no_scenario(text: str) -> None:
    assert found(text) == [("not-a-scenario", 1, 1)]


def test_a_group_with_very_many_keys_is_cut_short() -> None:
    keys = "".join(f"  f{number}: true\n" for number in range(10_001))
    assert found(changed(SMALL, ("records:\n", f"{keys}records:\n"))) == [("too-many", 20, 1), ("too-many-entries", 21, 3)]


def test_very_many_problems_are_cut_short() -> None:
    choices = "".join(f"      - {{id: c{number}, say: x, goto: nowhere-{number}}}\n" for number in range(19))
    scenes = "".join(f"  more-{number}:\n    says: x\n    choices:\n{choices}" for number in range(20))
    codes = [code for code, _, _ in found(changed(SMALL, ("scenes:\n", f"scenes:\n{scenes}")))]
    assert codes == ["unknown-scene"] * 200 + ["more-problems"]


def test_very_many_warnings_are_cut_short_and_leave_the_file_playable() -> None:
    reading = read("# \u200e\n" * 150 + SMALL)
    assert [problem.code for problem in reading.problems] == ["hidden-character"] * 100 + ["more-warnings"]
    assert reading.scenario is not None


def test_problems_of_every_sort_are_reported_at_once() -> None:
    text = changed(
        SMALL,
        ("level: 1\n", "level: 9\nlevel: 2\n"),
        ('"Ada Example"', "!!str Ada"),
        ("portrait: marta", "portrait: mart"),
        ('title: "Tracking"', "title: no"),
        ("goto: middle\n      - id: look-up", "goto: midle\n      - id: look-up"),
        ("saw_track or holds < 2", "saw_track or"),
        ("once: true", "once: yes"),
        ("ending: resolved", "ending: solved"),
    )
    assert [code for code, _, _ in found(text)] == [
        "out-of-range",
        "duplicate-key",
        "tag-refused",
        "unknown-portrait",
        "unquoted-word",
        "unknown-scene",
        "yes-or-no",
        "bad-condition",
        "not-one-of",
    ]


def test_mistakes_of_every_line_are_reported_at_once_and_nothing_only_follows_from_them() -> None:
    text = changed(
        SMALL,
        ("level: 1\n", "level 1\n"),
        ('    title: "Tracking"', "\ttitle: Tracking"),
        ("portrait: marta", "portrait: mart"),
        ("      - id: look-up", "      -id: look-up"),
        ("once: true", "once: yes"),
        ('text: "And now?"', 'text: "And now?'),
        ("[own-it]\n        goto:\n", "[own-it\n        goto:\n"),
        ("ending: resolved", "ending: solved"),
        ("choices: [look-up, promise]", "choices: [look-up, promise"),
    )
    assert [code for code, _, _ in found(text)] == [
        "missing-colon",
        "unknown-portrait",
        "tab-indent",
        "hyphen-without-space",
        "unclosed-quote",
        "unclosed-bracket",
        "not-one-of",
        "unclosed-bracket",
    ]


def test_what_could_not_be_read_is_told_line_by_line() -> None:
    problems = read(changed(SMALL, ("level: 1\n", "level 1\n"), ("      - id: look-up", "      -id: look-up"))).problems
    told = [problem.remedy.partition(" Then check again, because ")[2] for problem in problems]
    assert told == [f"{part} can't be read until this is fixed." for part in ("line 6", "lines 38 to 46")]


def test_a_scene_that_was_taken_out_is_not_missed() -> None:
    assert found(changed(SMALL, ("  settled:\n", "  settled\n"))) == [("missing-colon", 79, 3)]
