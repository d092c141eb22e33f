"""What a scenario amounts to: its best and worst line, what each ending can come to, and what a player who picks at random gets.

Every figure is exact, worked out over all reachable states; none is sampled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.core.analysis import Analysis
from simulator.core.kpi import kpis
from simulator.core.loops import potentials
from simulator.core.nodes import Edge, NodeGraph
from simulator.core.players import Prospects, at_random
from simulator.core.scenario import Scenario
from simulator.core.scoring import Taken, by_competency, by_principle, score
from simulator.core.session import Session


@dataclass(frozen=True, slots=True)
class Line:
    """One way through: choices, the scenes they lead through, points, score (0 to 100), ending and simulated seconds."""

    choices: tuple[str, ...]
    scenes: tuple[str, ...]
    points: int
    score: int
    ending: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most points with which an ending can be reached, and the scores (0 to 100) that they are."""

    ending: str
    kind: str
    least: int
    most: int
    least_score: int
    most_score: int


@dataclass(frozen=True, slots=True)
class Words:
    """How long the options of a scene are, in words, each option by its id."""

    scene: str
    options: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RandomPlayer:
    """What comes of picking at random: mean and spread (standard deviation) of the score, decisions, and odds (0 to 1)."""

    mean: float
    spread: float
    decisions: float
    passes: float
    visits: Mapping[str, float]
    endings: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `chances` are those of the best line; `used` counts the choices that show and that break each principle."""

    best: Line
    worst: Line
    shortest: int
    random: RandomPlayer
    endings: tuple[Range, ...]
    principles: Mapping[str, Taken]
    competencies: Mapping[str, Taken]
    used: Mapping[str, tuple[int, int]]
    words: tuple[Words, ...]


def report(analysis: Analysis, competency_of: Mapping[str, str]) -> Report:
    """Work a scenario out."""
    graph = analysis.merged
    scenario = graph.machine.scenario
    best = _extreme(analysis, best=True)
    decisions = score(Session.replay(graph.machine, best.choices), analysis).decisions
    return Report(
        best=best,
        worst=_extreme(analysis, best=False),
        shortest=_shortest(graph),
        random=_random(analysis),
        endings=_endings(analysis),
        principles=by_principle(decisions),
        competencies=by_competency(decisions, competency_of),
        used=_used(scenario),
        words=tuple(_words(scenario)),
    )


def _shortest(graph: NodeGraph) -> int:
    """Count the decisions of the shortest way to an ending, breadth first."""
    edges, far, waiting = graph.edges, {graph.root: 0}, [graph.root]
    for node in waiting:
        if not edges[node]:
            return far[node]
        for _, _, target in edges[node]:
            if target not in far:
                far[target] = far[node] + 1
                waiting.append(target)
    raise AssertionError("an ending is reached")


def _random(analysis: Analysis) -> RandomPlayer:
    prospects = Prospects(analysis, at_random)
    return RandomPlayer(
        mean=prospects.score,
        spread=prospects.spread,
        decisions=prospects.decisions,
        passes=prospects.passes,
        visits=prospects.visits,
        endings=prospects.endings,
    )


def _extreme(analysis: Analysis, *, best: bool) -> Line:
    """Give a shortest line that comes to the best, or to the worst."""
    graph = analysis.merged
    session = Session.replay(graph.machine, _tight(analysis, best=best))
    card = score(session, analysis)
    scenes = (*(step.before.scene.id for step in session.steps()), card.ending.id)
    return Line(session.made, scenes, card.total, card.score, card.ending.id, kpis(session).handle_time)


def _tight(analysis: Analysis, *, best: bool) -> list[str]:
    """Walk breadth first along the moves that keep the best (or the worst) in reach, up to the first ending."""
    graph = analysis.merged
    bounds = analysis.bounds
    which: Literal[0, 1] = 0 if best else 1
    came: dict[int, tuple[int, int]] = {}
    waiting = [graph.root]
    for node in waiting:
        if not graph.edges[node]:
            return _choices(graph, came, node)
        for index, points, target in graph.edges[node]:
            if target not in came and target != graph.root and bounds[node][which] == points + bounds[target][which]:
                came[target] = node, index
                waiting.append(target)
    raise AssertionError("a best and a worst that exist are reached")


def _choices(graph: NodeGraph, came: Mapping[int, tuple[int, int]], node: int) -> list[str]:
    made = []
    while node != graph.root:
        node, index = came[node]
        made.append(graph.machine.nodes[graph.scene(node)].moves[index].choice.id)
    return made[::-1]


def _endings(analysis: Analysis) -> tuple[Range, ...]:
    """Give the range of points of every ending that can be reached, in the order of the file."""
    graph = analysis.merged
    most, least = arrivals(graph)
    ranges: dict[int, tuple[int, int]] = {}
    for node, edges in graph.edges.items():
        if not edges:
            scene = graph.scene(node)
            points = graph.machine.nodes[scene].scene.points
            low, high = ranges.get(scene, (least[node] + points, most[node] + points))
            ranges[scene] = min(low, least[node] + points), max(high, most[node] + points)
    return tuple(_range(analysis, number, *ranges[number]) for number in sorted(ranges))


def _range(analysis: Analysis, number: int, least: int, most: int) -> Range:
    scene = analysis.graph.machine.nodes[number].scene

    def scored(points: int) -> int:
        span = analysis.best - analysis.worst
        return (200 * (points - analysis.worst) + span) // (2 * span) if span else 100

    return Range(scene.id, scene.ending or "", least, most, scored(least), scored(most))


def arrivals(graph: NodeGraph) -> tuple[dict[int, int], dict[int, int]]:
    """Give the most and the least points with which each node can be arrived at, all loops summing to zero."""
    most, least = {graph.root: 0}, {graph.root: 0}
    if not graph.loops:
        for node in reversed(graph.order):
            _move_on(graph.edges[node], most[node], least[node], most, least)
        return most, least
    for part in reversed(list(graph.parts())):
        height = potentials(graph, part) if len(part) > 1 else {part[0]: 0}
        highest = max(most[node] - height[node] for node in part if node in most)
        lowest = min(least[node] - height[node] for node in part if node in least)
        for node in part:
            most[node], least[node] = highest + height[node], lowest + height[node]
        for node in part:
            out = [edge for edge in graph.edges[node] if edge[2] not in height]
            _move_on(out, most[node], least[node], most, least)
    return most, least


def _move_on(edges: list[Edge], high: int, low: int, most: dict[int, int], least: dict[int, int]) -> None:
    for _, points, target in edges:
        if target not in most:
            most[target], least[target] = high + points, low + points
            continue
        if high + points > most[target]:
            most[target] = high + points
        if low + points < least[target]:
            least[target] = low + points


def _used(scenario: Scenario) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for scene in scenario.scenes.values():
        for choice in scene.moves:
            for weight in choice.shows:
                shown, broken = counts.get(weight.principle, (0, 0))
                counts[weight.principle] = shown + 1, broken
            for weight in choice.breaks:
                shown, broken = counts.get(weight.principle, (0, 0))
                counts[weight.principle] = shown, broken + 1
    return counts


def _words(scenario: Scenario) -> Sequence[Words]:
    return [
        Words(scene.id, {choice.id: len(choice.text.split()) for choice in scene.choices})
        for scene in scenario.scenes.values()
        if scene.choices
    ]
