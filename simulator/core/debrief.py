"""What a finished session teaches: its decisions in order, what was done well, what cost most, what to practise next."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.core.analysis import Analysis
from simulator.core.kpi import Kpis, kpis
from simulator.core.scenario import SCALE, Choice
from simulator.core.scoring import Decision, Scorecard, score
from simulator.core.session import Session

ENOUGH_CHANCES = 3
ENOUGH_OVER_TIME = 6


@dataclass(frozen=True, slots=True)
class Reading:
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
    readings: tuple[Reading, ...]
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
        readings=tuple(Reading(moment.mood, moment.trust) for moment in moments),
        practise=_dearest(card),
        capped=ceiling < SCALE[1] and any(step.before.trust + step.choice.trust > ceiling for step in steps),
    )


def _dearest(card: Scorecard) -> str | None:
    """Give the principle that the costly decisions lost most by; each decision's cost counts for all that it missed."""
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
