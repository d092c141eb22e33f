"""A session: a scenario and the choices made in it. All else (scene, flags, mood, records seen, undo) follows by replay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from simulator.core.scenario.model import Choice, Said, Scenario, spoken_text
from simulator.core.scenario.state_machine import Machine, Moment


@dataclass(frozen=True, slots=True)
class Step:
    """One decision of a session: the moment it was made in, what was said before it and chosen, and the moment that followed."""

    position: int
    before: Moment
    choice: Choice
    after: Moment
    said: Said

    @property
    def last_line(self) -> Said:
        """What the decision answers: what had been said since the one before, or the scene's line where no word was."""
        return _last_line(self.said, self.before)


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
    def said(self) -> Said:
        """What has just been said: all since the last choice, or since the beginning."""
        return self.undo().moment.said_after(self.choice_ids[-1]) if self.choice_ids else self.machine.said_first

    @property
    def last_line(self) -> Said:
        """What is to be answered: what has just been said, or the scene's line where nobody has said a word."""
        return _last_line(self.said, self.moment)

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
        """Every decision made so far, in order; `said` is what had been said since the one before."""
        steps = []
        before, said = self.machine.start, self.machine.said_first
        for position, choice_id in enumerate(self.choice_ids):
            choice = before.choice(choice_id)
            after = before.follow(choice_id)
            steps.append(Step(position, before, choice, after, said))
            before, said = after, before.said_after(choice_id)
        return tuple(steps)


def _last_line(said: Said, moment: Moment) -> Said:
    """Put the scene's line first where it is not said again and no word was, as after a look-up that is offered everywhere."""
    line = moment.line
    if spoken_text(said) or said[len(said) - len(line) :] == line:
        return said
    return (*line, *said)
