"""Large communicating classes, solved by iteration and with a proved bound on what the result can be off by.

The values of a class solve x = gain + P x, the visits y = entering + P' y, where P holds the probabilities of its moves. Both are
solved by BiCGSTAB (van der Vorst, SIAM Journal on Scientific and Statistical Computing 13, 1992). Nothing rests on how well that
converges: with r the residual, x is off by N r, where N has no negative entries, and so by no more than the greatest |r| times
the expected decisions in the class, which are N 1. These are bounded in turn: where w, which nearly solves w = 1 + P w, has
residuals of at most d < 1, N 1 is at most w / (1 - d). What rounding can hide in a residual is added to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import add, mul, sub

from simulator.core.analysis.node_blocks import RowGetter, row_getter
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.players.gth_elimination import WeightedMove

ERROR = 1e-7
"""What a result may be off by, relative to the greatest of its figures."""

_UNIT = 2.0**-53
_MOST_ROUNDS = 400
_STAGNANT = 1e-14
"""From here on a residual, relative to what was asked, only shows rounding."""
STEPS_A_MOVE, STEPS_A_NODE = 0.06, 0.25
"""What a round counts as for each move and each node."""

Vector = list[float]
Matrix = Callable[[Vector], Vector]


class KrylovSolver:
    """A communicating class of many nodes. Raises OutOfBudget where the iteration takes too long or gets no further."""

    def __init__(self, rows: Mapping[int, Sequence[WeightedMove]], budget: WorkBudget) -> None:
        self._budget = budget
        self._nodes = list(rows)
        place = {node: number for number, node in enumerate(self._nodes)}
        inside = [[(place[target], share) for share, _, target, _ in row if target in place] for row in rows.values()]
        self._columns = [_column(number, inside) for number in range(max(map(len, inside)))]
        self._round = STEPS_A_NODE * len(inside) + STEPS_A_MOVE * len(self._columns) * len(inside)
        arriving = Counter(target for row in inside for target, _ in row)
        self._rounding = _UNIT * (len(self._columns) + 6)
        self._rounding_of_visits = _UNIT * (max(arriving.values()) + 6)
        self._decisions = self._bounded_decisions()

    def visits(self, entering: Mapping[int, float]) -> dict[int, float]:
        """The expected visits of each node, given how many enter at each."""
        asked = [entering.get(node, 0.0) for node in self._nodes]
        counts, residual = self._solve(self._arriving, asked)
        off = sum(map(mul, map(abs, residual), self._decisions))
        off += self._rounding_of_visits * sum(map(mul, counts, self._decisions))
        return self._proved([max(count, 0.0) for count in counts], off)

    def solved(self, gain: Mapping[int, float]) -> dict[int, float]:
        """The value of each node, where its next move brings `gain` on average."""
        asked = [gain[node] for node in self._nodes]
        values, residual = self._solve(self._expected, asked)
        greatest = max(map(abs, residual)) + self._rounding * max(map(abs, values))
        return self._proved(values, greatest * max(self._decisions))

    def _proved(self, found: Vector, off: float) -> dict[int, float]:
        if not off <= ERROR * max(map(abs, found)):
            raise OutOfBudget
        return dict(zip(self._nodes, found, strict=True))

    def _bounded_decisions(self) -> Vector:
        """No fewer than the expected decisions in the class from each node on."""
        decisions, residual = self._solve(self._expected, [1.0] * len(self._nodes))
        off = max(map(abs, residual)) + self._rounding * max(decisions)
        if not off <= 0.5 or min(decisions) <= 0:
            raise OutOfBudget
        return [number / (1 - off) for number in decisions]

    def _expected(self, values: Vector) -> Vector:
        """P x: what each node's next node is worth on average, moves out of the class left out."""
        row = [*values, 0.0]
        sums: Iterable[float] = ()
        for number, (_, get, shares) in enumerate(self._columns):
            column = map(mul, get(row), shares)
            sums = map(add, sums, column) if number else column
        return list(sums)

    def _arriving(self, counts: Vector) -> Vector:
        """P' y: how many come to each node from within the class."""
        arriving = [0.0] * (len(counts) + 1)
        for to, _, shares in self._columns:
            for target, amount in zip(to, map(mul, counts, shares), strict=True):
                arriving[target] += amount
        return arriving[:-1]

    def _solve(self, matrix: Matrix, asked: Vector) -> tuple[Vector, Vector]:
        """Solve x = asked + matrix x. Returns x, and the residual worked out anew."""
        found, residual = [0.0] * len(asked), asked
        goal = _STAGNANT * max(map(abs, asked))
        for _ in range(3):  # what rounding took away comes back where the residual is solved for in turn
            size = max(map(abs, residual))
            if size <= goal:
                break
            found = list(map(add, found, self._iterated(matrix, residual, goal)))
            fresh = [wanted - value + on for wanted, value, on in zip(asked, found, matrix(found), strict=True)]
            self._budget.spend(self._round)
            if max(map(abs, fresh)) > size / 2:
                residual = fresh
                break
            residual = fresh
        return found, residual

    def _iterated(self, matrix: Matrix, asked: Vector, goal: float) -> Vector:
        """Run BiCGSTAB from nothing until the residual is at the goal, or until it gets no further."""
        found = [0.0] * len(asked)
        residual = asked
        # a shadow that looks at every node: what enters at one is elsewhere a move later, and would seem to be gone
        scale = max(map(abs, asked))
        shadow = [value + scale * (0.5 + number * 0.618034 % 1) for number, value in enumerate(asked)]
        direction = moved = [0.0] * len(asked)
        rho = alpha = omega = 1.0
        for _ in range(_MOST_ROUNDS):
            self._budget.spend(2 * self._round)
            rho, before = _dot(shadow, residual), rho
            if not rho or not omega or not before:
                break
            beta = rho / before * alpha / omega
            direction = [left + beta * (old - omega * by) for left, old, by in zip(residual, direction, moved, strict=True)]
            moved = list(map(sub, direction, matrix(direction)))
            across = _dot(shadow, moved)
            if not across:
                break
            alpha = rho / across
            half = [left - alpha * by for left, by in zip(residual, moved, strict=True)]
            after = list(map(sub, half, matrix(half)))
            square = _dot(after, after)
            omega = _dot(after, half) / square if square else 0.0
            found = [value + alpha * one + omega * two for value, one, two in zip(found, direction, half, strict=True)]
            residual = [left - omega * by for left, by in zip(half, after, strict=True)]
            if max(map(abs, residual)) <= goal:
                break
        return found


def _dot(one: Vector, other: Vector) -> float:
    return sum(map(mul, one, other), 0.0)


def _column(number: int, rows: Sequence[Sequence[tuple[int, float]]]) -> tuple[list[int], RowGetter, list[float]]:
    """The move with a number of each node, one past the last of the nodes for those that have fewer."""
    moves = [row[number] if number < len(row) else (len(rows), 0.0) for row in rows]
    to = [target for target, _ in moves]
    return to, row_getter(to), [share for _, share in moves]
