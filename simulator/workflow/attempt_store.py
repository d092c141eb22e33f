"""Where a practice saves what is decided, and a store that saves nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from simulator.core.training.attempt import Attempt, LogEntry, Outcome


class AttemptStore(Protocol):
    """What a practice needs of the store."""

    def record(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Keep one decision for good, the one after so many others. Raises StoreError."""

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Keep what the attempt came to. Raises StoreError."""

    def reflect(self, attempt_id: int, went_well: str, would_change: str) -> None:
        """Keep what the trainee thinks of the attempt. Raises StoreError."""

    def keep_apart(self, attempt: Attempt, saved: int, entries: tuple[tuple[LogEntry, datetime], ...]) -> int:
        """Keep the first `saved` decisions of an attempt and these `entries` as an attempt of its own; return its id."""


class NullStore:
    """Keeps nothing: for playing in a terminal."""

    def record(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Forget the decision."""

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Forget the outcome."""

    def reflect(self, attempt_id: int, went_well: str, would_change: str) -> None:
        """Forget what the trainee thinks."""

    def keep_apart(self, attempt: Attempt, saved: int, entries: tuple[tuple[LogEntry, datetime], ...]) -> int:
        """Keep nothing apart."""
        return attempt.id
