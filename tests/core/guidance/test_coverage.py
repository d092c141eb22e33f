"""Points by scenarios: what counts, how often, and what is left out."""

from __future__ import annotations

from dataclasses import replace

from simulator.core.guidance.catalogue import Article, Cite, Competency, Guidance, Point, Principle
from simulator.core.guidance.coverage import Cell, Coverage, cover
from simulator.core.scenario.model import Choice, Scenario, Weight
from tests.core.scenarios import HERE, choice, ending, everywhere, scene, silence, story


def principle(name: str, *cites: str, replaced_by: tuple[str, ...] = ()) -> Principle:
    """Write a principle; a cite such as “A1 phone” names its channel."""
    return Principle(
        name, name.title(), "calm", tuple(Cite(*cite.split()) for cite in cites), "Do.", "Avoid.", "Why.", replaced_by
    )


CATALOGUE = Guidance(
    language="en",
    articles={"A": Article("A", "Ten rules", "ru")},
    points={code: Point(code, f"{code}.", "A") for code in ("A1", "A2", "A3")},
    competencies={"calm": Competency("calm", "Calm", "Staying calm.")},
    principles={"breathe": principle("breathe", "A1", "A2"), "wait": principle("wait", "A1"), "sing": principle("sing", "A3")},
)


def weighed(made: Choice, shows: tuple[str, ...] = (), breaks: tuple[str, ...] = ()) -> Choice:
    """Let a choice show and break principles, each with a weight of two."""
    return replace(made, shows=tuple(Weight(name, 2) for name in shows), breaks=tuple(Weight(name, 2) for name in breaks))


def told(name: str, *choices: Choice, silent: Choice | None = None) -> Scenario:
    return replace(story(scene("opening", *choices, silent=silent), ending("end")), id=name)


def cells(counted: Coverage) -> dict[str, list[Cell]]:
    return {row.point.code: list(row.cells) for row in counted.rows}


def test_a_choice_counts_for_each_point_that_its_principle_rests_on() -> None:
    counted = cover(CATALOGUE, [told("one", weighed(choice("a", "end"), shows=("breathe",)))])
    assert cells(counted) == {"A1": [Cell(1, 0)], "A2": [Cell(1, 0)], "A3": [Cell(0, 0)]}


def test_a_choice_counts_once_whatever_its_weights_and_however_many_principles_share_the_point() -> None:
    counted = cover(CATALOGUE, [told("one", weighed(choice("a", "end"), breaks=("breathe", "wait")))])
    assert cells(counted)["A1"] == [Cell(0, 1)]


def test_a_choice_can_show_and_break_the_same_point() -> None:
    counted = cover(CATALOGUE, [told("one", weighed(choice("a", "end"), shows=("wait",), breaks=("breathe",)))])
    assert cells(counted)["A1"] == [Cell(1, 1)]


def test_a_silence_counts_as_a_choice() -> None:
    counted = cover(CATALOGUE, [told("one", choice("a", "end"), silent=weighed(silence("end"), breaks=("sing",)))])
    assert cells(counted)["A3"] == [Cell(0, 1)]


def test_a_choice_that_stands_in_many_scenes_counts_once() -> None:
    look = weighed(choice("look", HERE, once=True), shows=("sing",))
    scenes = [scene("one", choice("a", "two")), scene("two", choice("b", "end"))]
    counted = cover(CATALOGUE, [story(*everywhere(look, scenes=scenes), ending("end"))])
    assert cells(counted)["A3"] == [Cell(1, 0)]


def test_each_scenario_has_its_column() -> None:
    one = told("one", weighed(choice("a", "end"), shows=("sing",)))
    two = told("two", weighed(choice("a", "end"), shows=("sing",)), weighed(choice("b", "end"), shows=("sing",)))
    counted = cover(CATALOGUE, [one, two])
    assert counted.scenarios == ("one", "two")
    assert cells(counted)["A3"] == [Cell(1, 0), Cell(2, 0)]
    assert [(row.shown, row.broken) for row in counted.rows] == [(0, 0), (0, 0), (3, 0)]


