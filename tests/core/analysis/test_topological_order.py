"""The order in which nodes are laid out: each after all that it leads to, and as many at a time as stand side by side."""

from __future__ import annotations

from hypothesis import given

from simulator.content.loader import read_scenario
from simulator.core.analysis.node_blocks import CyclicComponent
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.scenario.model import Flag, Scenario
from simulator.core.scenario.state_machine import Machine
from tests.core.oracle import ask
from tests.core.scenarios import PROOF, choice, ending, scene, story, wild_stories
from tests.generated import scenario_text

END = ending("end")


def parts(scenario: Scenario) -> list[list[int] | CyclicComponent]:
    return [
        part if isinstance(part, CyclicComponent) else list(part) for part in StateGraph(Machine(scenario)).sequence_of_nodes()
    ]


@PROOF
@given(wild_stories())
def test_what_stands_side_by_side_leads_only_to_what_was_laid_before(scenario: Scenario) -> None:
    graph, laid = StateGraph(Machine(scenario)), set()
    for part in graph.sequence_of_nodes():
        nodes = part.nodes if isinstance(part, CyclicComponent) else list(part)
        allowed = laid | set(part.nodes) if isinstance(part, CyclicComponent) else laid
        assert all(target in allowed for node in nodes for target in graph.successors(node))
        laid |= set(nodes)
    assert laid == graph.edges.keys()


@PROOF
@given(wild_stories())
def test_there_is_a_tangle_exactly_where_something_can_be_met_twice(scenario: Scenario) -> None:
    assert any(isinstance(part, CyclicComponent) for part in parts(scenario)) == ask(scenario).round_trips


def test_scenes_that_use_up_patience_stand_side_by_side_for_each_patience_left() -> None:
    patience, told = Flag("patience", 3, 0, 3, boolean=False), Flag("told", 0)
    asking = scene(
        "asking",
        choice("again", "asking", condition="patience > 0", adds={"patience": -1}, sets={"told": 0}),
        choice("tell", "asking", condition="patience > 0", adds={"patience": -1}, sets={"told": 1}),
        choice("on", "last"),
    )
    last = scene("last", choice("good", "end", condition="told"), choice("poor", "end"))
    laid = parts(story(asking, last, END, flags=[patience, told]))
    assert [len(part) for part in laid if isinstance(part, list)] == [1, 2, 2, 2, 2, 1]


def test_what_goes_to_and_fro_and_yet_ends_is_laid_node_by_node() -> None:
    stage = Flag("stage", 0, 0, 2, boolean=False)
    walk = scene(
        "walk",
        choice("first", "walk", condition="stage == 0", sets={"stage": 2}),
        choice("second", "walk", condition="stage == 2", sets={"stage": 1}),
        choice("third", "end", condition="stage == 1"),
    )
    assert [len(part) for part in parts(story(walk, END, flags=[stage])) if isinstance(part, list)] == [1, 1, 1, 1]


def test_a_large_scenario_is_laid_in_rows_and_not_node_by_node() -> None:
    generated = read_scenario(scenario_text(50, 7).encode(), "generated.yaml").scenario
    assert generated is not None
    graph = StateGraph(Machine(generated))
    assert len(graph.quotient.sequence) < len(graph.edges) / 20
