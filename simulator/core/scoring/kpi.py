"""Simulated figures of a call, in the words of a contact centre; each says how it was worked out.

They are estimates for talking about a call, not measurements, and none of them earns points.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.core.scenario.model import Choice, spoken_text
from simulator.core.scenario.session import Session

HOLD = "hold"
TRANSFER = "transfer"
SOLVED = {"resolved": 10, "handed-over": 6, "follow-up": 6, "unresolved": 2, "lost": 0}
"""How far each kind of ending solves the matter, from 0 to 10. A call that is not over yet has solved nothing."""


@dataclass(frozen=True, slots=True)
class Kpis:
    """Handle time in seconds, counts of holds and transfers, whether the first contact resolved it, and CSAT from 1.0 to 5.0."""

    handle_time: int
    holds: int
    transfers: int
    resolved_first: bool
    csat: float


def seconds(text: str) -> int:
    """Estimate how long it takes to say a text: 150 words a minute, rounded up."""
    return -(-len(text.split()) * 2 // 5)


def duration(choice: Choice) -> int:
    """The simulated seconds that a choice takes: as declared, else the time to say it; a silence takes its waiting."""
    if choice.silent:
        return choice.after
    return seconds(choice.text) if choice.takes is None else choice.takes


def waiting(choice: Choice) -> int:
    """The simulated seconds that the customer waits alone, on hold or for a transfer; 0 where nothing is declared."""
    return (choice.takes or 0) if choice.action in (HOLD, TRANSFER) else 0


def handle_time(session: Session) -> int:
    """The simulated seconds of a session so far: the customer's lines plus the agent's choices."""
    spoken = [seconds(spoken_text(step.said)) + duration(step.choice) for step in session.steps()]
    return sum(spoken) + seconds(spoken_text(session.said))


def kpis(session: Session) -> Kpis:
    """Work out the figures of a session so far.

    CSAT goes by what was solved, and by the peak-end rule: that, the worst mood, the last mood and the last trust, which add up
    to 0..40, over ten, plus one.
    """
    steps = session.steps()
    moments = [session.machine.start, *(step.after for step in steps)]
    actions = [step.choice.action for step in steps]
    last = moments[-1]
    solved = SOLVED.get(last.scene.ending or "", 0)
    happiness = solved + min(moment.mood for moment in moments) + last.mood + last.trust
    return Kpis(
        handle_time=handle_time(session),
        holds=actions.count(HOLD),
        transfers=actions.count(TRANSFER),
        resolved_first=last.scene.ending == "resolved" and TRANSFER not in actions,
        csat=1 + happiness / 10,
    )
