"""All totals that can still come of each moment, with and without a critical choice on the way.

A set of totals is one integer: bit i stands for the worst total plus i. So a move shifts the set of the place that it leads to,
and a place has the union of what its moves give.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.node_blocks import CyclicComponent, Edge
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget

_STEPS_A_MOVE = 0.6
"""What a move counts as, a small set moved and joined."""

_BITS_A_STEP = 10_000
"""So many bits moved and joined count as one step more."""


class Totals(NamedTuple):
    """Totals from `least` on, as bits: those without a critical choice on the way, and those with one."""

    least: int
    clean: int
    critical: int


class TotalSets:
    """The totals that can come of each place of a quotient graph. Raises OutOfBudget where they take too much work."""

    def __init__(self, analysis: Analysis, budget: WorkBudget) -> None:
        self._graph = analysis.quotient
        self._worsts = analysis.worsts
        self._critical = [[move.choice.critical is not None for move in code.moves] for code in self._graph.machine.scenes]
        self._steps = _STEPS_A_MOVE + (analysis.best - analysis.worst) / _BITS_A_STEP
        self._budget = budget
        if analysis.graph.move_count * self._steps > budget.left:
            raise OutOfBudget
        self._clean: list[int] = self._graph.row(0)
        self._with_critical: list[int] = self._graph.row(0)
        self._known: dict[int, int] = {}
        for part in self._graph.sequence:
            if isinstance(part, CyclicComponent):
                self._settle(part)
            else:
                for place in range(part.first, part.last):
                    self._join(place, self._graph.moves(place))

    def after(self, scene: int, edge: Edge) -> Totals:
        """The totals that can come of a move of a scene, its own points included."""
        number, points, target = edge
        clean, critical = self._clean[target], self._with_critical[target]
        if self._critical[scene][number]:
            clean, critical = 0, clean | critical
        return Totals(points + self._worsts[target], clean, critical)

    def _join(self, place: int, moves: Sequence[Edge]) -> bool:
        """Give a place what its moves come to. Returns whether anything is new there."""
        self._budget.spend(len(moves) * self._steps + 1)
        clean, critical = self._clean[place], self._with_critical[place]
        before, least, scene = (clean, critical), self._worsts[place], self._graph.scene_of(place)
        if not moves:
            clean = 1
        for edge in moves:
            from_least, without, with_one = self.after(scene, edge)
            clean |= without << from_least - least
            critical |= with_one << from_least - least
        self._clean[place] = self._known.setdefault(clean, clean)  # many places have the same, which is kept once
        self._with_critical[place] = self._known.setdefault(critical, critical)
        return (clean, critical) != before

    def _settle(self, component: CyclicComponent) -> None:
        """Join what the places of a component come to until nothing is new."""
        before = component.predecessors()
        waiting = dict.fromkeys(component.edges)
        while waiting:
            fresh: dict[int, None] = {}
            for place in waiting:
                if self._join(place, component.edges[place]):
                    fresh.update(dict.fromkeys(before[place]))
            waiting = fresh
