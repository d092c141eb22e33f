"""Ways through the graph and loops that change the score, against the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.cycles import Cycle, ShortestPaths, choices, cycle_of_sign, nonzero_cycle, potentials
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core.oracle import ask
from tests.core.scenarios import PROOF, choice, ending, scene, sound_stories, story, wild_stories

END = ending("end")


def graph_of(scenario: Scenario) -> StateGraph:
    return StateGraph(Machine(scenario))


def node_after(graph: StateGraph, made: tuple[str, ...]) -> int:
    moment = Session.replay(graph.machine, made).moment
    return graph.node(moment.index, moment.state)


def loops(graph: StateGraph) -> list[Cycle]:
    return [loop for loop in (nonzero_cycle(graph, part) for part in graph.components()) if loop]


@PROOF
@given(wild_stories())
def test_the_choices_of_a_way_lead_where_it_leads(scenario: Scenario) -> None:
    graph = graph_of(scenario)
    ways = ShortestPaths(graph, graph.root)
    assert all(node_after(graph, choices(graph, ways.path_to(node))) == node for node in graph.edges)


@PROOF
@given(wild_stories())
def test_no_way_is_shorter(scenario: Scenario) -> None:
    asked, graph = ask(scenario), graph_of(scenario)
    shortest: dict[int, int] = {}
    for path in asked.path_to.values():
        shortest.setdefault(node_after(graph, path), len(path))
    ways = ShortestPaths(graph, graph.root)
    assert {node: len(ways.path_to(node)) for node in ways.previous} == shortest


@PROOF
@given(wild_stories())
def test_what_is_nearer_is_met_first(scenario: Scenario) -> None:
    graph = graph_of(scenario)
    ways = ShortestPaths(graph, graph.root)
    lengths = [len(ways.path_to(node)) for node in ways.previous]
    assert lengths == sorted(lengths)


def test_a_way_can_be_kept_inside_a_set_of_nodes() -> None:
    fork = scene("fork", choice("short", "end"), choice("long", "detour"))
    graph = graph_of(story(fork, scene("detour", choice("on", "end")), END))
    fork_node, end = graph.root, node_after(graph, ("short",))
    assert end not in ShortestPaths(graph, fork_node, {fork_node, node_after(graph, ("long",))}).previous


@PROOF
@given(wild_stories())
def test_an_uneven_loop_is_found_exactly_where_going_round_pays_or_costs(scenario: Scenario) -> None:
    asked = ask(scenario)
    assert bool(loops(graph_of(scenario))) == (asked.farm or asked.sink)


@PROOF
@given(wild_stories())
def test_an_uneven_loop_pays_only_where_the_oracle_finds_that_some_loop_pays(scenario: Scenario) -> None:
    asked = ask(scenario)
    signs = {loop.points > 0 for loop in loops(graph_of(scenario))}
    assert signs <= {sign for sign, found in ((True, asked.farm), (False, asked.sink)) if found}


@PROOF
@given(wild_stories())
def test_an_uneven_loop_leads_from_its_node_back_to_it(scenario: Scenario) -> None:
    graph = graph_of(scenario)
    for loop in loops(graph):
        first = loop.steps[0][0]
        way_there = choices(graph, ShortestPaths(graph, graph.root).path_to(first))
        assert node_after(graph, way_there + choices(graph, loop.steps)) == first


@PROOF
@given(wild_stories())
def test_the_points_of_a_loop_are_those_of_its_choices(scenario: Scenario) -> None:
    graph = graph_of(scenario)
    for loop in loops(graph):
        moves = [graph.machine.scenes[graph.scene_of(node)].moves[index] for node, index, _ in loop.steps]
        assert loop.points == sum(move.choice.points for move in moves) != 0


@PROOF
@given(sound_stories())
def test_every_move_within_a_sound_part_changes_the_potential_by_its_points(scenario: Scenario) -> None:
    graph = graph_of(scenario)
    for part in graph.components():
        height = potentials(graph, part)
        inside = [(node, points, to) for node in part for _, points, to in graph.edges[node] if to in height]
        assert all(height[to] - height[node] == points for node, points, to in inside)


def test_the_loop_reported_is_the_short_one_and_not_a_detour_by_another_scene() -> None:
    one = scene("one", choice("on", "two"), choice("stop", "end"))
    two = scene("two", choice("again", "two", 1), choice("back", "one"))
    graph = graph_of(story(one, two, END))
    assert [choices(graph, loop.steps) for loop in loops(graph)] == [("again",)]


def test_a_loop_is_found_where_the_shortest_one_through_the_odd_move_is_even() -> None:
    one = scene("one", choice("up", "two", 1), choice("more", "two", 2))
    two = scene("two", choice("down", "one", -2), choice("stop", "end"))
    graph = graph_of(story(one, two, END))
    found = [(choices(graph, loop.steps), loop.points) for loop in loops(graph)]
    assert found == [(("up", "down"), -1)]


def test_a_loop_can_be_begun_at_any_of_its_nodes() -> None:
    loop = Cycle(((7, 0, 1), (8, 1, 0), (9, 0, 0)), 1)
    assert loop.rotated_to(8) == ((8, 1, 0), (9, 0, 0), (7, 0, 1))


@PROOF
@given(wild_stories())
def test_a_loop_that_pays_and_one_that_costs_are_found_exactly_where_the_oracle_finds_them(scenario: Scenario) -> None:
    asked, graph = ask(scenario), graph_of(scenario)
    for sign, expected in ((1, asked.farm), (-1, asked.sink)):
        found = [cycle for part in graph.components() if (cycle := cycle_of_sign(graph, part, sign, WorkBudget()))]
        assert bool(found) == expected
        for cycle in found:
            nodes = [node for node, _, _ in cycle.steps]
            assert [to for node, index, _ in cycle.steps for number, _, to in graph.edges[node] if number == index] == [
                *nodes[1:],
                nodes[0],
            ]
            assert sign * cycle.points == sign * sum(points for _, _, points in cycle.steps) > 0


def test_a_search_for_a_loop_stops_where_it_takes_too_much() -> None:
    graph = graph_of(story(scene("one", choice("again", "one", -1), choice("stop", "end")), END))
    part = [graph.root]
    with pytest.raises(OutOfBudget):
        cycle_of_sign(graph, part, 1, WorkBudget(0))
