"""The attempts of a database, each with its log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from simulator.core.errors import RowUnreadable
from simulator.core.training.attempt import Attempt, Best, LogEntry, Outcome, ScenarioVersion
from simulator.core.training.attempt_policy import Scores
from simulator.store import attempt_queries, rows, score_queries
from simulator.store.damage import Damage
from simulator.store.database import Database
from simulator.store.tables import AttemptRow


class AttemptRepository:
    """The attempts of all trainees of one database."""

    def __init__(self, database: Database, damage: Damage) -> None:
        self._database = database
        self._damage = damage

    def start(
        self, trainee_id: int, version: ScenarioVersion, mode: str, seed: int, now: datetime, timers: bool | None = None
    ) -> Attempt:
        """Begin an attempt and keep the version that is played.

        `seed` lies in 0..2**63-1; `timers` tells whether silence is timed.
        """
        with self._database.writing() as session:
            rows.the_trainee(session, trainee_id)
            rows.keep_version(session, version)
            row = AttemptRow(trainee_id=trainee_id, digest=version.digest, mode=mode, seed=seed, started=now, timers=timers)
            session.add(row)
            session.flush()
            return attempt_queries.attempt(row, version.scenario, version.title, version.language, ())

    def record(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Add a line to an attempt's log; when this returns, the line is on the disk.

        A choice follows the ones that stand; a step back leads to one of them or their end. `after` is the number of lines that
        the log has, as far as the caller knows. Where an entry doesn't fit, or there are other lines, another window has gone on
        with the attempt: SimulatorError, and the log stays as it is.
        """
        self._database.record(attempt_id, entry, now, after)

    def keep_apart(self, attempt: Attempt, saved: int, entries: Sequence[tuple[LogEntry, datetime]]) -> int:
        """Begin an attempt with the first `saved` lines of another's log and these `entries` with their times; return its id.

        For what was decided here while another window went on with the attempt, which stays as it is. All or nothing.
        """
        with self._database.writing() as session:
            rows.the_trainee(session, attempt.trainee)
            row = AttemptRow(
                trainee_id=attempt.trainee,
                digest=attempt.digest,
                mode=attempt.mode,
                seed=attempt.seed,
                started=attempt.started,
                timers=attempt.timers,
            )
            session.add(row)
            session.flush()
            rows.copy_log(session, attempt.id, saved, row.id)
            session.add_all(rows.line(row.id, number, entry, made) for number, (entry, made) in enumerate(entries, saved))
            return row.id

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Close an attempt with what it came to; one that came to the very same already stays as it is."""
        with self._database.writing() as session:
            if rows.came_to(session, attempt_id) == outcome:
                return  # a server that did not answer in time had done it all the same, before it was tried again
            row = rows.open_attempt(session, attempt_id)
            row.finished = now
            row.ending, row.score, row.passed, row.critical = outcome.ending, outcome.score, outcome.passed, outcome.critical

    def reflect(self, attempt_id: int, went_well: str, would_change: str) -> None:
        """Keep what the trainee says of a finished attempt, in place of what was said before; an empty text is no answer."""
        with self._database.writing() as session:
            row = rows.finished_attempt(session, attempt_id)
            row.went_well, row.would_change = rows.storable(went_well), rows.storable(would_change)

    def discard(self, attempt_id: int, now: datetime) -> None:
        """Close an unfinished attempt that the trainee doesn't want to go on with; its log is kept, but listed nowhere."""
        with self._database.writing() as session:
            rows.open_attempt(session, attempt_id).discarded = now

    def find(self, attempt_id: int) -> Attempt:
        """Find one attempt with its log, finished or not."""
        with self._database.reading() as session:
            attempts = attempt_queries.attempts(session, self._damage, AttemptRow.id == attempt_id)
        if not attempts:
            raise RowUnreadable if attempt_queries.attempt_name(attempt_id) in self._damage else rows.gone(rows.ATTEMPT)
        return attempts[0]

    def leave_out(self, attempt_id: int) -> None:
        """Count an attempt as damaged from now on: its log can't have been played on its version. The row stays as it is."""
        self._damage.note(attempt_queries.attempt_name(attempt_id))

    def finished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List a trainee's finished attempts with their logs, the oldest first."""
        with self._database.reading() as session:
            return attempt_queries.attempts(
                session, self._damage, AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None)
            )

    def scores(self, trainee_id: int) -> tuple[Scores, ...]:
        """Count what a trainee's finished attempts came to, by scenario, the one practised last first."""
        with self._database.reading() as session:
            return score_queries.all_scores(session, self._damage, trainee_id)

    def newest_finished(self, trainee_id: int, most: int) -> tuple[Attempt, ...]:
        """List so many of a trainee's newest finished attempts with their logs, the oldest of them first."""
        finished = AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None)
        with self._database.reading() as session:
            return attempt_queries.newest(session, self._damage, most, 0, *finished)

    def closed(self, trainee_id: int, most: int, skipped: int = 0) -> tuple[Attempt, ...]:
        """List so many of the attempts that are finished, or were left as an assessment; the newest first, after some skipped."""
        left = and_(*attempt_queries.closed_without_end(trainee_id))
        closed = AttemptRow.trainee_id == trainee_id, or_(AttemptRow.finished.is_not(None), left)
        with self._database.reading() as session:
            return attempt_queries.newest(session, self._damage, most, skipped, *closed)[::-1]

    def count_left(self, trainee_id: int) -> int:
        """Count the assessments that the trainee left before their end."""
        with self._database.reading() as session:
            query = select(func.count()).select_from(AttemptRow).where(*attempt_queries.closed_without_end(trainee_id))
            return session.scalar(query) or 0

    def latest(self, trainee_id: int) -> Attempt | None:
        """Find the last of a trainee's finished attempts, by its id, with its log; None where there is none."""
        with self._database.reading() as session:
            return attempt_queries.latest(session, self._damage, trainee_id)

    def unfinished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the attempts that can be gone on with, with their logs, the newest first."""
        unclosed = AttemptRow.finished.is_(None), AttemptRow.discarded.is_(None)
        with self._database.reading() as session:
            return attempt_queries.attempts(session, self._damage, AttemptRow.trainee_id == trainee_id, *unclosed)[::-1]

    def left(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the assessments that the trainee left before their end, with their logs, the oldest first."""
        with self._database.reading() as session:
            return attempt_queries.attempts(session, self._damage, *attempt_queries.closed_without_end(trainee_id))

    def bests(self, trainee_id: int) -> Mapping[str, Best]:
        """Tell for each scenario (by id) that the trainee has finished what came of it, over all versions and languages."""
        with self._database.reading() as session:
            held = score_queries.all_scores(session, self._damage, trainee_id)
        return {each.scenario: each.best for each in held}
