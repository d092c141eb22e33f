"""Worked examples: walkthroughs that are shown step by step, alone or two beside each other, with what there is to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.core.errors import ChoiceNotOffered
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scenario.walkthrough import Walkthrough

BEGINNING = -1
"""The position of what the customer says first."""


class Frame(NamedTuple):
    """One step of what is shown: the exchange at a position (or the beginning), or what there is to see in it."""

    position: int
    notice: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class WorkedExample:
    """A walkthrough that was played as far as it goes; `notices` are what there is to see, each with its position from 0."""

    name: str
    session: Session
    notices: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, walkthrough: Walkthrough, session: Session) -> WorkedExample:
        """Return a walkthrough's example, played in a session."""
        return cls(walkthrough.name, session, tuple((notice.position, notice.text) for notice in walkthrough.notices))

    def seen_at(self, position: int) -> tuple[str, ...]:
        """What there is to see at a position."""
        return tuple(text for at, text in self.notices if at == position)


def worked_examples(machine: Machine) -> tuple[WorkedExample, ...]:
    """Play the worked examples of a scenario; one that can't be played is left out."""
    played = []
    for walkthrough in machine.scenario.walkthroughs:
        if walkthrough.notices:
            try:
                session = Session.replay(machine, walkthrough.choices)
            except ChoiceNotOffered:
                continue
            played.append(WorkedExample.of(walkthrough, session))
    return tuple(played)


def frames(examples: Sequence[WorkedExample]) -> tuple[Frame, ...]:
    """The steps in which examples are shown side by side: exchange by exchange, each followed by what there is to see in any."""
    longest = max((len(example.session.choice_ids) for example in examples), default=0)
    steps = [Frame(BEGINNING)]
    for position in range(longest):
        steps.append(Frame(position))
        if any(example.seen_at(position) for example in examples):
            steps.append(Frame(position, notice=True))
    return tuple(steps)
