"""What the values of a scenario say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario.model import Choice, Jump, Weight, literal
from simulator.core.scenario.participants import History
from tests.core.scenarios import HERE, choice, ending, everywhere, scene, silence, story, unwritten


def test_points_are_the_weights_shown_less_those_broken() -> None:
    made = Choice("a", "A", (Jump("end"),), shows=(Weight("one", 3), Weight("two")), breaks=(Weight("three", 2),))
    assert made.points == 2


def test_silence_is_the_last_of_the_moves() -> None:
    moves = scene("opening", choice("a", "end"), silent=silence("end")).moves
    assert [(move.id, move.silent) for move in moves] == [("a", False), ("silence", True)]


def test_a_choice_that_stands_in_many_scenes_is_one_of_the_moves_once() -> None:
    scenes = [scene("one", choice("a", "two"), silent=silence("one")), scene("two", choice("b", "end"))]
    told = story(*everywhere(choice("look", HERE), choice("sigh", HERE), scenes=scenes), ending("end"))
    assert [move.id for move in told.moves] == ["a", "look", "sigh", "silence", "b"]


@pytest.mark.parametrize("last", [ending("end"), unwritten("end")], ids=["ending", "unwritten"])
def test_the_conversation_stops_where_there_are_no_choices(last: object) -> None:
    assert getattr(last, "final", None) is True


def test_the_conversation_goes_on_where_there_are_choices() -> None:
    assert not scene("opening", choice("a", "end")).final


@pytest.mark.parametrize(
    "history",
    [History(earlier_failures=True), History(severity="moderate"), History(severity="severe"), History(preventable=True)],
)
def test_trust_can_not_rise_above_its_start_after_a_bad_history(history: History) -> None:
    assert story(ending("end"), trust=4, history=history).trust_ceiling == 4


def test_trust_can_rise_to_the_full_after_a_small_first_failure() -> None:
    assert story(ending("end"), trust=4).trust_ceiling == 10


def test_names_are_put_into_their_placeholders() -> None:
    filled = story(ending("end")).fill("{agent} of {company} to {customer}: {else}", "Ann")
    assert filled == "Ann of Example Limited to Robin Example: {else}"


def test_what_looks_like_a_placeholder_in_a_name_stays_as_it_is() -> None:
    assert story(ending("end")).fill("{agent} for {customer}", "{customer} {company}") == "{customer} {company} for Robin Example"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{agent}}", "{agent}"),
        ("{{{agent}}}", "{Ann}"),
        ("a }} b", "a } b"),
        ("{{ and {{{{", "{ and {{"),
        ("{agent}}}", "Ann}"),
        ("{{\n}}", "{\n}"),
    ],
)
def test_two_brackets_are_one_that_is_read(text: str, filled: str) -> None:
    assert story(ending("end")).fill(text, "Ann") == filled


@given(st.text("{}ab"))
def test_a_text_with_every_bracket_doubled_is_filled_in_as_it_was(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert story(ending("end")).fill(doubled, "Ann") == text
    assert literal(doubled) == text


def test_brackets_in_a_name_stay_as_they_are() -> None:
    assert story(ending("end")).fill("{agent}", "{{Ann}}") == "{{Ann}}"
