"""Decisions that decide nothing: where all that is offered comes to the same, and where the right answer is offered twice.

Two choices are alike where, in every state that offers both, they can come to the same totals, with and without a critical choice
on the way, be it that the points are earned at another moment. Most differ in the best or the worst of these totals. All of them
are worked out only where a decision seems to decide nothing. Two wrong answers may well be alike.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Set
from functools import cache, partial
from itertools import combinations
from math import comb

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.node_blocks import Edge
from simulator.core.analysis.path_costs import LeastCosts, StateGraphIndex
from simulator.core.analysis.total_sets import TotalSets
from simulator.core.checks.reachability import choice_path
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import Choice, Scene
from simulator.core.texts import N_, Text

_STEPS_A_PAIR = 0.1
"""What comparing two choices counts as, for each node that may offer them."""

Pair = tuple[int, int]
"""The numbers of two choices of a scene."""

ComesTo = Callable[[int, Edge], Hashable]
"""What tells the moves of a scene, by its number, apart."""

LeadingTo = Callable[[int], Set[int]]
"""The nodes from which play can come to the offer of one of the interchangeable choices that have some marks."""


def pointless_decisions(graph_index: StateGraphIndex, analysis: Analysis, costs: LeastCosts) -> Iterator[Problem]:
    """Report the scenes with nothing to decide, be it only in some states, and the right answers offered twice."""
    if analysis.best == analysis.worst:
        return
    nodes_of: list[list[int]] = [[] for _ in graph_index.graph.machine.scenes]
    for node in analysis.quotient.edges:
        nodes_of[analysis.quotient.scene_of(node)].append(node)
    sets = cache(lambda: TotalSets(analysis, graph_index.budget))
    leading_to = cache(partial(_leading_to, analysis))
    for number, code in enumerate(graph_index.graph.machine.scenes):
        scene, nodes = code.scene, nodes_of[number]
        graph_index.budget.spend(len(nodes) * comb(len(scene.choices), 2) * _STEPS_A_PAIR)
        alike = _alike(scene, nodes, analysis, _extremes(analysis, costs)) if len(scene.choices) > 1 else set()
        if not alike:
            continue
        offers = {node: spoken for node in nodes if _is_decision(scene, spoken := _spoken(scene, analysis, node))}
        if _empty(scene, offers, alike):
            alike = _alike(scene, nodes, analysis, sets().after)
        if empty := _empty(scene, offers, alike):
            yield _nothing(graph_index, analysis, number, empty, whole=len(empty) == len(offers))
        else:
            yield from _twice(graph_index, analysis, scene, offers, alike, leading_to)


def _empty(scene: Scene, offers: dict[int, list[Edge]], alike: set[Pair]) -> set[int]:
    """The nodes that offer nothing but choices that are alike, of some or all nodes of a scene."""
    empty = {node for node, edges in offers.items() if alike.issuperset(_pairs(edges))}
    if len(empty) < len(offers):
        # where all that is offered is wrong, the decision was an earlier one
        empty = {node for node in empty if not any(scene.choices[index].breaks for index, _, _ in offers[node])}
    return empty


def _extremes(analysis: Analysis, costs: LeastCosts) -> ComesTo:
    """The best and the worst total of a move, and what the best without a critical choice lacks."""

    def comes_to(scene: int, edge: Edge) -> Hashable:
        number, points, target = edge
        critical = analysis.graph.machine.scenes[scene].moves[number].choice.critical is not None
        lacks = None if critical else costs.cost_to_go.get(analysis.quotient.representatives[target])
        return points + analysis.bests[target], points + analysis.worsts[target], lacks

    return comes_to


def _spoken(scene: Scene, analysis: Analysis, node: int) -> list[Edge]:
    """The choices that a node offers. Silence is none here."""
    silence = len(scene.choices)
    return [edge for edge in analysis.quotient.edges[node] if edge[0] < silence]


def _is_decision(scene: Scene, edges: list[Edge]) -> bool:
    """Say whether there is anything to decide. A look-up beside the only way on makes no decision of it."""
    return len([index for index, _, _ in edges if scene.choices[index].everywhere is None]) > 1


def _pairs(edges: list[Edge]) -> Iterator[Pair]:
    return combinations([index for index, _, _ in edges], 2)


def _alike(scene: Scene, nodes: list[int], analysis: Analysis, comes_to: ComesTo) -> set[Pair]:
    """The choices of a scene that are alike wherever both are offered."""
    alike: set[Pair] = set()
    different: set[Pair] = set()
    most, number = comb(len(scene.choices), 2), analysis.graph.machine.number[scene.id]
    for node in nodes:
        edges = _spoken(scene, analysis, node)
        fresh = [pair for pair in _pairs(edges) if pair not in different]
        if not fresh:
            continue
        told = {edge[0]: comes_to(number, edge) for edge in edges}
        alike.update(fresh)
        different.update(pair for pair in fresh if told[pair[0]] != told[pair[1]])
        if len(different) == most:
            break
    return _for_all(scene, analysis, alike - different)


def _for_all(scene: Scene, analysis: Analysis, alike: set[Pair]) -> set[Pair]:
    """The same where of interchangeable choices one stands for all: what holds of it holds of each."""
    number, counted = analysis.graph.machine.number[scene.id], analysis.graph.alike
    stands = [counted.stand_in(number, index) for index in range(len(scene.choices))]
    return {
        pair
        for pair in alike
        if (one := stands[pair[0]]) == (other := stands[pair[1]]) or (min(one, other), max(one, other)) in alike
    }


def _nothing(graph_index: StateGraphIndex, analysis: Analysis, number: int, empty: set[int], *, whole: bool) -> Problem:
    node = graph_index.nearest([node for node in graph_index.of_scene[number] if analysis.quotient.place_of_node(node) in empty])
    scene = graph_index.scene(node)
    names = [scene.choices[index].id for index, _, _ in graph_index.graph.edges[node] if index < len(scene.choices)]
    details = {
        "scene": scene.id,
        "choices": N_("all choices") if whole else _listed(names),
        "where": "" if whole else N_(" when no other is offered"),
    }
    return Problem(register.DECIDES_NOTHING, ("scenes", scene.id, "choices"), details, graph_index.witness(node))


def _listed(names: list[str]) -> Text:
    return Text(N_("the choices {choices} and {last}"), {"choices": ", ".join(names[:-1]), "last": names[-1]})


def _twice(
    graph_index: StateGraphIndex,
    analysis: Analysis,
    scene: Scene,
    nodes: dict[int, list[Edge]],
    alike: set[Pair],
    leading_to: LeadingTo,
) -> Iterator[Problem]:
    """Find choices that cost nothing, that are alike, and that differ only in their words; each such set is one finding."""
    copies: dict[int, list[int]] = {}
    first_of: dict[int, int] = {}
    for first, second in sorted(alike):
        one, other = scene.choices[first], scene.choices[second]
        if second not in first_of and _same(one, other) and _right_and_same(analysis, nodes, (first, second), leading_to):
            first_of[second] = original = first_of.get(first, first)
            copies.setdefault(original, []).append(second)
    for original, others in copies.items():
        details = {"scene": scene.id, "choices": _listed([scene.choices[number].id for number in (original, *others)])}
        own = [number for number in (*others, original) if scene.choices[number].everywhere is None]
        copy = own[0] if own else others[0]
        witness = graph_index.shortest_path(graph_index.graph.machine.number[scene.id], copy)
        yield Problem(register.SAME_CHOICE_TWICE, choice_path(scene.id, copy, scene.choices[copy]), details, witness)


def _same(one: Choice, other: Choice) -> bool:
    """Say whether two choices show, break and change the same."""
    shown = all(
        sorted((weight.principle, weight.weight) for weight in weights)
        == sorted((weight.principle, weight.weight) for weight in others)
        for weights, others in ((one.shows, other.shows), (one.breaks, other.breaks))
    )
    changed = [(sorted(each.sets), sorted(each.adds), each.mood, each.trust) for each in (one, other)]
    done = [(each.action, each.opens, each.critical, each.once) for each in (one, other)]
    return shown and changed[0] == changed[1] and done[0] == done[1]


def _right_and_same(analysis: Analysis, nodes: dict[int, list[Edge]], pair: Pair, leading_to: LeadingTo) -> bool:
    """Say whether two choices earn something, cost nothing and lead to the same, wherever both are offered."""
    for node, edges in nodes.items():
        moves = {index: (points, target) for index, points, target in edges if index in pair}
        if len(moves) < len(pair):
            continue
        if _counted_on(analysis, node, pair, edges, leading_to):
            return False
        (points, target), other = moves.values()
        if points <= 0 or (points, target) != other or points + analysis.bests[target] < analysis.bests[node]:
            return False
    return True


def _counted_on(analysis: Analysis, node: int, pair: Pair, edges: list[Edge], leading_to: LeadingTo) -> bool:
    """Say whether two choices are interchangeable, and what is offered further on depends on how many of them were made."""
    graph = analysis.graph
    scene = graph.scene_of(analysis.quotient.representatives[node])
    group = graph.alike.of(scene, pair[0])
    if group is None or group is not graph.alike.of(scene, pair[1]):
        return False
    targets = {target for index, _, target in edges if index in pair}
    return any(
        graph.projections[analysis.quotient.scene_of(target)].keep & group.bits and target in leading_to(group.bits)
        for target in targets
    )


def _leading_to(analysis: Analysis, bits: int) -> Set[int]:
    """The nodes that offer one of the interchangeable choices with some marks, and all that lead to one of these."""
    before: dict[int, list[int]] = {}
    for node, edges in analysis.quotient.edges.items():
        for _, _, target in edges:
            before.setdefault(target, []).append(node)
    waiting = [node for node in analysis.quotient.edges if _offers(analysis, node, bits)]
    leading = set(waiting)
    for node in waiting:
        waiting += [earlier for earlier in before.get(node, ()) if earlier not in leading]
        leading.update(before.get(node, ()))
    return leading


def _offers(analysis: Analysis, node: int, bits: int) -> bool:
    scene = analysis.quotient.scene_of(node)
    groups = [analysis.graph.alike.of(scene, index) for index, _, _ in analysis.quotient.edges[node]]
    return any(group is not None and group.bits == bits for group in groups)
