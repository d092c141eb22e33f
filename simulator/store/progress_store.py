"""Save and find trainees, attempts and decisions: core values go in, core values come out, one short session each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete

from simulator.core.errors import RowUnreadable
from simulator.core.training.attempt import Attempt, Best, Entry, Outcome, Trainee, Version
from simulator.core.training.drill import DrillCard
from simulator.core.training.pins import PinCheck
from simulator.store import attempt_queries as queries
from simulator.store import drill_repository as drills
from simulator.store import pins, rows
from simulator.store.damage import Damage
from simulator.store.database import BUSY_TIMEOUT, IN_MEMORY, Database, open_database
from simulator.store.names import clean_name, name_key
from simulator.store.tables import AttemptRow, TraineeRow


def open_store(where: str | Path, *, now: Callable[[], datetime], busy_timeout: float = BUSY_TIMEOUT) -> ProgressStore:
    """Open the progress in `where`: a path, `:memory:` (nothing is kept), or a URL (sqlite:///..., postgresql://...).

    Raises StoreError and its kinds. After DatabaseLocked the same call can be made again; after any of them `:memory:` works.
    `now` gives the present as an aware datetime. Look at `notice` afterwards.
    """
    return ProgressStore(open_database(where, now, busy_timeout))


class ProgressStore:
    """The progress of all trainees of one database; its methods may be called from any thread.

    Every time is handed in as an aware datetime and comes back in UTC. Every method raises StoreError or one of its kinds where
    the database fails, and SimulatorError where the trainee or attempt is gone; then nothing has changed. A damaged row is left
    out of every list: see `watch_damage`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._damage = Damage(database.place.shown)

    @property
    def notice(self) -> str:
        """What the user should be told about the database after it was opened, or an empty text."""
        return self._database.notice

    def watch_damage(self, listener: Callable[[], object]) -> None:
        """Call `listener`, on whatever thread, when a damaged row was left out; `take_damage` tells of it."""
        self._damage.listener = listener

    def take_damage(self) -> str:
        """Give what the user should be told of damaged rows that were left out; of each once, then an empty text."""
        return self._damage.take()

    @property
    def place(self) -> str:
        """Where the progress is, to be shown; passwords are left out."""
        return self._database.place.shown

    @property
    def one_file(self) -> bool:
        """Whether the progress is a file, so that a backup can be put in its place."""
        return self._database.place.file is not None

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
            rows.flush_name(session, name)
            return queries.trainee(row)

    def rename_trainee(self, trainee_id: int, name: str) -> Trainee:
        """Change a person's name, under the rules of `add_trainee`."""
        name = clean_name(name)
        with self._database.writing() as session:
            row = rows.the_trainee(session, trainee_id)
            row.name, row.name_key = name, name_key(name)
            rows.flush_name(session, name)
            return queries.trainee(row)

    def change_picture(self, trainee_id: int, picture: str) -> Trainee:
        """Give a person another picture; an empty text takes it away."""
        with self._database.writing() as session:
            row = rows.the_trainee(session, trainee_id)
            row.picture = picture
            return queries.trainee(row)

    def remove_trainee(self, trainee_id: int) -> None:
        """Remove a person with all attempts, for good; what was played stays."""
        with self._database.writing() as session:
            rows.the_trainee(session, trainee_id)
            session.execute(delete(TraineeRow).where(TraineeRow.id == trainee_id))

    def trainees(self, *, by_name: bool = False) -> tuple[Trainee, ...]:
        """List everybody: who practised or joined last comes first, or in the order of names."""
        with self._database.reading() as session:
            return queries.trainees(session, self._damage, by_name=by_name)

    def set_pin(self, trainee_id: int, pin: str) -> Trainee:
        """Give a person a PIN of 4 to 12 digits or letters (else SimulatorError); an empty text takes it away."""
        with self._database.writing() as session:
            return queries.trainee(pins.set_pin(session, trainee_id, pin))

    def check_pin(self, trainee_id: int, pin: str, now: datetime) -> PinCheck:
        """Judge a person's PIN, which takes about a tenth of a second; who has none may always go in.

        After the third wrong one in a row none is looked at for 5 seconds, then for 10, 20 and so on up to 300. A right one
        starts the count anew.
        """
        with self._database.writing() as session:
            return pins.check_pin(session, trainee_id, pin, now)

    def reset_pin(self, trainee_id: int, trainer_pin: str, now: datetime) -> PinCheck:
        """Take a person's PIN away if the trainer's PIN is right; SimulatorError where there is none yet."""
        with self._database.writing() as session:
            return pins.reset_pin(session, trainee_id, trainer_pin, now)

    def has_trainer_pin(self) -> bool:
        """Tell whether there is a trainer's PIN; without one, the first that is set counts."""
        with self._database.reading() as session:
            return pins.has_trainer_pin(session)

    def set_trainer_pin(self, old: str, new: str, now: datetime) -> PinCheck:
        """Change the trainer's PIN if `old` is right or there is none yet, under the rules of `set_pin`."""
        with self._database.writing() as session:
            return pins.set_trainer_pin(session, old, new, now)

    def check_trainer_pin(self, pin: str, now: datetime) -> PinCheck:
        """Judge the trainer's PIN under the rules of `check_pin`; where there is none, anybody may go in."""
        with self._database.writing() as session:
            return pins.check_trainer_pin(session, pin, now)

    def start_attempt(
        self, trainee_id: int, version: Version, mode: str, seed: int, now: datetime, timers: bool | None = None
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
            return queries.attempt(row, version.scenario, version.title, version.language, ())

    def record(self, attempt_id: int, entry: Entry, now: datetime) -> None:
        """Add a line to an attempt's log; when this returns, the line is on the disk.

        A choice follows the ones that stand; a step back leads to one of them or their end. Where an entry doesn't fit, another
        window has gone on with the attempt: SimulatorError, and the log stays as it is.
        """
        self._database.record(attempt_id, entry, now)

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Close an attempt with what it came to."""
        with self._database.writing() as session:
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

    def attempt(self, attempt_id: int) -> Attempt:
        """Find one attempt with its log, finished or not."""
        with self._database.reading() as session:
            found = queries.attempts(session, self._damage, AttemptRow.id == attempt_id)
        if not found:
            raise RowUnreadable if queries.attempt_name(attempt_id) in self._damage else rows.gone("attempt")
        return found[0]

    def attempts(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List a trainee's finished attempts with their logs, the oldest first."""
        with self._database.reading() as session:
            return queries.attempts(session, self._damage, AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None))

    def latest(self, trainee_id: int) -> Attempt | None:
        """Find the last of a trainee's finished attempts, by its id, with its log; None where there is none."""
        with self._database.reading() as session:
            return queries.latest(session, self._damage, trainee_id)

    def unfinished(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the attempts that can be gone on with, with their logs, the newest first."""
        unclosed = AttemptRow.finished.is_(None), AttemptRow.discarded.is_(None)
        with self._database.reading() as session:
            return queries.attempts(session, self._damage, AttemptRow.trainee_id == trainee_id, *unclosed)[::-1]

    def broken_off(self, trainee_id: int) -> int:
        """Count the assessments that the trainee left before their end."""
        with self._database.reading() as session:
            return queries.broken_off(session, trainee_id)

    def bests(self, trainee_id: int) -> Mapping[str, Best]:
        """Tell for each scenario (by id) that the trainee has finished what came of it, over all versions and languages."""
        with self._database.reading() as session:
            return queries.bests(session, self._damage, trainee_id)

    def undrilled(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the finished attempts that no drills were made from yet, the oldest first."""
        undrilled = AttemptRow.finished.is_not(None), AttemptRow.drilled.is_(None)
        with self._database.reading() as session:
            return queries.attempts(session, self._damage, AttemptRow.trainee_id == trainee_id, *undrilled)

    def keep_drills(self, attempt_id: int, cards: Iterable[DrillCard], now: datetime) -> bool:
        """Keep the drills of an attempt, all or none, once: False where another window did so before."""
        with self._database.writing() as session:
            row = rows.finished_attempt(session, attempt_id)
            if row.drilled is not None:
                return False
            row.drilled = now
            drills.keep(session, cards)
            return True

    def keep_drill(self, card: DrillCard) -> None:
        """Keep a drill as it is after an answer."""
        with self._database.writing() as session:
            drills.keep(session, (card,))

    def drills(self, trainee_id: int, due_by: datetime | None = None) -> tuple[DrillCard, ...]:
        """List a trainee's drills, what has been due for longest first; `due_by` leaves out what comes later."""
        with self._database.reading() as session:
            return drills.drills(session, self._damage, trainee_id, due_by)

    def version(self, digest: str) -> Version:
        """Find what was played under this digest; RowUnreadable where it is damaged."""
        with self._database.reading() as session:
            return queries.version(session, self._damage, digest)

    def backup(self, path: Path) -> None:
        """Write a whole copy of the database to `path`, whatever goes on meanwhile; an older copy there is replaced."""
        self._database.copy_to(path)

    def restore(self, path: Path, now: datetime) -> Path:
        """Put the backup `path` in the place of the database, and give the name under which the database is kept.

        A backup of an older release is brought up to date. Raises StoreError, with nothing changed, where `path` is no sound
        backup of First Call, another window has the database open, or there is no file to replace (see `one_file`). Whatever
        was read from this store before is out of date afterwards.
        """
        kept = self._database.replace_by(path, now)
        self._damage.forget()
        return kept

    def close(self) -> None:
        """Let go of the database. Nothing is lost where this is never called."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()
