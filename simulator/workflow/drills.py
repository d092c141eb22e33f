"""Practising again what went wrong: each wrong decision of a finished attempt comes back, less and less often once it is right.

A drill is entered by replaying the choices that truly led to it, so that mood, trust and flags are what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from simulator.core.analysis.bounds import Analysis
from simulator.core.errors import ChoiceNotOffered, RowUnreadable
from simulator.core.scenario.model import Choice
from simulator.core.scenario.option_order import seeded_order
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine, Moment
from simulator.core.scoring.scorecard import Chance, Decision, next_loss, score, weigh
from simulator.core.training.attempt import Attempt, transcript
from simulator.core.training.drill import AGAIN, MOST_A_DAY, DrillCard, by_urgency, rating_of
from simulator.workflow.review import before_rewind
from simulator.workflow.schedule import review

if TYPE_CHECKING:  # reads files, which listing drills does not
    from simulator.workflow.playable import Playable
    from simulator.workflow.review import Reviewer


class DrillStore(Protocol):
    """What drills need of the store; every method raises StoreError where it fails."""

    def undrilled(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the finished attempts that no drills were made from yet, the oldest first."""

    def keep_drills(self, attempt_id: int, cards: Iterable[DrillCard], now: datetime) -> bool:
        """Keep the drills of an attempt, once."""

    def keep_drill(self, card: DrillCard) -> None:
        """Keep a drill as it is after an answer."""

    def report_damaged(self, card: DrillCard) -> None:
        """Report a drill whose path can't be played on its version, once."""

    def cards(self, trainee_id: int, due_by: datetime | None = None) -> tuple[DrillCard, ...]:
        """List a trainee's drills."""


@dataclass(frozen=True, slots=True)
class DrillResult:
    """An answered drill: what the decision came to, how it was rated, and the card with its next date.

    `lost` is what the answer cost of 100.
    """

    decision: Decision
    rating: str
    card: DrillCard
    lost: int

    @property
    def cost(self) -> int:
        """The points of the scenario that the answer put out of reach; 0 where it was right."""
        return self.decision.cost

    @property
    def right(self) -> bool:
        """Whether the answer cost nothing and was no critical error."""
        return not self.decision.wrong

    @property
    def reference(self) -> Choice:
        """The choice to compare with; the chosen one where it cost nothing."""
        return self.decision.reference

    @property
    def chances(self) -> tuple[Chance, ...]:
        """The principles that could be shown, and whether they were."""
        return self.decision.chances

    @property
    def due(self) -> datetime:
        """When the drill comes again."""
        return self.card.due


