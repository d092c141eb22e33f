"""The progress of all trainees in one database: people, attempts, drills and the versions that were played."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from simulator.core.training.backup import Backup
from simulator.store.attempt_repository import AttemptRepository
from simulator.store.damage import Damage
from simulator.store.database import BUSY_TIMEOUT, Database, open_database
from simulator.store.drill_repository import DrillRepository
from simulator.store.patience import Patience
from simulator.store.people_repository import PeopleRepository
from simulator.store.version_repository import VersionRepository


def open_store(
    where: str | Path, *, now: Callable[[], datetime], busy_timeout: float = BUSY_TIMEOUT, patience: float | None = None
) -> ProgressStore:
    """Open the progress in `where`: a path, `:memory:` (nothing is kept), or a URL (sqlite:///..., postgresql://...).

    Raises StoreError and its kinds. After DatabaseLocked the same call can be made again; after any of them `:memory:` works.
    `now` returns the present as an aware datetime. Look at `notice` afterwards. With `patience` (in seconds) the window's thread
    waits no longer than that for a lock, and no thread waits for ever for a server.
    """
    return ProgressStore(open_database(where, now, busy_timeout, patience), patient=patience is not None)


class ProgressStore:
    """One open database, divided by subject; every method, here and of the parts, may be called from any thread.

    Core values go in and core values come out, in one short session each. Every time is handed in as an aware datetime and comes
    back in UTC. Every method raises StoreError or one of its kinds where the database fails, and SimulatorError where the trainee
    or attempt is gone; then nothing has changed. A damaged row is left out of every list: see `watch_damage`.
    """

    def __init__(self, database: Database, *, patient: bool = False) -> None:
        self._database = database
        self._damage = Damage(database.place.shown)
        self.people = PeopleRepository(database, self._damage)
        self.attempts = AttemptRepository(database, self._damage)
        self.drills = DrillRepository(database, self._damage)
        self.versions = VersionRepository(database, self._damage)
        if patient and database.place.url:
            patience = Patience(database.place.shown)
            self.people, self.attempts = patience.of(self.people), patience.of(self.attempts)
            self.drills, self.versions = patience.of(self.drills), patience.of(self.versions)

    @property
    def notice(self) -> str:
        """What the user should be told about the database after it was opened, or an empty text."""
        return self._database.notice

    def watch_damage(self, listener: Callable[[], object]) -> None:
        """Call `listener`, on whatever thread, when a damaged row was left out; `take_damage` reports it."""
        self._damage.listener = listener

    def take_damage(self) -> str:
        """Return what the user should be told of damaged rows that were left out, each of them once; then an empty text."""
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
        return self._database.place.lasting

    def backup(self, path: Path) -> None:
        """Write a whole copy of the database to `path`, whatever goes on meanwhile; an older copy there is replaced."""
        self._database.copy_to(path)

    def examine(self, path: Path) -> Backup:
        """Say what the backup `path` holds; raises StoreError where it could not be put in the place of the database."""
        return self._database.examine(path)

    def restore(self, path: Path, now: datetime) -> Path:
        """Put the backup `path` in the place of the database, and return the path under which the database is kept.

        A backup of an older release is brought up to date. Raises StoreError, with nothing changed, where `path` is no sound
        backup of First Call, another window has the database open, or there is no file to replace (see `one_file`). Whatever
        was read from this store before is out of date afterwards.
        """
        set_aside = self._database.replace_by(path, now)
        self._damage.forget()
        return set_aside

    def close(self) -> None:
        """Let go of the database. Nothing is lost where this is never called."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()
