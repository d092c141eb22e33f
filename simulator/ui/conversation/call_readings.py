"""What can be read from a call under way: all of it follows from the choices made and from the state of the call."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simulator.core.scenario.model import Choice, Said, Scenario, spoken_text
from simulator.core.scenario.question import Question
from simulator.core.scenario.session import Session, Step
from simulator.core.scoring.call_times import call_times
from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.kpi import handle_time, seconds
from simulator.core.scoring.seen_names import what_became
from simulator.core.training.questions import order_of_answers
from simulator.ui.conversation.call_state import CallState, Pace, Phase
from simulator.ui.conversation.hold_timer import HoldTimer
from simulator.ui.style.time_wording import time_of_day
from simulator.ui.style.wording import saying_nothing
from simulator.workflow.practice import Practice

WRITTEN = ("chat", "email", "social")
"""The channels on which what was said stays in sight, and is not said again after something was only done."""


class CallReadings(QObject):
    """The read-only side of a presenter; `practice` is None where no call is under way, `wait` counts a hold.

    `asked` says whether a question about the call stands: until it is answered, no choice is taken.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.practice: Practice | None = None
        self.wait = HoldTimer(self)
        self.asked = False
        self._state = CallState()

    @property
    def paused(self) -> bool:
        """Whether no clock runs and no choice is taken."""
        return self._state.pace is Pace.PAUSED

    @property
    def answerable(self) -> bool:
        """Whether an answer is taken now."""
        return not self.paused and not self.asked

    @property
    def drafting(self) -> bool:
        """Whether the trainee is to say it first, before the options are seen."""
        return self._state.phase is Phase.DRAFTING

    @property
    def ringing(self) -> bool:
        """Whether the telephone rings, and nobody has picked up yet."""
        return self._state.phase is Phase.RINGING

    @property
    def question(self) -> Question | None:
        """The question about the customer that is to be answered before the options are seen, if one is."""
        return self.session.moment.scene.asks if self._state.phase is Phase.QUESTIONED else None

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
        if self.ringing:
            return 0
        so_far = handle_time(self.session)
        return so_far - seconds(spoken_text(self.session.said)) - self.wait.left if self.wait.running else so_far

    @property
    def time(self) -> str:
        """The day and the time of day, empty where the conversation has no clock."""
        clock = self.scenario.clock
        return time_of_day(clock, call_times(self.session)[-1].said) if clock else ""

    @property
    def said(self) -> Said:
        """What has just been said; nothing while that is held back."""
        return () if self.hushed else self.session.said

    @property
    def said_anew(self) -> Said:
        """The same without what stands there in writing already, after something was only done."""
        steps = self.session.steps()
        return unwritten(self.scenario.channel, steps[-1] if steps else None, self.said)

    @property
    def later(self) -> str:
        """What became of the matter a week after the call, once that is over."""
        return self.filled(what_became(self.session))

    @property
    def hushed(self) -> bool:
        """Whether what the customer says is held back: before one picks up, on hold, and while the conversation is covered."""
        return self._state.phase in (Phase.RINGING, Phase.ON_HOLD) or self.covered

    @property
    def assessed(self) -> bool:
        """Whether an assessment is under way."""
        return self.practice is not None and self.practice.assessed

    @property
    def covered(self) -> bool:
        """Whether the conversation must not be seen: a pause in an assessment is not for thinking it over."""
        return self.paused and self.assessed

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The options to show, in the order of their numbers, even if only to say nothing; none while they are held back."""
        if self.drafting or self.hushed:
            return ()
        if self.question:
            return _as_options(self.question, self._practice.attempt.seed)
        return self._practice.offered or saying_nothing(self.session.moment.silence)

    def filled(self, text: str) -> str:
        """Put the names into a text of the scenario."""
        return self._practice.filled(text)

    def looked_back(self) -> Debrief:
        """Look back on the call so far, for the answer to "why?"."""
        return self._practice.debrief()

    @property
    def asks_anew(self) -> bool:
        """Whether there is something new to answer, and not the line that was there before a record was looked up."""
        practice = self._practice
        if practice.assessed or not any(choice.spoken for choice in practice.offered):
            return False
        steps = practice.session.steps()
        return not steps or steps[-1].choice.spoken or steps[-1].after.scene is not steps[-1].before.scene


def unwritten(channel: str, before: Step | None, said: Said) -> Said:
    """What is said after a decision; nothing, where that stands there in writing, and something was only done."""
    stands = before is not None and not before.choice.spoken and before.said == said
    return () if stands and channel in WRITTEN else said


def _as_options(question: Question, seed: int) -> tuple[Choice, ...]:
    """Write the answers to a question as options, in the order of an attempt; their ids are numbers, as no choice's is."""
    answers = question.answers
    return tuple(Choice(str(number), answers[number], ()) for number in order_of_answers(seed, question))
