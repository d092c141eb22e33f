"""A communicating class of a player's Markov chain: how often each of its nodes is visited, and what it is worth.

Its cycles are solved by elimination (`simulator.core.players.gth_elimination`) or, where that would take too long, by iteration
(`simulator.core.players.krylov_solver`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.players.gth_elimination import STEPS_A_JOIN, STEPS_AN_ENTRY, Elimination, WeightedMove
from simulator.core.players.krylov_solver import KrylovSolver

_FEW = 150
"""So many nodes are eliminated whatever it takes."""
_MOST = 400_000
"""The steps after which the elimination of a large class is given up."""
_QUICK = 100 * STEPS_A_JOIN
"""The steps for each node up to which elimination is quicker than iteration."""


class CommunicatingClass:
    """A transient communicating class: nodes that lead to one another, with the player's moves; each has a way out in the end.

    Figures raise OutOfBudget where they take more work than is left.
    """

    def __init__(self, rows: Mapping[int, Sequence[WeightedMove]], budget: WorkBudget | None = None) -> None:
        self.rows = rows
        self.budget = budget or WorkBudget()

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
        try:
            return self._ready(self._solver).visits(entering)
        except OutOfBudget:
            return self._ready(self._elimination).visits(entering)

    def solved(self, gain: Mapping[int, float]) -> dict[int, float]:
        """The value of each node, where its next move brings `gain` on average."""
        try:
            return self._ready(self._solver).solved(gain)
        except OutOfBudget:
            return self._ready(self._elimination).solved(gain)

    @cached_property
    def visits_from_itself(self) -> Mapping[int, float]:
        """For each node its expected visits from a visit on, that visit included."""
        self.budget.spend(self._elimination.joins * STEPS_A_JOIN / 2)
        return self._elimination.visits_from_itself()

    def _ready(self, solver: Elimination | KrylovSolver) -> Elimination | KrylovSolver:
        if isinstance(solver, Elimination):
            self.budget.spend(solver.entries * STEPS_AN_ENTRY)
        return solver

    @cached_property
    def is_large(self) -> bool:
        """Whether it has more nodes than are eliminated whatever it takes."""
        return len(self.rows) > _FEW

    @cached_property
    def _solver(self) -> Elimination | KrylovSolver:
        """What solves the class quickest; iteration may turn out to get no further."""
        if not self.is_large:
            return self._elimination
        trial = WorkBudget(min(_QUICK * len(self.rows), self.budget.left))
        try:
            elimination = Elimination.of(self.rows, trial)
        except OutOfBudget:
            self.budget.spend(trial.spent)
            return KrylovSolver(self.rows, self.budget)
        self.budget.spend(trial.spent)
        return elimination

    @cached_property
    def _elimination(self) -> Elimination:
        known = self.__dict__.get("_solver")
        if isinstance(known, Elimination):
            return known
        if not self.is_large:
            return Elimination.of(self.rows, self.budget)
        trial = WorkBudget(min(_MOST, self.budget.left))
        try:
            return Elimination.of(self.rows, trial)
        finally:
            self.budget.spend(trial.spent)
