"""Remembers what could not be kept, until it can be kept after all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime

from simulator.core.training.attempt import LogEntry, Outcome
from simulator.workflow.attempt_store import AttemptStore


class DeferredWrites:
    """Stands in for a store that can't save anything at the moment; everything waits in order, with the time when it happened."""

    def __init__(self, keeper: AttemptStore) -> None:
        self.keeper = keeper
        self._waiting: deque[Callable[[], None]] = deque()

    def record(self, attempt_id: int, entry: LogEntry, now: datetime) -> None:
        """Remember a decision."""
        self._waiting.append(lambda: self.keeper.record(attempt_id, entry, now))

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Remember the outcome."""
        self._waiting.append(lambda: self.keeper.finish(attempt_id, outcome, now))

    def reflect(self, attempt_id: int, went_well: str, would_change: str) -> None:
        """Remember the trainee's own words."""
        self._waiting.append(lambda: self.keeper.reflect(attempt_id, went_well, would_change))

    def catch_up(self) -> None:
        """Keep all that waits, in order; what is kept waits no more. Raises StoreError, or SimulatorError if it fits no more."""
        while self._waiting:
            self._waiting[0]()
            self._waiting.popleft()
