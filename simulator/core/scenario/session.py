"""A session: a scenario and the choices made in it. All else (scene, flags, mood, records seen, undo) follows by replay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from simulator.core.scenario.model import Choice, Scenario
from simulator.core.scenario.state_machine import Machine, Moment


@dataclass(frozen=True, slots=True)
class Step:
    """One decision of a session: the moment it was made in, what was chosen, and the moment that followed."""

    position: int
    before: Moment
    choice: Choice
    after: Moment
    said: str


class Session(NamedTuple):
    """A conversation so far. Sessions never change: a choice gives the next session.

    `choice_ids` are the ids of the choices made, oldest first.
    """

    machine: Machine
    choice_ids: tuple[str, ...]
    moment: Moment

    @classmethod
    def begin(cls, machine: Machine) -> Session:
        """Returns the session in which nothing has been said yet."""
        return cls(machine, (), machine.start)

    @classmethod
    def replay(cls, machine: Machine, choice_ids: Iterable[str]) -> Session:
        """Returns the session that the choices lead to. Raises ChoiceNotOffered where one was not on offer."""
        choice_ids = tuple(choice_ids)
        moment = machine.start
        for choice_id in choice_ids:
            moment = moment.follow(choice_id)
        return cls(machine, choice_ids, moment)

    @property
    def scenario(self) -> Scenario:
        """What is being played."""
        return self.machine.scenario

    @property
    def finished(self) -> bool:
        """Whether the conversation has come to an ending (or to a scene that is not written yet)."""
        return self.moment.scene.final

    @property
    def line(self) -> str:
        """What the customer has just said."""
        if not self.choice_ids:
            return self.moment.line
        before = self.undo().moment
        return said_after(before, before.choice(self.choice_ids[-1]), self.moment)

    def choose(self, choice_id: str) -> Session:
        """Make a choice, `silence` included. Raises ChoiceNotOffered; this session stays as it was."""
        return Session(self.machine, (*self.choice_ids, choice_id), self.moment.follow(choice_id))

    def undo(self) -> Session:
        """Take back the last choice; at the beginning there is nothing to take back."""
        return self.rewind(len(self.choice_ids) - 1)

    def rewind(self, position: int) -> Session:
        """Go back to the decision at `position`, counted from 0."""
        return Session.replay(self.machine, self.choice_ids[: max(position, 0)])

    def steps(self) -> tuple[Step, ...]:
        """Every decision made so far, in order; `said` is what the customer had said before it."""
        steps = []
        before = self.machine.start
        said = before.line
        for position, choice_id in enumerate(self.choice_ids):
            choice = before.choice(choice_id)
            after = before.follow(choice_id)
            steps.append(Step(position, before, choice, after, said))
            before, said = after, said_after(before, choice, after)
        return tuple(steps)


def said_after(before: Moment, choice: Choice, after: Moment) -> str:
    """What the customer says after a choice: the reaction to a silence, and the line that follows.

    A scene that goes on is not said twice.
    """
    if not is_spoken(choice, stays=after.scene is before.scene):
        return choice.reaction
    return f"{choice.reaction} {after.line}" if choice.reaction else after.line


def is_spoken(choice: Choice, *, stays: bool) -> bool:
    """Say whether a scene's own line is spoken after a choice, which `stays` in it or comes from another one."""
    return not (stays and (choice.reaction or choice.everywhere is not None))
