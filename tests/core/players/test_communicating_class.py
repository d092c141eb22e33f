"""The three ways to solve a communicating class against one another, and against fractions."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.analysis.node_blocks import NOWHERE
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.players.communicating_class import CommunicatingClass
from simulator.core.players.gth_elimination import Elimination, WeightedMove
from simulator.core.players.krylov_solver import KrylovSolver
from tests.core.scenarios import PROOF

Rows = Mapping[int, Sequence[WeightedMove]]


def linked(size: int, links: int, seed: int, leaving: float = 0.2) -> Rows:
    """Make a class in which each node leads to the next and to others, and out of it."""
    rng = random.Random(seed)
    share = (1 - leaving) / links
    return {
        node: [
            (share, 0, (node + 1) % size, 0),
            *[(share, 0, rng.randrange(size), number) for number in range(1, links)],
            (leaving, 1, NOWHERE, links),
        ]
        for node in range(size)
    }


def exactly(rows: Rows, start: int) -> dict[int, Fraction]:
    """The expected visits from a start, by elimination in fractions."""
    size = len(rows)
    matrix = [[Fraction(int(row == column)) for column in range(size)] + [Fraction(int(row == start))] for row in range(size)]
    for node, row in rows.items():
        for share, _, target, _ in row:
            if target in rows:
                matrix[target][node] -= Fraction(share)
    for pivot in range(size):
        matrix[pivot] = [value / matrix[pivot][pivot] for value in matrix[pivot]]
        for row in range(size):
            if row != pivot and matrix[row][pivot]:
                by = matrix[row][pivot]
                matrix[row] = [value - by * one for value, one in zip(matrix[row], matrix[pivot], strict=True)]
    return {node: matrix[node][-1] for node in range(size)}


classes = st.builds(
    linked, st.integers(2, 12), st.integers(1, 4), st.integers(0, 1000), st.sampled_from([0.5, 0.25, 2.0**-6, 2.0**-12])
)


@PROOF
@given(classes)
def test_eliminated_and_iterated_visits_are_those_of_fractions(rows: Rows) -> None:
    right = {node: float(count) for node, count in exactly(rows, 0).items()}
    assert Elimination.of(rows, WorkBudget()).visits({0: 1.0}) == pytest.approx(right, rel=1e-11)
    assert KrylovSolver(rows, WorkBudget()).visits({0: 1.0}) == pytest.approx(right, rel=1e-7, abs=1e-7 * max(right.values()))


@PROOF
@given(classes)
def test_the_visits_of_a_node_from_itself_are_those_of_fractions(rows: Rows) -> None:
    found = Elimination.of(rows, WorkBudget()).visits_from_itself()
    assert found == pytest.approx({node: float(exactly(rows, node)[node]) for node in rows}, rel=1e-11)


@PROOF
@given(classes, st.integers(0, 1000))
def test_eliminated_and_iterated_values_agree(rows: Rows, seed: int) -> None:
    rng = random.Random(seed)
    gain = {node: float(rng.randint(-3, 3)) for node in rows}
    right = Elimination.of(rows, WorkBudget()).solved(gain)
    close = 1e-7 * max(map(abs, right.values()), default=1) + 1e-300
    assert KrylovSolver(rows, WorkBudget()).solved(gain) == pytest.approx(right, abs=close)


@pytest.mark.parametrize("leaving", [0.2, 1e-3])
def test_a_large_class_in_which_all_leads_to_all_is_solved_within_a_fraction_of_what_elimination_takes(leaving: float) -> None:
    budget = WorkBudget(300_000)
    rows = linked(600, 12, 1, leaving)
    counts = CommunicatingClass(rows, budget).visits({0: 1.0})
    assert sum(counts.values()) == pytest.approx(1 / leaving, rel=1e-7)
    with pytest.raises(OutOfBudget):
        Elimination.of(rows, WorkBudget(300_000))


def test_a_long_line_is_eliminated_where_iteration_would_go_on_and_on() -> None:
    size = 600
    rows = {node: [(0.5, 0, max(node - 1, 0), 0), (0.5, 0, node + 1 if node + 1 < size else NOWHERE, 1)] for node in range(size)}
    counts = CommunicatingClass(rows, WorkBudget(60_000)).visits({0: 1.0})
    assert sum(counts.values()) == pytest.approx(size * (size + 1), rel=1e-9)


def test_what_the_iteration_cannot_prove_is_not_told() -> None:
    rows = linked(40, 3, 1, 1e-13)
    with pytest.raises(OutOfBudget):
        KrylovSolver(rows, WorkBudget()).visits({0: 1.0})
    assert sum(CommunicatingClass(rows).visits({0: 1.0}).values()) == pytest.approx(1e13, rel=1e-2)


def test_a_budget_without_a_limit_is_never_spent() -> None:
    budget = WorkBudget()
    budget.spend(1e30)
    assert (budget.left, budget.spent) == (inf, 1e30)
