"""Problems gathered: each in its place, none that only follows from another, and not more than anybody would read."""

from __future__ import annotations

import pytest

from simulator.content.reading.reader import read
from simulator.content.text.problem_collector import (
    FEW,
    MAX_ERRORS,
    ProblemCollector,
    existing,
    listed,
    name_like,
    number_like,
    suggestion,
)
from simulator.content.text.source import Source
from simulator.core.problems.scenario_kinds import EMPTY_TEXT, SAY_OR_DO, UNKNOWN_SCENE


def collector(text: str = 'a:\n  b: "some text"\n  c: [d]\n') -> ProblemCollector:
    return ProblemCollector(read(Source("x.yaml", text)))


def places(found: ProblemCollector) -> list[str]:
    return [str(problem.place) for problem in found.all()]


def test_a_problem_stands_at_its_value_or_its_key() -> None:
    found = collector()
    found.add(EMPTY_TEXT, ("a", "b"), key="b")
    found.add_key(EMPTY_TEXT, ("a", "b"), key="b")
    assert places(found) == ["x.yaml:2:3", "x.yaml:2:6"]


def test_a_problem_may_stand_within_a_text() -> None:
    found = collector()
    found.add_within(EMPTY_TEXT, ("a", "b"), 5, key="b")
    assert places(found) == ["x.yaml:2:12"]


def test_a_problem_within_a_text_written_otherwise_stands_at_its_beginning() -> None:
    found = collector("a: >-\n  some\n  text\n")
    found.add_within(EMPTY_TEXT, ("a",), 5, key="a")
    assert places(found) == ["x.yaml:1:4"]


@pytest.mark.parametrize("path", [("a", "c"), ("a", "c", 0), ("a", "c", 0, "x"), ("a",)])
def test_what_follows_from_a_broken_part_is_not_reported(path: tuple[str, ...]) -> None:
    found = collector()
    found.without([("a", "c")])
    found.add(SAY_OR_DO, path, name="x")
    assert found.all() == ()


@pytest.mark.parametrize("path", [("a", "b"), ()])
def test_what_lies_beside_or_well_above_a_broken_part_is_reported(path: tuple[str, ...]) -> None:
    found = collector()
    found.without([("a", "c")])
    found.add(SAY_OR_DO, path, name="x")
    assert len(found.all()) == 1


def test_problems_stand_in_the_order_of_the_file() -> None:
    found = collector()
    for path in (("a", "c"), ("a", "b"), ("a",)):
        found.add(SAY_OR_DO, path, name="x")
    assert places(found) == ["x.yaml:1:1", "x.yaml:2:6", "x.yaml:3:3"]


def test_gathering_stops_where_nobody_would_read_on() -> None:
    found = collector()
    for number in range(2 * MAX_ERRORS):
        found.add(UNKNOWN_SCENE, ("a",), name=str(number), suggestion="")
    assert found.full
    assert [problem.code for problem in found.all()] == ["unknown-scene"] * MAX_ERRORS + ["more-problems"]


def test_a_word_in_doubt_is_not_reported_where_it_is_wrong_anyway() -> None:
    found = collector("a: yes\nb: no\n")
    found.add(EMPTY_TEXT, ("a",), key="a")
    assert [problem.code for problem in found.all()] == ["empty-text", "unquoted-word"]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("openin", ["opening", "ending"], "Did you mean “opening”? "),
        ("Opening", ["opening"], "Did you mean “opening”? "),
        ("xyz", ["opening"], ""),
        ("telephone", ["phone", "chat"], "Did you mean “phone”? "),
        ("no-blame", ["open-by-name"], ""),
        ("ask-first", ["acknowledge-first"], ""),
        ("x", [], ""),
        ("opening" * 10, ["opening" * 10 + "s"], ""),
        ("scene-7x", [f"scene-{number}" for number in range(5_000)], "Did you mean “scene-7”? "),
    ],
)
def test_a_similar_name_is_suggested(word: str, known: list[str], hint: str) -> None:
    assert suggestion(word, known) == hint


def test_a_long_list_of_names_is_cut() -> None:
    assert listed(f"n{number}" for number in range(30)).endswith("n18, n19, …")


def test_a_name_is_made_of_a_title() -> None:
    assert name_like("  Übel, The 2nd Call!", "-") == "bel-the-2nd-call"


def test_names_are_listed_where_they_are_few_enough_to_choose_from() -> None:
    assert existing({"b", "a"}) == " There are: a, b."
    assert existing([]) == ""
    assert existing([f"n{number}" for number in range(FEW)]) != ""
    assert existing([f"n{number}" for number in range(FEW + 1)]) == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20 s", "20"),
        ("about 20", "20"),
        ("about −10", "-10"),
        ("＋2", "+2"),
        ("- 2", "-2"),
        ("negative 3", "-3"),
        ("٣", "3"),
        ("3 – for experts", "3"),
        ("about – 2", ""),
        ("x-2", ""),
        ("2-", ""),
        ("2–3", ""),
        ("−2.5", ""),
        ("--2", ""),
        ("easy", ""),
        ("x" * 300 + "2", ""),
    ],
)
def test_a_number_is_read_from_a_text_only_with_its_sign(text: str, number: str) -> None:
    assert number_like(text) == number