def test_the_gaps_are_points_never_shown_or_broken_and_principles_never_used() -> None:
    made = weighed(choice("a", "end"), shows=("breathe",), breaks=("wait",))
    counted = cover(CATALOGUE, [told("one", made)])
    assert [point.code for point in counted.never_shown] == ["A3"]
    assert [point.code for point in counted.never_broken] == ["A2", "A3"]
    assert [found.id for found in counted.unused] == ["sing"]


def test_a_competency_is_assessed_where_one_of_its_principles_is_used() -> None:
    assert [found.id for found in cover(CATALOGUE, []).unassessed] == ["calm"]
    used = cover(CATALOGUE, [told("one", weighed(choice("a", "end"), breaks=("sing",)))])
    assert used.unassessed == ()


def test_a_principle_that_the_catalogue_does_not_have_counts_nowhere() -> None:
    counted = cover(CATALOGUE, [told("one", weighed(choice("a", "end"), shows=("dance",)))])
    assert {cell for row in counted.rows for cell in row.cells} == {Cell(0, 0)}


def test_a_cite_that_names_its_channel_counts_in_that_channel_only() -> None:
    answered = weighed(choice("a", "end"), shows=("sing",))
    quickly = {"sing": principle("sing", "A1", "A3 phone"), "hum": principle("hum", "A3 chat")}
    heard = [replace(told(channel, answered), channel=channel) for channel in ("phone", "chat", "email")]
    counted = cover(replace(CATALOGUE, principles=quickly), heard)
    assert cells(counted)["A1"] == [Cell(1, 0)] * 3
    assert cells(counted)["A3"] == [Cell(1, 0), Cell(0, 0), Cell(0, 0)]


def test_a_retired_principle_counts_for_nothing_and_is_not_missed() -> None:
    old = principle("breathe-and-sing", "A1", "A3", replaced_by=("breathe", "sing"))
    kept = replace(CATALOGUE, principles={**CATALOGUE.principles, old.id: old})
    counted = cover(kept, [told("one", weighed(choice("a", "end"), shows=(old.id,)))])
    assert {cell for row in counted.rows for cell in row.cells} == {Cell(0, 0)}
    assert old not in counted.unused
    assert [found.id for found in counted.unassessed] == ["calm"]


def test_the_scenarios_that_show_and_break_a_point_are_counted_by_channel() -> None:
    twice = told("one", weighed(choice("a", "end"), shows=("sing",)), weighed(choice("b", "end"), shows=("sing",)))
    once = replace(told("two", weighed(choice("a", "end"), breaks=("sing",))), channel="chat")
    rows = cover(CATALOGUE, [twice, replace(twice, id="three"), once]).rows
    channels = rows[2].by_channel
    assert (channels["phone"], channels["chat"], channels["email"]) == (Cell(2, 0), Cell(0, 1), Cell(0, 0))


def test_the_points_of_one_scenario_alone_are_listed_with_it() -> None:
    one = told("one", weighed(choice("a", "end"), shows=("breathe",)), weighed(choice("b", "end"), breaks=("sing",)))
    two = told("two", weighed(choice("a", "end"), shows=("wait",)))
    counted = cover(CATALOGUE, [one, two])
    assert (counted.shown_once, counted.broken_once) == ({"A2": "one"}, {"A3": "one"})


def test_without_scenarios_everything_is_a_gap() -> None:
    counted = cover(CATALOGUE, [])
    assert len(counted.never_shown) == len(counted.never_broken) == len(counted.unused) == 3


def test_a_row_names_the_principles_that_rest_on_its_point() -> None:
    rows = cover(CATALOGUE, []).rows
    assert [[found.id for found in row.principles] for row in rows] == [["breathe", "wait"], ["breathe"], ["sing"]]
