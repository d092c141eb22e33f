"""What the exact scores say about a scenario: whether decisions decide something, and whether a fair attempt can pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from simulator.core.analysis.bounds import Analysis, score_of
from simulator.core.analysis.path_costs import LeastCosts, StateGraphIndex, critical_moves
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.equivalent_choices import pointless_decisions
from simulator.core.checks.reachability import choice_path
from simulator.core.problems import design_kinds as register
from simulator.core.problems import proof_kinds
from simulator.core.problems.problem import Problem
from simulator.core.scenario.session import Session

BETTER = {"lost": ("resolved", "handed-over", "follow-up"), "unresolved": ("resolved",)}
"""Kinds of endings, each with those that are better than it in any conversation."""


def scores(terrain: StateGraphIndex, analysis: Analysis) -> Iterator[Problem]:
    """Report what is wrong with the points of a sound scenario."""
    if analysis.best == analysis.worst:
        yield Problem(proof_kinds.NOTHING_AT_STAKE)
    prospects = LeastCosts(analysis, critical_moves(terrain.graph))
    if analysis.best > analysis.worst:
        yield from pointless_decisions(terrain, analysis, prospects)
    yield from _unavoidable(prospects)
    yield from _hopeless(terrain, analysis, prospects)
    machine = terrain.graph.machine
    best = Session.replay(machine, [choice.id for choice in analysis.best_line(machine.start)])
    yield from _best_line(best)
    yield from _wrong_order(terrain, analysis, prospects)


def _unavoidable(prospects: LeastCosts) -> Iterator[Problem]:
    """Find where an attempt without a critical choice so far can only end with one."""
    if len(prospects.cost_to_go) < len(prospects.graph.edges):
        beyond = prospects.cost_to_reach.keys() - prospects.cost_to_go.keys()
        for scene, witness in prospects.entries(beyond).items() if beyond else ():
            yield Problem(register.CRITICAL_UNAVOIDABLE, ("scenes", scene), {"scene": scene}, witness)


def _hopeless(terrain: StateGraphIndex, analysis: Analysis, prospects: LeastCosts) -> Iterator[Problem]:
    """Find where the pass mark is out of reach from the start, or after one choice, with decisions still to come.

    Several poor choices may well add up to a failure before the end; that a single one does is what an author should know.
    """
    allowed, root = _allowed_cost(analysis), terrain.graph.root
    if root not in prospects.cost_to_go:
        return
    if prospects.cost_to_go[root] > allowed:
        yield _impassable(terrain, analysis, prospects)
        return
    reported = set()
    for node, witness in prospects.fatal_slips(allowed):
        scene = terrain.scene(node).id
        if scene not in reported and (decisions := _fewest_decisions(terrain.graph, node)) > 1:
            reported.add(scene)
            details = {"scene": scene, "choice": witness[-1], "decisions": str(decisions)}
            yield Problem(register.POINT_OF_NO_RETURN, ("scenes", scene), details, witness)


def _allowed_cost(analysis: Analysis) -> int:
    """Give the most points that a passed attempt may lose: the score, halves rounded up, still reaches the pass mark."""
    span, pass_mark = analysis.best - analysis.worst, analysis.graph.machine.scenario.pass_mark
    return span if not span else span + (span - 2 * span * pass_mark) // 200


def _impassable(terrain: StateGraphIndex, analysis: Analysis, prospects: LeastCosts) -> Problem:
    root = terrain.graph.root
    endings = [
        node
        for node, out in terrain.graph.edges.items()
        if not out and prospects.cost_to_reach.get(node) == prospects.cost_to_go[root]
    ]
    details = {
        "score": str(score_of(analysis.best - prospects.cost_to_go[root], analysis.best, analysis.worst)),
        "pass_mark": str(terrain.graph.machine.scenario.pass_mark),
    }
    return Problem(register.PASS_UNREACHABLE, ("pass",), details, prospects.cheapest(terrain.nearest(endings)))


def _fewest_decisions(graph: StateGraph, node: int) -> int:
    """Give how many decisions there are at least between a node and an ending, going out from it in rings."""
    ring, met, decisions = [node], {node}, 0
    while all(graph.edges[near] for near in ring):
        ring = list(dict.fromkeys(target for near in ring for target in graph.successors(near) if target not in met))
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


def _wrong_order(terrain: StateGraphIndex, analysis: Analysis, prospects: LeastCosts) -> Iterator[Problem]:
    """Compare what can be earned by endings of a worse kind with the most that a better kind gives.

    Only what is worse in any conversation is compared: losing the customer is worse than all but leaving it unresolved, and that
    is worse than resolving it. Whether to hand over, to follow up or to resolve is better depends on the case.
    """
    graph, (most, _) = analysis.quotient, analysis.accumulated_points
    least: dict[str, int] = {}
    for node in graph.order:
        kind = graph.machine.scenes[graph.scene(node)].scene.ending
        if kind:
            cost = analysis.best - analysis.bests[node] - most[node]
            least[kind] = min(cost, least.get(kind, cost))
    for worse, better in BETTER.items():
        beaten = [kind for kind in better if worse in least and kind in least and least[worse] < least[kind]]
        if beaten:
            free = prospects if not any(prospects.forbidden) else LeastCosts(analysis, [frozenset()] * terrain.graph.scene_count)
            yield _outscored(terrain, analysis, free, worse, max(beaten, key=least.__getitem__))


def _outscored(terrain: StateGraphIndex, analysis: Analysis, prospects: LeastCosts, worse: str, better: str) -> Problem:
    """Tell of the endings of two kinds that come to the most."""
    details, lines = {"line": ""}, {}
    for name, kind in (("worse", worse), ("better", better)):
        ends = [node for node, out in terrain.graph.edges.items() if not out and terrain.scene(node).ending == kind]
        cost, node = min((prospects.cost_to_reach[node], node) for node in ends)
        lines[name] = prospects.cheapest(node)
        details |= {
            name: terrain.scene(node).id,
            f"{name}_kind": kind,
            f"{name}_points": str(analysis.best - cost),
            f"{name}_score": str(score_of(analysis.best - cost, analysis.best, analysis.worst)),
        }
    details["line"] = ", ".join(lines["better"])
    return Problem(register.ENDINGS_OUT_OF_ORDER, ("scenes", details["worse"]), details, lines["worse"])
