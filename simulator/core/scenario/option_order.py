"""The order in which an attempt offers the options: as good as random, and the same whenever the attempt is looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session

AS_WRITTEN = 0
"""The seed of attempts that offer the options as the file has them."""


def seeded_order(seed: int, position: int, offered: Iterable[Choice]) -> tuple[Choice, ...]:
    """Order the options of the decision at `position` (from 0) of the attempt with this seed (0..2**63-1).

    They are sorted by the SHA-256 of seed, position and choice id, so that the order is the same on every computer and in every
    version of Python, hangs on nothing but these, and one decision tells nothing about the next.
    `AS_WRITTEN` leaves them as they are.
    """
    if seed == AS_WRITTEN:
        return tuple(offered)
    return tuple(sorted(offered, key=lambda choice: hashlib.sha256(f"{seed} {position} {choice.id}".encode()).digest()))


def decision_began(session: Session) -> int:
    """Return the position (from 0) at which the decision that a session stands before began.

    Neither a silence nor an answer that leads back to the same scene, such as a look into a record, begins another decision.
    """
    began = 0
    for step in session.steps():
        if not step.choice.silent and step.after.scene is not step.before.scene:
            began = step.position + 1
    return began
