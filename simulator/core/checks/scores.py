"""What the exact scores say about a scenario: whether decisions decide something, and whether a fair attempt can pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from simulator.core.analysis.bounds import Analysis, score_of
from simulator.core.analysis.fatal_choices import FatalChoice, FatalChoices
from simulator.core.analysis.path_costs import LeastCosts, StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.reachability import choice_path
from simulator.core.problems import design_kinds as register
from simulator.core.problems import proof_kinds
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session, Step
from simulator.core.texts import N_, Text

BETTER = {"lost": ("resolved", "handed-over", "follow-up"), "unresolved": ("resolved",)}
"""Kinds of endings, each with those that are better than it in any conversation."""

CHOICE = N_("The choice “{choice}” in scene “{scene}”")
BEHIND_A_SLIP = N_("The choice “{choice}” in scene “{scene}”, after “{slip}” in scene “{before}”,")
AT_LEAST = N_("at least {decisions} decisions are still to come")
GOES_ON = N_("the conversation can go on")


def nothing_at_stake(analysis: Analysis) -> Iterator[Problem]:
    """Report that every way through earns the same."""
    if analysis.best == analysis.worst:
        yield Problem(proof_kinds.NOTHING_AT_STAKE)


def fairness(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Report where an attempt must fail: by a critical choice, or because nobody can reach the pass mark without one."""
    yield from _unavoidable(costs)
    root = graph_index.graph.root
    if costs.cost_to_go.get(root, 0) > _allowed_cost(analysis):
        yield _impassable(graph_index, analysis, costs)


def _unavoidable(costs: LeastCosts) -> Iterator[Problem]:
    """Find where an attempt without a critical choice so far can only end with one."""
    if len(costs.cost_to_go) < len(costs.graph.edges):
        beyond = costs.cost_to_reach.keys() - costs.cost_to_go.keys()
        for scene, witness in costs.entries(beyond).items() if beyond else ():
            yield Problem(register.CRITICAL_UNAVOIDABLE, ("scenes", scene), {"scene": scene}, witness)


def points_of_no_return(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Report choices that put the pass mark out of reach, alone or behind one slip, with decisions still to come.

    Several poor choices may well add up to a failure before the end; that one or two do is what an author should know. Where it
    takes both, and one can leave at once, that is no matter.
    """
    root, reported = graph_index.graph.root, set()
    allowed = _allowed_cost(analysis) - costs.cost_to_go.get(root, 0)
    if root not in costs.cost_to_go or allowed < 0:
        return
    fatal_choices = FatalChoices(costs, allowed)
    for fatal in fatal_choices.all():
        scene = graph_index.scene(fatal.node).id
        if scene not in reported and _goes_on(graph_index, fatal.node, always=not fatal.alone):
            reported.add(scene)
            yield _no_return(graph_index, analysis, costs, fatal, fatal_choices.choice_ids(fatal))


def _no_return(
    graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts, fatal: FatalChoice, made: tuple[str, ...]
) -> Problem:
    scene, decisions = graph_index.scene(fatal.node).id, _fewest_decisions(graph_index.graph, fatal.node)
    told = {"choice": made[-1], "scene": graph_index.scene(fatal.path[-1][0]).id}
    if fatal.slip:
        told |= {"slip": made[fatal.path.index(fatal.slip)], "before": graph_index.scene(fatal.slip[0]).id}
    details = {
        "made": Text(BEHIND_A_SLIP if fatal.slip else CHOICE, told),
        "scene": scene,
        "score": str(score_of(analysis.best - costs.cost_to_go[costs.graph.root] - fatal.lost, analysis.best, analysis.worst)),
        "pass_mark": str(graph_index.graph.machine.scenario.pass_mark),
        "rest": Text(AT_LEAST, {"decisions": decisions}) if decisions > 1 else GOES_ON,
    }
    return Problem(register.POINT_OF_NO_RETURN, ("scenes", scene), details, made)


def _goes_on(graph_index: StateGraphIndex, node: int, *, always: bool) -> bool:
    """Say whether there is more than one decision from a node on: by some choice, or `always`.

    To look something up that can be looked up everywhere is none.
    """
    if always:
        return _fewest_decisions(graph_index.graph, node) > 1
    graph, choices = graph_index.graph, graph_index.scene(node).choices
    onward = [
        target
        for index, _, target in graph.edges[node]
        if index < len(choices) and (choices[index].everywhere is None or graph.scene_of(target) != graph.scene_of(node))
    ]
    return any(graph.edges[target] for target in onward)


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
    last = {step.before.scene.id: step.position for step in best.steps()}
    for step in best.steps():
        scene, choice = step.before.scene, step.choice
        path = choice_path(scene.id, scene.moves.index(choice), choice)
        times[scene.id, choice.id] += 1
        if times[scene.id, choice.id] == 1:
            yield from _wrong_on_best_line(analysis, step, path, best.choice_ids[: step.position])
        elif times[scene.id, choice.id] == 2 and choice.points > 0:
            paid = {"scene": scene.id, "choice": choice.id, "points": str(choice.points)}
            yield Problem(register.BEST_LINE_PAID_TWICE, path, paid, best.choice_ids[: step.position + 1])
        if last[scene.id] == step.position and not (choice.shows or choice.breaks or choice.critical):
            yield from _passed_over(analysis, step, path, best.choice_ids[: step.position])


def _wrong_on_best_line(analysis: Analysis, step: Step, path: Path, witness: tuple[str, ...]) -> Iterator[Problem]:
    choice, details = step.choice, {"scene": step.before.scene.id, "choice": step.choice.id}
    if choice.critical:
        yield Problem(register.BEST_LINE_CRITICAL, (*path, "critical"), details, witness)
    if choice.breaks:
        other = _better_there(analysis, step)
        told = details | {"other": other.id} if other else {}
        cure = Text(register.LET_OTHER_EARN, told) if other else register.OFFER_BETTER
        for broken in choice.breaks:
            more = {"principle": broken.principle, "cure": cure}
            yield Problem(register.BEST_LINE_BREAKS, (*path, "breaks"), details | more, witness)


def _better_there(analysis: Analysis, step: Step) -> Choice | None:
    """What is offered beside a choice of the best line, shows something, breaks nothing, and earns less in the end."""
    good = [choice for choice in step.before.offered if choice.shows and not (choice.breaks or choice.critical)]
    other = min(good, key=lambda choice: analysis.cost(step.before, choice), default=None)
    return other if other and analysis.cost(step.before, other) else None


def _passed_over(analysis: Analysis, step: Step, path: Path, witness: tuple[str, ...]) -> Iterator[Problem]:
    """Find what is better than a choice that shows nothing, where the best line comes to the scene no more."""
    other = _better_there(analysis, step)
    if other:
        details = {
            "scene": step.before.scene.id,
            "choice": step.choice.id,
            "other": other.id,
            "principles": ", ".join(f"“{weight.principle}”" for weight in other.shows),
            "score": str(score_of(analysis.best - analysis.cost(step.before, other), analysis.best, analysis.worst)),
        }
        yield Problem(register.BEST_LINE_DETOUR, path, details, witness)


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
