"""Decisions to be practised again: what is kept of one, how an answer is rated, and what comes first.

When a drill is due follows from its ratings alone (FSRS, a published rule for spacing). That is scheduling and no measurement:
it was made for things to remember, and a decision is more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

AGAIN, HARD, GOOD, EASY = "again", "hard", "good", "easy"
RATINGS = (AGAIN, HARD, GOOD, EASY)
MOST_A_DAY = 10
"""More drills than that are kept for another day: a short round that is done beats a long one that is put off."""


@dataclass(frozen=True, slots=True)
class DrillCard:
    """One decision that a trainee got wrong: a scene, and the choices that lead to it in the version that was played.

    A trainee has one card for each scene of a scenario (by id, over all versions and languages). `lost` is what the last wrong
    decision there cost in points, and `confident` whether the trainee was sure of it. `memory` is the schedule's own state, and
    `reviewed` when it last changed. Times are UTC.
    """

    trainee: int
    scenario: str
    scene: str
    digest: str
    path: tuple[str, ...]
    memory: str
    due: datetime
    lost: int
    confident: bool
    created: datetime
    reviewed: datetime


def rating_of(wrong: bool, sure: bool | None) -> str:
    """Rate a decision: a wrong one comes again; a right one was easy if the trainee was sure, hard if not."""
    if wrong:
        return AGAIN
    return GOOD if sure is None else EASY if sure else HARD


def by_urgency(cards: Iterable[DrillCard], share: Callable[[DrillCard], float]) -> tuple[DrillCard, ...]:
    """Put the dearest mistakes first, of equals the confident ones, then what has been due for longest.

    `share` gives what was lost on a scale that all scenarios have in common. An error made with confidence is the one that
    feedback corrects best (hypercorrection: Butterfield and Metcalfe 2001).
    """
    return tuple(sorted(cards, key=lambda card: (-share(card), not card.confident, card.due, card.scenario, card.scene)))
