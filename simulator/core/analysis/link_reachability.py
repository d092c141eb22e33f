"""What could be reached if every condition could hold, which is found out in no time."""

from __future__ import annotations

from simulator.core.scenario.state_machine import Machine
from simulator.core.texts import N_


class LinkReachability:
    """What could be reached if every condition could hold: all that really can be, and perhaps more."""

    proves = N_("which scenes nothing leads to, conditions left out")

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.shown: list[set[int]] = [set() for _ in machine.scenes]
        self._reachable = {machine.start.index}
        waiting = list(self._reachable)
        for scene in waiting:
            moves = machine.scenes[scene].moves
            self.shown[scene].update(range(len(moves)))
            following = {way.target for move in moves for way in move.ways} - self._reachable
            self._reachable |= following
            waiting += following

    def is_reachable(self, scene: int) -> bool:
        """Say whether any links lead to a scene."""
        return scene in self._reachable

    def taken(self, scene: int, index: int) -> set[int]:
        """The numbers of a move's ways."""
        return set(range(len(self.machine.scenes[scene].moves[index].ways)))

    def dead_ends(self, *, silence: bool = True) -> list[int]:
        """None: where conditions are left out, no scene is known to offer nothing."""
        return []
