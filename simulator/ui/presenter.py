"""The one object that holds a practice while it is played; the play page and the projector are views on it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.core.errors import ScenarioUnplayable, SimulatorError, StoreError
from simulator.core.kpi import handle_time, seconds, waiting
from simulator.core.scenario import SILENCE, Choice, Scenario
from simulator.core.scoring import Decision, weigh
from simulator.core.session import Session, Step
from simulator.ui.wait import Wait
from simulator.workflow.practice import Practice

TICK = 250
READING = 4.0
"""Words a second that a trainee is given to read the options before the silence begins."""


class Presenter(QObject):
    """A practice under way.

    Signals: `session_changed` after each choice and each way back; `call_finished` after the last choice; `pause_changed`;
    `silence_neared` with what is left of the silence (1.0 to 0.0, below 0 where none runs); `saving_failed` with what to tell
    where the database fails, `overtaken` where another window has gone on with the call or put an end to it; `saving_changed`
    with why nothing is saved from here on, empty where everything is; `wait_begun` where the customer is put on hold, before
    `session_changed` shows what comes of it; `draft_ended` where the trainee has said it first, and the options may be seen;
    `sure_changed` with how sure the trainee says to be. `monotonic` tells the seconds that each choice takes.
    """

    session_changed = Signal()
    call_finished = Signal()
    pause_changed = Signal(bool)
    silence_neared = Signal(float)
    saving_failed = Signal(str, str)
    wait_begun = Signal()
    draft_ended = Signal()
    sure_changed = Signal(bool)
    overtaken = Signal(str)
    saving_changed = Signal(str)

    def __init__(self, parent: QObject | None = None, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self.practice: Practice | None = None
        self.paused = False
        self.drafting = False
        self.sure = True
        self.wait = Wait(self)
        self.asks_sure = False
        self._asks_first = False
        self._waits = False
        self._typed = ""
        self._timers = True
        self._speaking = False
        self._began = 0.0
        self._waited = 0.0
        self._unsaved: Callable[[], None] | None = None
        self._fault = ""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_tick)
        self.wait.ended.connect(self._on_wait_ended)

    @property
    def session(self) -> Session:
        """Where the conversation stands."""
        return self._practice.session

    @property
    def scenario(self) -> Scenario:
        """What is being played."""
        return self.session.scenario

    @property
    def _practice(self) -> Practice:
        if self.practice is None:
            raise RuntimeError("no conversation is under way")
        return self.practice

    @property
    def clock(self) -> int:
        """Simulated seconds of the call so far."""
        so_far = handle_time(self.session)
        return so_far - seconds(self.session.line) - self.wait.left if self.wait.running else so_far

    @property
    def line(self) -> str:
        """What the customer has just said; nothing while that is held back."""
        return "" if self.hushed else self.session.line

    @property
    def hushed(self) -> bool:
        """Whether what the customer says is held back: one who is on hold, or covered, says nothing."""
        return self.wait.running or self.covered

    @property
    def assessed(self) -> bool:
        """Whether an assessment is under way."""
        return self.practice is not None and self.practice.assessed

    @property
    def covered(self) -> bool:
        """Whether nothing of the conversation is to be seen: a pause of an assessment is no time to think it over."""
        return self.paused and self.assessed

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The options to show, in the order of their numbers; none while they are held back."""
        return () if self.drafting or self.hushed else self._practice.offered

    def begin(self, practice: Practice, *, timers: bool) -> None:
        """Show a practice, new or resumed."""
        self.practice = practice
        self._timers = timers
        self.paused = False
        self._speaking = False
        self._unsaved = None
        self.wait.stop()
        self.saving_changed.emit("")
        self._on_new_moment()

    def finish_off(self) -> None:
        """Keep what a resumed call came to, where it had been played to its end and nothing more."""
        if self._practice.finished:
            self._save(self._practice.close)

    def leave(self) -> None:
        """Let go of the practice; everything of it is kept already."""
        self._timer.stop()
        self.wait.stop()
        self.practice = None

    def filled(self, text: str) -> str:
        """Put the names into a text of the scenario."""
        return self._practice.filled(text)

    def choose(self, choice_id: str) -> None:
        """Make a choice; where it can't be saved, `saving_failed` tells and nothing has changed."""
        if self._listening and not self.drafting:
            seconds_taken, typed = self._monotonic() - self._began, self._typed
            sure = self.sure if self.asks_sure and choice_id != SILENCE else None
            self._save(lambda: self._practice.choose(choice_id, seconds_taken, typed, sure))

    def choose_number(self, number: int) -> None:
        """Make the choice with a number, counted from 1; another number does nothing."""
        offered = self.offered
        if 1 <= number <= len(offered):
            self.choose(offered[number - 1].id)

    def rewind(self, position: int) -> None:
        """Go back to a decision of a call that still goes on; an assessment has no way back."""
        if self._listening and not self._practice.assessed:
            self._save(lambda: self._practice.rewind(position))

    @property
    def _listening(self) -> bool:
        return not self.paused and not self.wait.running and not self._practice.finished

    def end_draft(self, typed: str = "") -> None:
        """Take what the trainee would say (nothing where it was said aloud or not at all), and show the options."""
        if self.drafting and not self.paused:
            self.drafting = False
            self._typed = typed.strip()
            self._restart()
            self.draft_ended.emit()

    def set_sure(self, sure: bool) -> None:
        """Say how sure the next choice is made, where that is asked."""
        if self.asks_sure and not self.paused:
            self.sure = sure
            self.sure_changed.emit(sure)

    def retry(self) -> None:
        """Try again to do what could not be saved."""
        if self._practice.finished:
            self._save(self._practice.close)
        elif self._unsaved is not None:
            self._save(self._unsaved)

    def go_on_unsaved(self) -> None:
        """Only remember what is decided from here on, and do what could not be saved."""
        self._practice.go_on_unsaved()
        self.saving_changed.emit(self._fault)
        self.retry()

    def save_again(self) -> None:
        """Keep all that was decided while nothing could be saved."""
        try:
            self._practice.save_again()
        except StoreError as error:
            self.saving_changed.emit(f"{error.message} {error.hint}".strip())
        except SimulatorError as error:
            self.overtaken.emit(error.message)
        else:
            self.saving_changed.emit("")

    def _save(self, act: Callable[[], None]) -> None:
        """Do something that is kept on disk, and tell what came of it."""
        before = self.session
        try:
            act()
        except SimulatorError as error:
            self._unsaved = act
            self._timer.stop()
            if self.session is not before:
                self.session_changed.emit()
            if isinstance(error, StoreError):
                self._fault = error.message
                self.saving_failed.emit(error.message, error.hint)
            elif not isinstance(error, ScenarioUnplayable):  # of that tells whoever has it proved
                self.overtaken.emit(error.message)
            return
        self._unsaved = None
        on_hold = waiting(before.moment.choice(self.session.made[-1])) if len(self.session.made) > len(before.made) else 0
        if on_hold and self._waits:
            self._timer.stop()
            self.silence_neared.emit(-1.0)
            self.wait.begin(on_hold)
            self.wait_begun.emit()
        else:
            self._on_wait_ended()

    def _on_wait_ended(self) -> None:
        self._on_new_moment()
        if self.session.finished:
            self.call_finished.emit()

    def set_paused(self, paused: bool) -> None:
        """Stop or go on; while paused, no clock runs and no choice is taken. In a call that is over nothing is left to stop."""
        over = self.practice is not None and self._practice.finished and not self.wait.running
        if self.practice is not None and paused != self.paused and not (paused and over):
            self.paused = paused
            self.wait.set_paused(paused)
            self.pause_changed.emit(paused)

    def set_timers(self, timers: bool) -> None:
        """Let silence run out by itself, or never."""
        if timers != self._timers:
            self._timers = timers
            if self.practice is not None:
                self._restart()

    def set_waits(self, waits: bool) -> None:
        """Let holds be felt, or only counted."""
        self._waits = waits

    def set_aids(self, *, say_first: bool, confidence: bool) -> None:
        """Ask for the trainee's own words before the options, and how sure each choice is; from the next decision on."""
        self._asks_first, self.asks_sure = say_first, confidence

    def set_speaking(self, speaking: bool) -> None:
        """Hold the silence back while the customer is still speaking."""
        self._speaking = speaking

    def weighed(self, step: Step) -> Decision:
        """Weigh a decision, for the answer to "why?"."""
        return weigh(step, self._practice.playable.analysis)

    def _on_new_moment(self) -> None:
        self._typed, self.sure = "", True
        self.drafting = self._asks_first and self._said_anew()
        self._restart()
        self.session_changed.emit()

    def _said_anew(self) -> bool:
        """Whether there is something to answer that was not answered before looking something up."""
        practice = self._practice
        if practice.assessed or practice.finished or not any(choice.spoken for choice in practice.offered):
            return False
        steps = practice.session.steps()
        return not steps or steps[-1].choice.spoken or steps[-1].after.scene is not steps[-1].before.scene

    def _restart(self) -> None:
        self._began, waited, self._waited = self._monotonic(), self._waited, 0.0
        if waited:
            self.silence_neared.emit(-1.0)
        silence = self.session.moment.silence
        if silence is not None and self._timers and not (self.session.finished or self.drafting or self.wait.running):
            self._timer.start()
        else:
            self._timer.stop()

    def _on_tick(self) -> None:
        silence = self.session.moment.silence
        if silence is None or self.paused or self._speaking:
            return
        self._waited += TICK / 1000
        left = self._waited - self._reading()
        if left >= silence.after:
            self.choose(silence.id)
        elif left > 0:
            self.silence_neared.emit(1 - left / silence.after)

    def _reading(self) -> float:
        texts = [self.session.line, *(choice.text for choice in self.session.moment.offered)]
        return sum(len(text.split()) for text in texts) / READING
