"""How an answer is rated, and which drill comes first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from simulator.core.training.drill import AGAIN, EASY, GOOD, HARD, DrillCard, by_urgency, rating_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def card(scene: str, lost: int, *, confident: bool = False, minutes: int = 0) -> DrillCard:
    due = NOON + timedelta(minutes=minutes)
    return DrillCard(1, "roof", scene, "digest", (), "", due, lost, confident, NOON, NOON)


@pytest.mark.parametrize(
    ("wrong", "sure", "rating"),
    [
        (False, None, GOOD),
        (False, True, EASY),
        (False, False, HARD),
        (True, None, AGAIN),
        (True, True, AGAIN),
        (True, False, AGAIN),
    ],
)
def test_what_was_wrong_comes_again_and_what_was_right_by_how_sure_one_was(wrong: bool, sure: bool | None, rating: str) -> None:
    assert rating_of(wrong, sure) == rating


def test_the_dearest_mistakes_come_first_then_the_confident_ones_then_what_has_waited_longest() -> None:
    order = [
        card("dear", 9, minutes=9),
        card("sure", 2, confident=True, minutes=9),
        card("waiting", 2, minutes=1),
        card("fresh", 2, minutes=5),
    ]
    assert all(list(by_urgency(mixed, lambda item: item.lost)) == order for mixed in permutations(order))


def test_what_was_lost_is_compared_on_the_scale_that_is_given() -> None:
    few, many = card("few-points-of-a-small-story", 2), card("many-points-of-a-large-one", 9)
    assert by_urgency((many, few), lambda item: 100 / item.lost) == (few, many)
