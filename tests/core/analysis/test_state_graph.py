"""The state graph against the oracle: nothing is left out, nothing made up, and nothing that matters dropped."""

from __future__ import annotations

from hypothesis import given

from simulator.core.analysis.state_graph import StateGraph
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core.oracle import Oracle, Situation, ask
from tests.core.scenarios import PROOF, choice, ending, scene, silence, story, wild_stories

END = ending("end")


def nodes(asked: Oracle, graph: StateGraph) -> dict[Situation, int]:
    """Give the node of every situation, by playing the way to it."""
    moments = {here: Session.replay(graph.machine, path).moment for here, path in asked.path_to.items()}
    return {here: graph.node(moment.index, moment.state) for here, moment in moments.items()}


@PROOF
@given(wild_stories())
def test_the_nodes_are_those_that_play_can_reach(scenario: Scenario) -> None:
    asked, graph = ask(scenario), StateGraph(Machine(scenario))
    assert set(nodes(asked, graph).values()) == graph.edges.keys()


@PROOF
@given(wild_stories())
def test_the_moves_of_a_node_are_those_of_every_situation_that_it_stands_for(scenario: Scenario) -> None:
    asked, graph = ask(scenario), StateGraph(Machine(scenario))
    node = nodes(asked, graph)
    for here, ways in asked.ways.items():
        moves = scenario.scenes[here.scene].moves
        assert list(graph.edges[node[here]]) == [(moves.index(way.choice), way.points, node[way.to]) for way in ways]


@PROOF
@given(wild_stories())
def test_loops_are_seen_exactly_where_something_can_be_met_twice(scenario: Scenario) -> None:
    asked, graph = ask(scenario), StateGraph(Machine(scenario))
    assert graph.has_cycles == asked.round_trips


@PROOF
@given(wild_stories())
def test_the_order_lists_every_node_once(scenario: Scenario) -> None:
    graph = StateGraph(Machine(scenario))
    assert sorted(graph.order) == sorted(graph.edges)


@PROOF
@given(wild_stories())
def test_a_part_comes_after_the_parts_that_it_leads_to(scenario: Scenario) -> None:
    graph = StateGraph(Machine(scenario))
    number = {node: number for number, part in enumerate(graph.components()) for node in part}
    assert all(number[target] <= number[node] for node in graph.edges for target in graph.successors(node))


@PROOF
@given(wild_stories())
def test_a_node_tells_its_scene(scenario: Scenario) -> None:
    asked, graph = ask(scenario), StateGraph(Machine(scenario))
    numbers = graph.machine.number
    assert all(graph.scene_of(node) == numbers[here.scene] for here, node in nodes(asked, graph).items())


def test_ways_that_differ_in_nothing_that_counts_lead_to_one_node() -> None:
    opening = scene("opening", choice("one", "end", mood=1), choice("two", "end", mood=-1), silent=silence("end"))
    assert len(StateGraph(Machine(story(opening, END))).edges) == 2


def test_a_part_goes_round_where_it_can_be_met_again_from_itself() -> None:
    opening = scene("opening", choice("stay", "opening"), choice("on", "one"))
    one, two = scene("one", choice("on", "two")), scene("two", choice("back", "one"), choice("stop", "end"))
    graph = StateGraph(Machine(story(opening, one, two, END)))
    assert [graph.is_cyclic(part) for part in graph.components()] == [False, True, True]
