"""The scenarios as whoever is practising sees them: the best scores, what each teaches, and the call that can be continued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simulator.ui.library.library_page import LibraryPage
from simulator.ui.library.scenario_cards import Standing
from simulator.ui.style.appearance import Appearance
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from simulator.core.training.attempt import Attempt, Trainee
    from simulator.ui.library.library_watch import LibraryWatch
    from simulator.workflow.services import Services


class TraineeLibrary(QObject):
    """Keeps its `page` up to date with the files and the store."""

    def __init__(self, look: Appearance, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._services: Services | None = None
        self._watch: LibraryWatch | None = None
        self.page = LibraryPage(look)
        window.add_page(self.page)
        window.came_back.connect(self.look_again)

    def open_services(self, services: Services) -> None:
        """Use the services that were opened, and show every scenario there is."""
        from simulator.ui.library.library_watch import LibraryWatch

        self._services = services
        self._watch = LibraryWatch(services, self)
        self._watch.read.connect(self.page.show_rows)
        self.page.show_rows(services.rows, complete=True)

    def look_again(self) -> None:
        """Show soon which scenario files have been added, removed or changed meanwhile."""
        if self._watch is not None:
            self._watch.look()

    def show_standing(self, trainee: Trainee) -> None:
        """Show the trainee's standing as it is now."""
        if self._services is None:
            return
        waiting = self._services.waiting(trainee.id)  # first, since it reads logs too: what is damaged there is no best
        bests = self._services.attempts.bests(trainee.id)
        standings = {key: Standing(*best) for key, best in bests.items()}
        names = {key: competency.name for key, competency in self._services.opener.guidance.competencies.items()}
        self.page.show_standings(standings, names)
        self.page.show_waiting(waiting)

    def discard(self, attempt: Attempt) -> None:
        """Discard an unfinished attempt, as the trainee asked; a finished one is kept, but no longer offered."""
        if self._services is None:
            return
        if attempt.outcome is None:
            self._services.attempts.discard(attempt.id)
        else:
            self._services.last_page.see(attempt)

    def close(self) -> None:
        """Wait for the reading on another thread to end."""
        if self._watch is not None:
            self._watch.close()
