"""Where everybody's progress is saved: its place, copies of it, the way back to one, and what was damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.core.training.backup import Backup
from simulator.workflow.practice import Clock

if TYPE_CHECKING:  # opens databases, which asking for a copy does not
    from simulator.store.progress_store import ProgressStore


class SavedProgress:
    """The database as a whole. Every method may be called from any thread."""

    def __init__(self, store: ProgressStore, now: Clock) -> None:
        self._store = store
        self._now = now

    @property
    def place(self) -> str:
        """Where the progress is, to be shown; passwords are left out."""
        return self._store.place

    @property
    def one_file(self) -> bool:
        """Whether the progress is a file, so that a copy can be put in its place."""
        return self._store.one_file

    @property
    def saving(self) -> bool:
        """Whether anything is kept after the program ends."""
        return self._store.saving

    @property
    def notice(self) -> str:
        """What the user should be told about the database after it was opened, or an empty text."""
        return self._store.notice

    def watch_damage(self, listener: Callable[[], object]) -> None:
        """Call `listener`, on whatever thread, when something damaged was left out; `take_damage` reports it."""
        self._store.watch_damage(listener)

    def take_damage(self) -> str:
        """Hand over what the user should be told of damage, each once; then an empty text."""
        return self._store.take_damage()

    def save_copy(self, path: Path) -> None:
        """Write a whole copy to `path`; an older one there is replaced. Raises StoreError."""
        self._store.backup(path)

    def examine(self, path: Path) -> Backup:
        """Say what a copy holds. Raises StoreError where it could not be put in the place of the progress."""
        return self._store.examine(path)

    def restore(self, path: Path) -> Path:
        """Put a copy in the place of the progress; return where the replaced file is kept.

        Raises StoreError with nothing changed. Afterwards no person known before is still valid.
        """
        return self._store.restore(path, self._now())

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()
