"""How well a trainee's confidence fits what comes of it."""

from __future__ import annotations

from collections.abc import Iterable

SURE, UNSURE = 0.9, 0.5
ENOUGH_DECISIONS = 20


def brier(decisions: Iterable[tuple[bool, bool]]) -> float | None:
    """The Brier score of (sure, right) pairs, the mean of (forecast - outcome)^2, from 0 (perfect); None below 20 pairs.

    The trainee says "sure" or "not sure" and no number, so each stands for one. "Sure" counts as 0.9: people who are sure are
    still wrong at times, and 1.0 would claim what nobody can know. "Not sure" counts as 0.5: as likely
    right as wrong, which is what not knowing means. Whoever is always unsure gets 0.25; more than that is worse than not
    claiming to know. With fewer than 20 decisions chance would speak, not the trainee. (Brier 1950, Monthly Weather Review 78.)
    """
    errors = [((SURE if sure else UNSURE) - right) ** 2 for sure, right in decisions]
    return sum(errors) / len(errors) if len(errors) >= ENOUGH_DECISIONS else None
