"""Wilson's interval gives the published figures, and holds where others break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scoring.wilson_interval import Z, wilson
from tests.core.scenarios import PROOF


@pytest.mark.parametrize(
    ("taken", "chances", "low", "high"),
    [
        # Newcombe 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(taken: int, chances: int, low: float, high: float) -> None:
    assert wilson(taken, chances) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_without_chances_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_ends_are_exact() -> None:
    assert wilson(0, 7)[0] == 0.0
    assert wilson(7, 7)[1] == 1.0


@pytest.mark.parametrize(("taken", "chances"), [(-1, 5), (6, 5), (0, -1)])
def test_what_is_no_share_is_a_mistake(taken: int, chances: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(taken, chances)


@PROOF
@given(st.integers(1, 2000).flatmap(lambda chances: st.tuples(st.integers(0, chances), st.just(chances))))
def test_the_ends_are_the_shares_from_which_the_count_is_just_so_far_off(count: tuple[int, int]) -> None:
    taken, chances = count
    low, high = wilson(taken, chances)
    assert 0 <= low <= taken / chances <= high <= 1
    for end in (low, high):
        if 0 < end < 1:
            # the defining equation: the score test at either end gives exactly Z
            assert abs(taken - chances * end) == pytest.approx(Z * (chances * end * (1 - end)) ** 0.5, rel=1e-6)


@PROOF
@given(st.integers(1, 300), st.integers(0, 300))
def test_what_was_missed_mirrors_what_was_taken(chances: int, some: int) -> None:
    taken = some % (chances + 1)
    low, high = wilson(taken, chances)
    assert wilson(chances - taken, chances) == (pytest.approx(1 - high), pytest.approx(1 - low))
