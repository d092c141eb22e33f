"""What a finished session teaches: its decisions in order, what was done well, what cost most, what to practise next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import SCALE
from simulator.core.scenario.session import Session
from simulator.core.scoring.call_times import elapsed
from simulator.core.scoring.closed import Closed, closed
from simulator.core.scoring.closed_sentence import closed_sentence
from simulator.core.scoring.kpi import Kpis, kpis
from simulator.core.scoring.scorecard import Decision, Scorecard, score
from simulator.core.scoring.seen_names import SeenNames
from simulator.core.texts import Text

ENOUGH_CHANCES = 3
ENOUGH_OVER_TIME = 6
FEW = 3
"""So many decisions are told in full where many cost something; nobody mends more than that at once."""


@dataclass(frozen=True, slots=True)
class MoodReading:
    """The customer's mood and trust (0 to 10) at one moment of the session."""

    mood: int
    trust: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """A session looked back on.

    `readings` has one entry for the beginning and one after each decision. `closed` has what costly decisions closed, by place,
    and `seen` the names that may stand in what is told of it. `capped` says that trust was held down by what had happened before
    the call (E1). `elapsed` are the seconds from the first word to the last, waiting included.
    """

    session: Session
    card: Scorecard
    kpis: Kpis
    readings: tuple[MoodReading, ...]
    closed: Mapping[int, Closed]
    seen: SeenNames
    capped: bool
    elapsed: int = 0

    def what_it_closed(self, decision: Decision, names: Mapping[str, str]) -> Text | None:
        """Say what a costly decision closed, None where that is nothing; `names` are those of the principles."""
        gone, card = self.closed.get(decision.position), self.card
        if gone is None:
            return None
        span = card.best - card.worst
        points = min((200 * gone.points + span) // (2 * span), card.losses[decision.position])
        return closed_sentence(gone, points, names, self.seen.knows)

    def because(self, decision: Decision) -> str:
        """The author's word on what was chosen, as far as it explains what was lost or won; it is not filled in.

        It is left out where a choice that cost something was in itself as good as the better one: all of the loss lies in what it
        closed, and that word would praise it.
        """
        if decision.cost and not decision.slipped and not decision.choice.critical:
            return ""
        return self.seen.only_seen(decision.choice.because)

    def better_because(self, decision: Decision) -> str:
        """The author's word on the better choice, not filled in; empty where nothing was better."""
        return self.seen.only_seen(decision.reference.because) if decision.cost else ""

    @property
    def lesson(self) -> str:
        """What the ending has to teach, not filled in."""
        return self.seen.only_seen(self.card.ending.lesson)

    @property
    def later(self) -> str:
        """What became of the matter a week later, not filled in."""
        return self.seen.only_seen(self.card.ending.later)

    @property
    def questions(self) -> tuple[str, ...]:
        """What the author would have a group talk over, not filled in; a question that tells of what was not met is left out."""
        return tuple(text for text in self.session.scenario.guide.questions if self.seen.knows(text))

    @property
    def done_well(self) -> tuple[Decision, ...]:
        """The decisions that cost nothing and showed something."""
        return tuple(decision for decision in self.card.decisions if not decision.cost and decision.choice.shows)

    @property
    def costly(self) -> tuple[Decision, ...]:
        """The decisions that cost something, in the order in which they were made."""
        return tuple(decision for decision in self.card.decisions if decision.cost)

    @property
    def moment(self) -> Decision | None:
        """The one decision to look at: the dearest critical error, else the turning point; None where nothing went wrong."""
        return max(self.card.critical, key=lambda decision: decision.cost, default=self.card.turning_point)

    @property
    def partly_well(self) -> tuple[Decision, ...]:
        """The decisions that showed something though they cost something, and were no critical error."""
        return tuple(decision for decision in self.costly if decision.choice.shows and not decision.choice.critical)

    def first_to_see(self, sure: Collection[int] = ()) -> tuple[Decision, ...]:
        """The few decisions that matter most, the first to look at first.

        Critical errors come first, all of them, then what the trainee was `sure` of (positions), then what cost most. The turning
        point is always among them.
        """

        def weight(decision: Decision) -> tuple[bool, bool, int]:
            return decision.choice.critical is None, decision.position not in sure, -decision.cost

        turning = self.card.turning_point
        wrong = sorted((decision for decision in self.card.decisions if decision.wrong), key=weight)
        few = wrong[: max(FEW, len(self.card.critical))]
        if turning is not None and turning not in few:
            few = [*few[:-1], turning] if few[-1].choice.critical is None else [*few, turning]
        return tuple(few)


def debrief(session: Session, analysis: Analysis) -> Debrief:
    """Look back on a session."""
    steps = session.steps()
    moments = [session.machine.start, *(step.after for step in steps)]
    card = score(session, analysis)
    ceiling = session.scenario.trust_ceiling
    return Debrief(
        session=session,
        card=card,
        kpis=kpis(session),
        readings=tuple(MoodReading(moment.mood, moment.trust) for moment in moments),
        closed=_closed(card, analysis),
        seen=SeenNames(session),
        elapsed=elapsed(session),
        capped=ceiling < SCALE[1] and any(step.before.trust + step.choice.trust > ceiling for step in steps),
    )


def failed_most(decision: Decision) -> tuple[str, ...]:
    """The principles that were not shown: those that the choice broke, then those that it missed, what was lost most by first."""
    broken = {weight.principle: weight.weight for weight in decision.choice.breaks}
    lost = dict(broken)
    for weights, sign in ((decision.reference.shows, 1), (decision.choice.shows, -1)):
        for weight in weights:
            lost[weight.principle] = lost.get(weight.principle, 0) + sign * weight.weight
    missed = (chance.principle for chance in decision.chances if not chance.taken)
    return tuple(sorted(missed, key=lambda principle: (principle not in broken, -lost[principle])))


def _closed(card: Scorecard, analysis: Analysis) -> dict[int, Closed]:
    """What each costly decision closed, by position; one that closed nothing is left out."""
    opened: set[str] = set()
    found: dict[int, Closed] = {}
    for decision in card.decisions:
        out_of_reach = closed(decision, analysis, opened) if decision.cost else None
        if out_of_reach is not None:
            found[decision.position] = out_of_reach
        if decision.choice.opens:
            opened.add(decision.choice.opens)
    return found
