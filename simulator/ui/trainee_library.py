"""The scenarios as whoever is practising sees them: the best scores, what each teaches, and the call that can be continued."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.ui.library.library_page import LibraryPage
from simulator.ui.library.standing import Standing
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow

if TYPE_CHECKING:  # not needed before the first paint
    from collections.abc import Callable

    from simulator.core.errors import SimulatorError
    from simulator.core.training.attempt import Attempt, Trainee
    from simulator.ui.library.library_watch import LibraryWatch
    from simulator.ui.window.slow_call import SlowCalls
    from simulator.workflow.practice import Practice
    from simulator.workflow.services import Services


def _nothing_remembered(attempt_id: int) -> Practice | None:
    """Remember no call: nothing has been played yet."""
    return None


class TraineeLibrary(QObject):
    """Keeps its `page` up to date with the files and the store.

    `remembered` finds the call that could not be saved of an attempt.

    Signals: `discarded` once an attempt was, or could not be; `attempt_gone` with its id where it was.
    """

    discarded = Signal()
    attempt_gone = Signal(int)

    def __init__(self, look: Appearance, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._services: Services | None = None
        self._watch: LibraryWatch | None = None
        self._window = window
        self._card = 0
        self.remembered: Callable[[int], Practice | None] = _nothing_remembered
        self.page = LibraryPage(look)
        window.add_page(self.page)
        window.came_back.connect(self.look_again)

    @cached_property
    def _calls(self) -> SlowCalls:
        from simulator.ui.window.slow_call import SlowCalls

        return SlowCalls(self)

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
        begun = {attempt.scenario for attempt in self._services.attempts.unfinished(trainee.id)}
        standings = {key: Standing(*best) for key, best in bests.items()}
        standings |= {key: standings.get(key, Standing())._replace(under_way=True) for key in begun}
        names = {key: competency.name for key, competency in self._services.opener.guidance.competencies.items()}
        self.page.show_standings(standings, names)
        self.page.show_waiting(self._as_remembered(waiting))

    def _as_remembered(self, waiting: Attempt | None) -> Attempt | None:
        """Add the decisions that could not be saved, and are only remembered."""
        practice = self.remembered(waiting.id) if waiting is not None else None
        return waiting if practice is None or waiting is None else replace(waiting, log=practice.log)

    def discard(self, attempt: Attempt) -> None:
        """Discard an unfinished attempt, as the trainee asked; a finished one is kept, but no longer offered."""
        services = self._services
        if services is None:
            return
        if attempt.outcome is not None:
            services.last_page.see(attempt)
            self.discarded.emit()
        elif not self._calls.running:
            from simulator.ui.window.slow_call import page_calls

            page_calls(self._window).drop()  # nobody goes on with it any more
            self.page.show_waiting(None)
            self._card = self.page.card
            self._calls.begin(
                lambda: services.attempts.discard(attempt.id), lambda _: self._on_discarded(attempt.id), self._on_refused
            )

    def _on_discarded(self, attempt_id: int) -> None:
        self.attempt_gone.emit(attempt_id)
        self._show_discarded()

    def _show_discarded(self) -> None:
        self.discarded.emit()
        self.page.offer_first(self._card)  # the banner may show another call now

    def _on_refused(self, error: SimulatorError) -> None:
        self._show_discarded()
        self.page.notice.tell(error_text(error))

    def close(self) -> None:
        """Wait for the reading on another thread to end."""
        if self._watch is not None:
            self._watch.close()
