"""What the exact scores say about a scenario: whether decisions decide something, and whether a fair attempt can pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from simulator.core.analysis.bounds import Analysis, score_of
from simulator.core.analysis.path_costs import LeastCosts, StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.reachability import choice_path
from simulator.core.problems import design_kinds as register
from simulator.core.problems import proof_kinds
from simulator.core.problems.problem import Problem
from simulator.core.scenario.session import Session

BETTER = {"lost": ("resolved", "handed-over", "follow-up"), "unresolved": ("resolved",)}
"""Kinds of endings, each with those that are better than it in any conversation."""


def nothing_at_stake(analysis: Analysis) -> Iterator[Problem]:
    """Report that every way through earns the same."""
    if analysis.best == analysis.worst:
        yield Problem(proof_kinds.NOTHING_AT_STAKE)


def fairness(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Report where an attempt must fail: by a critical choice, from the start, or after a single slip."""
    yield from _unavoidable(costs)
    yield from _hopeless(graph_index, analysis, costs)


def _unavoidable(costs: LeastCosts) -> Iterator[Problem]:
    """Find where an attempt without a critical choice so far can only end with one."""
    if len(costs.cost_to_go) < len(costs.graph.edges):
        beyond = costs.cost_to_reach.keys() - costs.cost_to_go.keys()
        for scene, witness in costs.entries(beyond).items() if beyond else ():
            yield Problem(register.CRITICAL_UNAVOIDABLE, ("scenes", scene), {"scene": scene}, witness)


def _hopeless(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Find where the pass mark is out of reach from the start, or after one choice, with decisions still to come.

    Several poor choices may well add up to a failure before the end; that a single one does is what an author should know.
    """
    allowed, root = _allowed_cost(analysis), graph_index.graph.root
    if root not in costs.cost_to_go:
        return
    if costs.cost_to_go[root] > allowed:
        yield _impassable(graph_index, analysis, costs)
        return
    reported = set()
    for node, witness in costs.fatal_slips(allowed):
        scene = graph_index.scene(node).id
        if scene not in reported and (decisions := _fewest_decisions(graph_index.graph, node)) > 1:
            reported.add(scene)
            choices = witness()
            details = {"scene": scene, "choice": choices[-1], "decisions": str(decisions)}
            yield Problem(register.POINT_OF_NO_RETURN, ("scenes", scene), details, choices)


def _allowed_cost(analysis: Analysis) -> int:
    """The most points that a passed attempt may lose: the score, halves rounded up, still reaches the pass mark."""
    span, pass_mark = analysis.best - analysis.worst, analysis.graph.machine.scenario.pass_mark
    return span if not span else span + (span - 2 * span * pass_mark) // 200


def _impassable(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Problem:
    root = graph_index.graph.root
    endings = [
        node
        for node, out in graph_index.graph.edges.items()
        if not out and costs.cost_to_reach.get(node) == costs.cost_to_go[root]
    ]
    details = {
        "score": str(score_of(analysis.best - costs.cost_to_go[root], analysis.best, analysis.worst)),
        "pass_mark": str(graph_index.graph.machine.scenario.pass_mark),
    }
    return Problem(register.PASS_UNREACHABLE, ("pass",), details, costs.cheapest(graph_index.nearest(endings)))


def _fewest_decisions(graph: StateGraph, node: int) -> int:
    """How many decisions there are at least between a node and an ending, going out from it in rings."""
    ring, seen, decisions = [node], {node}, 0
    while all(graph.edges[near] for near in ring):
        ring = list(dict.fromkeys(target for near in ring for target in graph.successors(near) if target not in seen))
        seen.update(ring)
        decisions += 1
    return decisions


def best_line_problems(analysis: Analysis) -> Iterator[Problem]:
    """Report what the best line should not have to do."""
    machine = analysis.graph.machine
    best = Session.replay(machine, [choice.id for choice in analysis.best_line(machine.start)])
    times: Counter[tuple[str, str]] = Counter()
    for step in best.steps():
        scene, choice, witness = step.before.scene, step.choice, best.choice_ids[: step.position]
        path = choice_path(scene.id, scene.moves.index(choice), choice)
        details = {"scene": scene.id, "choice": choice.id}
        times[scene.id, choice.id] += 1
        if times[scene.id, choice.id] == 2 and choice.points > 0:
            paid = details | {"points": str(choice.points)}
            yield Problem(register.BEST_LINE_PAID_TWICE, path, paid, best.choice_ids[: step.position + 1])
        if times[scene.id, choice.id] > 1:
            continue
        if choice.critical:
            yield Problem(register.BEST_LINE_CRITICAL, (*path, "critical"), details, witness)
        for broken in choice.breaks:
            yield Problem(register.BEST_LINE_BREAKS, (*path, "breaks"), details | {"principle": broken.principle}, witness)


def wrong_order(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Compare what can be earned by endings of a worse kind with the most that a better kind gives.

    Only what is worse in any conversation is compared: losing the customer is worse than all but leaving it unresolved, and that
    is worse than resolving it. Whether to hand over, to follow up or to resolve is better depends on the case.
    """
    graph, (most, _) = analysis.quotient, analysis.accumulated_points
    least: dict[str, int] = {}
    for node in graph.order:
        kind = graph.machine.scenes[graph.scene_of(node)].scene.ending
        if kind:
            cost = analysis.best - analysis.bests[node] - most[node]
            least[kind] = min(cost, least.get(kind, cost))
    for worse, better in BETTER.items():
        beaten = [kind for kind in better if worse in least and kind in least and least[worse] < least[kind]]
        if beaten:
            free = costs if not any(costs.forbidden) else LeastCosts(analysis, [frozenset()] * graph_index.graph.scene_count)
            yield _outscored(graph_index, analysis, free, worse, max(beaten, key=least.__getitem__))


def _outscored(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts, worse: str, better: str) -> Problem:
    """Tell of the endings of two kinds that come to the most."""
    details, lines = {"line": ""}, {}
    for name, kind in (("worse", worse), ("better", better)):
        ends = [node for node, out in graph_index.graph.edges.items() if not out and graph_index.scene(node).ending == kind]
        cost, node = min((costs.cost_to_reach[node], node) for node in ends)
        lines[name] = costs.cheapest(node)
        details |= {
            name: graph_index.scene(node).id,
            f"{name}_kind": kind,
            f"{name}_points": str(analysis.best - cost),
            f"{name}_score": str(score_of(analysis.best - cost, analysis.best, analysis.worst)),
        }
    details["line"] = ", ".join(lines["better"])
    return Problem(register.ENDINGS_OUT_OF_ORDER, ("scenes", details["worse"]), details, lines["worse"])
