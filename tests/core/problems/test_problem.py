"""Problems: a code, a place, a message and a remedy."""

from __future__ import annotations

import pytest

from simulator.core.problems.problem import Edit, Kind, Place, Problem, Severity, blocking, edited, in_order

MISSING = Kind("missing", Severity.ERROR, "There is no “{name}”.", "Write “{name}”, or {advice}.")
DOUBTFUL = Kind("doubtful", Severity.WARNING, "Doubtful.", "Look at it.")
FAILING = Kind("failing", Severity.ERROR, "It fails.", "Mend it.", playable=True)


def test_message_and_remedy_are_filled_from_the_details() -> None:
    problem = Problem(MISSING, details={"name": "bill", "advice": "don't"})
    assert (problem.message, problem.remedy) == ("There is no “bill”.", "Write “bill”, or don't.")


def test_brackets_in_a_detail_are_left_alone() -> None:
    assert Problem(MISSING, details={"name": "{agent}", "advice": ""}).message == "There is no “{agent}”."


def test_a_problem_has_the_code_and_severity_of_its_kind() -> None:
    problem = Problem(DOUBTFUL)
    assert (problem.code, problem.severity) == ("doubtful", "warning")


def test_a_problem_can_be_put_in_its_place() -> None:
    place = Place("story.yaml", 12, 5, "  start: opnening")
    placed = Problem(DOUBTFUL, ("start",)).at(place)
    assert (placed.path, placed.place) == (("start",), place)


def test_a_place_is_written_as_editors_understand_it() -> None:
    assert str(Place("story.yaml", 12, 5)) == "story.yaml:12:5"


@pytest.mark.parametrize(
    ("kinds", "forbids"), [([], False), ([DOUBTFUL], False), ([FAILING], False), ([MISSING], True), ([DOUBTFUL, MISSING], True)]
)
def test_only_an_error_that_is_not_playable_forbids_playing(kinds: list[Kind], forbids: bool) -> None:
    assert blocking(tuple(map(Problem, kinds))) is forbids


def test_problems_are_put_in_the_order_of_the_lines_and_those_of_one_place_stay_as_they_come() -> None:
    places = [Place("story.yaml", line, column) for line, column in ((10, 1), (9, 7), (9, 5))]
    late, second, first = (Problem(DOUBTFUL, place=place) for place in places)
    worse, nowhere = Problem(MISSING, place=places[0]), Problem(FAILING)
    assert in_order([late, worse, second, first, nowhere]) == (nowhere, first, second, late, worse)


@pytest.mark.parametrize(
    ("edits", "text"),
    [
        ((), "mood: two"),
        ((Edit(6, 9, "2"),), "mood: 2"),
        ((Edit(6, 9, "2"), Edit(0, 0, "  ")), "  mood: 2"),
        ((Edit(9, 9, "!"), Edit(4, 6, "=")), "mood=two!"),
        ((Edit(6, 9, "2"), Edit(7, 8, "x")), "mood: 2"),
    ],
)
def test_a_text_is_edited_wherever_the_edits_say_so_and_never_twice_in_one_place(edits: tuple[Edit, ...], text: str) -> None:
    assert edited("mood: two", edits) == text
