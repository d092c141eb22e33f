"""Places the scenes of a scenario in layers, from the start downwards, with few crossings (Sugiyama's method).

Moves that lead back are turned round for the layout, each scene goes below all that lead to it, moves over several layers get a
place in each of them, and then every layer is ordered by where its neighbours stand, down and up in turn.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 12

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: for each scene its column (from 0, halves allowed) and its layer (from 0).

    `routes` gives for each move the points it passes, from scene to scene, as (column, layer).
    """

    places: tuple[tuple[float, int], ...]
    routes: Mapping[Edge, tuple[tuple[float, int], ...]]

    @property
    def width(self) -> float:
        """The number of columns, with those that only moves pass."""
        return max((column for spots in (self.places, *self.routes.values()) for column, _ in spots), default=0.0) + 1

    @property
    def layers(self) -> int:
        """The number of layers."""
        return max((layer for _, layer in self.places), default=0) + 1


def layout(count: int, edges: Sequence[Edge], start: int = 0) -> Layout:
    """Lay out `count` nodes with the edges between them; edges from a node to itself are left out."""
    if not count:
        return Layout((), {})
    kept = list(dict.fromkeys(edge for edge in edges if edge[0] != edge[1]))
    back = _leading_back(count, kept, start)
    down = [(b, a) if (a, b) in back else (a, b) for a, b in kept]
    chains = _Chains(_layers(count, down), down)
    columns = chains.columns()
    places = tuple((columns[node], chains.layer[node]) for node in range(count))
    routes = {}
    for edge, chain in zip(kept, chains.chains, strict=True):
        points = tuple((columns[node], chains.layer[node]) for node in chain)
        routes[edge] = points[::-1] if edge in back else points
    return Layout(places, routes)


def _leading_back(count: int, edges: Sequence[Edge], start: int) -> set[Edge]:
    """Find the edges that close a loop when one walks depth first from the start."""
    following: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        following[a].append(b)
    back = set()
    opened, closed = set(), set()
    for root in (start, *range(count)):
        stack = [(root, iter(following[root]))] if root not in opened else []
        opened.update([root])
        while stack:
            node, rest = stack[-1]
            for target in rest:
                if target not in opened:
                    opened.add(target)
                    stack.append((target, iter(following[target])))
                    break
                if target not in closed:
                    back.add((node, target))
            else:
                closed.add(node)
                stack.pop()
    return back


def _layers(count: int, edges: Sequence[Edge]) -> list[int]:
    """Put each node one layer below the lowest that leads to it."""
    arriving = [0] * count
    following: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        following[a].append(b)
        arriving[b] += 1
    layer = [0] * count
    ready = [node for node in range(count) if not arriving[node]]
    for node in ready:
        for target in following[node]:
            layer[target] = max(layer[target], layer[node] + 1)
            arriving[target] -= 1
            if not arriving[target]:
                ready.append(target)
    return layer


class _Chains:
    """Nodes and the places that long edges take in the layers between; ordered by sweeps."""

    def __init__(self, layer: list[int], edges: Sequence[Edge]) -> None:
        self.layer = layer[:]
        self.chains = [self._chain(a, b) for a, b in edges]
        self.rows: list[list[int]] = [[] for _ in range(max(self.layer, default=0) + 1)]
        for node, row in enumerate(self.layer):
            self.rows[row].append(node)
        self.above: list[list[int]] = [[] for _ in self.layer]
        self.below: list[list[int]] = [[] for _ in self.layer]
        for chain in self.chains:
            for a, b in pairwise(chain):
                self.below[a].append(b)
                self.above[b].append(a)

    def _chain(self, a: int, b: int) -> list[int]:
        chain = [a]
        for row in range(self.layer[a] + 1, self.layer[b]):
            chain.append(len(self.layer))
            self.layer.append(row)
        return [*chain, b]

    def columns(self) -> list[float]:
        """Give each node's column after the sweep with the fewest crossings; short rows stand in the middle."""
        at = [0.0] * len(self.layer)
        for row in self.rows:
            _number(row, at)
        best, fewest = at[:], self._crossings(at)
        for sweep in range(SWEEPS):
            for row in self.rows if sweep % 2 == 0 else self.rows[::-1]:
                beside = self.above if sweep % 2 == 0 else self.below
                row.sort(key=lambda node: sum(at[n] for n in beside[node]) / len(beside[node]) if beside[node] else at[node])
                _number(row, at)
            crossings = self._crossings(at)
            if crossings < fewest:
                best, fewest = at[:], crossings
        widest = max(map(len, self.rows), default=1)
        return [column + (widest - len(self.rows[self.layer[node]])) / 2 for node, column in enumerate(best)]

    def _crossings(self, at: Sequence[float]) -> int:
        total = 0
        for row in self.rows:
            seen: list[float] = []
            for _, end in sorted((at[node], at[target]) for node in row for target in self.below[node]):
                total += len(seen) - bisect_right(seen, end)
                insort(seen, end)
        return total


def _number(row: Sequence[int], at: list[float]) -> None:
    for column, node in enumerate(row):
        at[node] = float(column)
