"""Shortest paths through the state graph, and cycles that change the score each time round."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from simulator.core.analysis.graph import NodeGraph
from simulator.core.analysis.work_budget import WorkBudget

PathStep = tuple[int, int, int]
"""One move on a path: the node it starts from, the move's index there, and its points."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A path that ends where it began, and the points that one round brings (never 0)."""

    steps: tuple[PathStep, ...]
    points: int

    def rotated_to(self, node: int) -> tuple[PathStep, ...]:
        """The same cycle, starting at another of its nodes."""
        first = next(number for number, step in enumerate(self.steps) if step[0] == node)
        return self.steps[first:] + self.steps[:first]


class ShortestPaths:
    """The shortest paths from a node to all others, optionally only through a set of nodes.

    `previous` has for each node reached the last step of the path to it, nearer nodes first.
    """

    def __init__(self, graph: NodeGraph, start: int, inside: Container[int] | None = None) -> None:
        self.previous: dict[int, PathStep | None] = {start: None}
        waiting = [start]
        for node in waiting:
            for index, points, target in graph.edges[node]:
                if target not in self.previous and (inside is None or target in inside):
                    self.previous[target] = node, index, points
                    waiting.append(target)

    def path_to(self, node: int) -> list[PathStep]:
        """The path to one of the nodes reached."""
        steps = []
        while (step := self.previous[node]) is not None:
            steps.append(step)
            node = step[0]
        return steps[::-1]


def choices(graph: NodeGraph, steps: Iterable[PathStep]) -> tuple[str, ...]:
    """The choice ids of a path."""
    return tuple(graph.choice_id(node, index) for node, index, _ in steps)


def potentials(graph: NodeGraph, part: list[int]) -> dict[int, int]:
    """For each node of a strongly connected component, the points of some path to it from the first one."""
    inside = set(part)
    potential = {part[0]: 0}
    waiting = [part[0]]
    for node in waiting:
        for _, points, target in graph.moves(node):
            if target in inside and target not in potential:
                potential[target] = potential[node] + points
                waiting.append(target)
    return potential


def nonzero_cycle(graph: NodeGraph, part: list[int]) -> Cycle | None:
    """Find a cycle of a strongly connected component that does not sum to zero; None where all do.

    All cycles sum to zero exactly where every move changes the potential by its points. A move that does not closes two round
    trips from the first node that differ in points, so that one of the two is a cycle with a sum other than zero.
    """
    potential = potentials(graph, part)
    for node in part:
        for index, points, target in graph.moves(node):
            if target in potential and potential[target] != potential[node] + points:
                return _closed(graph, part, (node, index, points), target)
    return None


def _closed(graph: NodeGraph, part: list[int], odd: PathStep, target: int) -> Cycle:
    """Close a cycle: the shortest through the odd move if that has points, else one of the two round trips of the first node."""
    inside = set(part)
    start, after = ShortestPaths(graph, part[0], inside), ShortestPaths(graph, target, inside)
    back = after.path_to(part[0])
    for steps in ([odd, *after.path_to(odd[0])], [*start.path_to(odd[0]), odd, *back], [*start.path_to(target), *back]):
        points = sum(step[2] for step in steps)
        if points:
            return Cycle(tuple(steps), points)
    raise AssertionError("of two round trips that differ in points, one has points")


def cycle_of_sign(graph: NodeGraph, part: list[int], sign: int, budget: WorkBudget) -> Cycle | None:
    """Find a cycle of a strongly connected component whose points have a sign (1 or -1); None where there is none.

    Longest paths are lengthened until none grows (Bellman and Ford). The steps by which nodes were last reached come to lie in a
    cycle exactly where the paths grow without end. Raises OutOfBudget.
    """
    longest = dict.fromkeys(part, 0)
    came: dict[int, PathStep] = {}
    waiting, unchecked = list(part), 0
    while waiting:
        grown: dict[int, None] = {}
        for node in waiting:
            for index, points, target in graph.moves(node):
                if target in longest and longest[node] + sign * points > longest[target]:
                    longest[target] = longest[node] + sign * points
                    came[target] = node, index, points
                    grown[target] = None
        budget.spend(len(waiting))
        unchecked += len(waiting)
        waiting = list(grown)
        if not waiting or unchecked >= len(part):
            unchecked = 0
            if (cycle := _cycle_among(came)) is not None:
                return cycle
    return None


def _cycle_among(came: Mapping[int, PathStep]) -> Cycle | None:
    """Find a cycle among the steps by which each node was last reached."""
    met: dict[int, int] = {}
    for begun in came:
        node = begun
        while node in came and node not in met:
            met[node] = begun
            node = came[node][0]
        if met.get(node) == begun and node in came:
            steps = [came[node]]
            while steps[-1][0] != node:
                steps.append(came[steps[-1][0]])
            return Cycle(tuple(steps[::-1]), sum([step[2] for step in steps]))
    return None
