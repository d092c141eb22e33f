"""What the exact scores say about a scenario: whether decisions decide something, and whether a fair attempt can pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from simulator.core import register_design as register
from simulator.core import register_proofs
from simulator.core.analysis import Analysis
from simulator.core.checks_reach import choice_path
from simulator.core.problem import Problem
from simulator.core.session import Session
from simulator.core.states import StateGraph
from simulator.core.terrain import Prospects, Terrain, critical_moves


def scores(terrain: Terrain, analysis: Analysis) -> Iterator[Problem]:
    """Report what is wrong with the points of a sound scenario."""
    if analysis.best == analysis.worst:
        yield Problem(register_proofs.NOTHING_AT_STAKE)
    else:
        yield from _undecided(terrain, analysis)
    prospects = Prospects(analysis, critical_moves(terrain.graph))
    yield from _unavoidable(prospects)
    yield from _hopeless(terrain, analysis, prospects)
    machine = terrain.graph.machine
    best = Session.replay(machine, [choice.id for choice in analysis.best_line(machine.start)])
    yield from _best_line(best)
    if best.moment.scene.ending != "resolved":
        yield from _wrong_order(terrain, analysis)


def _undecided(terrain: Terrain, analysis: Analysis) -> Iterator[Problem]:
    """Find the scenes whose choices come to the same in every state. Silence is no choice here."""
    for number, code in enumerate(terrain.graph.machine.nodes):
        open_to_choice = [node for node in terrain.of_scene[number] if len(terrain.graph.edges[node]) > 1]
        if len(code.scene.choices) < 2 or any(_differing(terrain, analysis, node) for node in open_to_choice):
            continue
        several = [node for node in open_to_choice if len(_spoken(terrain, node)) > 1]
        if several:
            scene, witness = code.scene.id, terrain.witness(terrain.nearest(several))
            yield Problem(register.DECIDES_NOTHING, ("scenes", scene, "choices"), {"scene": scene}, witness)


def _spoken(terrain: Terrain, node: int) -> list[tuple[int, int, int]]:
    silence = len(terrain.scene(node).choices)
    return [edge for edge in terrain.graph.edges[node] if edge[0] < silence]


def _differing(terrain: Terrain, analysis: Analysis, node: int) -> bool:
    options = terrain.scene(node).choices
    outcomes = {
        (points, options[index].critical is None, *analysis.worth[target][:2]) for index, points, target in _spoken(terrain, node)
    }
    return len(outcomes) > 1


def _unavoidable(prospects: Prospects) -> Iterator[Problem]:
    """Find where an attempt without a critical choice so far can only end with one."""
    if len(prospects.left) < len(prospects.graph.edges):
        beyond = prospects.came.keys() - prospects.left.keys()
        for scene, witness in prospects.entries(beyond).items() if beyond else ():
            yield Problem(register.CRITICAL_UNAVOIDABLE, ("scenes", scene), {"scene": scene}, witness)


def _hopeless(terrain: Terrain, analysis: Analysis, prospects: Prospects) -> Iterator[Problem]:
    """Find where the pass mark is out of reach from the start, or after one choice, with decisions still to come.

    Several poor choices may well add up to a failure before the end; that a single one does is what an author should know.
    """
    allowed, root = _allowed_cost(analysis), terrain.graph.root
    if root not in prospects.left:
        return
    if prospects.left[root] > allowed:
        yield _impassable(terrain, analysis, prospects)
        return
    reported = set()
    for node, witness in prospects.slips(allowed):
        scene = terrain.scene(node).id
        if scene not in reported and (decisions := _fewest_decisions(terrain.graph, node)) > 1:
            reported.add(scene)
            details = {"scene": scene, "choice": witness[-1], "decisions": str(decisions)}
            yield Problem(register.POINT_OF_NO_RETURN, ("scenes", scene), details, witness)


def _allowed_cost(analysis: Analysis) -> int:
    """Give the most points that a passed attempt may lose: the score, halves rounded up, still reaches the pass mark."""
    span, pass_mark = analysis.best - analysis.worst, analysis.graph.machine.scenario.pass_mark
    return span if not span else span + (span - 2 * span * pass_mark) // 200


def _impassable(terrain: Terrain, analysis: Analysis, prospects: Prospects) -> Problem:
    root, span = terrain.graph.root, analysis.best - analysis.worst
    reached = span - prospects.left[root]
    endings = [node for node, out in terrain.graph.edges.items() if not out and prospects.came.get(node) == prospects.left[root]]
    details = {
        "score": str((200 * reached + span) // (2 * span)),
        "pass_mark": str(terrain.graph.machine.scenario.pass_mark),
    }
    return Problem(register.PASS_UNREACHABLE, ("pass",), details, prospects.cheapest(terrain.nearest(endings)))


def _fewest_decisions(graph: StateGraph, node: int) -> int:
    """Give how many decisions there are at least between a node and an ending, going out from it in rings."""
    ring, met, decisions = [node], {node}, 0
    while all(graph.edges[near] for near in ring):
        ring = list(dict.fromkeys(target for near in ring for target in graph.following(near) if target not in met))
        met.update(ring)
        decisions += 1
    return decisions


def _best_line(best: Session) -> Iterator[Problem]:
    made: Counter[tuple[str, str]] = Counter()
    for step in best.steps():
        scene, choice, witness = step.before.scene, step.choice, best.made[: step.position]
        path = choice_path(scene.id, scene.moves.index(choice), choice)
        details = {"scene": scene.id, "choice": choice.id}
        made[scene.id, choice.id] += 1
        if made[scene.id, choice.id] == 2 and choice.points > 0:
            paid = details | {"points": str(choice.points)}
            yield Problem(register.BEST_LINE_PAID_TWICE, path, paid, best.made[: step.position + 1])
        if made[scene.id, choice.id] > 1:
            continue
        if choice.critical:
            yield Problem(register.BEST_LINE_CRITICAL, (*path, "critical"), details, witness)
        for broken in choice.breaks:
            yield Problem(register.BEST_LINE_BREAKS, (*path, "breaks"), details | {"principle": broken.principle}, witness)


def _wrong_order(terrain: Terrain, analysis: Analysis) -> Iterator[Problem]:
    """Compare the best of the lost endings with the best of the resolved ones."""
    kinds = {terrain.scene(node).ending for node, out in terrain.graph.edges.items() if not out}
    if not {"lost", "resolved"} <= kinds:
        return
    prospects = Prospects(analysis, [frozenset()] * terrain.graph.scenes)
    cost, node = _cheapest_of("lost", terrain, prospects)
    least, _ = _cheapest_of("resolved", terrain, prospects)
    if cost < least:
        scene = terrain.scene(node).id
        details = {"scene": scene, "lost": str(analysis.best - cost), "resolved": str(analysis.best - least)}
        yield Problem(register.LOST_OUTSCORES_RESOLVED, ("scenes", scene), details, prospects.cheapest(node))


def _cheapest_of(kind: str, terrain: Terrain, prospects: Prospects) -> tuple[int, int]:
    """Give the least cost of an ending of a kind, and its node."""
    ends = [node for node, out in terrain.graph.edges.items() if not out and terrain.scene(node).ending == kind]
    return min((prospects.came[node], node) for node in ends)
