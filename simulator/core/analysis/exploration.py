"""Finds the states in which each scene can be met, scene by scene in the order of play."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import NamedTuple

from simulator.core.analysis.liveness import NOT_MADE, StateProjection, StateRow
from simulator.core.graph import distances
from simulator.core.scenario.state_machine import Machine


class TooManyStates(Exception):
    """The reachable states exceed the budget; `scene` has most of them, `keep` are the bits that count there."""

    def __init__(self, scene: str, states: int, keep: int) -> None:
        super().__init__(f"more than {states} states, most of them in scene {scene}")
        self.scene = scene
        self.states = states
        self.keep = keep


class StateBatch(NamedTuple):
    """States of one scene that stand side by side, none of them leading to another, and what they become in each of its ways."""

    scene: int
    states: StateRow
    after: tuple[StateRow, ...]


def join_batches(stands: Sequence[StateBatch]) -> StateBatch:
    """Make one stand of some of the same scene."""
    if len(stands) == 1:
        return stands[0]
    after = zip(*[stand.after for stand in stands])
    return StateBatch(
        stands[0].scene, tuple(chain(*[stand.states for stand in stands])), tuple([tuple(chain(*rows)) for rows in after])
    )


class Explorer:
    """Explores a scenario from a state of its first scene on. Raises TooManyStates past the budget.

    `found` are the states of each scene. A scene that can't be come back to has all of them when its turn comes: they are a
    stand of `stands` at once, by the number of the scene. Where scenes lead to one another, all that is new in one is passed on
    together, those nearest to the start first, until nothing is new.
    """

    def __init__(self, machine: Machine, projections: Sequence[StateProjection], state: int, budget: int) -> None:
        self.machine = machine
        self.projections = projections
        self.states: list[set[int]] = [set() for _ in projections]
        self.batches: dict[int, StateBatch] = {}
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
        """Let states of a scene stand side by side."""
        return StateBatch(scene, states, self.projections[scene].successors(states))

    def _add_states(self, scene: int, states: set[int]) -> None:
        self.states[scene] |= states
        self._left -= len(states)
        if self._left < 0:
            largest = max(range(len(self.states)), key=lambda scene: len(self.states[scene]))
            raise TooManyStates(self.machine.scenes[largest].scene.id, self._budget, self.projections[largest].keep)

    def _explore_scene(self, scene: int) -> None:
        """Go on from a scene that can't be come back to."""
        states = self._new.pop(scene, None)
        if states is not None:
            self._add_states(scene, states)
            stand = self.batches[scene] = self.successors(scene, tuple(sorted(states)))
            self._propagate(scene, stand.after)

    def _explore_component(self, circle: Sequence[int]) -> None:
        """Go round scenes that lead to one another for as long as anything is new."""
        inside, rank = set(circle), self._rank
        waiting = [(rank[scene], scene) for scene in circle if scene in self._new]
        heapify(waiting)
        while waiting:
            _, scene = heappop(waiting)
            fresh = self._new.pop(scene)
            self._add_states(scene, fresh)
            for target in self._propagate(scene, self.projections[scene].successors(tuple(fresh))):
                if target in inside:
                    heappush(waiting, (rank[target], target))

    def _propagate(self, scene: int, rows: Iterable[StateRow]) -> list[int]:
        """Bring all who leave a scene to where they go, if nobody was there before. Gives the scenes that get a turn by it."""
        reached = []
        for (_, _, target), after in zip(self.machine.scenes[scene].edges, rows):
            unmet = set(after)
            unmet.discard(NOT_MADE)
            unmet -= self.states[target]
            if target in self._new:
                self._new[target] |= unmet
            elif unmet:
                self._new[target] = unmet
                reached.append(target)
        return reached
