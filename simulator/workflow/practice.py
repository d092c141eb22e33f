"""One trainee's go at a scenario, kept as it happens: each decision is on disk before the next line can be shown."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from simulator.core.errors import SimulatorError, StoreError
from simulator.core.scenario.model import Choice
from simulator.core.scenario.option_order import AS_WRITTEN, decision_began, seeded_order
from simulator.core.scenario.question import Question
from simulator.core.scenario.session import Session, Step
from simulator.core.scoring.advice import WeighedCall
from simulator.core.scoring.debrief import Debrief, debrief
from simulator.core.scoring.scorecard import score
from simulator.core.texts import N_
from simulator.core.training.attempt import ASSESSMENT, PRACTICE, Attempt, LogEntry, Outcome
from simulator.core.training.questions import question_now
from simulator.workflow.attempt_store import AttemptStore, NullStore
from simulator.workflow.deferred_writes import DeferredWrites

if TYPE_CHECKING:  # reads files, which a practice does not
    from simulator.workflow.playable import Playable

Clock = Callable[[], datetime]


def draw_seed() -> int:
    """Draw the number (1..2**63-1) that the order of an attempt's options follows from."""
    return AS_WRITTEN + 1 + secrets.randbelow(2**63 - 1)


def rehearsal(playable: Playable, trainee: int, agent: str, now: Clock) -> Practice:
    """Return a practice of which nothing is saved: it counts in no score, no drill and no progress.

    The options stand as the file has them, so that whoever guides through it knows their numbers.
    """
    attempt = Attempt(
        0, trainee, playable.version.digest, playable.scenario.id, playable.scenario.title, PRACTICE, AS_WRITTEN, now()
    )
    return Practice(playable, NullStore(), attempt, agent, now)


