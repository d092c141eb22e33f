"""An attempt that is taken up again: found as it stands, in the version that was played."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from simulator.core.errors import RowUnreadable
from simulator.core.training.attempt import Attempt, Trainee
from simulator.workflow.practice import Practice

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.recommend import Recommendation
    from simulator.workflow.services import Services


class Reopened(NamedTuple):
    """An attempt as it stands, played up to where it is, and what its trainee is to practise next once it is over.

    The attempt is None where it is gone, the practice where its version can't be played, be it because of `damage`.
    """

    attempt: Attempt | None = None
    practice: Practice | None = None
    wanted: Recommendation | None = None
    damage: RowUnreadable | None = None


def reopen(services: Services, find: Callable[[], Attempt | None], trainee: Trainee) -> Reopened:
    """Find an attempt in the version that was played, and what to practise after it; on another thread."""
    attempt = find()
    if attempt is None:
        return Reopened()
    over = attempt.outcome is not None
    try:
        playable = services.reviewer.played(attempt, prove=over)
    except RowUnreadable as damage:
        return Reopened(attempt, damage=damage)
    if playable is None:
        return Reopened(attempt)
    practice = services.attempts.resume(attempt, playable, trainee)
    return Reopened(attempt, practice, services.next_step(trainee.id, practice) if over else None)
