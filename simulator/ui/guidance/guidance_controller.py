"""A visit to the guidance: from wherever one is, and back to just there."""

from __future__ import annotations

from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import Trainee
from simulator.ui.guidance.guidance_page import GuidancePage
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import SlowCalls
from simulator.workflow.review import Meeting
from simulator.workflow.services import Services

NAME = "guidance"


class Origin(NamedTuple):
    """Where a visit began: the page, and the name of what had the keyboard."""

    page: str
    focus: str


class GuidanceController(QObject):
    """Opens the guidance and leads back. Pages keep their scroll position while another one is in front.

    Signals: `scenario_opened` with the row of a scenario to practise, `attempt_opened` with an attempt to look back on.
    """

    scenario_opened = Signal(object)
    attempt_opened = Signal(object)

    def __init__(self, look: Appearance, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._services = services
        self._origin: Origin | None = None
        self._calls = SlowCalls(self)

    @cached_property
    def page(self) -> GuidancePage:
        """The page, made when it is first wanted."""
        page = GuidancePage(self._look, self._services.opener.guidance)
        page.back_asked.connect(self.go_back)
        page.scenario_opened.connect(self.scenario_opened)
        page.attempt_opened.connect(self.attempt_opened)
        self._window.add_page(page)
        return page

    def open(self, principle: str = "") -> None:
        """Show the guidance, at a principle if one is asked for; where the trainee met it is added once the page is shown."""
        if self._window.page != NAME:
            focus = QApplication.focusWidget()
            self._origin = Origin(self._window.page, focus.objectName() if focus else "")
        guidance = self._services.opener.guidance
        self.page.show_guidance(guidance, self._services.rows, principle, back=self._origin is not None)
        self._window.show_page(NAME)
        QTimer.singleShot(0, self._look_back)

    def go_back(self) -> None:
        """Show the page that the visit began on, with the keyboard where it was."""
        if self._origin is None:
            return
        self._window.show_page(self._origin.page)
        for widget in self._window.findChildren(QWidget, self._origin.focus) if self._origin.focus else ():
            if widget.isVisible():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_back(self) -> None:
        trainee = self._services.people.current
        if trainee is not None and self.page.isVisible():
            self._calls.drop()
            self._calls.begin(partial(self._meetings, trainee), self._on_looked_back, self._tell)

    def _meetings(self, trainee: Trainee) -> dict[str, list[Meeting]]:
        """Find where a trainee met which principle; this replays every attempt, on another thread."""
        return self._services.reviewer.meetings(self._services.attempts.finished(trainee.id), trainee.name)

    def _on_looked_back(self, meetings: dict[str, list[Meeting]]) -> None:
        if self.page.isVisible():
            self.page.show_meetings(meetings)

    def _tell(self, error: SimulatorError) -> None:
        self._window.front_notice.tell(error_text(error))