class Practice:
    """An attempt under way. `session` is where it stands, `log` is all that happened, in order."""

    def __init__(self, playable: Playable, keeper: AttemptStore, attempt: Attempt, agent: str, now: Clock) -> None:
        self.playable = playable
        self.attempt = attempt
        self.agent = agent
        self.session = Session.replay(playable.machine, attempt.transcript)
        self.log = attempt.log
        self._keeper = keeper
        self._now = now
        self._asks = True

    @property
    def question(self) -> Question | None:
        """The question about the customer to ask before the options of this moment; an assessment goes without."""
        return question_now(self.session) if self._asks and not self.assessed else None

    @property
    def finished(self) -> bool:
        """Whether the conversation has ended."""
        return self.session.finished

    @property
    def assessed(self) -> bool:
        """Whether this is an assessment: no hints, no way back."""
        return self.attempt.mode == ASSESSMENT

    @property
    def helped(self) -> bool:
        """Whether the trainee has gone back on the way: the score counts as reached with help."""
        return any(entry.choice is None for entry in self.log)

    @property
    def counts(self) -> bool:
        """Whether what is decided is kept, and its score counted."""
        return not isinstance(self._keeper, NullStore)

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The options of this moment, in the order in which they are to be shown."""
        return self.options(self.session)

    def options(self, session: Session) -> tuple[Choice, ...]:
        """Return the options of another moment of this attempt, in that order, which is drawn once per decision."""
        return seeded_order(self.attempt.seed, decision_began(session), session.moment.offered)

    def filled(self, text: str) -> str:
        """Put the names into a text of the scenario."""
        return self.playable.machine.scenario.fill(text, self.agent)

    def choose(
        self, choice_id: str, seconds: float = 0.0, typed: str = "", sure: bool | None = None, answer: int | None = None
    ) -> None:
        """Make a choice, `silence` included; `seconds` is the real time it took.

        `typed` is what the trainee wrote before the options appeared, `sure` whether they said that they were sure, and `answer`
        the number of the answer that they gave to the scene's question.
        Raises ChoiceNotOffered, or StoreError where it can't be saved; the session then stays where it was.
        """
        after = self.session.choose(choice_id)
        self._keep(LogEntry(len(self.session.choice_ids), choice_id, seconds, typed, sure, answer))
        self.session = after
        if after.finished:
            self.close()

    def rewind(self, position: int) -> None:
        """Go back to a decision; what was chosen there first stays in the log. Raises StoreError, SimulatorError if assessed."""
        if self.assessed:
            raise SimulatorError(
                N_("You can't go back in an assessment."), N_("Carry on, and practise the decision again afterwards.")
            )
        if 0 <= position < len(self.session.choice_ids):
            after = self.session.rewind(position)
            self._keep(LogEntry(position, None))
            self.session = after

    def close(self) -> None:
        """Keep what a finished conversation came to; asked again after a crash, it does what was left to do."""
        if self.finished and self.attempt.outcome is None:
            self._keeper.finish(self.attempt.id, self.outcome(), self._now())

    def reflect(self, went_well: str, would_change: str) -> None:
        """Take in the trainee's own words, and keep them. Raises StoreError; the attempt holds them all the same."""
        went_well, would_change = went_well.strip(), would_change.strip()
        if went_well or would_change:
            self.attempt = replace(self.attempt, went_well=went_well, would_change=would_change)
            self._keeper.reflect(self.attempt.id, went_well, would_change)

    def what_if(self, position: int) -> Practice:
        """Return an unsaved practice (even of an assessment) that stands before a decision (from 0) of this one."""
        log = tuple(LogEntry(number, choice) for number, choice in enumerate(self.session.choice_ids[:position]))
        attempt = replace(self.attempt, mode=PRACTICE, log=log, finished=None, outcome=None, went_well="", would_change="")
        practice = Practice(self.playable, NullStore(), attempt, self.agent, self._now)
        practice._asks = False  # what matters to the customer was asked, and answered, on the way here
        return practice

    def outcome(self) -> Outcome:
        """Return the outcome of the session."""
        card = score(self.session, self.playable.analysis)
        return Outcome(card.ending.id, card.score, card.passed, bool(card.critical))

    def debrief(self) -> Debrief:
        """Look back on the session."""
        return debrief(self.session, self.playable.analysis)

    def weighed(self) -> WeighedCall:
        """Weigh the session for what is to be practised next."""
        scenario = self.session.scenario
        return WeighedCall(scenario.id, scenario.title, scenario.language, score(self.session, self.playable.analysis))

    def taken_back(self) -> tuple[Step, ...]:
        """The decisions that the trainee went back on, in the order in which that happened."""
        session = Session.begin(self.playable.machine)
        steps: list[Step] = []
        for entry in self.log:
            steps += session.steps()[entry.position :]
            session = session.rewind(entry.position)
            if entry.choice is not None:
                session = session.choose(entry.choice)
        return tuple(steps)

    @property
    def saving(self) -> bool:
        """Whether what is decided is kept at once."""
        return not isinstance(self._keeper, DeferredWrites)

    def go_on_unsaved(self) -> None:
        """Only remember from here on what is to be kept."""
        if not isinstance(self._keeper, DeferredWrites):
            self._keeper = DeferredWrites(self._keeper)

    def save_again(self) -> bool:
        """Keep all that was decided since `go_on_unsaved`, and everything from here on.

        Returns False where another window has gone on with the attempt or put an end to it: both are kept, and this practice is
        an attempt of its own from then on. Raises StoreError where that still can't be done (what could be kept is kept),
        SimulatorError where the trainee is gone.
        """
        together, waiting = True, self._keeper
        if isinstance(waiting, DeferredWrites):
            try:
                waiting.catch_up(self.attempt.id)
            except StoreError:
                raise
            except SimulatorError:
                together = False
                self.attempt = replace(self.attempt, id=waiting.catch_up_apart(self.attempt, len(self.log)))
                waiting.catch_up(self.attempt.id)
            self._keeper = waiting.keeper
        return together

    def _keep(self, entry: LogEntry) -> None:
        self._keeper.record(self.attempt.id, entry, self._now(), len(self.log))
        self.log = (*self.log, entry)
