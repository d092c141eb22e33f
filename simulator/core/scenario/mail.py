"""A mail that is built part by part: what is written and has not gone out yet, and whose face is seen meanwhile.

Effects count at once, as everywhere; only the customer's face waits for the mail.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.core.scenario.model import Choice, Scenario
from simulator.core.scenario.session import Session, Step
from simulator.core.scenario.state_machine import Moment


def has_parts(scenario: Scenario) -> bool:
    """Say whether mails are built part by part."""
    return any(choice.part for choice in scenario.moves)


def is_unsent(before: bool, choice: Choice) -> bool:
    """Say whether a mail is begun and not sent after a choice, by whether one was `before`."""
    return not choice.sends and (before or bool(choice.part))


def unsent(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Returns the steps since the mail was begun that has not gone out; none where nothing waits to be sent."""
    waiting: list[Step] = []
    for step in steps:
        if is_unsent(bool(waiting), step.choice):
            waiting.append(step)
        else:
            waiting.clear()
    return tuple(waiting)


def faces(session: Session) -> Sequence[Moment]:
    """Returns for each decision, and for where it stands now, the moment whose face is seen: that before an unsent mail."""
    seen, waits = [session.machine.start], False
    for step in session.steps():
        waits = is_unsent(waits, step.choice)
        seen.append(seen[-1] if waits else step.after)
    return seen
