"""What has become of an attempt that another window, or another process, has gone on with."""

from __future__ import annotations

from typing import Protocol

from simulator.core.training.attempt import Attempt


class Shelf(Protocol):
    """What rereading needs of the store."""

    def unfinished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the attempts that can be gone on with. Raises StoreError."""

    def finished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the finished attempts. Raises StoreError."""


def found_again(store: Shelf, attempt: Attempt) -> Attempt | None:
    """Give the attempt as it stands now; None where it was thrown away, or removed with its trainee. Raises StoreError."""
    kept = (*store.unfinished(attempt.trainee), *store.finished(attempt.trainee))
    return next((found for found in kept if found.id == attempt.id), None)
