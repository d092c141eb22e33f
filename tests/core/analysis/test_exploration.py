"""What is explored: every state that play can reach, scene by scene, and no more of them than is allowed."""

from __future__ import annotations

import pytest

from simulator.core.analysis.exploration import Explorer, StateBatch, TooManyStates, join_batches
from simulator.core.analysis.liveness import NOT_MADE, projections
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.scenario.model import Flag, Scenario
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import SEEN, choice, ending, scene, story

END = ending("end")


def explored(scenario: Scenario) -> Explorer:
    machine = Machine(scenario)
    return Explorer(machine, projections(machine), StateGraph(machine).root // len(machine.scenes), budget=100)


def test_a_scene_that_cannot_be_come_back_to_stands_ready_with_all_that_it_leads_to() -> None:
    opening = scene("opening", choice("look", "next", sets={"seen": 1}), choice("wait", "next"))
    following = scene("next", choice("tell", "end", condition="seen"), choice("leave", "end"))
    found = explored(story(opening, following, END, flags=[SEEN]))
    stand = found.batches[found.machine.number["next"]]
    assert len(stand.states) == 2
    tell, leave = stand.after
    assert tell.count(NOT_MADE) == 1
    assert set(leave) == found.states[found.machine.number["end"]]


def test_a_scene_that_can_be_come_back_to_does_not_stand_ready() -> None:
    found = explored(story(scene("opening", choice("stay", "opening", once=True), choice("go", "end")), END))
    assert set(found.batches) == {found.machine.number["end"]}
    assert len(found.states[found.machine.number["opening"]]) == 2


def test_nobody_is_in_a_scene_to_which_no_open_way_leads() -> None:
    closed = choice("turn", "left", condition="seen")
    left, right = scene("left", choice("on", "right")), scene("right", choice("back", "left"), choice("stop", "end"))
    found = explored(story(scene("opening", closed, choice("go", "end")), left, right, END, flags=[SEEN]))
    assert [len(states) for states in found.states] == [1, 0, 0, 1]


def test_states_of_one_scene_stand_side_by_side_with_what_they_become() -> None:
    one, other = StateBatch(3, (1, 4), ((5, 6), (7, 8))), StateBatch(3, (2,), ((9,), (NOT_MADE,)))
    assert join_batches([one, other]) == StateBatch(3, (1, 4, 2), ((5, 6, 9), (7, 8, NOT_MADE)))
    assert join_batches([one]) is one


def counting(top: int) -> Machine:
    """Build a machine with top + 2 states: a number to count up, scene by scene the same."""
    count = Flag("count", 0, 0, top, boolean=False)
    opening = scene("opening", choice("more", "opening", adds={"count": 1}), choice("stop", "end", condition="count > 0"))
    return Machine(story(opening, END, flags=[count]))


def test_as_many_states_as_the_budget_allows_are_explored() -> None:
    assert len(StateGraph(counting(8), budget=10).edges) == 10


def test_one_state_more_than_the_budget_is_too_many() -> None:
    with pytest.raises(TooManyStates, match="more than 9 states, most of them in scene opening"):
        StateGraph(counting(8), budget=9)


def test_too_many_states_are_blamed_on_what_is_remembered_in_the_scene_with_most_of_them() -> None:
    machine = counting(8)
    with pytest.raises(TooManyStates) as excess:
        StateGraph(machine, budget=9)
    assert (excess.value.scene, excess.value.keep) == ("opening", machine.slots["count"].bits)
