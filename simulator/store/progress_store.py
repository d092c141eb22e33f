"""Save and find trainees, attempts and decisions: core values go in, core values come out, one short session each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from simulator.core.errors import SimulatorError
from simulator.core.progress import Attempt, Best, Entry, Outcome, Trainee, Version
from simulator.store import queries
from simulator.store.database import BUSY_TIMEOUT, IN_MEMORY, Database, open_database
from simulator.store.names import clean_name, name_key
from simulator.store.tables import AttemptRow, DecisionRow, TraineeRow, VersionRow


def open_store(where: str | Path, *, now: Callable[[], datetime], busy_timeout: float = BUSY_TIMEOUT) -> ProgressStore:
    """Open the progress in `where`: a path, `:memory:` (nothing is kept), or a URL (sqlite:///..., postgresql://...).

    Raises StoreError and its kinds. After DatabaseLocked the same call can be made again; after any of them `:memory:` works.
    `now` gives the present as an aware datetime. Look at `notice` afterwards.
    """
    return ProgressStore(open_database(where, now, busy_timeout))


class ProgressStore:
    """The progress of all trainees of one database; its methods may be called from any thread.

    Every time is handed in as an aware datetime and comes back in UTC. Every method raises StoreError or one of its kinds where
    the database fails, and SimulatorError where the trainee or attempt is gone; then nothing has changed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def notice(self) -> str:
        """What the user should be told about the database after it was opened, or an empty text."""
        return self._database.notice

    @property
    def place(self) -> str:
        """Where the progress is, to be shown; passwords are left out."""
        return self._database.place.shown

    @property
    def saving(self) -> bool:
        """Whether anything is kept after the program ends."""
        return self._database.place != IN_MEMORY

    def add_trainee(self, name: str, picture: str, now: datetime) -> Trainee:
        """Add a person; SimulatorError for a name that is empty, longer than 60 characters or taken (capitals don't count)."""
        name = clean_name(name)
        with self._database.writing() as session:
            row = TraineeRow(name=name, name_key=name_key(name), picture=picture, created=now)
            session.add(row)
            _flush_name(session, name)
            return queries.trainee(row)

    def rename_trainee(self, trainee_id: int, name: str) -> Trainee:
        """Change a person's name, under the rules of `add_trainee`."""
        name = clean_name(name)
        with self._database.writing() as session:
            row = _trainee(session, trainee_id)
            row.name, row.name_key = name, name_key(name)
            _flush_name(session, name)
            return queries.trainee(row)

    def change_picture(self, trainee_id: int, picture: str) -> Trainee:
        """Give a person another picture; an empty text takes it away."""
        with self._database.writing() as session:
            row = _trainee(session, trainee_id)
            row.picture = picture
            return queries.trainee(row)

    def remove_trainee(self, trainee_id: int) -> None:
        """Remove a person with all attempts, for good; what was played stays."""
        with self._database.writing() as session:
            _trainee(session, trainee_id)
            session.execute(delete(TraineeRow).where(TraineeRow.id == trainee_id))

    def trainees(self, *, by_name: bool = False) -> tuple[Trainee, ...]:
        """List everybody: who practised or joined last comes first, or in the order of names."""
        with self._database.reading() as session:
            return queries.trainees(session, by_name=by_name)

    def start_attempt(self, trainee_id: int, version: Version, mode: str, seed: int, now: datetime) -> Attempt:
        """Begin an attempt and keep the version that is played; `seed` lies in 0..2**63-1."""
        with self._database.writing() as session:
            _trainee(session, trainee_id)
            _keep_version(session, version)
            row = AttemptRow(trainee_id=trainee_id, digest=version.digest, mode=mode, seed=seed, started=now)
            session.add(row)
            session.flush()
            return queries.attempt(row, version.scenario, version.title, version.language, ())

    def record(self, attempt_id: int, entry: Entry, now: datetime) -> None:
        """Add a line to an attempt's log; when this returns, the line is on the disk.

        A choice follows the ones that stand; a step back leads to one of them or their end. Where an entry doesn't fit, another
        window has gone on with the attempt: SimulatorError, and the log stays as it is.
        """
        with self._database.writing() as session:
            _open_attempt(session, attempt_id)
            number, standing = queries.end_of_log(session, attempt_id)
            fits = 0 <= entry.position <= standing if entry.choice is None else entry.position == standing
            if not fits:
                raise SimulatorError(
                    "This conversation has gone on in another window.", "Close it here and open it again to go on from there."
                )
            session.add(
                DecisionRow(
                    attempt_id=attempt_id,
                    number=number,
                    position=entry.position,
                    choice=entry.choice,
                    seconds=entry.seconds,
                    made=now,
                )
            )

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Close an attempt with what it came to."""
        with self._database.writing() as session:
            row = _open_attempt(session, attempt_id)
            row.finished = now
            row.ending, row.score, row.passed, row.critical = outcome.ending, outcome.score, outcome.passed, outcome.critical

    def discard(self, attempt_id: int, now: datetime) -> None:
        """Close an unfinished attempt that the trainee doesn't want to go on with; its log is kept, but listed nowhere."""
        with self._database.writing() as session:
            _open_attempt(session, attempt_id).discarded = now

    def attempt(self, attempt_id: int) -> Attempt:
        """Find one attempt with its log, finished or not."""
        with self._database.reading() as session:
            found = queries.attempts(session, AttemptRow.id == attempt_id)
        if not found:
            raise _gone("attempt")
        return found[0]

    def attempts(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List a trainee's finished attempts with their logs, the oldest first."""
        with self._database.reading() as session:
            return queries.attempts(session, AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None))

    def latest(self, trainee_id: int) -> Attempt | None:
        """Find the last of a trainee's finished attempts, by its id, with its log; None where there is none."""
        finished = AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None)
        newest = select(func.max(AttemptRow.id)).where(*finished).scalar_subquery()
        with self._database.reading() as session:
            return next(iter(queries.attempts(session, AttemptRow.id == newest)), None)

    def unfinished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the attempts that can be gone on with, with their logs, the newest first."""
        unclosed = AttemptRow.finished.is_(None), AttemptRow.discarded.is_(None)
        with self._database.reading() as session:
            return queries.attempts(session, AttemptRow.trainee_id == trainee_id, *unclosed)[::-1]

    def bests(self, trainee_id: int) -> Mapping[str, Best]:
        """Tell for each scenario (by id) that the trainee has finished what came of it, over all versions and languages."""
        with self._database.reading() as session:
            return queries.bests(session, trainee_id)

    def version(self, digest: str) -> Version:
        """Find what was played under this digest."""
        with self._database.reading() as session:
            row = session.get(VersionRow, digest)
            if row is None:
                raise _gone("version of the scenario")
            return Version(row.digest, row.scenario, row.language, row.title, row.source)

    def backup(self, path: Path) -> None:
        """Write a whole copy of the database to `path`, whatever goes on meanwhile; an older copy there is replaced."""
        self._database.copy_to(path)

    def close(self) -> None:
        """Let go of the database. Nothing is lost where this is never called."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()


