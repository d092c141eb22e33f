"""What it costs to come to a place and to get on from there, with loops and without critical choices."""

from __future__ import annotations

from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.path_costs import LeastCosts, StateGraphIndex, critical_moves
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.scenario.model import Scenario, Scene
from simulator.core.scenario.state_machine import Machine
from tests.core.findings import choice
from tests.core.scenarios import PROOF, ending, play, scene, sound_stories, story

END = ending("end")


def prospects(scenario: Scenario) -> LeastCosts:
    graph = StateGraph(Machine(scenario))
    return LeastCosts(Analysis(graph), critical_moves(graph))


def by_scene(asked: LeastCosts, costs: dict[int, int]) -> dict[str, int]:
    return {asked.graph.machine.scenes[asked.graph.scene_of(node)].scene.id: cost for node, cost in costs.items()}


def round_trip(critical: str | None = None) -> Scenario:
    """Give a story in which one can go back and forth, and stop in two ways."""
    opening = scene("opening", choice("on", "middle", 1), choice("stop", "end"))
    middle = scene("middle", choice("back", "opening", -1), choice("solve", "solved", 2, critical=critical))
    return story(opening, middle, END, ending("solved"))


def test_what_it_costs_to_come_to_each_scene() -> None:
    asked = prospects(round_trip())
    assert by_scene(asked, asked.cost_to_reach) == {"opening": 0, "middle": 0, "solved": 0, "end": 3}


def test_nothing_is_lost_from_any_scene_on_where_no_choice_is_critical() -> None:
    assert set(prospects(round_trip()).cost_to_go.values()) == {0}


def test_without_the_critical_choice_one_has_to_go_back() -> None:
    asked = prospects(round_trip("customer"))
    assert by_scene(asked, asked.cost_to_go) == {"opening": 3, "middle": 3, "solved": 0, "end": 0}
    assert by_scene(asked, asked.cost_to_reach) == {"opening": 0, "middle": 0, "end": 3}


def test_where_only_a_critical_choice_leads_on_nothing_is_left() -> None:
    asked = prospects(story(scene("opening", choice("good", "end", 1), choice("poor", "trap")), trap(), END))
    assert by_scene(asked, asked.cost_to_go) == {"opening": 0, "end": 0}


def trap() -> Scene:
    return scene("trap", choice("lie", "end", critical="customer"))


@PROOF
@given(sound_stories())
def test_the_cheapest_choices_to_an_ending_lose_what_it_costs(scenario: Scenario) -> None:
    asked = prospects(scenario)
    best = Analysis(asked.graph).best
    for node in [node for node, out in asked.graph.edges.items() if not out]:
        session = play(scenario, *asked.cheapest(node))
        total = sum(step.choice.points for step in session.steps()) + session.moment.scene.points
        assert asked.graph.node(session.moment.index, session.moment.state) == node
        assert best - total == asked.cost_to_reach[node]


@PROOF
@given(sound_stories())
def test_a_witness_leads_to_its_node(scenario: Scenario) -> None:
    terrain = StateGraphIndex(StateGraph(Machine(scenario)))
    for node in terrain.graph.edges:
        moment = play(scenario, *terrain.witness(node)).moment
        assert terrain.graph.node(moment.index, moment.state) == node
