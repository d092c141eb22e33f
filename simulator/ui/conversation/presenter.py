"""The one object that holds a practice while it is played; the play page and the projector are views on it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.core.scenario.model import SILENCE
from simulator.core.scenario.session import Session
from simulator.core.scoring.kpi import waiting
from simulator.core.training.questions import question_now
from simulator.ui.conversation.call_readings import CallReadings
from simulator.ui.conversation.call_state import Event, Phase
from simulator.ui.conversation.practice_writer import PracticeWriter
from simulator.ui.conversation.silence_timer import SilenceTimer
from simulator.workflow.practice import Practice


class Presenter(CallReadings):
    """A practice under way.

    Signals: `session_changed` after each choice and each step back; `call_finished` after the last choice; `pause_changed`;
    `silence_neared` with what is left of the silence (1.0 to 0.0, below 0 where none runs); `saving_failed` with a message and
    a hint where the database fails, `overtaken` where another window has gone on with the call or put an end to it;
    `saving_changed` with why nothing is saved from now on, empty where everything is; `kept_apart` where another window had gone
    on with a call that was only remembered here, and both were kept; `wait_begun` where the customer is put on hold, before
    `session_changed` shows the outcome; `draft_ended` where the trainee has said it first, and the options may be
    seen, `question_answered` where the question about the customer is answered that comes before; `sure_changed` with how sure
    the trainee says to be; `arriving_changed` where a message begins to be written, and where it has come. `monotonic` returns
    seconds, to time each choice.
    """

    session_changed = Signal()
    call_finished = Signal()
    pause_changed = Signal(bool)
    silence_neared = Signal(float)
    saving_failed = Signal(str, str)
    wait_begun = Signal()
    draft_ended = Signal()
    question_answered = Signal()
    sure_changed = Signal(bool)
    overtaken = Signal(str)
    saving_changed = Signal(str)
    kept_apart = Signal()
    arriving_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self.sure = True
        self.asks_sure = False
        self._asks_first = False
        self._waits = False
        self._typed = ""
        self._answers: dict[str, int] = {}
        self._timers = True
        self._speaking = self.arriving = False
        self._began = 0.0
        self._silence = SilenceTimer(self)
        self._writer = PracticeWriter(self)
        self._silence.neared.connect(self.silence_neared)
        self._silence.ran_out.connect(self._on_silence_ran_out)
        self.wait.ended.connect(self._on_moment_over)
        self._writer.saving_failed.connect(self._on_saving_failed)
        self._writer.overtaken.connect(self._on_overtaken)
        self._writer.saving_changed.connect(self.saving_changed)
        self._writer.kept_apart.connect(self.kept_apart)

    def begin(self, practice: Practice, *, timers: bool, rings: bool = False) -> None:
        """Show a practice, new or resumed; where it `rings`, nothing is said until `pick_up`."""
        self.leave()
        self.practice = practice
        self._answers = {}
        self._timers = timers
        self._speaking = False
        self._hold_silence()
        self._writer.begin(practice)
        if rings:
            self._move(Event.RING_BEGUN)
            self.session_changed.emit()
        else:
            self._on_new_moment()

    def pick_up(self) -> None:
        """Answer the telephone that rings; that is no decision, and scores nothing."""
        if self.ringing and self.answerable:
            self._on_new_moment()

    def finish_off(self) -> None:
        """Save the outcome of a resumed call that had been played to its end before its outcome was saved."""
        if self._practice.finished:
            self._save(self._practice.close)

    def leave(self) -> None:
        """Let go of the practice; everything in it is saved already."""
        self._silence.stop()
        self.wait.stop()
        self.practice = None
        self._move(Event.LEFT)

    def choose(self, choice_id: str) -> None:
        """Make a choice; where it can't be saved, `saving_failed` is sent and nothing has changed.

        While the question about the customer stands, its answers are what there is to choose.
        """
        if self.question:
            self._answer_question(int(choice_id))
        elif self._state.allows(Event.ANSWERED) and not self.asked:
            self._move(Event.ANSWERED)
            seconds_taken = self._monotonic() - self._began
            sure = self.sure if self.asks_sure and choice_id != SILENCE else None
            typed, answer = self._typed, self._answers.get(self.session.moment.scene.id) if question_now(self.session) else None
            self._save(lambda: self._practice.choose(choice_id, seconds_taken, typed, sure, answer))

    def _answer_question(self, answer: int) -> None:
        """Take the answer to the question, and go on to the options."""
        if self._state.allows(Event.QUESTION_ANSWERED) and not self.asked:
            self._move(Event.QUESTION_ANSWERED)
            self._answers[self.session.moment.scene.id] = answer
            self._show_options()
            self._restart()
            self.question_answered.emit()

    def choose_number(self, number: int) -> None:
        """Make the choice with a number, counted from 1; another number does nothing."""
        if 1 <= number <= len(self.offered):
            self.choose(self.offered[number - 1].id)

    def rewind(self, position: int) -> None:
        """Go back to a decision of a call that still goes on; in an assessment there is no going back."""
        if self._state.allows(Event.WENT_BACK) and not self._practice.assessed and not self.asked:
            self._move(Event.WENT_BACK)
            self._save(lambda: self._practice.rewind(position))

    def end_draft(self, typed: str = "") -> None:
        """Take what the trainee would say (nothing where it was said aloud or not at all), and show the options."""
        if self._state.allows(Event.DRAFTED) and not self.asked:
            self._move(Event.DRAFTED)
            self._typed = typed.strip()
            self._restart()
            self.draft_ended.emit()

    @property
    def own_words(self) -> str:
        """What the trainee wrote before the options of this moment appeared; empty where nothing was written."""
        return self._typed if self._state.phase is Phase.CHOOSING else ""

    def set_sure(self, sure: bool) -> None:
        """Say how sure the next choice is made, where that is asked."""
        if self.asks_sure and not self.paused:
            self.sure = sure
            self.sure_changed.emit(sure)

    def retry(self) -> None:
        """Try again to do what could not be saved."""
        if self._state.allows(Event.RETRIED):
            self._move(Event.RETRIED)
            self._save(self._practice.close if self._practice.finished else self._writer.last_act)

    def go_on_unsaved(self) -> None:
        """Only remember what is decided from here on, and do what could not be saved."""
        self._writer.go_on_unsaved(self._practice)
        self.retry()

    def save_again(self) -> None:
        """Save all that was decided while nothing could be saved."""
        self._writer.save_again(self._practice)

    def set_paused(self, paused: bool) -> None:
        """Stop or go on; while paused, no clock runs and no choice is taken. In a call that is over nothing is left to stop."""
        event = Event.PAUSED if paused else Event.RESUMED
        if self._state.allows(event):
            self._move(event)
            self._hold_silence()
            self._hold_wait()
            self.pause_changed.emit(paused)

    def set_asked(self, asked: bool) -> None:
        """Take no answer, and let no clock run, while a question about the call stands."""
        if asked != self.asked:
            self.asked = asked
            self._hold_silence()
            self._hold_wait()

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

    def set_arriving(self, arriving: bool) -> None:
        """Hold the silence back while the customer is still writing; the projector waits too."""
        if arriving != self.arriving:
            self.arriving = arriving
            self._hold_silence()
            self.arriving_changed.emit()

    def set_speaking(self, speaking: bool) -> None:
        """Hold the silence back while the customer is still speaking."""
        self._speaking = speaking
        self._hold_silence()

    def _move(self, event: Event) -> None:
        self._state = self._state.after(event)

    def _save(self, act: Callable[[], None]) -> None:
        """Do something that is saved on disk, and show the outcome."""
        before = self.session
        error = self._writer.write(act)
        if error is not None:
            self._on_not_saved(error, before)
            return
        self._move(Event.SAVED)
        chosen = self.session.choice_ids[len(before.choice_ids) :]
        on_hold = waiting(before.moment.choice(chosen[-1])) if chosen else 0
        if on_hold and self._waits:
            self._move(Event.HOLD_BEGUN)
            self._silence.clear()
            self.wait.begin(on_hold)
            self.wait_begun.emit()
        else:
            self._on_moment_over()

    def _on_not_saved(self, error: SimulatorError, before: Session) -> None:
        self._silence.stop()
        if self.session is not before:  # the last choice is saved, and the outcome of the call is not
            self._move(Event.ENDED)
            self.session_changed.emit()
        self._writer.tell(error)

    def _on_saving_failed(self, message: str, hint: str) -> None:
        self._move(Event.SAVING_FAILED)
        self.saving_failed.emit(message, hint)

    def _on_overtaken(self, message: str) -> None:
        self._move(Event.OVERTAKEN)
        self.overtaken.emit(message)

    def _on_moment_over(self) -> None:
        self._on_new_moment()
        if self.session.finished:
            self.call_finished.emit()

    def _on_new_moment(self) -> None:
        self._typed, self.sure = "", True
        if self._practice.finished:
            self._move(Event.ENDED)
        else:
            self._show_options()
        self._restart()
        self.session_changed.emit()

    def _show_options(self) -> None:
        """Show the options, or what comes before them: the question about the customer, and then the trainee's own words."""
        unanswered = self._practice.question is not None and self.session.moment.scene.id not in self._answers
        drafts = self._asks_first and self.asks_anew
        self._move(Event.QUESTION_ASKED if unanswered else Event.DRAFT_ASKED if drafts else Event.OPTIONS_SHOWN)

    def _restart(self) -> None:
        self._began = self._monotonic()
        moment = self.session.moment
        if moment.silence is not None and self._timers and self._state.phase is Phase.CHOOSING:
            texts = [text for message in self.session.said for text in (message.sees, message.text)]
            self._silence.begin(moment.silence.after, [*texts, *(choice.text for choice in moment.offered)])
        else:
            self._silence.clear()

    def _hold_silence(self) -> None:
        self._silence.set_held(self.paused or self.asked or self._speaking or self.arriving)

    def _hold_wait(self) -> None:
        self.wait.set_paused(self.paused or self.asked)

    def _on_silence_ran_out(self) -> None:
        silence = self.session.moment.silence
        if silence is not None:
            self.choose(silence.id)
