"""The files that trainers brought: each is told in the fewest words, and whoever does as told has a sound scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.core.scenario.model import Message, Scenario
from tests.content.test_remedies import obeyed, read

CASES = Path(__file__).parents[1] / "cases"


def case(name: str) -> str:
    return (CASES / f"{name}.yaml").read_text(encoding="utf-8")


def mended(name: str) -> Scenario:
    text, counts = obeyed(case(name))
    assert counts == [*range(counts[0], -1, -1)]
    scenario = read(text).scenario
    assert scenario is not None
    return scenario


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("counter-flag-plain-number", ["wrong-type"]),
        ("choices-outdented", ["outdented-key"]),
        ("choices-without-hyphens", ["wrong-type"]),
        ("second-choice-without-hyphen", ["missing-hyphen"]),
        ("comma-in-braces-unquoted", ["text-cut-by-comma", "text-cut-by-comma"]),
        ("says-two-messages", []),
        ("policy-colon", ["wrong-type"]),
        ("curly-everywhere", ["curly-quotes-cut"]),
        ("minus-sign-not-hyphen", ["wrong-type"] * 4),
        ("block-text-trailing-line", []),
        ("four-copies", []),
    ],
)
def test_a_mistake_is_told_once(name: str, codes: list[str]) -> None:
    assert [problem.code for problem in read(case(name)).problems] == codes


def test_a_flag_that_a_bare_number_stands_for_counts_where_it_is_counted() -> None:
    [holds] = mended("counter-flag-plain-number").flags
    assert (holds.boolean, holds.start, holds.low) == (False, 0, 0)
    assert holds.high >= 1


@pytest.mark.parametrize("name", ["choices-outdented", "choices-without-hyphens", "second-choice-without-hyphen", "policy-colon"])
def test_both_choices_are_there(name: str) -> None:
    come, wait = mended(name).scenes["hello"].choices
    assert (come.id, come.text, come.jumps[0].to) == ("come", "I send somebody at four today.", "done")
    assert (wait.id, wait.text, wait.jumps[0].to) == ("wait", "Somebody will come at some time.", "bad")
    assert wait.breaks
    assert not wait.shows


def test_a_text_is_whole_again_behind_its_comma() -> None:
    come, wait = mended("comma-in-braces-unquoted").scenes["hello"].choices
    assert (come.text, wait.because) == ("Sorry, I send somebody at four today.", "No time, just hope.")


def test_two_messages_are_said_one_after_the_other() -> None:
    scenario = read(case("says-two-messages")).scenario
    assert scenario is not None
    [line] = scenario.scenes["hello"].says
    assert line.messages == (Message("My tap drips."), Message("And it is loud."))


def test_a_rule_keeps_its_colon() -> None:
    assert mended("policy-colon").company.policy == ("Damaged goods: exchange or money back.", "Plain sentence.")


def test_curly_quotes_become_straight_everywhere_at_once() -> None:
    scenario = mended("curly-everywhere")
    assert (scenario.title, scenario.scenes["hello"].says[1].text) == ("Curly", "My tap drips: now.")
    assert scenario.scenes["hello"].choices[1].text == "Somebody, some day, will come."


def test_a_minus_stays_one() -> None:
    scenario = mended("minus-sign-not-hyphen")
    assert [(choice.mood, choice.trust) for choice in scenario.scenes["hello"].choices] == [(0, 0), (-2, 0), (-2, -2)]
    assert scenario.scenes["done"].points == -3


def test_a_text_after_a_bar_ends_without_an_empty_line() -> None:
    scenario = read(case("block-text-trailing-line")).scenario
    assert scenario is not None
    assert scenario.scenes["hello"].says[0].text == "Dear Sir,\nmy tap drips."


def test_brackets_with_backslashes_are_told_where_they_stand_and_without_them() -> None:
    order, agent = read(case("braces")).problems
    assert [(problem.place.line, problem.place.column) for problem in (order, agent) if problem.place] == [(9, 25), (9, 36)]
    assert "Write anything else out, without brackets; or double a bracket" in order.remedy
    assert agent.remedy.startswith("Write {agent}, without a backslash. ")
    assert [edit.text for edit in agent.edits] == ["{agent}"]
