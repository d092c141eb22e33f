"""The best and the worst that can still come of every moment, computed exactly over the reachable states.

V and W are the best and the worst total of points from a node to an ending:

    V(node) = max over its moves of points + V(next)        W(node) = min over its moves of points + W(next)

Where the conversation can come back to the same node, every loop must sum to zero, else V or W would be without bound. In such a
part of the graph each node gets a potential (the points of any way to it from a fixed member), and V follows from the best way
out: V(n) = max over the ways out u -> t of potential(u) - potential(n) + points + V(t). All is linear in nodes and moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from simulator.core.loops import potentials, uneven
from simulator.core.machine import Machine, Moment
from simulator.core.nodes import Edge, NodeGraph
from simulator.core.scenario import Choice
from simulator.core.states import StateGraph


class Unsound(Exception):
    """A scenario in which best and worst do not exist; `simulator.core.checks` tells the author why."""


class Bounds(NamedTuple):
    """What is still possible from a node: the best and the worst total.

    `rank` falls along every best line that ends: first by part of the graph, then by the distance to the best way out of it.
    """

    best: int
    worst: int
    rank: tuple[int, int]


class Analysis:
    """The exact worth of every moment of a scenario. Raises Unsound where a best and a worst do not exist.

    `merged` is the graph with what plays out alike made one, and `bounds` those of its nodes.
    """

    def __init__(self, graph: StateGraph) -> None:
        self.graph = graph
        self.merged = graph.merged
        self.bounds = _solved(self.merged)

    @classmethod
    def of(cls, machine: Machine) -> Analysis:
        """Analyse a scenario. Raises Unsound, or TooManyStates past the budget."""
        return cls(StateGraph(machine))

    @property
    def best(self) -> int:
        """V(start)."""
        return self.bounds[self.merged.root].best

    @property
    def worst(self) -> int:
        """W(start)."""
        return self.bounds[self.merged.root].worst

    @cached_property
    def worth(self) -> Mapping[int, Bounds]:
        """The bounds of every node."""
        return {node: self.bounds[home] for node, home in self.merged.home.items()}

    def at(self, moment: Moment) -> Bounds:
        """Give the bounds at a moment of this scenario."""
        return self.bounds[self.merged.home[self.graph.node(moment.index, moment.state)]]

    def cost(self, before: Moment, choice: Choice) -> int:
        """Give the points that a choice put out of reach: V(before) - points - V(after), never negative."""
        return self.at(before).best - choice.points - self.at(before.follow(choice.id)).best

    def reference(self, before: Moment) -> Choice:
        """Give the first choice that costs nothing and leads towards an ending; silence only where no other does."""
        here = self.at(before)
        for choice in before.moves:
            after = self.at(before.follow(choice.id))
            if choice.points + after.best == here.best and after.rank < here.rank:
                return choice
        raise Unsound(f"no best choice in scene {before.scene.id}")

    def best_line(self, moment: Moment) -> tuple[Choice, ...]:
        """Give the choices that attain V from a moment to an ending."""
        line = []
        while not moment.scene.final:
            choice = self.reference(moment)
            line.append(choice)
            moment = moment.follow(choice.id)
        return tuple(line)


def _solved(graph: NodeGraph) -> dict[int, Bounds]:
    """Solve for V and W over the whole graph. Raises Unsound where a part has no way out or a loop that does not sum to zero."""
    found: dict[int, Bounds] = {}
    if not graph.loops:
        for number, node in enumerate(graph.order):
            found[node] = _single(graph, node, graph.edges[node], number, found)
        return found
    for number, part in enumerate(graph.parts()):
        if len(part) == 1:
            edges = _leading_away(part[0], graph.edges[part[0]])
            found[part[0]] = _single(graph, part[0], edges, number, found)
        else:
            _loop(graph, part, number, found)
    return found


def _single(graph: NodeGraph, node: int, edges: list[Edge], number: int, found: dict[int, Bounds]) -> Bounds:
    if not edges:
        scene = graph.machine.nodes[graph.scene(node)].scene
        if not scene.final:
            raise Unsound(f"scene {scene.id} can be reached with nothing to choose")
        return Bounds(scene.points, scene.points, (number, 0))
    _, points, target = edges[0]
    best, worst, _ = found[target]
    best, worst = best + points, worst + points
    for _, points, target in edges:
        high, low, _ = found[target]
        if high + points > best:
            best = high + points
        if low + points < worst:
            worst = low + points
    return Bounds(best, worst, (number, 0))


def _leading_away(node: int, edges: list[Edge]) -> list[Edge]:
    """Leave out the moves that come back to their node at once; they must be worth nothing."""
    away = [edge for edge in edges if edge[2] != node]
    if len(away) < len(edges):
        uneven_points = [points for _, points, target in edges if target == node and points]
        if uneven_points:
            raise Unsound(f"a loop changes the score by {uneven_points[0]} each time round")
        if not away:
            raise Unsound("a part of the conversation can never come to an ending")
    return away


def _loop(graph: NodeGraph, part: list[int], number: int, found: dict[int, Bounds]) -> None:
    """Solve a part whose nodes lead to one another."""
    loop = uneven(graph, part)
    if loop is not None:
        raise Unsound(f"a loop changes the score by {loop.points} each time round")
    height = potentials(graph, part)
    ways_out = [
        (node, height[node] + points + found[target].best, height[node] + points + found[target].worst)
        for node in part
        for _, points, target in graph.edges[node]
        if target not in height
    ]
    if not ways_out:
        raise Unsound("a part of the conversation can never come to an ending")
    best = max(way[1] for way in ways_out)
    worst = min(way[2] for way in ways_out)
    distance = _distances(graph, part, {node for node, most, _ in ways_out if most == best})
    for node in part:
        found[node] = Bounds(best - height[node], worst - height[node], (number, distance[node]))


def _distances(graph: NodeGraph, part: list[int], doors: set[int]) -> dict[int, int]:
    """Give the fewest moves from each node of a part to one of its doors, breadth first from the doors."""
    before: dict[int, list[int]] = {node: [] for node in part}
    for node in part:
        for target in graph.following(node):
            if target in before:
                before[target].append(node)
    distance = dict.fromkeys(doors, 0)
    waiting = list(doors)
    for node in waiting:
        for earlier in before[node]:
            if earlier not in distance:
                distance[earlier] = distance[node] + 1
                waiting.append(earlier)
    return distance
