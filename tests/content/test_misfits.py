"""What is wrong with a file's shape, told in the author's words."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problem import Problem
from tests.samples import SMALL, changed


def told(*changes: tuple[str, str]) -> Problem:
    [problem] = read_scenario(changed(SMALL, *changes).encode(), "small.yaml").problems
    return problem


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("level: 1", "level: 9"), "“level” must be at most 5, and here it is 9."),
        (("level: 1", "level: 0"), "“level” must be at least 1, and here it is 0."),
        (("level: 1", "level: 1.5"), "“level” must be a whole number, and here it is the number 1.5."),
        (("level: 1", "level: true"), "“level” must be a whole number, and here it is the word true."),
        (("level: 1", 'level: "1"'), "“level” must be a whole number, and here it is a text."),
        (("level: 1", "level: [1]"), "“level” must be a whole number, and here it is a list."),
        (("level: 1", "level:"), "“level” has no value."),
        (("once: true", "once: yes"), "“once” must be true or false, and here it is “yes”."),
        (("once: true", "once: 1"), "“once” must be true or false, and here it is the number 1."),
        (
            ("[{own-it: 2}]", "[{own-it: 2}, 3]"),
            "“breaks, entry 2” must be a text or a group of keys, and here it is the number 3.",
        ),
        (("saw_track: false", "saw_track: [a]"), "“saw_track” must be true or false or a group of keys, and here it is a list."),
        (("{saw_track: true}", "{saw_track: x}"), "“saw_track” must be a whole number or true or false, and here it is a text."),
        (("action: look-up", "action: lookup"), "“lookup” can't stand for “action”."),
        (("- id: shrug", "- id: Shrug!"), "“Shrug!” can't be the name of a choice."),
        (("  track:\n", "  Track:\n"), "“Track” can't be the name of a record."),
        (("id: small-talk", "id: SMALL"), "“SMALL” can't be the name of a scenario."),
        (("takes: 20", "take: 20"), "“take” is not known here."),
        (("      after: 15\n", ""), "“after” is missing."),
    ],
)
def test_a_misfit_is_told_plainly(change: tuple[str, str], message: str) -> None:
    assert told(change).message == message


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        (("once: true", "once: No"), "Write false."),
        (("takes: 20", "take: 20"), "Did you mean “takes”? These can stand here: id, say, do, "),
        (("action: look-up", "action: lookup"), "Did you mean “look-up”? These can stand here: look-up, hold, transfer."),
        (("- id: shrug", "- id: Shrug it off!"), "Did you mean “shrug-it-off”? Use small letters a to z, digits and hyphens,"),
        (("holds: {start: 0, min", "holds: {min"), "Add it here: start: 0"),
        (('title: "Tracking"', "title: 12"), "Put it in double quotes."),
        (("voice: {language: en-GB, ", "voice: {language: 12, "), "Put it in double quotes."),
    ],
)
def test_a_remedy_says_what_to_write(change: tuple[str, str], remedy: str) -> None:
    assert told(change).remedy.startswith(remedy)


def test_only_the_side_that_was_meant_is_complained_of() -> None:
    problem = told(("          - when: trust >= 5\n            to: settled", "          - when: 5\n            to: settled"))
    assert (problem.code, problem.path) == ("wrong-type", ("scenes", "middle", "choices", 0, "goto", 0, "when"))


def test_keys_that_look_like_our_own_marks_do_no_harm() -> None:
    text = changed(SMALL, ("shows: [name-the-feeling]", 'shows: [{"|text": 9}]\n        "|list": 1\n        "[key]": 2'))
    codes = {problem.code for problem in read_scenario(text.encode(), "small.yaml").problems}
    assert {"out-of-range", "unknown-key"} <= codes