class Drills:
    """The drills of the trainees of one store."""

    def __init__(self, store: DrillStore, reviewer: Reviewer) -> None:
        self._store = store
        self._reviewer = reviewer

    def learn(self, trainee_id: int, now: datetime) -> None:
        """Make drills from the attempts that ended since the last time; after a crash, what was left to do is done."""
        for attempt in self._store.undrilled(trainee_id):
            known = {(card.scenario, card.scene): card for card in self._store.cards(trainee_id)}
            with suppress(RowUnreadable):  # left out from now on, and otherwise as it is
                self._store.keep_drills(attempt.id, self._cards_of(attempt, known), now)

    def due(self, trainee_id: int, now: datetime) -> tuple[DrillCard, ...]:
        """List what is to be practised now, the dearest first, and on one day at most `MOST_A_DAY` with those answered already.

        What can't be played any more, or does not lead where it led, is kept and left out; damage is reported.
        """
        self.learn(trainee_id, now)
        return self._waiting(trainee_id, now)[: self._room(trainee_id, now)]

    def of_100(self, card: DrillCard) -> int:
        """Tell what the last wrong answer to a drill lost of 100."""
        entered = self._entered(card)
        return next_loss(entered[1], card.lost, entered[0].analysis) if entered else 0

    def options(self, card: DrillCard) -> tuple[Choice, ...]:
        """Return the options in an order that is drawn anew after each answer, so that no place can be learned by heart."""
        moment = self.drill(card).moment
        return seeded_order(int(card.reviewed.timestamp()), len(card.path), moment.offered)

    def _waiting(self, trainee_id: int, now: datetime) -> tuple[DrillCard, ...]:
        cards = [card for card in self._store.cards(trainee_id, due_by=now) if self._entered(card)]
        return by_urgency(cards, self.of_100)

    def _room(self, trainee_id: int, now: datetime) -> int:
        """Count how many drills may still be answered on this day."""
        today = now.astimezone().date()
        answered = [card for card in self._store.cards(trainee_id) if card.reviewed != card.created]
        return max(MOST_A_DAY - sum(card.reviewed.astimezone().date() == today for card in answered), 0)

    def next_due(self, trainee_id: int, now: datetime) -> datetime | None:
        """Tell when the next drill after `now` is due; None where none is waiting."""
        self.learn(trainee_id, now)
        coming = next((card.due for card in self._store.cards(trainee_id) if card.due > now and self._entered(card)), None)
        room = self._room(trainee_id, now)
        if room and len(self._waiting(trainee_id, now)) <= room:
            return coming
        # what there is no room for today waits for tomorrow
        tomorrow = (now.astimezone() + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        return tomorrow if self._waiting(trainee_id, now) else max(coming, tomorrow) if coming else None

    def playable(self, card: DrillCard) -> Playable | None:
        """Open the version that the drill is from; None where it can no longer be played."""
        return self._reviewer.playable(card.digest)

    def drill(self, card: DrillCard) -> Session:
        """Replay the session up to the decision. Raises ChoiceNotOffered for a card that `due` leaves out."""
        return self._enter(card)[1]

    def answer(self, card: DrillCard, choice_id: str, now: datetime, sure: bool | None = None) -> DrillResult:
        """Weigh an answer, plan the drill's next date by it, and keep that.

        Raises ChoiceNotOffered, or StoreError where it can't be kept; the drill then stays as it was.
        """
        playable, before = self._enter(card)
        decision = weigh(before.choose(choice_id).steps()[-1], playable.analysis)
        rating = rating_of(decision.wrong, sure)
        memory, due = review(card.memory, rating, now)
        lost, confident = decision.cost or card.lost, bool(decision.wrong and sure)
        answered = replace(card, memory=memory, due=due, lost=lost, confident=confident, reviewed=now)
        self._store.keep_drill(answered)
        return DrillResult(decision, rating, answered, next_loss(before, decision.cost, playable.analysis))

    def _enter(self, card: DrillCard) -> tuple[Playable, Session]:
        entered = self._entered(card)
        if entered is None:
            raise ChoiceNotOffered(f"scene “{card.scene}” of “{card.scenario}” can't be reached any more")
        return entered

    def _entered(self, card: DrillCard) -> tuple[Playable, Session] | None:
        playable = self.playable(card)
        session = _led(playable.machine, card) if playable is not None else None
        if playable is None or session is None:
            if playable is not None or self._reviewer.is_damaged(card.digest):
                self._store.report_damaged(card)
            return None
        return (playable, session) if worth_drilling(session.moment) else None

    def _cards_of(self, attempt: Attempt, known: Mapping[tuple[str, str], DrillCard]) -> list[DrillCard]:
        """Make or renew a card for each scene in which a decision was wrong before the trainee first went back.

        Raises RowUnreadable for a damaged attempt.
        """
        playable = self._reviewer.played(attempt)
        if playable is None or attempt.finished is None:
            return []
        log = before_rewind(attempt.log)
        session = Session.replay(playable.machine, transcript(log))
        cards = []
        for decision in dearest(session, playable.analysis):
            scene = decision.scene.id
            before = known.get((attempt.scenario, scene))
            memory, due = review(before.memory if before else "", AGAIN, attempt.finished)
            card = DrillCard(
                trainee=attempt.trainee,
                scenario=attempt.scenario,
                scene=scene,
                digest=attempt.digest,
                path=session.choice_ids[: decision.position],
                memory=memory,
                due=due,
                lost=decision.cost,
                confident=log[decision.position].sure is True,
                created=before.created if before else attempt.finished,
                reviewed=attempt.finished,
            )
            cards.append(card)
        return cards


def _led(machine: Machine, card: DrillCard) -> Session | None:
    """Replay a session up to a drill; None where the path does not lead to its scene."""
    try:
        session = Session.replay(machine, card.path)
    except ChoiceNotOffered:
        return None
    return session if session.moment.scene.id == card.scene else None


def dearest(session: Session, analysis: Analysis) -> tuple[Decision, ...]:
    """Find the wrong decisions that are worth a drill: in each scene the costliest, and of equals the first."""
    by_scene: dict[str, Decision] = {}
    for decision in score(session, analysis).decisions:
        if not decision.wrong or not worth_drilling(decision.step.before):
            continue
        known = by_scene.get(decision.scene.id)
        if known is None or decision.cost > known.cost:
            by_scene[decision.scene.id] = decision
    return tuple(by_scene.values())


def worth_drilling(moment: Moment) -> bool:
    """Whether there is something to decide: at least two options beside silence."""
    return len(moment.offered) > 1
