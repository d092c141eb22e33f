"""Curly quotes around texts: told once, be they letters that would be shown or the cause of everything else."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.content.reading.curly_quotes import curly_quotes, straightened
from simulator.content.reading.reader import read
from simulator.content.text.source import Source
from simulator.core.problems.problem import Problem, edited
from tests.samples import SMALL, changed


@pytest.mark.parametrize(
    ("text", "place", "more"),
    [
        ("says: “Hello there.”", "x.yaml:1:7", ""),
        ("says: „Guten Tag.“\ntitle: ‘One’", "x.yaml:1:7", ", and around 1 more below"),
        ("policy:\n  - ”Rule one”\n  - “two”\n  - “three”", "x.yaml:2:5", ", and around 2 more below"),
    ],
)
def test_curly_quotes_around_texts_are_told_once(text: str, place: str, more: str) -> None:
    [problem] = curly_quotes(read(Source("x.yaml", text)))
    assert (problem.code, str(problem.place), problem.details["more"]) == ("curly-quotes", place, more)


@pytest.mark.parametrize(
    "text",
    [
        "says: “Yes” and “no”",
        'says: "“Hello there.”"',
        "says: The “new” one",
        "goto: “end”",
        "says: “Hello",
        "says: |\n  “Hello.”",
    ],
)
def test_curly_quotes_within_a_text_or_within_straight_ones_are_meant(text: str) -> None:
    assert curly_quotes(read(Source("x.yaml", text))) == []


def problems(*changes: tuple[str, str]) -> list[Problem]:
    return list(read_scenario(changed(SMALL, *changes).encode(), "x.yaml").problems)


@pytest.mark.parametrize(
    "changes",
    [
        (('name: "Example Parcels"\n', "name: “Parcels: all of them”\n"),),
        (('company:\n  name: "Example Parcels"\n', "company: {name: “Parcels, and more”}\n"), ("  policy: [", "policies: [")),
        (('title: "Tracking"', "title: “The ‘new’ one: #4”"), ("id: small-talk", "id: “small-talk”")),
        (("when: saw_track or holds < 2", "when: “saw_track or holds < 2”"),),
        (('says: "Hello? Are you there?"', "says: ‘Hello: are you there?’"),),
    ],
)
def test_curly_quotes_that_cut_a_value_up_are_one_problem(changes: tuple[tuple[str, str], ...]) -> None:
    told = [problem.code for problem in problems(*changes)]
    assert told.count("curly-quotes-cut") == 1
    assert set(told) <= {"curly-quotes-cut", "unknown-key"}


def test_other_mistakes_are_told_beside_them() -> None:
    told = problems(('title: "Tracking"', "title: “Tracking: now”"), ("level: 1", "level: 9"))
    assert [problem.code for problem in told] == ["out-of-range", "curly-quotes-cut"]


def test_curly_quotes_beside_another_mistake_stay_a_warning() -> None:
    told = problems(('title: "Tracking"', "title: “Tracking”"), ("level: 1\n", "level 1\n"))
    assert [problem.code for problem in told] == ["missing-colon", "curly-quotes"]


@pytest.mark.parametrize(
    "change",
    [
        ('["Credits up to 10 euros need no approval."]', "[“Credits, up to 10 euros.”, “More, and more.”]"),
        ('title: "Tracking"', "title: “Parcel #2041”"),
        ("portrait: marta", "portrait: “marta”"),
        ("choices: [look-up, promise]", "choices: [“look-up”, promise]"),
    ],
)
def test_what_could_be_played_with_curly_quotes_can_be_played_still(change: tuple[str, str]) -> None:
    reading = read_scenario(changed(SMALL, change).encode(), "x.yaml", portraits=frozenset({"marta"}))
    assert reading.scenario is not None
    assert "curly-quotes-cut" not in [problem.code for problem in reading.problems]


def test_straight_quotes_in_their_place_are_proposed() -> None:
    text = changed(SMALL, ('title: "Tracking"', "title: “Tracking: now”"), ('says: "Fine. Four o\'clock."', "says: “Fine.”"))
    [problem] = read_scenario(text.encode(), "x.yaml").problems
    assert problem.details["more"] == ", and around 1 more below"
    mended = edited(text, problem.edits)
    assert 'title: "Tracking: now"' in mended
    assert 'says: "Fine."' in mended
    assert read_scenario(mended.encode(), "x.yaml").problems == ()


@pytest.mark.parametrize(
    "text",
    [
        'a: "He said: “no”, and went"',
        "a: |\n  b: “c”\n",
        "# a: “b”",
        "a: “b” and “c”",
        'a: “b "c" d”',
        "a: plain\n",
    ],
)
def test_nothing_else_is_straightened(text: str) -> None:
    straight, starts = straightened(Source("x.yaml", text))
    assert (straight.text, starts) == (text, ())


def test_values_behind_lines_that_cannot_be_scanned_are_straightened_too() -> None:
    text = "".join(f"k{number}: “a: b”\n" for number in range(40))
    straight, starts = straightened(Source("x.yaml", text))
    assert straight.text == text.replace("“", '"').replace("”", '"')
    assert len(starts) == 40
