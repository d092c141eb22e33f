"""What to practise next, by one rule: the principle of a critical error, else the one broken, else the one missed most dearly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from simulator.core.scoring.debrief import failed_most
from simulator.core.scoring.scorecard import Decision, Scorecard

CRITICAL, BROKEN, MISSED = "critical", "broken", "missed"


@dataclass(frozen=True, slots=True)
class WeighedCall:
    """A call that somebody has held, with the decisions that count; `scenario` is its id."""

    scenario: str
    title: str
    language: str
    card: Scorecard


@dataclass(frozen=True, slots=True)
class Advice:
    """A principle to practise, by its key: why (`reason`), in which call, and how much of 100 was lost with it there."""

    principle: str
    reason: str
    call: WeighedCall
    lost: int


def advise(calls: Sequence[WeighedCall], known: Collection[str]) -> Advice | None:
    """What to practise next after some calls, oldest first; None where nothing is open.

    A principle of the catalogue (`known`) is open until a later call took a chance for it. An open critical error comes before
    all, the latest first; then, of the latest call that left anything open, what was broken at the greatest cost, then what was
    missed at the greatest cost. Of equals the one that came first.
    """
    left: list[Advice] = []
    mended: set[str] = set()
    for call in reversed(calls):
        found = [advice for advice in _faults(call) if advice.principle in known and advice.principle not in mended]
        critical = next((advice for advice in found if advice.reason == CRITICAL), None)
        if critical is not None:
            return critical
        left = left or found
        mended |= {chance.principle for decision in call.card.decisions for chance in decision.chances if chance.taken}
    return min(left, key=lambda advice: (advice.reason != BROKEN, -advice.lost), default=None)


def _faults(call: WeighedCall) -> list[Advice]:
    """What a call left to practise: critical errors, then what was broken, then what was only missed."""
    wrong = [decision for decision in call.card.decisions if decision.wrong]
    critical = dict.fromkeys(key for decision in wrong if decision.choice.critical for key in failed_most(decision)[:1])
    broken = _lost(call.card, ((decision, _broken(decision)) for decision in wrong))
    missed = _lost(call.card, ((decision, failed_most(decision)) for decision in wrong))
    return [
        *(Advice(key, CRITICAL, call, missed.get(key, 0)) for key in critical),
        *(Advice(key, BROKEN, call, lost) for key, lost in broken.items()),
        *(Advice(key, MISSED, call, lost) for key, lost in missed.items() if key not in broken),
    ]


def _broken(decision: Decision) -> tuple[str, ...]:
    broken = {weight.principle for weight in decision.choice.breaks}
    return tuple(key for key in failed_most(decision) if key in broken)


def _lost(card: Scorecard, failed: Iterable[tuple[Decision, tuple[str, ...]]]) -> dict[str, int]:
    """What was lost of 100 in all decisions that failed each principle; each one's loss counts for all that it failed."""
    losses, lost = card.losses, dict[str, int]()
    for decision, principles in failed:
        for principle in principles:
            lost[principle] = lost.get(principle, 0) + losses.get(decision.position, 0)
    return lost
