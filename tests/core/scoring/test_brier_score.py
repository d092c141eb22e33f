"""The Brier score of what a trainee called sure and not sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scoring.brier_score import ENOUGH_DECISIONS, brier
from tests.core.scenarios import PROOF

SURE_RIGHT, SURE_WRONG, UNSURE_RIGHT, UNSURE_WRONG = (True, True), (True, False), (False, True), (False, False)


@pytest.mark.parametrize(
    ("decisions", "score"),
    [
        ([SURE_RIGHT] * 20, 0.01),
        ([SURE_WRONG] * 20, 0.81),
        ([UNSURE_RIGHT] * 7 + [UNSURE_WRONG] * 13, 0.25),
        # ten times 0.01, twice 0.81 and eight times 0.25, over 20
        ([SURE_RIGHT] * 10 + [SURE_WRONG] * 2 + [UNSURE_WRONG] * 4 + [UNSURE_RIGHT] * 4, 0.186),
        # whoever is sure nine times in ten rightly has the least that "sure" can have
        ([SURE_RIGHT] * 90 + [SURE_WRONG] * 10, 0.09),
    ],
)
def test_the_score_is_what_is_worked_out_by_hand(decisions: list[tuple[bool, bool]], score: float) -> None:
    assert brier(decisions) == pytest.approx(score)


def test_below_twenty_decisions_nothing_is_said() -> None:
    assert brier([]) is None
    assert brier([SURE_RIGHT] * (ENOUGH_DECISIONS - 1)) is None
    assert brier([SURE_RIGHT] * ENOUGH_DECISIONS) is not None


@PROOF
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=20, max_size=60))
def test_the_score_lies_between_always_sure_and_right_and_always_sure_and_wrong(decisions: list[tuple[bool, bool]]) -> None:
    score = brier(decisions)
    assert score is not None
    assert 0.01 - 1e-9 <= score <= 0.81 + 1e-9
    assert score == pytest.approx(brier(reversed(decisions)))
