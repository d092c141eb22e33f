"""Ways through the state graph, and loops that change the score each time round."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from simulator.core.analysis.graph import NodeGraph

Stage = tuple[int, int, int]
"""One move on a way: the node it starts from, the move's index there, and its points."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A way that ends where it began, and the points that one round brings (never 0)."""

    stages: tuple[Stage, ...]
    points: int

    def begun_at(self, node: int) -> tuple[Stage, ...]:
        """Give the same round from another of its nodes."""
        first = next(number for number, stage in enumerate(self.stages) if stage[0] == node)
        return self.stages[first:] + self.stages[:first]


class Ways:
    """The shortest ways from a node to all others, kept inside a set of nodes. What is nearer comes first in `met`."""

    def __init__(self, graph: NodeGraph, start: int, inside: Container[int] | None = None) -> None:
        self.met: dict[int, Stage | None] = {start: None}
        waiting = [start]
        for node in waiting:
            for index, points, target in graph.edges[node]:
                if target not in self.met and (inside is None or target in inside):
                    self.met[target] = node, index, points
                    waiting.append(target)

    def to(self, node: int) -> list[Stage]:
        """Give the way to one of the nodes met."""
        stages = []
        while (stage := self.met[node]) is not None:
            stages.append(stage)
            node = stage[0]
        return stages[::-1]


def choices(graph: NodeGraph, stages: Iterable[Stage]) -> tuple[str, ...]:
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


def uneven(graph: NodeGraph, part: list[int]) -> Loop | None:
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


def _closed(graph: NodeGraph, part: list[int], odd: Stage, target: int) -> Loop:
    """Close a loop: the shortest through the odd move if that has points, else one of the two ways round by the first node."""
    inside = set(part)
    home, after = Ways(graph, part[0], inside), Ways(graph, target, inside)
    back = after.to(part[0])
    for stages in ([odd, *after.to(odd[0])], [*home.to(odd[0]), odd, *back], [*home.to(target), *back]):
        points = sum(stage[2] for stage in stages)
        if points:
            return Loop(tuple(stages), points)
    raise AssertionError("of two ways that differ in points, one has points")
