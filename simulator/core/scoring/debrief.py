"""What a finished session teaches: its decisions in order, what was done well, what cost most, what to practise next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import SCALE, Choice
from simulator.core.scenario.session import Session
from simulator.core.scoring.kpi import Kpis, kpis
from simulator.core.scoring.scorecard import Decision, Scorecard, score

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

    `readings` has one entry for the beginning and one after each decision. `practise` is the principle that would have saved
    most, None where nothing was lost that a principle could have saved. `capped` says that trust was held down by what had
    happened before the call (E1).
    """

    session: Session
    card: Scorecard
    kpis: Kpis
    readings: tuple[MoodReading, ...]
    practise: str | None
    capped: bool

    @property
    def done_well(self) -> tuple[Decision, ...]:
        """The decisions that cost nothing and showed something."""
        return tuple(decision for decision in self.card.decisions if not decision.cost and decision.choice.shows)

    @property
    def costly(self) -> tuple[Decision, ...]:
        """The decisions that cost something, in the order in which they were made."""
        return tuple(decision for decision in self.card.decisions if decision.cost)

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
        practise=_dearest(card),
        capped=ceiling < SCALE[1] and any(step.before.trust + step.choice.trust > ceiling for step in steps),
    )


def missed_most(decision: Decision) -> tuple[str, ...]:
    """The principles whose chance was missed, what was lost most by first."""
    lost: dict[str, int] = {}
    for weights, sign in ((decision.reference.shows, 1), (decision.choice.shows, -1), (decision.choice.breaks, 1)):
        for weight in weights:
            lost[weight.principle] = lost.get(weight.principle, 0) + sign * weight.weight
    missed = (chance.principle for chance in decision.chances if not chance.taken)
    return tuple(sorted(missed, key=lambda principle: -lost[principle]))


def _dearest(card: Scorecard) -> str | None:
    """The principle that the costly decisions lost most by; each decision's cost counts for all that it missed."""
    lost: dict[str, int] = {}
    for decision in card.decisions:
        for principle in _missed(decision.choice, decision.reference) if decision.cost else ():
            lost[principle] = lost.get(principle, 0) + decision.cost
    return max(lost, key=lost.__getitem__) if lost else None


def _missed(chosen: Choice, reference: Choice) -> tuple[str, ...]:
    """Principles that the reference shows and the chosen one shows less or not at all, then those that the chosen one breaks."""
    shown = {weight.principle: weight.weight for weight in chosen.shows}
    missed = (weight.principle for weight in reference.shows if shown.get(weight.principle, 0) < weight.weight)
    return tuple(dict.fromkeys((*missed, *(weight.principle for weight in chosen.breaks))))
