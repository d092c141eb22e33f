"""Resumes on the page where a program that was killed had been, and remembers the page of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simulator.core.errors import SimulatorError

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.core.training.attempt import Trainee
    from simulator.ui.call.call_controller import CallController
    from simulator.ui.navigation import Navigation
    from simulator.ui.window.main_window import MainWindow
    from simulator.workflow.services import Services


class Resume(QObject):
    """Returns to the last page; a call goes on only when that is asked for, since its clock runs."""

    def __init__(self, window: MainWindow, home: Navigation, call: CallController, services: Services) -> None:
        super().__init__(call)
        self._window = window
        self._home = home
        self._call = call
        self._services = services
        self._last_page = services.last_page

    def begin(self) -> None:
        """Go to the page that was in front, if the same person goes on practising, and remember each page from now on."""
        if self._is_theirs() and self._window.page == "practise":
            try:
                self._turn_back()
            except SimulatorError:
                self._home.show_library()  # what was shown is gone, and the library is a good place to start
        if self._window.page == "practise":
            self._home.library.offer_first()
        self._remember(self._window.page)
        self._window.page_shown.connect(self._remember)
        self._window.closed.connect(self._on_closed)

    def _is_theirs(self) -> bool:
        trainee = self._home.trainee
        return trainee is not None and trainee.id == self._last_page.trainee

    def _turn_back(self) -> None:
        page, about, trainee = self._last_page.page, self._last_page.about, self._home.trainee
        if page == "people":
            self._home.show_people()
        elif page == "progress":
            self._home.show_progress()
        elif page == "settings":
            self._window.show_page("settings")
        elif page in ("briefing", "problems", "example"):
            row = next((row for row in self._services.rows if row.path == about), None)
            # stopped while the call was being taken, there is a call to go on with
            if row is not None and trainee is not None and row.id not in self._begun(trainee):
                self._call.open_row(row)
        elif page in ("debrief", "reflection") and about.isdecimal() and trainee is not None:
            attempt = self._services.attempts.find(int(about))
            if attempt.trainee == trainee.id and attempt.outcome is not None:
                self._call.review(attempt, trainee, ask=page == "reflection")

    def _begun(self, trainee: Trainee) -> set[str]:
        return {attempt.scenario for attempt in self._services.attempts.unfinished(trainee.id)}

    def _remember(self, page: str) -> None:
        about = {
            "debrief": str(self._last_page.reading),
            "reflection": str(self._call.looking_back.asked),
            "briefing": self._call.file,
            "problems": self._call.file,
            "example": self._call.file,
        }.get(page, "")
        trainee = self._home.trainee
        self._last_page.turn_to(page, about, trainee.id if trainee else 0)

    def _on_closed(self) -> None:
        self._last_page.turn_to("")
