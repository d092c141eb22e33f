"""Strongly connected components of a directed graph, in topological order; and distances."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(roots: Iterable[Node], successors: Callable[[Node], Iterable[Node]]) -> list[list[Node]]:
    """The strongly connected components that the roots lead to, each after all components that it leads to.

    Tarjan's algorithm (SIAM Journal on Computing 1, 1972) without recursion: linear in nodes and edges, and as deep as it
    needs to be.
    """
    search = _TarjanSearch(successors)
    for root in roots:
        if root not in search.number:
            search.visit(root)
    return search.components


def distances(root: Node, successors: Callable[[Node], Iterable[Node]]) -> dict[Node, int]:
    """The fewest edges from `root` to each node that it leads to, the nearest first."""
    far = {root: 0}
    waiting = [root]
    for node in waiting:
        for target in successors(node):
            if target not in far:
                far[target] = far[node] + 1
                waiting.append(target)
    return far


class _TarjanSearch(Generic[Node]):
    """The state of one search: discovery numbers, lowest numbers reached, and the nodes not yet in a component."""

    def __init__(self, successors: Callable[[Node], Iterable[Node]]) -> None:
        self.successors = successors
        self.number: dict[Node, int] = {}
        self.low: dict[Node, int] = {}
        self.open: dict[Node, None] = {}
        self.components: list[list[Node]] = []

    def visit(self, root: Node) -> None:
        number, low, still_open = self.number, self.low, self.open
        path: list[tuple[Node, Iterator[Node]]] = [self._enter(root)]
        while path:
            node, rest = path[-1]
            for target in rest:
                if target not in number:
                    path.append(self._enter(target))
                    break
                if target in still_open and number[target] < low[node]:
                    low[node] = number[target]
            else:
                path.pop()
                if low[node] == number[node]:
                    self._close(node)
                elif low[node] < low[path[-1][0]]:  # what leads back is never the root
                    low[path[-1][0]] = low[node]

    def _enter(self, node: Node) -> tuple[Node, Iterator[Node]]:
        self.number[node] = self.low[node] = len(self.number)
        self.open[node] = None
        return node, iter(self.successors(node))

    def _close(self, node: Node) -> None:
        """Take out the component whose first node this is: all that was entered since and is still open."""
        component = []
        while True:
            member, _ = self.open.popitem()
            component.append(member)
            if member == node:
                break
        self.components.append(component)
