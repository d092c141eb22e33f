"""Moments that a player may go round and round in before leaving them: how often each is met, and what it is worth.

Loops are solved by elimination without subtraction (Grassmann, Taksar and Heyman, Operations Research 33, 1985), whose relative
error grows with the size of the loop and not with how long it holds the player (O'Cinneide, Numerische Mathematik 65, 1993).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

WeightedMove = tuple[float, int, int, int]
"""A move that the player makes with some probability: that, its points, the node it leads to, and its number in the scene."""


class CommunicatingClass:
    """Nodes that lead to one another, with the moves the player makes there; from each of them the player gets out some time.

    A node is eliminated by sending all that comes to it straight on to where it goes from there; `_stages` keeps what each was
    when its turn came: the probability to leave it for another, and its moves from and to the nodes still left.
    """

    def __init__(self, rows: Mapping[int, Sequence[WeightedMove]]) -> None:
        self.rows = rows
        self._stages: list[tuple[int, float, dict[int, float], dict[int, float]]] | None = None

    @property
    def is_cyclic(self) -> bool:
        """Whether anything in it can be met twice."""
        return len(self.rows) > 1 or len(self.exits(next(iter(self.rows)))) < len(next(iter(self.rows.values())))

    def potentials(self) -> dict[int, int]:
        """Give each node the points of some way to it from the first one; with loops that sum to zero all ways agree."""
        height = {next(iter(self.rows)): 0}
        waiting = list(height)
        for node in waiting:
            for _, points, target, _ in self.rows[node]:
                if target in self.rows and target not in height:
                    height[target] = height[node] + points
                    waiting.append(target)
        return height

    def exits(self, node: int) -> list[WeightedMove]:
        """Give the moves of a node that lead out of the knot."""
        return [move for move in self.rows[node] if move[2] not in self.rows]

    def pass_through(self, met: list[float]) -> None:
        """Put in how often each node is met, from those who come in, and send all on who leave."""
        for node, times in self.visits({node: met[node] for node in self.rows}).items():
            met[node] = times
            for share, _, target, _ in self.exits(node):
                met[target] += times * share

    def solve_values(self, worth: list[float]) -> None:
        """Put in what each node is worth, from the worth of what lies outside."""
        gain = {
            node: sum(share * (points + (0.0 if target in self.rows else worth[target])) for share, points, target, _ in row)
            for node, row in self.rows.items()
        }
        for node, total in self.solved(gain).items():
            worth[node] = total

    def step_variance(self, node: int, worth: Sequence[float]) -> float:
        """Give how far the moves of a node lead off what it is worth, squared, on the average."""
        return sum([share * (points + worth[target] - worth[node]) ** 2 for share, points, target, _ in self.rows[node]])

    def visits(self, entering: Mapping[int, float]) -> dict[int, float]:
        """Give how often each node is met, where so many come in."""
        stages = self._eliminated()
        come = {node: entering.get(node, 0.0) for node in self.rows}
        for node, leaving, _, onward in stages:
            for target, share in onward.items():
                come[target] += come[node] * share / leaving
        met: dict[int, float] = {}
        for node, leaving, sources, _ in reversed(stages):
            met[node] = (come[node] + sum(met[source] * share for source, share in sources.items())) / leaving
        return met

    def solved(self, gain: Mapping[int, float]) -> dict[int, float]:
        """Give what each node comes to, where a move out of or within the knot brings `gain` on the average."""
        stages = self._eliminated()
        so_far = dict(gain)
        for node, leaving, sources, _ in stages:
            for source, share in sources.items():
                so_far[source] += share * so_far[node] / leaving
        found: dict[int, float] = {}
        for node, leaving, _, onward in reversed(stages):
            found[node] = (so_far[node] + sum(share * found[target] for target, share in onward.items())) / leaving
        return found

    def _eliminated(self) -> list[tuple[int, float, dict[int, float], dict[int, float]]]:
        if self._stages is None:
            if len(self.rows) == 1:  # as are most knots of a player who always picks the same
                node = next(iter(self.rows))
                self._stages = [(node, sum([share for share, _, _, _ in self.exits(node)]), {}, {})]
            else:
                self._stages = list(_GthElimination(self.rows).stages())
        return self._stages


class _GthElimination:
    """Takes nodes out of a knot one by one, those with the fewest neighbours first."""

    def __init__(self, rows: Mapping[int, Sequence[WeightedMove]]) -> None:
        self.onward: dict[int, dict[int, float]] = {node: {} for node in rows}
        self.sources: dict[int, set[int]] = {node: set() for node in rows}
        self.out = dict.fromkeys(rows, 0.0)
        for node, row in rows.items():
            for share, _, target, _ in row:
                if target in rows:
                    self._join(node, target, share)
                else:
                    self.out[node] += share

    def _join(self, node: int, target: int, share: float) -> None:
        # a move back to the node itself only delays leaving it; what counts is in which proportion it is left for others
        if target != node:
            self.onward[node][target] = self.onward[node].get(target, 0.0) + share
            self.sources[target].add(node)

    def stages(self) -> Iterable[tuple[int, float, dict[int, float], dict[int, float]]]:
        waiting = [(self._degree(node), node) for node in self.out]
        heapify(waiting)
        while waiting:
            degree, node = heappop(waiting)
            if self._degree(node) > degree:
                heappush(waiting, (self._degree(node), node))
                continue
            onward = self.onward.pop(node)
            leaving = sum(onward.values()) + self.out[node]
            sources = {source: self.onward[source].pop(node) for source in self.sources.pop(node)}
            for target in onward:
                self.sources[target].discard(node)
            for source, share in sources.items():
                self.out[source] += share * self.out[node] / leaving
                for target, on in onward.items():
                    self._join(source, target, share * on / leaving)
            yield node, leaving, sources, onward

    def _degree(self, node: int) -> int:
        return len(self.onward[node]) * len(self.sources[node])
