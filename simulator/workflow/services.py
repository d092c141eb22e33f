"""Everything that stands behind the window, opened once: the people, what they did, the guidance and the library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from simulator.content.scenario_index import LibraryRow
from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import Attempt
from simulator.folders import keep_private
from simulator.paths import Paths
from simulator.store.database import IN_MEMORY, PATIENCE
from simulator.store.progress_store import ProgressStore, open_store
from simulator.workflow.attempts import Attempts
from simulator.workflow.draft_store import DraftStore
from simulator.workflow.drills import Drills
from simulator.workflow.last_page import LastPage
from simulator.workflow.library import Library
from simulator.workflow.people import People
from simulator.workflow.playable import ScenarioOpener, open_scenario_opener
from simulator.workflow.practice import Practice
from simulator.workflow.recommend import Recommendation, next_step
from simulator.workflow.review import Reviewer
from simulator.workflow.saved_progress import SavedProgress


@dataclass(frozen=True, slots=True, eq=False)
class Services:
    """What the window works with once all is open.

    `store` is for this package: the window reaches what is saved through `people`, `attempts`, `drills` and `progress`, so that
    nobody but them has to know how long a database may take.
    """

    store: ProgressStore
    people: People
    attempts: Attempts
    progress: SavedProgress
    opener: ScenarioOpener
    library: Library
    reviewer: Reviewer
    drills: Drills
    last_page: LastPage
    drafts: DraftStore

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """The scenarios of the library, as they were read last."""
        return self.library.rows

    def waiting(self, trainee: int) -> Attempt | None:
        """Find the call that was left unfinished, or finished without its debrief being seen, whichever was begun last."""
        unseen = self.last_page.unseen(trainee, self.attempts.latest(trainee))
        waiting = [attempt for attempt in (*self.attempts.unfinished(trainee), unseen) if attempt]
        return max(waiting, key=lambda attempt: (attempt.started, attempt.id), default=None)

    def next_step(self, trainee: int, practice: Practice | None = None, language: str = "en") -> Recommendation | None:
        """Choose what somebody is to practise next; everything that shows a next step asks here.

        `practice` is a finished call that may not have been saved. Where the database fails, only that counts.
        """
        try:
            attempts = self.attempts.finished(trainee)
        except SimulatorError:
            attempts = ()
        calls = self.reviewer.calls(attempts)
        if practice is not None and practice.attempt.id not in {attempt.id for attempt in attempts}:
            calls = (*calls, practice.weighed())
        return next_step(calls, self.rows, self.opener.guidance, language)


def open_services(
    paths: Paths, library: Library, now: Callable[[], datetime], database: str | None = None, *, saving: bool = True
) -> Services:
    """Open all of it; `database` names another place for progress than the usual file. Raises StoreError.

    Without `saving`, all that is done is gone when the program ends.
    """
    for folder in (paths.data, paths.cache):
        keep_private(folder)
    store = open_store((database or paths.database) if saving else IN_MEMORY, now=now, patience=PATIENCE)
    opener = open_scenario_opener(paths, paths.guidance_cache)
    reviewer = Reviewer(opener, store.versions.find, store.attempts.leave_out)
    last_page = LastPage(paths.last_page if store.saving else None, store.place)
    # words for a database elsewhere are not left on this computer
    drafts = DraftStore(paths.drafts if store.saving and store.one_file else None)
    library.refresh(opener)
    return Services(
        store=store,
        people=People(store.people, now),
        attempts=Attempts(store.attempts, now),
        progress=SavedProgress(store, now),
        opener=opener,
        library=library,
        reviewer=reviewer,
        drills=Drills(store.drills, reviewer),
        last_page=last_page,
        drafts=drafts,
    )


def read_ahead() -> None:
    """Load what reads scenario files, so that the first one opens at once."""
    import simulator.content.scenario_file  # noqa: F401 - made ready here, used when a scenario is opened
