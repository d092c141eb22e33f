"""Finds the states in which play can reach each scene, scene by scene in the order of play."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import NamedTuple

from simulator.core.analysis.liveness import NOT_MADE, StateProjection, StateRow
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.graph import distances
from simulator.core.scenario.state_machine import Machine

_STEPS_A_MOVE = 0.65
"""What each move of each state counts as, with all that is built from it up to the bounds."""


class TooManyStates(OutOfBudget):
    """There are more states than the budget allows; `scene` has most of them, `keep` are the bits that count there."""

    def __init__(self, scene: str, states: int, keep: int) -> None:
        super().__init__(f"more than {states} states, most of them in scene {scene}")
        self.scene = scene
        self.states = states
        self.keep = keep


class StateBatch(NamedTuple):
    """States of one scene that are worked out together, none leading to another, with what they become by each of its edges."""

    scene: int
    states: StateRow
    after: tuple[StateRow, ...]


def join_batches(batches: Sequence[StateBatch]) -> StateBatch:
    """Join some batches of the same scene."""
    if len(batches) == 1:
        return batches[0]
    after = zip(*[batch.after for batch in batches])
    return StateBatch(
        batches[0].scene, tuple(chain(*[batch.states for batch in batches])), tuple([tuple(chain(*rows)) for rows in after])
    )


class Explorer:
    """Explores a scenario from a state of its first scene on. Raises TooManyStates past the budget, in states or in work.

    `states` are those of each scene, by its number, and `move_count` their moves, those not on offer included. A scene that play
    cannot return to has all of its states when its turn comes: they make up one of the `batches`, by the number of the scene.
    Where scenes lead to one another, all that is new in a scene is passed on together, the scenes nearest to the start first,
    until nothing is new.
    """

    def __init__(
        self,
        machine: Machine,
        projections: Sequence[StateProjection],
        state: int,
        budget: int,
        work: WorkBudget | None = None,
    ) -> None:
        self.machine = machine
        self.work = work or WorkBudget()
        self.projections = projections
        self.states: list[set[int]] = [set() for _ in projections]
        self.batches: dict[int, StateBatch] = {}
        self.move_count = 0
        self._budget = self._left = budget
        start = machine.start.index
        self._rank = distances(start, machine.leads_to.__getitem__)
        self._new = {start: {state}}
        for part in reversed(machine.components):
            if len(part) > 1 or part[0] in machine.leads_to[part[0]]:
                self._explore_component(part)
            else:
                self._explore_scene(part[0])

    def successors(self, scene: int, states: StateRow) -> StateBatch:
        """Make a batch of states of a scene, with their successors."""
        return StateBatch(scene, states, self.projections[scene].successors(states))

    def _add_states(self, scene: int, states: set[int]) -> None:
        self.states[scene] |= states
        self._left -= len(states)
        if self._left < 0:
            raise self._too_many(self._budget)
        moves = len(states) * len(self.machine.scenes[scene].edges)
        self.move_count += moves
        self.spend((moves + len(states)) * _STEPS_A_MOVE)

    def spend(self, steps: float) -> None:
        """Take so many steps off the work that is left. Raises TooManyStates where fewer are left."""
        try:
            self.work.spend(steps)
        except OutOfBudget:
            raise self._too_many(self._budget - self._left) from None

    def _too_many(self, states: int) -> TooManyStates:
        largest = max(range(len(self.states)), key=lambda scene: len(self.states[scene]))
        return TooManyStates(self.machine.scenes[largest].scene.id, states, self.projections[largest].keep)

    def _explore_scene(self, scene: int) -> None:
        """Explore a scene that play cannot return to."""
        states = self._new.pop(scene, None)
        if states is not None:
            self._add_states(scene, states)
            batch = self.batches[scene] = self.successors(scene, tuple(sorted(states)))
            self._propagate(scene, batch.after)

    def _explore_component(self, component: Sequence[int]) -> None:
        """Explore scenes that lead to one another, for as long as anything is new."""
        inside, rank = set(component), self._rank
        waiting = [(rank[scene], scene) for scene in component if scene in self._new]
        heapify(waiting)
        while waiting:
            _, scene = heappop(waiting)
            fresh = self._new.pop(scene)
            self._add_states(scene, fresh)
            for target in self._propagate(scene, self.projections[scene].successors(tuple(fresh))):
                if target in inside:
                    heappush(waiting, (rank[target], target))

    def _propagate(self, scene: int, rows: Iterable[StateRow]) -> list[int]:
        """Pass the states after a scene on to where they lead, if they are new there. Returns the scenes that now have a turn."""
        reached = []
        for (_, _, target), after in zip(self.machine.scenes[scene].edges, rows):
            new = set(after)
            new.discard(NOT_MADE)
            new -= self.states[target]
            if target in self._new:
                self._new[target] |= new
            elif new:
                self._new[target] = new
                reached.append(target)
        return reached
