"""Places the scenes of a scenario in layers, from the start downwards, with few crossings (Sugiyama's method).

Moves that lead back are turned round for the layout, each scene goes below all that lead to it, moves over several layers get a
place in each of them, and then every layer is ordered by where its neighbours stand, down and up in turn. Within that order all
are drawn towards their neighbours, as far as the room that each needs allows.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, pairwise

SWEEPS = 12
PASSING = 0.25
"""The room that a move needs in a layer which it only passes, in columns."""
STRAIGHT = 8
"""How many times more a move that passes a layer is drawn to its neighbours than a scene is."""

LayoutEdge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: for each scene its column (from 0, fractions allowed) and its layer (from 0).

    `routes` gives for each move the points it passes, from scene to scene, as (column, layer).
    """

    places: tuple[tuple[float, int], ...]
    routes: Mapping[LayoutEdge, tuple[tuple[float, int], ...]]

    @property
    def width(self) -> float:
        """The number of columns, with those that only moves pass."""
        return max((column for spots in (self.places, *self.routes.values()) for column, _ in spots), default=0.0) + 1

    @property
    def layers(self) -> int:
        """The number of layers."""
        return max((layer for _, layer in self.places), default=0) + 1


def layout(count: int, edges: Sequence[LayoutEdge], start: int = 0) -> Layout:
    """Lay out `count` nodes with the edges between them; edges from a node to itself are left out."""
    if not count:
        return Layout((), {})
    distinct = list(dict.fromkeys(edge for edge in edges if edge[0] != edge[1]))
    back = _leading_back(count, distinct, start)
    down = [(b, a) if (a, b) in back else (a, b) for a, b in distinct]
    chains = _Chains(_layers(count, down), down)
    columns = chains.columns()
    places = tuple((columns[node], chains.layer[node]) for node in range(count))
    routes = {}
    for edge, chain in zip(distinct, chains.chains, strict=True):
        points = tuple((columns[node], chains.layer[node]) for node in chain)
        routes[edge] = points[::-1] if edge in back else points
    return Layout(places, routes)


def _leading_back(count: int, edges: Sequence[LayoutEdge], start: int) -> set[LayoutEdge]:
    """Find the edges that close a cycle in a depth-first search from the start."""
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


def _layers(count: int, edges: Sequence[LayoutEdge]) -> list[int]:
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

    def __init__(self, layer: list[int], edges: Sequence[LayoutEdge]) -> None:
        self.scenes = len(layer)
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
        """The column of each node, with the nodes in the order of the sweep with the fewest crossings."""
        at = [0.0] * len(self.layer)
        for row in self.rows:
            _number(row, at)
        best, fewest = at[:], self._crossings(at)
        for rows, beside in self._sweeps():
            for row in rows:
                row.sort(key=partial(_middle, beside, at))
                _number(row, at)
            crossings = self._crossings(at)
            if crossings < fewest:
                best, fewest = at[:], crossings
        for row in self.rows:
            row.sort(key=best.__getitem__)
        return self._drawn(best)

    def _sweeps(self) -> Iterator[tuple[list[list[int]], list[list[int]]]]:
        """The layers from the top, each with its neighbours above, and from the bottom, in turn."""
        for sweep in range(SWEEPS):
            yield (self.rows, self.above) if sweep % 2 == 0 else (self.rows[::-1], self.below)

    def _drawn(self, at: list[float]) -> list[float]:
        """Draw the nodes of each layer towards their neighbours."""
        for rows, beside in self._sweeps():
            for row in rows:
                wanted = [_middle(beside, at, node) for node in row]
                for node, place in zip(row, self._apart(row, wanted), strict=True):
                    at[node] = place
        left = min(at)
        return [place - left for place in at]

    def _apart(self, row: Sequence[int], wanted: Sequence[float]) -> list[float]:
        """The places nearest to those wanted at which each node of a row has its room.

        Nearest by weighted least squares; so many as get in each other's way form a pool that stands where they want it on the
        average (Ayer and others, Annals of Mathematical Statistics 26, 1955).
        """
        rooms = [1.0 if node < self.scenes else PASSING for node in row]
        offsets = [0.0, *accumulate((one + other) / 2 for one, other in pairwise(rooms))]
        pools: list[tuple[float, float, int]] = []
        for room, place, offset in zip(rooms, wanted, offsets, strict=True):
            weight, count = 1.0 if room == 1 else STRAIGHT, 1
            total = weight * (place - offset)
            while pools and pools[-1][0] * weight >= total * pools[-1][1]:
                before = pools.pop()
                total, weight, count = total + before[0], weight + before[1], count + before[2]
            pools.append((total, weight, count))
        settled = [total / weight for total, weight, count in pools for _ in range(count)]
        return [place + offset for place, offset in zip(settled, offsets, strict=True)]

    def _crossings(self, at: Sequence[float]) -> int:
        total = 0
        for row in self.rows:
            seen: list[float] = []
            for _, end in sorted((at[node], at[target]) for node in row for target in self.below[node]):
                total += len(seen) - bisect_right(seen, end)
                insort(seen, end)
        return total


def _middle(beside: Sequence[Sequence[int]], at: Sequence[float], node: int) -> float:
    """The middle of a node's neighbours, its own place where it has none."""
    return sum([at[other] for other in beside[node]]) / len(beside[node]) if beside[node] else at[node]


def _number(row: Sequence[int], at: list[float]) -> None:
    for column, node in enumerate(row):
        at[node] = float(column)
