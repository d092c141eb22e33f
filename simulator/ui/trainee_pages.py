"""The pages about whoever is practising: what was done, which drills are due, and what First Call teaches."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.settings import Settings
from simulator.ui.style.appearance import Appearance
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from simulator.core.training.attempt import Trainee
    from simulator.ui.drills.drill_controller import DrillController
    from simulator.ui.guidance.guidance_controller import GuidanceController
    from simulator.ui.people.progress_page import ProgressPage
    from simulator.workflow.practice import Clock
    from simulator.workflow.services import Services
    from simulator.workflow.trainee_record import TraineeRecord


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
        self.drilling: DrillController | None = None

    @cached_property
    def progress(self) -> ProgressPage:
        """The page of what the trainee has done."""
        from simulator.ui.people.progress_page import ProgressPage

        page = ProgressPage(self._look)
        page.practise_asked.connect(self.library_asked)
        page.attempt_opened.connect(self.attempt_opened)
        page.scenario_opened.connect(self.scenario_opened)
        page.policy_picked.connect(self.policy_picked)
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

        page_calls(self._window).ask(partial(_record, services, trainee), partial(self._on_looked_back, trainee))

    def _on_looked_back(self, trainee: Trainee, record: TraineeRecord) -> None:
        if self._services is not None:
            self.progress.show_progress(trainee.name, record, self._services.opener.guidance, self._settings().policy)
            self._window.show_page(self.progress.name)

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


def _record(services: Services, trainee: Trainee) -> TraineeRecord:
    """Look back on all that a trainee has done; this replays every attempt, on another thread."""
    from simulator.workflow.trainee_record import look_back

    attempts = services.attempts.finished(trainee.id)
    left = services.attempts.left(trainee.id)
    return look_back(services.reviewer, services.opener.guidance, services.rows, attempts, left)
