"""Finds the states in which each scene can be met, scene by scene in the order of play."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import NamedTuple

from simulator.core.analysis.liveness import NOT_MADE, Row, StateProjection
from simulator.core.graph import distances
from simulator.core.scenario.state_machine import Machine


class TooManyStates(Exception):
    """The reachable states exceed the budget; `scene` has most of them, `keep` are the bits that count there."""

    def __init__(self, scene: str, states: int, keep: int) -> None:
        super().__init__(f"more than {states} states, most of them in scene {scene}")
        self.scene = scene
        self.states = states
        self.keep = keep


class Stand(NamedTuple):
    """States of one scene that stand side by side, none of them leading to another, and what they become in each of its ways."""

    scene: int
    states: Row
    after: tuple[Row, ...]


def side_by_side(stands: Sequence[Stand]) -> Stand:
    """Make one stand of some of the same scene."""
    if len(stands) == 1:
        return stands[0]
    after = zip(*[stand.after for stand in stands])
    return Stand(
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
        self.found: list[set[int]] = [set() for _ in projections]
        self.stands: dict[int, Stand] = {}
        self._budget = self._left = budget
        start = machine.start.index
        self._rank = distances(start, machine.leads_to.__getitem__)
        self._new = {start: {state}}
        for part in reversed(machine.components):
            if len(part) > 1 or part[0] in machine.leads_to[part[0]]:
                self._go_round(part)
            else:
                self._pass(part[0])

    def led(self, scene: int, states: Row) -> Stand:
        """Let states of a scene stand side by side."""
        return Stand(scene, states, self.projections[scene].led(states))

    def _meet(self, scene: int, states: set[int]) -> None:
        self.found[scene] |= states
        self._left -= len(states)
        if self._left < 0:
            largest = max(range(len(self.found)), key=lambda scene: len(self.found[scene]))
            raise TooManyStates(self.machine.scenes[largest].scene.id, self._budget, self.projections[largest].keep)

    def _pass(self, scene: int) -> None:
        """Go on from a scene that can't be come back to."""
        states = self._new.pop(scene, None)
        if states is not None:
            self._meet(scene, states)
            stand = self.stands[scene] = self.led(scene, tuple(sorted(states)))
            self._go_on(scene, stand.after)

    def _go_round(self, circle: Sequence[int]) -> None:
        """Go round scenes that lead to one another for as long as anything is new."""
        inside, rank = set(circle), self._rank
        waiting = [(rank[scene], scene) for scene in circle if scene in self._new]
        heapify(waiting)
        while waiting:
            _, scene = heappop(waiting)
            fresh = self._new.pop(scene)
            self._meet(scene, fresh)
            for target in self._go_on(scene, self.projections[scene].led(tuple(fresh))):
                if target in inside:
                    heappush(waiting, (rank[target], target))

    def _go_on(self, scene: int, rows: Iterable[Row]) -> list[int]:
        """Bring all who leave a scene to where they go, if nobody was there before. Gives the scenes that get a turn by it."""
        reached = []
        for (_, _, target), after in zip(self.machine.scenes[scene].edges, rows):
            unmet = set(after)
            unmet.discard(NOT_MADE)
            unmet -= self.found[target]
            if target in self._new:
                self._new[target] |= unmet
            elif unmet:
                self._new[target] = unmet
                reached.append(target)
        return reached
