"""Sets of states as bits find what the state graph finds, and more than it can hold."""

from __future__ import annotations

import pytest
from hypothesis import given, reject

from simulator.core.analysis import symbolic_reachability
from simulator.core.analysis.exploration import TooManyStates
from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.symbolic_reachability import LinkReachability, SymbolicReachability, TooManyCombinations
from simulator.core.scenario.model import Flag, Scenario
from simulator.core.scenario.state_machine import Machine
from tests.bench.scenarios import generated
from tests.core.scenarios import PROOF, choice, ending, scene, story, wild_stories

END = ending("end")


def small_enough(machine: Machine) -> SymbolicReachability:
    """Give what is found of a story, unless its values have too many combinations, which has tests of its own."""
    try:
        return SymbolicReachability(machine)
    except TooManyCombinations:
        reject()


@PROOF
@given(wild_stories())
def test_the_scenes_and_choices_are_those_of_the_state_graph(scenario: Scenario) -> None:
    machine = Machine(scenario)
    found, terrain = small_enough(machine), StateGraphIndex(StateGraph(machine))
    assert [bool(states) for states in found.states] == [bool(nodes) for nodes in terrain.of_scene]
    assert found.shown == terrain.shown
    for number, shown in enumerate(found.shown):
        assert all(found.taken(number, index) == terrain.taken(number, index) for index in shown)


@PROOF
@given(wild_stories())
def test_links_alone_leave_out_nothing_that_can_be_met(scenario: Scenario) -> None:
    machine = Machine(scenario)
    linked, found = LinkReachability(machine), small_enough(machine)
    for number, shown in enumerate(found.shown):
        assert linked.is_reachable(number) >= found.is_reachable(number)
        assert linked.shown[number] >= shown
        assert all(linked.taken(number, index) >= found.taken(number, index) for index in shown)


@PROOF
@given(wild_stories())
def test_scenes_with_nothing_to_choose_are_those_of_the_state_graph(scenario: Scenario) -> None:
    machine = Machine(scenario)
    graph = StateGraph(machine)
    stuck = {graph.scene_of(node) for node, out in graph.edges.items() if not out}
    assert set(small_enough(machine).dead_ends()) == {scene for scene in stuck if not machine.scenes[scene].scene.final}


@PROOF
@given(wild_stories())
def test_scenes_with_silence_at_most_are_those_of_the_state_graph(scenario: Scenario) -> None:
    machine = Machine(scenario)
    graph = StateGraph(machine)
    scenes = [machine.scenes[graph.scene_of(node)].scene for node in graph.edges]
    met = zip(scenes, graph.edges.items(), strict=True)
    stuck = {graph.scene_of(node) for scene, (node, out) in met if all(index == len(scene.choices) for index, _, _ in out)}
    assert set(small_enough(machine).dead_ends(silence=False)) == {
        number for number in stuck if not machine.scenes[number].scene.final
    }


def test_a_jump_whose_condition_never_holds_is_not_taken() -> None:
    opening = scene("opening", choice("on", [("seen", "aside"), ("", "end")]))
    machine = Machine(story(opening, scene("aside", choice("back", "end")), END, flags=(Flag("seen", 0),)))
    assert SymbolicReachability(machine).taken(machine.number["opening"], 0) == {1}


def test_a_large_scenario_is_found_out_as_the_state_graph_finds_it() -> None:
    machine = Machine(generated(300))
    found, terrain = SymbolicReachability(machine), StateGraphIndex(StateGraph(machine))
    assert [bool(states) for states in found.states] == [bool(nodes) for nodes in terrain.of_scene]
    assert found.shown == terrain.shown


def test_more_states_than_a_graph_may_have_are_no_trouble() -> None:
    counts = tuple(Flag(f"count_{number}", 0, 0, 20, boolean=False) for number in range(3))
    more = [choice(f"more-{flag.name}", "opening", adds={flag.name: 1}) for flag in counts]
    full = " and ".join(f"{flag.name} >= 20" for flag in counts)
    machine = Machine(story(scene("opening", *more, choice("on", "end", condition=full)), END, flags=counts))
    with pytest.raises(TooManyStates):
        StateGraph(machine, budget=1000)
    assert SymbolicReachability(machine).states[machine.number["end"]]


def test_more_values_than_can_be_combined_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(symbolic_reachability, "MOST_BITS", 10)
    told = story(scene("opening", choice("on", "end", condition="trust >= 3")), END)
    with pytest.raises(TooManyCombinations):
        SymbolicReachability(Machine(told))
