"""Ways through the state graph, and loops that change the score each time round."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from simulator.core.analysis.graph import NodeGraph

PathStep = tuple[int, int, int]
"""One move on a way: the node it starts from, the move's index there, and its points."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A way that ends where it began, and the points that one round brings (never 0)."""

    steps: tuple[PathStep, ...]
    points: int

    def rotated_to(self, node: int) -> tuple[PathStep, ...]:
        """Give the same round from another of its nodes."""
        first = next(number for number, stage in enumerate(self.steps) if stage[0] == node)
        return self.steps[first:] + self.steps[:first]


class ShortestPaths:
    """The shortest ways from a node to all others, kept inside a set of nodes. What is nearer comes first in `met`."""

    def __init__(self, graph: NodeGraph, start: int, inside: Container[int] | None = None) -> None:
        self.previous: dict[int, PathStep | None] = {start: None}
        waiting = [start]
        for node in waiting:
            for index, points, target in graph.edges[node]:
                if target not in self.previous and (inside is None or target in inside):
                    self.previous[target] = node, index, points
                    waiting.append(target)

    def path_to(self, node: int) -> list[PathStep]:
        """Give the way to one of the nodes met."""
        stages = []
        while (stage := self.previous[node]) is not None:
            stages.append(stage)
            node = stage[0]
        return stages[::-1]


def choices(graph: NodeGraph, stages: Iterable[PathStep]) -> tuple[str, ...]:
    """Give the choice ids of a way."""
    return tuple(graph.machine.scenes[graph.scene(node)].moves[index].choice.id for node, index, _ in stages)


def potentials(graph: NodeGraph, part: list[int]) -> dict[int, int]:
    """Give each node of a strongly connected part the points of some way to it from the first one."""
    inside = set(part)
    height = {part[0]: 0}
    waiting = [part[0]]
    for node in waiting:
        for _, points, target in graph.moves(node):
            if target in inside and target not in height:
                height[target] = height[node] + points
                waiting.append(target)
    return height


def nonzero_cycle(graph: NodeGraph, part: list[int]) -> Cycle | None:
    """Find a loop of a strongly connected part that does not sum to zero; None where all do.

    All loops sum to zero exactly where every move changes the potential by its points. Where one does not, it closes two
    ways from the first node and back that differ in points, so that one of the two is a loop with a sum.
    """
    height = potentials(graph, part)
    for node in part:
        for index, points, target in graph.moves(node):
            if target in height and height[target] != height[node] + points:
                return _closed(graph, part, (node, index, points), target)
    return None


def _closed(graph: NodeGraph, part: list[int], odd: PathStep, target: int) -> Cycle:
    """Close a loop: the shortest through the odd move if that has points, else one of the two ways round by the first node."""
    inside = set(part)
    home, after = ShortestPaths(graph, part[0], inside), ShortestPaths(graph, target, inside)
    back = after.path_to(part[0])
    for stages in ([odd, *after.path_to(odd[0])], [*home.path_to(odd[0]), odd, *back], [*home.path_to(target), *back]):
        points = sum(stage[2] for stage in stages)
        if points:
            return Cycle(tuple(stages), points)
    raise AssertionError("of two ways that differ in points, one has points")
