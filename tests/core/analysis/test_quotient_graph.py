"""Making nodes one that play out alike changes nothing that anybody could notice."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis import quotient_graph
from simulator.core.analysis.node_blocks import NOWHERE, NodeBlock
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.scenario.model import Flag, Scenario
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import PROOF, choice, ending, scene, story, wild_stories

END = ending("end")


@PROOF
@given(wild_stories())
def test_every_node_has_a_home_in_its_own_scene(scenario: Scenario) -> None:
    graph = StateGraph(Machine(scenario))
    homes = {node: graph.quotient.place_of_node(node) for node in graph.edges}
    assert set(homes.values()) == graph.quotient.edges.keys()
    assert all(graph.scene_of(node) == graph.quotient.scene_of(home) for node, home in homes.items())


@PROOF
@given(wild_stories())
def test_the_moves_of_a_node_are_those_of_its_home(scenario: Scenario) -> None:
    graph = StateGraph(Machine(scenario))
    home_of, edges = graph.quotient.place_of_node, graph.quotient.edges
    for node, out in graph.edges.items():
        assert edges[home_of(node)] == [(index, points, home_of(target)) for index, points, target in out]


@PROOF
@given(wild_stories())
def test_each_home_comes_after_all_that_it_leads_to_loops_aside(scenario: Scenario) -> None:
    graph = StateGraph(Machine(scenario)).quotient
    number = {node: place for place, part in enumerate(graph.components()) for node in part}
    for part in graph.components():
        inside = part if graph.is_cyclic(part) else []
        assert all(number[target] < number[node] or target in inside for node in part for target in graph.successors(node))


def test_what_is_remembered_in_vain_makes_no_second_node() -> None:
    asked = scene("asked", choice("once-more", "last"), choice("enough", "last", condition="told"))
    said = scene("last", choice("high", "end", condition="trust >= 9"), choice("low", "end"))
    opening = scene(
        "opening", choice("tell", "asked", sets={"told": 1}), choice("warm", "asked", trust=1), choice("cool", "asked", trust=-1)
    )
    graph = StateGraph(Machine(story(opening, asked, said, END, flags=[Flag("told", 0)])))
    number = graph.machine.number
    assert sum(graph.scene_of(node) == number["last"] for node in graph.edges) == 3
    assert sum(graph.quotient.scene_of(node) == number["last"] for node in graph.quotient.edges) == 1


def test_nodes_that_only_differ_in_what_is_heard_stay_apart() -> None:
    asked = scene("asked", choice("on", "end"), says=[("trust >= 6", "Good."), ("", "Well.")])
    opening = scene("opening", choice("warm", "asked", trust=1), choice("cool", "asked"))
    machine = Machine(story(opening, asked, END))
    assert len(StateGraph(machine, heard=[machine.number["asked"]]).quotient.edges) == 4
    assert len(StateGraph(machine).quotient.edges) == 3


def test_in_a_block_of_many_nodes_all_have_as_many_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotient_graph, "_MANY", 2)
    two = scene("two", choice("on", "end"), choice("off", "other"))
    one = scene("one", choice("on", "end"))
    opening = scene("opening", choice("left", "one"), choice("right", "two"))
    graph = StateGraph(Machine(story(opening, one, two, END, ending("other")))).quotient
    beside = [part for part in graph.sequence if isinstance(part, NodeBlock) and part.columns]
    assert sorted(len(block.columns) for block in beside) == [1, 2, 2]
    assert not any(NOWHERE in step.to for block in beside for step in block.columns)
