"""Elimination without subtraction: the cycles of a communicating class solved exactly but for rounding.

After Grassmann, Taksar and Heyman (Operations Research 33, 1985). The relative error grows with the size of the class and not
with how long it holds the player (O'Cinneide, Numerische Mathematik 65, 1993).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from simulator.core.analysis.work_budget import WorkBudget

WeightedMove = tuple[float, int, int, int]
"""A move with its probability: the probability, its points, the node it leads to, and its number in the scene."""

STEPS_A_JOIN, STEPS_AN_ENTRY = 0.35, 0.2
"""What joining two moves counts as, and going through an entry of the elimination."""


class Stage(NamedTuple):
    """What a node was when its turn came: the probability of leaving it for another, and its moves from and to those left."""

    node: int
    leaving: float
    sources: dict[int, float]
    onward: dict[int, float]


class Elimination:
    """A class whose nodes were eliminated one by one, all that arrives at each sent straight on to where it goes next."""

    def __init__(self, stages: list[Stage]) -> None:
        self._stages = stages

    @classmethod
    def of(cls, rows: Mapping[int, Sequence[WeightedMove]], budget: WorkBudget) -> Elimination:
        """Eliminate the nodes of a class. Raises OutOfBudget."""
        if len(rows) == 1:  # as are most classes of a player who always picks the same
            node, row = next(iter(rows.items()))
            return cls([Stage(node, sum([share for share, _, target, _ in row if target not in rows]), {}, {})])
        return cls(list(_Eliminator(rows, budget).stages()))

    def visits(self, entering: Mapping[int, float]) -> dict[int, float]:
        """The expected visits of each node, given how many enter at each."""
        inflow = {node: entering.get(node, 0.0) for node, _, _, _ in self._stages}
        for node, leaving, _, onward in self._stages:
            for target, share in onward.items():
                inflow[target] += inflow[node] * share / leaving
        counts: dict[int, float] = {}
        for node, leaving, sources, _ in reversed(self._stages):
            counts[node] = (inflow[node] + sum(counts[source] * share for source, share in sources.items())) / leaving
        return counts

    def solved(self, gain: Mapping[int, float]) -> dict[int, float]:
        """The value of each node, where its next move brings `gain` on average."""
        so_far = dict(gain)
        for node, leaving, sources, _ in self._stages:
            for source, share in sources.items():
                so_far[source] += share * so_far[node] / leaving
        values: dict[int, float] = {}
        for node, leaving, _, onward in reversed(self._stages):
            values[node] = (so_far[node] + sum(share * values[target] for target, share in onward.items())) / leaving
        return values

    def visits_from_itself(self) -> dict[int, float]:
        """For each node its expected visits from a visit on, that visit included.

        These are the diagonal of the inverse, which follows from its entries where the elimination has entries (Takahashi, Fagan
        and Chin, 1973), the last nodes first.
        """
        inverse: dict[int, dict[int, float]] = {node: {} for node, _, _, _ in self._stages}
        for node, leaving, sources, onward in reversed(self._stages):
            own = inverse[node]
            for source in sources:
                own[source] = sum([share * inverse[target][source] for target, share in onward.items()]) / leaving
            for target in onward:
                row = inverse[target]
                row[node] = sum([row[source] * share for source, share in sources.items()]) / leaving
            own[node] = (1 + sum([share * inverse[target][node] for target, share in onward.items()])) / leaving
        return {node: row[node] for node, row in inverse.items()}

    @cached_property
    def joins(self) -> int:
        """How many pairs of moves were joined."""
        return sum([len(sources) * len(onward) for _, _, sources, onward in self._stages])

    @cached_property
    def entries(self) -> int:
        """How many nodes and moves there are to go through for each answer."""
        return sum([1 + len(sources) + len(onward) for _, _, sources, onward in self._stages])


class _Eliminator:
    """Takes nodes out of a class, those with the fewest neighbours first."""

    def __init__(self, rows: Mapping[int, Sequence[WeightedMove]], budget: WorkBudget) -> None:
        self.budget = budget
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

    def stages(self) -> Iterable[Stage]:
        waiting = [(self._degree(node), node) for node in self.out]
        heapify(waiting)
        while waiting:
            degree, node = heappop(waiting)
            if self._degree(node) > degree:
                heappush(waiting, (self._degree(node), node))
                continue
            self.budget.spend((degree + 8) * STEPS_A_JOIN)
            onward = self.onward.pop(node)
            leaving = sum(onward.values()) + self.out[node]
            sources = {source: self.onward[source].pop(node) for source in self.sources.pop(node)}
            for target in onward:
                self.sources[target].discard(node)
            for source, share in sources.items():
                self.out[source] += share * self.out[node] / leaving
                for target, on in onward.items():
                    self._join(source, target, share * on / leaving)
            yield Stage(node, leaving, sources, onward)

    def _degree(self, node: int) -> int:
        return len(self.onward[node]) * len(self.sources[node])
