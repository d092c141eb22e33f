"""Nodes and the moves between them: what a graph of states is to those who only walk it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from simulator.core.graph import components
from simulator.core.machine import Machine

Edge = tuple[int, int, int]
"""A move's index within its scene, its points, and the node that it leads to."""


class NodeGraph:
    """Nodes that play can reach from `root`, with the moves between them.

    A node's scene is `node % scenes`. `order` lists each node after those that it leads to, loops aside; `returns` are the moves,
    as (from, to), to a node that was still open when it was met once more, and so close a loop. In the scenes `heard` (by
    number) nodes differ by what the customer says as well.
    """

    machine: Machine
    heard: frozenset[int]
    scenes: int
    root: int
    edges: dict[int, list[Edge]]
    order: list[int]
    returns: list[tuple[int, int]]

    @property
    def loops(self) -> bool:
        """Whether any node can be met twice."""
        return bool(self.returns)

    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""
        return node % self.scenes

    def following(self, node: int) -> list[int]:
        """Give the nodes that a node leads to."""
        return [target for _, _, target in self.edges[node]]

    def goes_round(self, part: list[int]) -> bool:
        """Say whether a part can be met again from itself."""
        return len(part) > 1 or part[0] in self.following(part[0])

    def parts(self) -> Iterator[list[int]]:
        """Give the strongly connected parts, each after all that it leads to."""
        done = 0
        for first, last in self.stretches():
            yield from ([node] for node in self.order[done:first])
            yield from self._tangled(self.order[first : last + 1])
            done = last + 1
        yield from ([node] for node in self.order[done:])

    def stretches(self) -> list[list[int]]:
        """Give the stretches of `order` that have loops in them, as first and last index.

        Every move leads to what stands earlier, but those that return to a node which was still open: a loop lies within what its
        returns span. So only there are parts to be looked for.
        """
        number = {node: index for index, node in enumerate(self.order)} if self.loops else {}
        stretches: list[list[int]] = []
        for first, last in sorted((number[node], number[target]) for node, target in self.returns):
            if stretches and first <= stretches[-1][1]:
                stretches[-1][1] = max(last, stretches[-1][1])
            else:
                stretches.append([first, last])
        return stretches

    def _tangled(self, nodes: list[int]) -> list[list[int]]:
        if len(nodes) == 1:
            return [nodes]
        inside = set(nodes)
        return components(nodes, lambda node: [target for target in self.following(node) if target in inside])

    @cached_property
    def merged(self) -> Merged:
        """The same graph with nodes that play out alike made one."""
        return Merged(self)


class Merged(NodeGraph):
    """A graph in which nodes of one scene that offer the same moves to the same nodes are one, the first of them in `order`.

    Whoever plays can't tell such nodes apart, so that no worth and no probability changes, and there are far fewer of them: what
    a conversation remembers matters less and less towards its end. `home` says which node each of the whole graph became.
    Where there are loops, nodes are left as they are: one that leads into a loop must not become one of it.
    """

    def __init__(self, whole: NodeGraph) -> None:
        self.machine, self.heard, self.scenes = whole.machine, whole.heard, whole.scenes
        self.home: dict[int, int] = {}
        self.edges = {}
        self._merge(whole)
        self.root = self.home[whole.root]
        self.order = list(self.edges)
        self.returns = list({(self.home[node], target): None for node, target in whole.returns})

    def _merge(self, whole: NodeGraph) -> None:
        home, edges, scenes, heard = self.home, self.edges, self.scenes, self.heard
        tangled = {node for first, last in whole.stretches() for node in whole.order[first : last + 1]}
        alike: dict[tuple[object, ...], int] = {}
        for node in whole.order:
            out = [(index, points, home.get(target, target)) for index, points, target in whole.edges[node]]
            if node in tangled:
                home[node] = node
                edges[node] = out
                continue
            scene = node % scenes
            key = (scene, self._line(node), *out) if scene in heard else (scene, *out)
            first = home[node] = alike.setdefault(key, node)
            if first == node:
                edges[node] = out

    def _line(self, node: int) -> int:
        """Give the number of the line that is said at a node."""
        state, scene = divmod(node, self.scenes)
        lines = self.machine.nodes[scene].lines
        return next((number for number, (holds, _) in enumerate(lines) if holds is None or holds(state)), -1)
