"""A communicating class of a player's Markov chain: how often each of its nodes is visited, and what it is worth.

Its cycles are solved by elimination without subtraction (Grassmann, Taksar and Heyman, Operations Research 33, 1985), whose
relative error grows with the size of the class and not with how long it holds the player (O'Cinneide, Numerische Mathematik 65,
1993).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

WeightedMove = tuple[float, int, int, int]
"""A move with its probability: the probability, its points, the node it leads to, and its number in the scene."""


class CommunicatingClass:
    """A transient communicating class: nodes that lead to one another, with the player's moves; each has a way out in the end.

    A node is eliminated by sending all that arrives there straight on to where it goes next. `_stages` records what each node was
    when its turn came: the probability of leaving it for another, and its moves from and to the nodes still left.
    """

    def __init__(self, rows: Mapping[int, Sequence[WeightedMove]]) -> None:
        self.rows = rows
        self._stages: list[tuple[int, float, dict[int, float], dict[int, float]]] | None = None

    @property
    def is_cyclic(self) -> bool:
        """Whether any of its nodes can be visited twice."""
        return len(self.rows) > 1 or len(self.exits(next(iter(self.rows)))) < len(next(iter(self.rows.values())))

    def potentials(self) -> dict[int, int]:
        """For each node, the points of some path to it from the first one; where cycles sum to zero, all paths agree."""
        potential = {next(iter(self.rows)): 0}
        waiting = list(potential)
        for node in waiting:
            for _, points, target, _ in self.rows[node]:
                if target in self.rows and target not in potential:
                    potential[target] = potential[node] + points
                    waiting.append(target)
        return potential

    def exits(self, node: int) -> list[WeightedMove]:
        """The moves of a node that lead out of the class."""
        return [move for move in self.rows[node] if move[2] not in self.rows]

    def pass_through(self, visit_counts: list[float]) -> None:
        """Set the expected visits of each node from those that enter the class, and pass on those that leave it."""
        for node, count in self.visits({node: visit_counts[node] for node in self.rows}).items():
            visit_counts[node] = count
            for share, _, target, _ in self.exits(node):
                visit_counts[target] += count * share

    def solve_values(self, worth: list[float]) -> None:
        """Set the value of each node, from the values of the nodes outside."""
        gain = {
            node: sum(share * (points + (0.0 if target in self.rows else worth[target])) for share, points, target, _ in row)
            for node, row in self.rows.items()
        }
        for node, total in self.solved(gain).items():
            worth[node] = total

    def step_variance(self, node: int, worth: Sequence[float]) -> float:
        """The expected squared difference between what a node is worth and what its moves come to."""
        return sum([share * (points + worth[target] - worth[node]) ** 2 for share, points, target, _ in self.rows[node]])

    def visits(self, entering: Mapping[int, float]) -> dict[int, float]:
        """The expected visits of each node, given how many enter at each."""
        stages = self._eliminated()
        inflow = {node: entering.get(node, 0.0) for node in self.rows}
        for node, leaving, _, onward in stages:
            for target, share in onward.items():
                inflow[target] += inflow[node] * share / leaving
        counts: dict[int, float] = {}
        for node, leaving, sources, _ in reversed(stages):
            counts[node] = (inflow[node] + sum(counts[source] * share for source, share in sources.items())) / leaving
        return counts

    def solved(self, gain: Mapping[int, float]) -> dict[int, float]:
        """The value of each node, where its next move brings `gain` on average."""
        stages = self._eliminated()
        so_far = dict(gain)
        for node, leaving, sources, _ in stages:
            for source, share in sources.items():
                so_far[source] += share * so_far[node] / leaving
        values: dict[int, float] = {}
        for node, leaving, _, onward in reversed(stages):
            values[node] = (so_far[node] + sum(share * values[target] for target, share in onward.items())) / leaving
        return values

    def _eliminated(self) -> list[tuple[int, float, dict[int, float], dict[int, float]]]:
        if self._stages is None:
            if len(self.rows) == 1:  # as are most classes of a player who always picks the same
                node = next(iter(self.rows))
                self._stages = [(node, sum([share for share, _, _, _ in self.exits(node)]), {}, {})]
            else:
                self._stages = list(_GthElimination(self.rows).stages())
        return self._stages


class _GthElimination:
    """GTH elimination: takes nodes out of a class one by one, those with the fewest neighbours first."""

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
        # a move back to the node itself only delays leaving it; only the proportions in which it is left for others matter
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
