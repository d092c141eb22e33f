"""The interval behind a share: textbook values, and what must hold for every count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.evidence import wilson

COUNTS = st.integers(0, 400).flatmap(lambda chances: st.tuples(st.integers(0, chances), st.just(chances)))


@pytest.mark.parametrize(
    ("taken", "chances", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_it_is_the_interval_of_the_textbooks(taken: int, chances: int, low: float, high: float) -> None:
    assert wilson(taken, chances) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_without_chances_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(counts=COUNTS)
def test_the_share_lies_within_and_the_bounds_between_none_and_all(counts: tuple[int, int]) -> None:
    taken, chances = counts
    low, high = wilson(taken, chances)
    assert 0 <= low < high <= 1
    assert not chances or low - 1e-12 <= taken / chances <= high + 1e-12


@given(counts=COUNTS)
def test_more_of_the_same_says_more(counts: tuple[int, int]) -> None:
    taken, chances = counts
    low, high = wilson(taken, chances)
    surer_low, surer_high = wilson(4 * taken, 4 * chances)
    assert surer_high - surer_low < high - low or not chances


@pytest.mark.parametrize("counts", [(-1, 3), (4, 3), (0, -1)])
def test_counts_that_cannot_be_are_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="chances can't be taken"):
        wilson(*counts)
