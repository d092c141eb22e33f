"""Everything that stands behind the window, opened once: the store, the guidance and the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.content.catalogue import Row
from simulator.content.guidance_file import load_guidance
from simulator.core.errors import SimulatorError
from simulator.core.progress import Attempt
from simulator.paths import Paths
from simulator.store.progress_store import ProgressStore, open_store
from simulator.workflow.bookmark import Bookmark
from simulator.workflow.drills import Drills
from simulator.workflow.library import Library
from simulator.workflow.playable import Checker
from simulator.workflow.review import Reviewer
from simulator.workflow.unsent import Unsent

IN_MEMORY = ":memory:"
"""A database that is gone when the program ends."""


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """What the window works with once all is open."""

    store: ProgressStore
    checker: Checker
    library: Library
    reviewer: Reviewer
    drills: Drills
    bookmark: Bookmark
    unsent: Unsent

    @property
    def rows(self) -> tuple[Row, ...]:
        """The scenarios of the library, as they were read last."""
        return self.library.rows

    def waiting(self, trainee: int) -> Attempt | None:
        """Give the call that was left, or one that was played to its end and not looked back on, whichever was begun last."""
        unseen = self.bookmark.unseen(trainee, self.store.latest(trainee))
        waiting = [attempt for attempt in (*self.store.unfinished(trainee), unseen) if attempt]
        return max(waiting, key=lambda attempt: (attempt.started, attempt.id), default=None)


def open_checker(paths: Paths, memory: Path | None = None) -> Checker:
    """Read the guidance catalogue and find the portraits. Raises SimulatorError where the catalogue is damaged.

    `memory` keeps what the catalogue says for the next time.
    """
    reading = load_guidance(paths.guidance, memory)
    if reading.guidance is None:
        first = reading.problems[0]
        hint = "Install First Call again, or mend the file."
        raise SimulatorError(f"The guidance catalogue can't be read. {first.place or paths.guidance}: {first.message}", hint)
    portraits = frozenset(file.stem for file in (paths.assets / "portraits").glob("*.svg"))
    return Checker(reading.guidance, portraits)


def open_office(paths: Paths, library: Library, now: Callable[[], datetime], database: str | None = None) -> Office:
    """Open all of it; `database` names another place for progress than the usual file. Raises StoreError."""
    store = open_store(database or paths.database, now=now)
    checker = open_checker(paths, paths.kept_guidance)
    reviewer = Reviewer(checker, store.version)
    bookmark = Bookmark(paths.bookmark if store.saving else None, store.place)
    # words for a database elsewhere are not left on this computer
    unsent = Unsent(paths.unsent if store.saving and store.one_file else None)
    library.refresh(checker)
    return Office(store, checker, library, reviewer, Drills(store, reviewer), bookmark, unsent)


def read_ahead() -> None:
    """Load what reads scenario files, so that the first one opens at once."""
    import simulator.content.scenario_file  # noqa: F401 - made ready here, used when a scenario is opened
