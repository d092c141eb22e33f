"""The guided call: a tiny scenario on the real pages, with a note beside each part when it first appears."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.core.training.attempt import Trainee
from simulator.ui.call.call_controller import CallController
from simulator.ui.call.coach_mark import CoachMark
from simulator.ui.style.appearance import Appearance
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import page_calls

if TYPE_CHECKING:  # read on another thread after the first paint
    from simulator.workflow.playable import Playable, ScenarioOpener
    from simulator.workflow.practice import Practice


class TourNote(NamedTuple):
    """A note: the name of the widget that it explains, its title and its words, and the name of what it may cover."""

    target: str
    title: str
    text: str
    over: str = ""


class GuidedCall(QObject):
    """Plays the scenario of `file` without saving anything, and shows one note at a time."""

    def __init__(self, look: Appearance, window: MainWindow, call: CallController, opener: ScenarioOpener, file: Path) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._call = call
        self._opener = opener
        self._file = file
        self._practice: Practice | None = None
        self._waiting: list[TourNote] = []
        self._note: CoachMark | None = None
        self._explained: set[int] = set()
        call.presenter.session_changed.connect(self._on_session_changed)
        call.presenter.pause_changed.connect(self._on_pause_changed)
        call.play.debrief_asked.connect(self._on_debrief_shown)
        call.play.left.connect(self.end)
        call.home_asked.connect(self.end)

    def begin(self, trainee: Trainee) -> None:
        """Begin the call."""
        page_calls(self._window).ask(partial(self._opener.open, self._file), partial(self._begin, trainee))

    def _begin(self, trainee: Trainee, playable: Playable) -> None:
        self.end()
        self._call.rehearse(playable, trainee)
        self._practice = self._call.presenter.practice
        self._explained = {0}
        self._show(self._first())

    def end(self) -> None:
        """Show no more notes; the page stays as it is."""
        self._practice = None
        self._waiting = []
        self._drop()

    def _first(self) -> list[TourNote]:
        return [
            TourNote("conversation", self.tr("Ingrid is on the line"), self.tr("Her words appear here, newest at the bottom.")),
            TourNote(
                "curves",
                self.tr("How she feels"),
                self.tr("The solid line is her mood, the dashed one her trust. Each answer can move them."),
            ),
            TourNote("policy", self.tr("The company's rules"), self.tr("They stay in view for the whole call.")),
            TourNote(
                "choices",
                self.tr("What you can answer"),
                self.tr("Press the number of an answer, or click it. Take your time, then answer her."),
            ),
        ]

    def _second(self) -> list[TourNote]:
        return [
            TourNote("why", self.tr("Why?"), self.tr("Shows what your last answer was worth, and why. The key is W.")),
            TourNote(
                "rewind",
                self.tr("Going back"),
                self.tr("Takes back one answer so that you can try another. The key is Backspace. Carry on when you like."),
            ),
        ]

    def _last(self) -> list[TourNote]:
        text = self.tr("Now look back on it: Enter opens the debrief.")
        return [TourNote("debrief", self.tr("The call is over"), text, over="side")]  # her last words stand beside that button

    def _on_session_changed(self) -> None:
        practice = self._practice
        if practice is None or practice is not self._call.presenter.practice:
            self.end()
            return
        decisions = len(practice.session.choice_ids)
        read = self._note is None
        self._drop()
        if practice.finished:
            self._show(self._last())
        elif decisions == 1 and decisions not in self._explained:
            self._explained.add(decisions)
            self._show(self._second())
        elif not read:
            self._window.focus_page()

    def _on_pause_changed(self, paused: bool) -> None:
        """Give the keyboard back to the note after a pause, or Enter would answer in place of going on to the next one."""
        if not paused and self._note is not None:
            self._note.focus_first()

    def _on_debrief_shown(self) -> None:
        if self._practice is None:
            return
        self._practice = None
        text = self.tr("What each answer was worth, what would have been better, and why. This call doesn't count.")
        self._show([TourNote("", self.tr("The debrief"), text)])

    def _show(self, notes: list[TourNote]) -> None:
        self._waiting = notes
        self._next()

    def _next(self) -> None:
        last = self._note is not None
        self._drop()
        page = self._window.front
        if not self._waiting or page is None:
            if last:
                self._window.focus_page()
            return
        note = self._waiting.pop(0)
        target, over = (page.findChild(QWidget, name) if name else None for name in (note.target, note.over))
        self._note = CoachMark(self._look, page, target, note.title, note.text, last=not note.target, over=over)
        self._note.went_on.connect(lambda: self._on_read(note))
        self._note.ended.connect(self._on_ended)
        self._note.gone.connect(self.end)

    def _on_read(self, note: TourNote) -> None:
        self._next()
        if note.target == "debrief":
            self._call.play.debrief_asked.emit()

    def _on_ended(self) -> None:
        on_call = self._window.page == "play"
        self.end()
        if on_call:
            self._call.leave()
        else:
            self._window.focus_page()

    def _drop(self) -> None:
        if self._note is not None:
            self._note.close_note()
            self._note = None
