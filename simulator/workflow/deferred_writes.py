"""Remembers what could not be kept, until it can be kept after all."""

from __future__ import annotations

from collections import deque
from datetime import datetime

from simulator.core.training.attempt import Attempt, LogEntry, Outcome
from simulator.workflow.attempt_store import AttemptStore


class DeferredWrites:
    """Stands in, for one attempt, for a store that can't save anything at the moment.

    Decisions wait in order, with the time when each was made; then the outcome, and the trainee's own words.
    """

    def __init__(self, keeper: AttemptStore) -> None:
        self.keeper = keeper
        self._entries: deque[tuple[LogEntry, datetime]] = deque()
        self._after: deque[int | None] = deque()
        self._outcome: tuple[Outcome, datetime] | None = None
        self._words: tuple[str, str] | None = None

    def record(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Remember a decision."""
        self._entries.append((entry, now))
        self._after.append(after)

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Remember the outcome, once."""
        self._outcome = self._outcome or (outcome, now)

    def reflect(self, attempt_id: int, went_well: str, would_change: str) -> None:
        """Remember the trainee's own words, in place of those before."""
        self._words = went_well, would_change

    def keep_apart(self, attempt: Attempt, saved: int, entries: tuple[tuple[LogEntry, datetime], ...]) -> int:
        """Leave the store as it is: what waits is what would be kept apart."""
        return attempt.id

    def catch_up(self, attempt_id: int) -> None:
        """Keep all that waits; what is kept waits no more. Raises StoreError, or SimulatorError if it fits no more."""
        while self._entries:
            self.keeper.record(attempt_id, *self._entries[0], self._after[0])
            self._entries.popleft()
            self._after.popleft()
        if self._outcome is not None:
            self.keeper.finish(attempt_id, *self._outcome)
            self._outcome = None
        if self._words is not None:
            self.keeper.reflect(attempt_id, *self._words)
            self._words = None

    def catch_up_apart(self, attempt: Attempt, decided: int) -> int:
        """Keep all of an attempt, of which `decided` entries were made, as an attempt of its own; the id of that one.

        Raises StoreError with nothing kept, SimulatorError where the trainee is gone.
        """
        attempt_id = self.keeper.keep_apart(attempt, decided - len(self._entries), tuple(self._entries))
        self._entries.clear()
        self._after.clear()
        return attempt_id
