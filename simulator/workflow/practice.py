"""One trainee's go at a scenario, kept as it happens: each decision is on disk before the next line can be shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from simulator.core.debrief import Debrief, debrief
from simulator.core.progress import Attempt, Entry, Outcome
from simulator.core.scoring import score
from simulator.core.session import Session, Step
from simulator.workflow.pending import Pending

if TYPE_CHECKING:  # reads files, which a practice does not
    from simulator.workflow.playable import Playable

Clock = Callable[[], datetime]


class Keeper(Protocol):
    """What a practice needs of the store."""

    def record(self, attempt_id: int, entry: Entry, now: datetime) -> None:
        """Keep one decision for good. Raises StoreError."""

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Keep what the attempt came to. Raises StoreError."""


class Forgetful:
    """Keeps nothing: for playing in a terminal."""

    def record(self, attempt_id: int, entry: Entry, now: datetime) -> None:
        """Forget the decision."""

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Forget the outcome."""


class Practice:
    """An attempt under way. `session` is where it stands, `log` is all that happened, in order."""

    def __init__(self, playable: Playable, keeper: Keeper, attempt: Attempt, agent: str, now: Clock) -> None:
        self.playable = playable
        self.attempt = attempt
        self.agent = agent
        self.session = Session.replay(playable.machine, attempt.transcript)
        self.log = attempt.log
        self._keeper = keeper
        self._now = now

    @property
    def finished(self) -> bool:
        """Whether the conversation has ended."""
        return self.session.finished

    def choose(self, choice_id: str, seconds: float = 0.0) -> None:
        """Make a choice, `silence` included; `seconds` is the real time it took.

        Raises ChoiceNotOffered, or StoreError where it can't be saved; the session then stays where it was.
        """
        after = self.session.choose(choice_id)
        self._keep(Entry(len(self.session.made), choice_id, seconds))
        self.session = after
        if after.finished:
            self.close()

    def rewind(self, position: int) -> None:
        """Go back to a decision; what was chosen there first stays in the log. Raises StoreError."""
        if 0 <= position < len(self.session.made):
            after = self.session.rewind(position)
            self._keep(Entry(position, None))
            self.session = after

    def close(self) -> None:
        """Keep what a finished conversation came to; asked again after a crash, it does what was left to do."""
        if self.finished and self.attempt.outcome is None:
            self._keeper.finish(self.attempt.id, self.outcome(), self._now())

    def outcome(self) -> Outcome:
        """Give what the session comes to."""
        card = score(self.session, self.playable.analysis)
        return Outcome(card.ending.id, card.score, card.passed, bool(card.critical))

    def debrief(self) -> Debrief:
        """Look back on the session."""
        return debrief(self.session, self.playable.analysis)

    def taken_back(self) -> tuple[Step, ...]:
        """The decisions that the trainee went back on, in the order in which that happened."""
        session = Session.begin(self.playable.machine)
        found: list[Step] = []
        for entry in self.log:
            found += session.steps()[entry.position :]
            session = session.rewind(entry.position)
            if entry.choice is not None:
                session = session.choose(entry.choice)
        return tuple(found)

    @property
    def saving(self) -> bool:
        """Whether what is decided is kept at once."""
        return not isinstance(self._keeper, Pending)

    def go_on_unsaved(self) -> None:
        """Only remember from here on what is to be kept."""
        if not isinstance(self._keeper, Pending):
            self._keeper = Pending(self._keeper)

    def save_again(self) -> None:
        """Keep all that was decided since `go_on_unsaved`, and everything from here on.

        Raises StoreError where that still can't be done (what could be kept is kept), SimulatorError where another window has
        gone on with the attempt.
        """
        if isinstance(self._keeper, Pending):
            self._keeper.catch_up()
            self._keeper = self._keeper.keeper

    def _keep(self, entry: Entry) -> None:
        self._keeper.record(self.attempt.id, entry, self._now())
        self.log = (*self.log, entry)
