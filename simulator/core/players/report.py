"""What a scenario amounts to: its best and worst line, what each ending can come to, and what a player who picks at random gets.

Every figure is exact, worked out over all reachable states; none is sampled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from simulator.core.analysis.bounds import Analysis, score_of
from simulator.core.analysis.node_blocks import CyclicComponent, NodeBlock
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.analysis.work_budget import REPORT, REPORT_A_SCENE, OutOfBudget, WorkBudget
from simulator.core.players.passed_beats import scenes_met
from simulator.core.players.player_statistics import PlayerStatistics, at_random
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scoring.kpi import handle_time
from simulator.core.scoring.scorecard import Taken, by_competency, by_principle, score

_STEPS_A_MOVE = 0.5
"""What finding the lines and the endings' ranges counts as for each move of each state."""

_FAR = 1 << 62
"""More decisions than any path has."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One path through: choices, the scenes they lead through, points, score (0 to 100), ending and simulated seconds.

    Scenes that go on by themselves are among those.
    """

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
class SceneWords:
    """How long the options of a scene are, in words, each option by its id."""

    scene: str
    options: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RandomPlayer:
    """What comes of picking at random: mean and standard deviation (`spread`) of the score, decisions, and probabilities.

    What took more work than a report may is None.
    """

    mean: float | None = None
    spread: float | None = None
    decisions: float | None = None
    passes: float | None = None
    visits: Mapping[str, float] | None = None
    endings: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `chances` are those of the best line; `used` counts the choices that show and that break each principle."""

    best: ReportLine
    worst: ReportLine
    shortest: int
    random: RandomPlayer
    endings: tuple[Range, ...]
    principles: Mapping[str, Taken]
    competencies: Mapping[str, Taken]
    used: Mapping[str, tuple[int, int]]
    words: tuple[SceneWords, ...]


def report(analysis: Analysis, competency_of: Mapping[str, str], budget: WorkBudget | None = None) -> Report:
    """Work a scenario out; `budget` is what may be spent on it, by default what the analysis has left of that of a report."""
    graph = analysis.quotient
    if budget is None:
        taken = analysis.graph.steps + analysis.graph.move_count * _STEPS_A_MOVE
        budget = WorkBudget(REPORT + REPORT_A_SCENE * graph.scene_count - taken)
    scenario = graph.machine.scenario
    best, worst = (Session.replay(graph.machine, _tight(analysis, best=best)) for best in (True, False))
    decisions = score(best, analysis).decisions
    return Report(
        best=_line(analysis, best),
        worst=_line(analysis, worst),
        shortest=_shortest(graph),
        random=_random(analysis, budget),
        endings=_endings(analysis),
        principles=by_principle(decisions),
        competencies=by_competency(decisions, competency_of),
        used=_used(scenario),
        words=tuple(_words(scenario)),
    )


def _shortest(graph: QuotientGraph) -> int:
    """Count the decisions of the shortest path to an ending, back from the endings."""
    far = graph.row(_FAR)
    for part in graph.sequence:
        if isinstance(part, CyclicComponent):
            _nearest_way_out(part, far)
            continue
        first, last, columns, _ = part
        distances = [get(far) for _, _, get in columns]
        nearest = map(min, *distances) if len(distances) > 1 else distances[0] if distances else [-1] * (last - first)
        far[first:last] = [decisions + 1 for decisions in nearest]
    return far[graph.root]


def _nearest_way_out(component: CyclicComponent, far: list[int]) -> None:
    """Put in how far it is to an ending from nodes that lead to one another, those that are nearest first."""
    before = component.predecessors()
    waiting = [(1 + min(far[target] for _, _, target in edges), node) for node, edges in component.edges.items()]
    heapify(waiting)
    while waiting:
        decisions, node = heappop(waiting)
        if decisions < far[node]:
            far[node] = decisions
            for earlier in before[node]:
                heappush(waiting, (decisions + 1, earlier))


def _random(analysis: Analysis, budget: WorkBudget) -> RandomPlayer:
    told = RandomPlayer()
    with suppress(OutOfBudget):
        player = PlayerStatistics(analysis, at_random, budget=budget)
        told = replace(told, decisions=player.decisions, endings=player.endings)
        told = replace(told, mean=player.score, spread=player.spread)
        told = replace(told, passes=player.passes)
        told = replace(told, visits=scenes_met(player, at_random, budget))
    return told


def _line(analysis: Analysis, session: Session) -> ReportLine:
    """Tell of a session that has ended."""
    steps, ending = session.steps(), session.moment.scene
    points = sum([step.choice.points for step in steps]) + ending.points
    scenes = [beat.scene for beat in session.machine.opening]
    for step in steps:
        scenes += [step.before.scene.id, *[beat.scene for beat in step.before.way(step.choice.id).beats]]
    return ReportLine(
        session.choice_ids,
        (*scenes, ending.id),
        points,
        score_of(points, analysis.best, analysis.worst),
        ending.id,
        handle_time(session),
    )


def _tight(analysis: Analysis, *, best: bool) -> list[str]:
    """Walk breadth first along the moves that keep the best (or the worst) in reach, up to the first ending."""
    graph = analysis.quotient
    worth = analysis.bests if best else analysis.worsts
    previous: dict[int, tuple[int, int] | None] = {graph.root: None}
    waiting = [graph.root]
    for node in waiting:
        moves = graph.moves(node)
        if not moves:
            return _choices(graph, previous, node)
        for move, points, target in moves:
            if worth[node] == points + worth[target] and target not in previous:
                previous[target] = node, move
                waiting.append(target)
    raise AssertionError("a best and a worst that exist are reached")


def _choices(graph: QuotientGraph, previous: Mapping[int, tuple[int, int] | None], node: int) -> list[str]:
    choice_ids = []
    while step := previous[node]:
        node, move = step
        choice_ids.append(graph.choice_id(node, move))
    return choice_ids[::-1]


def _endings(analysis: Analysis) -> tuple[Range, ...]:
    """The range of points of every ending that can be reached, in the order of the file."""
    most, least = analysis.accumulated_points
    scene_ranges = [nodes for part in analysis.quotient.sequence if isinstance(part, NodeBlock) for nodes in part.ranges]
    ranges = []
    for scene, first, last in sorted(scene_ranges):
        ending = analysis.graph.machine.scenes[scene].scene
        if ending.final:
            lowest, highest = min(least[first:last]), max(most[first:last])
            ranges.append(_range(analysis, scene, lowest + ending.points, highest + ending.points))
    return tuple(ranges)


def _range(analysis: Analysis, number: int, least: int, most: int) -> Range:
    scene = analysis.graph.machine.scenes[number].scene
    lowest, highest = (score_of(points, analysis.best, analysis.worst) for points in (least, most))
    return Range(scene.id, scene.ending or "", least, most, lowest, highest)


def _used(scenario: Scenario) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for choice in scenario.moves:
        for weight in choice.shows:
            shown, broken = counts.get(weight.principle, (0, 0))
            counts[weight.principle] = shown + 1, broken
        for weight in choice.breaks:
            shown, broken = counts.get(weight.principle, (0, 0))
            counts[weight.principle] = shown, broken + 1
    return counts


def _words(scenario: Scenario) -> Sequence[SceneWords]:
    return [
        SceneWords(scene.id, {choice.id: len(choice.text.split()) for choice in scene.choices})
        for scene in scenario.scenes.values()
        if scene.choices
    ]