def _trainee(session: Session, trainee_id: int) -> TraineeRow:
    row = session.get(TraineeRow, trainee_id)
    if row is None:
        raise _gone("trainee")
    return row


def _open_attempt(session: Session, attempt_id: int) -> AttemptRow:
    # SQLite has locked the whole file by now; PostgreSQL has to be asked for the lock
    row = session.get(AttemptRow, attempt_id, with_for_update=True)
    if row is None:
        raise _gone("attempt")
    if row.finished is not None:
        raise SimulatorError("This attempt is already finished.", "Start a new one to play the scenario again.")
    if row.discarded is not None:
        raise SimulatorError("This attempt was thrown away.", "Start a new one to play the scenario again.")
    return row


def _keep_version(session: Session, version: Version) -> None:
    if session.get(VersionRow, version.digest) is not None:
        return
    row = VersionRow(
        digest=version.digest,
        scenario=version.scenario,
        language=version.language,
        title=version.title,
        source=version.source,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # another window kept it a moment ago
        return


def _flush_name(session: Session, name: str) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise SimulatorError(f"There is already a trainee called {name}.", "Choose another name, or add an initial.") from error


def _gone(what: str) -> SimulatorError:
    return SimulatorError(f"This {what} is no longer in the database.", "It may have been removed in another window.")
