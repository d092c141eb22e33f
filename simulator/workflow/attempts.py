"""The attempts of the trainees: begun, gone on with, thrown away, and found again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.core.training.attempt import Attempt, Best, Trainee
from simulator.core.training.attempt_policy import Scores
from simulator.workflow.practice import Clock, Practice, draw_seed

if TYPE_CHECKING:  # opens databases, and reads files
    from simulator.store.attempt_repository import AttemptRepository
    from simulator.workflow.playable import Playable


class Attempts:
    """All attempts of one database. Every method raises StoreError where the database fails."""

    def __init__(self, repository: AttemptRepository, now: Clock) -> None:
        self._repository = repository
        self._now = now

    def begin(self, playable: Playable, trainee: Trainee, mode: str, *, timers: bool) -> Practice:
        """Begin a new attempt; `timers` tells whether silence is timed."""
        attempt = self._repository.start(trainee.id, playable.version, mode, draw_seed(), self._now(), timers)
        return self.resume(attempt, playable, trainee)

    def resume(self, attempt: Attempt, playable: Playable, trainee: Trainee) -> Practice:
        """Stand where an attempt was left, on the version that was played; one that is finished can be looked back on."""
        return Practice(playable, self._repository, attempt, trainee.name, self._now)

    def discard(self, attempt_id: int) -> None:
        """Throw an unfinished attempt away; its log is kept, but listed nowhere."""
        self._repository.discard(attempt_id, self._now())

    def find(self, attempt_id: int) -> Attempt:
        """Look up one attempt, finished or not. Raises SimulatorError where it is gone."""
        return self._repository.find(attempt_id)

    def finished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List a trainee's finished attempts, the oldest first."""
        return self._repository.finished(trainee_id)

    def scores(self, trainee_id: int) -> tuple[Scores, ...]:
        """Count what a trainee's finished attempts came to, by scenario, the one practised last first."""
        return self._repository.scores(trainee_id)

    def newest_finished(self, trainee_id: int, most: int) -> tuple[Attempt, ...]:
        """List so many of a trainee's newest finished attempts, the oldest of them first."""
        return self._repository.newest_finished(trainee_id, most)

    def closed(self, trainee_id: int, most: int, skipped: int = 0) -> tuple[Attempt, ...]:
        """List so many of what is over, finished or left as an assessment, the newest first, after as many that are skipped."""
        return self._repository.closed(trainee_id, most, skipped)

    def count_left(self, trainee_id: int) -> int:
        """Count the assessments that a trainee left before their end."""
        return self._repository.count_left(trainee_id)

    def unfinished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the attempts that a trainee can go on with, the newest first."""
        return self._repository.unfinished(trainee_id)

    def latest(self, trainee_id: int) -> Attempt | None:
        """Find the last of a trainee's finished attempts; None where there is none."""
        return self._repository.latest(trainee_id)

    def bests(self, trainee_id: int) -> Mapping[str, Best]:
        """Tell for each scenario (by id) that the trainee has finished what came of it."""
        return self._repository.bests(trainee_id)

    def left(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the assessments that a trainee left before their end, the oldest first."""
        return self._repository.left(trainee_id)

    def as_it_stands(self, attempt: Attempt) -> Attempt | None:
        """Look up what another window, or another process, has made of an attempt.

        None where it was thrown away, or removed with its trainee.
        """
        attempts = (*self.unfinished(attempt.trainee), *self.finished(attempt.trainee))
        return next((item for item in attempts if item.id == attempt.id), None)
