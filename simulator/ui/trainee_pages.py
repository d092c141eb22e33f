"""The pages about whoever is practising: what was done, which drills are due, and what First Call teaches."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.settings import Settings
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from simulator.core.errors import SimulatorError
    from simulator.core.training.attempt import Trainee
    from simulator.ui.drills.drill_controller import DrillController
    from simulator.ui.guidance.guidance_controller import GuidanceController
    from simulator.ui.people.progress_page import ProgressPage
    from simulator.ui.window.slow_call import SlowCalls
    from simulator.workflow.practice import Clock
    from simulator.workflow.services import Services
    from simulator.workflow.trainee_record import Overview, TraineeRecord


AT_ONCE = 60
"""Finished attempts, up to which what follows from them is shown with them: it takes no longer than to show the page."""
LATEST = 30
"""The attempts that are listed at a time."""


class TraineePages(QObject):
    """Makes each page when it is first needed; `drilling` is there once everything has been opened.

    Signals: `library_asked` for the scenarios, `scenario_opened` with the row of one to practise, `attempt_opened` with an
    attempt to look back on, `policy_picked` with the rule for which attempts count.
    """

    library_asked = Signal()
    scenario_opened = Signal(object)
    attempt_opened = Signal(object)
    policy_picked = Signal(str)

    def __init__(
        self, look: Appearance, window: MainWindow, settings: Callable[[], Settings], now: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._window = window
        self._settings = settings
        self._now = now
        self._services: Services | None = None
        self._visit: GuidanceController | None = None
        self._shown: Trainee | None = None
        self.drilling: DrillController | None = None

    @cached_property
    def _weighing(self) -> SlowCalls:
        from simulator.ui.window.slow_call import SlowCalls

        return SlowCalls(self._window)

    @cached_property
    def _calls(self) -> SlowCalls:
        from simulator.ui.window.slow_call import SlowCalls

        return SlowCalls(self._window)

    @cached_property
    def progress(self) -> ProgressPage:
        """The page of what the trainee has done."""
        from simulator.ui.people.progress_page import ProgressPage

        page = ProgressPage(self._look)
        page.practise_asked.connect(self.library_asked)
        page.attempt_opened.connect(self.attempt_opened)
        page.scenario_opened.connect(self.scenario_opened)
        page.policy_picked.connect(self.policy_picked)
        page.more_asked.connect(self._on_more_asked)
        self._window.add_page(page)
        return page

    def open_services(self, services: Services) -> DrillController:
        """Use the services that were opened, and return the controller of the drills."""
        from simulator.ui.drills.drill_controller import DrillController

        self._services = services
        self.drilling = DrillController(self._look, self._window, services, self._settings, self._now)
        self.drilling.scenario_opened.connect(self.scenario_opened)
        return self.drilling

    def show_progress(self, trainee: Trainee | None) -> None:
        """Show what the trainee has done."""
        services = self._services
        if services is None or trainee is None:
            self._stay()
            return
        from simulator.ui.window.slow_call import page_calls

        self._weighing.drop()
        page_calls(self._window).ask(partial(_look_up, services, trainee), partial(self._on_looked_up, trainee))

    def _on_looked_up(self, trainee: Trainee, found: LookedUp) -> None:
        """Show at once what was done; what follows from it takes its time where there is much of it, and comes then."""
        self._shown = trainee
        rows = self._services.rows if self._services is not None else ()
        self.progress.subtitles = {(row.id, row.title): row.subtitle for row in rows}
        self.progress.show_progress(trainee.name, found.done, self._settings().policy)
        if found.record is not None:
            self._show_record(found.record)
        elif self._services is not None and found.done.finished:
            weigh = partial(_weigh, self._services, trainee, found.done)
            begin = partial(self._weighing.begin, weigh, partial(self._on_weighed, trainee), self._tell)
            QTimer.singleShot(0, begin)  # once the page is painted, which work on another thread would slow down
        self._window.show_page(self.progress.name)

    def _on_weighed(self, trainee: Trainee, found: LookedUp) -> None:
        if self._shown is not trainee or found.record is None:
            return
        at_first = self.progress.is_at_first
        if found.again:  # something turned out to be damaged, and no longer counts
            self.progress.show_progress(trainee.name, found.done, self._settings().policy)
        self._show_record(found.record)
        if at_first and self._window.page == self.progress.name:
            QTimer.singleShot(0, self.progress.focus_first)  # what was added to a page in sight appears a moment later

    def _show_record(self, record: TraineeRecord) -> None:
        if self._services is not None:
            self.progress.show_record(record, self._services.opener.guidance)

    def _on_more_asked(self, listed: int) -> None:
        services, trainee = self._services, self._shown
        if services is not None and trainee is not None:
            look = partial(services.attempts.closed, trainee.id, LATEST, listed)
            self._calls.begin(look, self.progress.add_attempts, self._tell, self.progress.more)

    def _tell(self, error: SimulatorError) -> None:
        self._window.front_notice.tell(error_text(error))

    def show_guidance(self, trainee: Trainee | None, principle: str = "") -> None:
        """Show what First Call teaches, at a certain principle if one is asked for."""
        if self._services is None or trainee is None:
            self._stay()
            return
        if self._visit is None:
            from simulator.ui.guidance.guidance_controller import GuidanceController

            self._visit = GuidanceController(self._look, self._window, self._services)
            self._visit.scenario_opened.connect(self.scenario_opened)
            self._visit.attempt_opened.connect(self.attempt_opened)
        self._visit.open(principle)

    def show_drills(self, trainee: Trainee | None) -> None:
        """Show the decisions that are due again."""
        if self.drilling is None or trainee is None:
            self._stay()
        else:
            self.drilling.open()

    def count_drills(self) -> None:
        """Count the decisions that are due again."""
        if self.drilling is not None:
            self.drilling.count()

    def close(self) -> None:
        """Wait for the work on other threads to end."""
        if self.drilling is not None:
            self.drilling.close()

    def _stay(self) -> None:
        """Mark the open place again, because another one was picked that can't be opened yet."""
        self._window.rail.show_place(self._window.place)


class LookedUp(NamedTuple):
    """What somebody has done, and what follows from it, where that was worked out; `again` where the first is another now."""

    done: Overview
    record: TraineeRecord | None = None
    again: bool = False


def _look_up(services: Services, trainee: Trainee) -> LookedUp:
    """Look up what a trainee has done, and what follows from it where all that it takes is there; on another thread."""
    from simulator.workflow.trainee_record import overview

    done = overview(services.attempts, trainee.id)
    if not done.finished or done.finished > AT_ONCE or not services.reviewer.knows(done.latest):
        return LookedUp(done)
    return _weigh(services, trainee, done)


def _weigh(services: Services, trainee: Trainee, before: Overview) -> LookedUp:
    """Look back on what a trainee has done last; this replays it, on another thread."""
    from simulator.workflow.trainee_record import WEIGHED, look_back, overview

    attempts = services.attempts.newest_finished(trainee.id, WEIGHED)
    record = look_back(services.reviewer, services.opener.guidance, services.rows, attempts)
    done = overview(services.attempts, trainee.id)
    return LookedUp(done, record, again=done != before)
