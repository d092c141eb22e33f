"""The pages around a call: who practises, the scenarios, progress and settings, joined with what stands behind the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.settings import Settings
from simulator.ui.library_page import LibraryPage
from simulator.ui.look import Look
from simulator.ui.main_window import MainWindow
from simulator.ui.scenario_cards import Standing

if TYPE_CHECKING:  # not needed before the first paint
    from datetime import datetime

    from simulator.core.progress import Attempt, Trainee
    from simulator.ui.drilling import Drilling
    from simulator.ui.people_page import PeoplePage
    from simulator.ui.progress_page import ProgressPage
    from simulator.workflow.office import Office


class Home(QObject):
    """Knows who is practising and shows what is theirs.

    Signals: `person_changed` with the settings that remember the person, `attempt_opened` with an attempt to look back on.
    """

    person_changed = Signal(object)
    attempt_opened = Signal(object)

    def __init__(self, look: Look, window: MainWindow, settings: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._now = now
        self._office: Office | None = None
        self._drilling: Drilling | None = None
        self.trainee: Trainee | None = None
        self._look = look
        self.library = LibraryPage(look)
        window.add_page("practise", self.library)
        self.library.drills_asked.connect(self.show_drills)
        window.rail.person_asked.connect(self.show_people)

    @cached_property
    def people(self) -> PeoplePage:
        """The page that asks who is practising, made when it is first wanted."""
        from simulator.ui.people_page import PeoplePage

        page = PeoplePage(self._look)
        page.trainee_picked.connect(self.practise_as)
        page.trainee_added.connect(self._on_trainee_added)
        self._window.add_page("people", page)
        return page

    @cached_property
    def progress(self) -> ProgressPage:
        """The page of what the trainee has done, made when it is first wanted."""
        from simulator.ui.progress_page import ProgressPage

        page = ProgressPage(self._look)
        page.practise_asked.connect(self.show_library)
        page.attempt_opened.connect(self.attempt_opened)
        self._window.add_page("progress", page)
        return page

    def open_office(self, office: Office) -> None:
        """Take over what was opened, and go on with whoever practised last."""
        from simulator.ui.drilling import Drilling

        self._office = office
        self._drilling = Drilling(self._look, self._window, office.drills, office.checker.guidance, self._settings, self._now)
        self._drilling.counted.connect(self.library.show_drills)
        self._drilling.practise_asked.connect(self.show_library)
        self.library.show_rows(office.rows)
        settings = self._settings()
        trainees = office.store.trainees()
        last = next(
            (trainee for trainee in trainees if (trainee.id, trainee.name) == (settings.trainee, settings.trainee_name)), None
        )
        if last is None:
            self.show_people()
        else:
            self.trainee = last
            self._show_person(last)
            self.refresh()

    def show_at_once(self) -> None:
        """Show the person of the last time before anything has been opened."""
        settings = self._settings()
        if settings.trainee:
            self._window.rail.show_person(settings.trainee_name, settings.trainee_picture)
            self._window.show_page("practise")
        else:
            self.people.show_trainees(())
            self._window.show_page("people")

    def show_people(self) -> None:
        """Ask who is practising."""
        self.people.show_trainees(self._office.store.trainees() if self._office else ())
        self._window.show_page("people")

    def show_library(self) -> None:
        """Show the scenarios."""
        self.refresh()
        self._window.show_page("practise")

    def show_progress(self) -> None:
        """Show what the trainee has done."""
        if self._office is None or self.trainee is None:
            return
        attempts = self._office.store.attempts(self.trainee.id)
        evidence = self._office.reviewer.evidence(attempts)
        self.progress.show_progress(self.trainee.name, attempts, evidence, self._office.checker.guidance)
        self._window.show_page("progress")

    def show_drills(self) -> None:
        """Show what comes back to be decided anew."""
        if self._drilling is None or self.trainee is None:
            self._window.rail.show_place("practise")
        else:
            self._drilling.open(self.trainee)

    def close(self) -> None:
        """Let what is still looked up come to its end, before the store is closed."""
        if self._drilling is not None:
            self._drilling.close()

    def refresh(self) -> None:
        """Show the trainee's standing as it is now."""
        if self._office is None or self.trainee is None:
            return
        bests = self._office.store.bests(self.trainee.id)
        standings = {key: Standing(best.score, best.passed, best.attempts) for key, best in bests.items()}
        names = {key: competency.name for key, competency in self._office.checker.guidance.competencies.items()}
        self.library.show_standings(standings, names)
        unfinished = self._office.store.unfinished(self.trainee.id)
        self.library.show_unfinished(unfinished[0] if unfinished else None)
        if self._drilling is not None:
            self._drilling.count(self.trainee)

    def discard(self, attempt: Attempt) -> None:
        """Throw an unfinished attempt away, as the trainee asked."""
        if self._office is not None:
            self._office.store.discard(attempt.id, self._now())
            self.refresh()

    def practise_as(self, trainee: Trainee) -> None:
        """Let somebody practise."""
        self.trainee = trainee
        self._show_person(trainee)
        self.show_library()

    def _on_trainee_added(self, name: str, picture: str) -> None:
        if self._office is None:
            self.people.notice.tell(self.tr("One moment, the program is still opening."))
            return
        try:
            trainee = self._office.store.add_trainee(name, picture, self._now())
        except SimulatorError as error:
            self.people.notice.tell(f"{error.message} {error.hint}".strip())
            return
        self.people.forget_entry()
        self.practise_as(trainee)

    def _show_person(self, trainee: Trainee) -> None:
        self.library.show_trainee(trainee.name)
        self._window.rail.show_person(trainee.name, trainee.picture)
        settings = self._settings()
        known = settings._replace(trainee=trainee.id, trainee_name=trainee.name, trainee_picture=trainee.picture)
        if known != settings and self._office is not None and self._office.store.saving:
            self.person_changed.emit(known)
