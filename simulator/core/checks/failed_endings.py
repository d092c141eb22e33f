"""Whether an ending of failure can be come to with a pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simulator.core.analysis.bounds import Analysis, score_of
from simulator.core.analysis.path_costs import ForbiddenMoves, LeastCosts, StateGraphIndex
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Problem
from simulator.core.scenario.session import Session, Step
from simulator.core.texts import N_, Text

FAILURES = frozenset(("lost", "unresolved"))
"""The kinds of endings in which the customer was not helped."""

Move = tuple[int, int]
"""The number of a scene, and of a move in it."""

MARK = N_("Mark as “critical” what goes wrong on the way there: {choices}.")
MARK_FIRST = N_("Many ways lead there: mark as “critical” what goes wrong on them, first of all {choices}, and check again.")
WORTH_LESS = N_("Let a better ending be worth more, or let what leads to this one cost more.")

MOST_MARKED = 5
"""So many choices are named at most; whoever marks them and checks again is told of the next."""
_MOST_SEARCHED = 40_000
"""So many nodes are gone over to find more than the first of them."""
_STEPS_A_LINE = 0.3
"""What finding the way to an ending counts as, for each move."""


def failed_endings(
    graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts, outdoing: Collection[str] = ()
) -> Iterator[Problem]:
    """Find the endings of failure that a passed attempt comes to: lost or unresolved, and no critical choice on the way.

    `costs` are those without critical choices. The kinds `outdoing` a better one are left out: that is told, and to be mended
    first. Where nothing is at stake, no score says anything.
    """
    if analysis.best == analysis.worst:
        return
    for number, code in enumerate(graph_index.graph.machine.scenes):
        if code.scene.ending in FAILURES and code.scene.ending not in outdoing:
            node = _passed(graph_index, analysis, costs, number)
            if node is not None:
                yield _failed(graph_index, analysis, costs, node)


def _passed(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts, number: int) -> int | None:
    """The node of a scene that the best attempt comes to, if that attempt passes."""
    reached = [node for node in graph_index.of_scene[number] if node in costs.cost_to_reach]
    least = min((costs.cost_to_reach[node] for node in reached), default=None)
    if least is None or _score(analysis, least) < analysis.graph.machine.scenario.pass_mark:
        return None
    return graph_index.nearest([node for node in reached if costs.cost_to_reach[node] == least])


def _score(analysis: Analysis, cost: int) -> int:
    return score_of(analysis.best - cost, analysis.best, analysis.worst)


def _failed(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts, node: int) -> Problem:
    scene = graph_index.scene(node)
    graph_index.budget.spend(graph_index.graph.move_count * _STEPS_A_LINE)
    line = costs.cheapest(node)
    details = {
        "scene": scene.id,
        "kind": scene.ending or "",
        "score": str(_score(analysis, costs.cost_to_reach[node])),
        "pass_mark": str(graph_index.graph.machine.scenario.pass_mark),
        "cure": _cure(graph_index, analysis, costs, node, line),
    }
    return Problem(register.FAILED_ENDING_PASSES, ("scenes", scene.id), details, line)


def _cure(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts, node: int, line: tuple[str, ...]) -> Text:
    """Name the costliest choice of a `line`, the best attempt that comes to an ending, then that of the next best, and so on.

    Once all of them are critical, only attempts that fail come there. What the best line needs is never among them.
    """
    graph = graph_index.graph
    best = Session.replay(graph.machine, [choice.id for choice in analysis.best_line(graph.machine.start)])
    needed = {_move(step) for step in best.steps()}
    forbidden: ForbiddenMoves = list(costs.forbidden)
    named: list[str] = []
    most = max(1, min(MOST_MARKED, _MOST_SEARCHED // len(graph.edges)))
    while True:
        slip = _costliest(analysis, line, needed)
        if slip is None:
            return WORTH_LESS
        scene, index = slip
        code = graph.machine.scenes[scene]
        named.append(f"{code.moves[index].choice.id} ({code.scene.id})")
        if len(named) == most:
            return Text(MARK_FIRST, {"choices": ", ".join(named)})
        forbidden[scene] |= {index}
        costs = LeastCosts(analysis, forbidden)
        another = _passed(graph_index, analysis, costs, graph.scene_of(node))
        if another is None:
            return Text(MARK, {"choices": ", ".join(named)})
        line = costs.cheapest(another)


def _costliest(analysis: Analysis, line: tuple[str, ...], needed: set[Move]) -> Move | None:
    """The choice of a line that costs most, the last of equals. A silence can't be critical."""
    most, slip = 0, None
    for step in Session.replay(analysis.graph.machine, line).steps():
        cost = analysis.cost(step.before, step.choice)
        if cost and cost >= most and not step.choice.silent and _move(step) not in needed:
            most, slip = cost, _move(step)
    return slip


def _move(step: Step) -> Move:
    return step.before.index, step.before.scene.moves.index(step.choice)
