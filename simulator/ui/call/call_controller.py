"""A call from its briefing to its debrief: the pages, the presenter, the voice and the projector."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.content.scenario_index import LibraryRow
from simulator.core.errors import ScenarioUnplayable, SimulatorError
from simulator.core.training.attempt import PRACTICE, Attempt, Trainee
from simulator.settings import Settings
from simulator.ui.call.background_proof import BackgroundProof
from simulator.ui.call.briefing_controller import BriefingController
from simulator.ui.call.call_under_way import CallUnderWay
from simulator.ui.call.font_notice import FontNotice
from simulator.ui.call.leave_confirmation import LeaveConfirmation
from simulator.ui.call.reopening import Reopened, reopen
from simulator.ui.call.version_question import VersionQuestion
from simulator.ui.debrief.debrief_controller import DebriefController
from simulator.ui.debrief.debrief_page import DebriefPage
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import page_calls
from simulator.workflow.practice import Clock, Practice, rehearsal

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.ui.voice.speaking import SpokenLines
    from simulator.workflow.playable import Playable
    from simulator.workflow.services import Services


class CallController(QObject):
    """Takes a trainee through one scenario.

    Signals: `home_asked` for the library, `files_changed` where a file was read again, `refused` with a message where something
    can't be done; `aid_picked` with the name of a setting that helps to learn, and whether it is on.
    """

    home_asked = Signal()
    files_changed = Signal()
    refused = Signal(str)
    aid_picked = Signal(str, bool)

    def __init__(self, look: Appearance, window: MainWindow, services: Services, now: Clock) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._services = services
        self._now = now
        self._call = CallUnderWay(look, window, services, self)
        self.presenter, self.play = self._call.presenter, self._call.page
        self.projection, self.unsaved = self._call.projection, self._call.unsaved
        self._playable: Playable | None = None
        self._rehearsed: Playable | None = None
        self._before = BriefingController(look, window, services, self)
        self.briefing = self._before.page
        self.debrief = DebriefPage(look)
        self.looking_back = DebriefController(look, window, services, self.debrief, self)
        self._versions = VersionQuestion(window, self)
        self._leaving = LeaveConfirmation(self.play, services, self)
        self._proving = BackgroundProof(self)
        self._fonts = FontNotice(self)
        self._fonts.reported.connect(self.refused)
        for page in (self.briefing, self.play, self.debrief, self._before.problems):
            window.add_page(page)
        self._connect()

    def _connect(self) -> None:
        self._before.opened.connect(self._on_opened)
        self._before.call_taken.connect(self._on_call_taken)
        self._before.going_on_asked.connect(self._on_going_on_asked)
        self._before.files_changed.connect(self.files_changed)
        self.play.left.connect(self.leave)
        self._leaving.left.connect(self._go_home)
        self._leaving.refused.connect(self.refused)
        self._versions.going_on_picked.connect(self._go_on)
        self._versions.new_picked.connect(self._start_with)
        self._proving.refuted.connect(self._on_refuted)
        self._window.closed.connect(self._proving.close)
        self.unsaved.saved.connect(self._on_saved)
        self.play.debrief_asked.connect(self.show_debrief)
        self.play.reread_asked.connect(self.reread)
        self.debrief.again_asked.connect(self._on_again_asked)
        self.looking_back.again_asked.connect(self._on_again_asked)
        self.looking_back.row_asked.connect(self.open_row)
        self.looking_back.refused.connect(self.refused)
        self.looking_back.what_if_begun.connect(lambda practice: self._begin(practice, what_if=True))
        self.debrief.home_asked.connect(self.home_asked)
        self._before.back_asked.connect(self.home_asked)
        self.briefing.aids.aid_picked.connect(self.aid_picked)

    def set_voice(self, speaking: SpokenLines) -> None:
        """Connect the voice to the call and to the debrief."""
        self._call.set_voice(speaking)
        self.looking_back.set_voice(speaking)

    def close(self) -> None:
        """Close the call and its windows; it stays saved."""
        self._call.close()
        self.looking_back.keep_answers()

    def set_settings(self, settings: Settings) -> None:
        """Set whether silence is timed, and whether the voice is shown as on."""
        self.briefing.show_timers(settings.timers)
        self.briefing.aids.show_settings(settings)
        self._call.set_settings(settings)

    @property
    def file(self) -> str:
        """The scenario file that was opened last, empty where there is none."""
        return self._before.file

    @property
    def _trainee(self) -> Trainee | None:
        return self._services.people.current

    def open_row(self, row: LibraryRow | None) -> None:
        """Show the briefing of a scenario, or what is wrong with its file."""
        if row is not None:
            self._before.open_row(row)

    def _on_opened(self, playable: Playable) -> None:
        self._playable = playable
        self._fonts.look_at(playable)
        self._proving.begin(playable)

    def take(self, mode: str = PRACTICE) -> None:
        """Begin a new attempt at the scenario of the briefing."""
        playable, trainee = self._playable, self._trainee
        if playable is None or trainee is None:
            return
        if playable is self._rehearsed:
            self.rehearse(playable, trainee)
            return
        try:
            practice = self._services.attempts.begin(playable, trainee, mode, timers=self._call.timers)
        except SimulatorError as error:
            self.refused.emit(error_text(error))
            return
        self._begin(practice, rings=True)

    def rehearse(self, playable: Playable, trainee: Trainee) -> None:
        """Play a practice of which nothing is saved."""
        self._playable = self._rehearsed = playable
        self._begin(rehearsal(playable, trainee.id, trainee.name, self._now))

    def resume(self, attempt: Attempt, trainee: Trainee) -> None:
        """Go on with an attempt at the decision where it was left, in the version that was played.

        A finished one goes on with its debrief. What could not be saved of it, and is only remembered, is what goes on.
        """
        remembered = self.unsaved.take(attempt.id)
        if remembered is None:
            self._open(lambda: attempt, trainee)
        else:
            self._playable = remembered.playable
            self._begin(remembered)
            self.presenter.save_again()

    def review(self, attempt: Attempt, trainee: Trainee, *, ask: bool | None = None) -> None:
        """Show the debrief of a finished attempt, or `ask` what the trainee thinks of it first.

        Where it is not said which, it is asked if that was not done yet because the window was closed at the end of the call.
        """
        self._open(lambda: attempt, trainee, ask=ask)

    def reread(self) -> None:
        """Take up the call as another window has left it: go on with it, look back on it, or go to the library if it is gone."""
        practice, trainee = self.presenter.practice, self._trainee
        if practice is not None and trainee is not None:
            attempt = practice.attempt
            self._open(lambda: self._services.attempts.as_it_stands(attempt), trainee)

    def _open(self, find: Callable[[], Attempt | None], trainee: Trainee, *, ask: bool | None = None) -> None:
        page_calls(self._window).ask(partial(reopen, self._services, find, trainee), partial(self._on_opened_again, ask))

    def _on_opened_again(self, ask: bool | None, reopened: Reopened) -> None:
        attempt, practice, wanted, damage, now = reopened
        here = self._window.page == self.play.name
        if here:
            self.close()
        if attempt is None or damage is not None:
            gone = self.tr("That conversation was removed or discarded in another window.")
            self.home_asked.emit()
            self.refused.emit(gone if damage is None else error_text(damage))
        elif practice is None:
            begun = self.tr("This conversation was started with a version of its file that can no longer be played.")
            held = self.tr("This conversation was played with a version of its file that can no longer be opened.")
            self.refused.emit(begun if attempt.outcome is None else held)
        elif attempt.outcome is not None:
            self._playable = practice.playable
            self.looking_back.open(practice, wanted, ask=ask)
        elif now is not None and not here:
            self._versions.ask(practice, now)
        else:
            self._go_on(practice)

    def _go_on(self, practice: Practice) -> None:
        self._playable = practice.playable
        self._begin(practice)
        self._fonts.look_at(practice.playable)

    def _start_with(self, practice: Practice, now: Playable) -> None:
        """Begin a call anew with its scenario as it is now, and drop the one that was under way."""
        self.unsaved.try_again()  # what is dropped is still saved first
        self._playable = now
        self.take(practice.attempt.mode)
        self._drop(practice.attempt)

    def leave(self) -> None:
        """Go to the library; the call is kept. A what-if leads back to its debrief, and an assessment asks first."""
        practice = self.presenter.practice
        if practice is not None and (practice.finished or self.looking_back.is_what_if(practice)):
            self.show_debrief()
        elif practice is not None and practice.assessed:
            self._leaving.ask(practice)
        else:
            self._go_home()

    def _go_home(self) -> None:
        self.close()
        self.home_asked.emit()

    def show_debrief(self) -> None:
        """Look back on the call that has just ended, beginning with what the trainee thinks of it."""
        practice = self.presenter.practice
        if practice is not None:
            self.close()
            if self.looking_back.is_what_if(practice):
                self.looking_back.end_what_if(practice)
            elif practice.playable is self._rehearsed:
                self.looking_back.show(practice)
            else:
                self.looking_back.ask(practice)

    def _begin(self, practice: Practice, *, what_if: bool = False, rings: bool = False) -> None:
        self._call.begin(practice, what_if=what_if, rings=rings)
        self._proving.begin(practice.playable)

    def _on_refuted(self, playable: Playable, refusal: ScenarioUnplayable) -> None:
        """Withdraw a scenario that can't be played after all: its file is not the one that the library has read."""
        practice = self.presenter.practice
        if practice is not None and practice.playable is playable:
            if not practice.log:
                with contextlib.suppress(SimulatorError):  # then it is offered again, and refused again
                    self._services.attempts.discard(practice.attempt.id)
            self._go_home()
            self.refused.emit(error_text(refusal))
        elif playable is self._playable:
            self._before.refute(refusal)

    def _on_call_taken(self, mode: str) -> None:
        begun = self._before.take_begun()
        self.unsaved.try_again()  # what is dropped is still saved first
        self.take(mode)
        if begun is not None:
            self._drop(begun)

    def _drop(self, begun: Attempt) -> None:
        """Drop an attempt that another one takes the place of, once that is there."""
        if self._window.page == self.play.name:
            with contextlib.suppress(SimulatorError):  # one that can't be dropped now is offered again, and nothing is lost
                self._services.attempts.discard(begun.id)
                self.unsaved.forget(begun.id)

    def _on_going_on_asked(self, begun: Attempt) -> None:
        if self._trainee is not None:
            self.resume(begun, self._trainee)

    def _on_again_asked(self) -> None:
        """Start again, with the file as it is today if it can still be played."""
        played = self._playable.scenario.id if self._playable else ""
        today = next((row for row in self._services.rows if row.id == played and row.playable), None)
        if today is None:
            self.take()
        else:
            page_calls(self._window).ask(partial(self._as_it_is_today, today), self._take_anew)

    def _as_it_is_today(self, row: LibraryRow) -> Playable | None:
        """Read a scenario's file again, on another thread; None where it can't be played any more."""
        try:
            return self._services.opener.open(Path(row.path), prove=False)
        except ScenarioUnplayable:
            return None

    def _take_anew(self, playable: Playable | None) -> None:
        self._playable = playable or self._playable
        self.take()

    def _on_saved(self) -> None:
        if self._window.page == "practise":
            self.home_asked.emit()
