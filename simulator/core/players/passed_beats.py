"""How often scenes are met, those that go on by themselves included: they are played as scenes with one choice.

The state graph has no node for such a scene, because nothing is decided there. Where a scenario has any, its scenes are put into
a graph of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.players.markov_chain import Rule
from simulator.core.players.player_statistics import PlayerStatistics
from simulator.core.scenario.model import Choice, Scenario, Scene
from simulator.core.scenario.state_machine import Machine

_GOES_ON = "goes-on"


def scenes_met(player: PlayerStatistics, rule: Rule, budget: WorkBudget | None = None) -> Mapping[str, float]:
    """How probable it is that a player who follows a rule, which hears nothing, meets each scene at all, by scene id.

    Scenes that cannot be reached are left out. Raises OutOfBudget.
    """
    analysis = player.analysis
    scenario = analysis.graph.machine.scenario
    if not any(scene.jumps for scene in scenario.scenes.values()):
        return player.visits
    graph = StateGraph(Machine(stopping_at_beats(scenario)), work=budget)
    return PlayerStatistics(analysis, rule, graph, budget).visits


def stopping_at_beats(scenario: Scenario) -> Scenario:
    """Let each scene that goes on by itself have one choice, with the same jumps."""
    return replace(scenario, scenes={name: _stopping(scene) for name, scene in scenario.scenes.items()})


def _stopping(scene: Scene) -> Scene:
    return replace(scene, jumps=(), choices=(Choice(_GOES_ON, "", scene.jumps),)) if scene.jumps else scene
