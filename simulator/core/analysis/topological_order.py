"""Puts the nodes of a state graph in a sequence, each after all that it leads to, as many at a time as stand side by side.

Where scenes can be come back to, what keeps a conversation from going round for ever is mostly something that only ever grows or
shrinks: patience, a count, what was done once. So the nodes of such scenes are told apart by how far that has got, and what still
goes round after that, node by node.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from simulator.core.analysis.exploration import Explorer, StateBatch, join_batches
from simulator.core.analysis.liveness import NOT_MADE, StateProjection, StateRow
from simulator.core.analysis.node_blocks import CyclicComponent, Edge
from simulator.core.graph import components
from simulator.core.scenario.model import Choice
from simulator.core.scenario.state_machine import MOOD, TRUST, Machine

_UNMADE = -1
"""How much has happened by a move that is not made."""


class Level(NamedTuple):
    """Stands (one of a scene) and tangles none of which leads to another."""

    batches: dict[int, StateBatch]
    cyclic: list[CyclicComponent]


class TopologicalLevels:
    """Gives the sequence as levels, from what was explored."""

    def __init__(self, explorer: Explorer) -> None:
        self.machine = explorer.machine
        self.explorer = explorer
        self.scene_count = len(explorer.projections)
        self._batches: dict[int, dict[int, list[StateBatch]]] = {}
        self._cyclic: dict[int, list[CyclicComponent]] = {}
        self._heights = [-1] * self.scene_count
        for part in self.machine.components:
            if part[0] in explorer.batches:
                self._place(self._height_above(part[0], ()), explorer.batches[part[0]])
            elif circle := {scene: tuple(sorted(explorer.states[scene])) for scene in part if explorer.states[scene]}:
                self._order_component(circle)

    @property
    def levels(self) -> list[Level]:
        """Give the levels, each after those that it leads to."""
        found = []
        for height in sorted(self._batches.keys() | self._cyclic):
            stands = {scene: join_batches(parts) for scene, parts in self._batches.get(height, {}).items()}
            found.append(Level(stands, self._cyclic.get(height, [])))
        return found

    def _place(self, height: int, stand: StateBatch) -> None:
        self._batches.setdefault(height, {}).setdefault(stand.scene, []).append(stand)
        self._heights[stand.scene] = max(self._heights[stand.scene], height)

    def _height_above(self, scene: int, circle: Container[int]) -> int:
        """Give the height above all that a scene leads to outside of its circle."""
        return 1 + max([self._heights[target] for target in self.machine.leads_to[scene] if target not in circle], default=-1)

    def _order_component(self, circle: Mapping[int, StateRow]) -> None:
        """Put scenes in order that lead to one another, their nodes told apart by how much has happened."""
        progress = _MonotoneProgress(self.machine, self.explorer.projections, list(circle))
        stands = {
            (scene, reached): self.explorer.successors(scene, states)
            for scene, row in circle.items()
            for reached, states in progress.split(row).items()
        }
        onward = {key: self._onward(stand, circle, progress) for key, stand in stands.items()}
        outside = {scene: self._height_above(scene, circle) for scene in circle}
        height: dict[tuple[int, int], int] = {}
        for part in components(stands, onward.__getitem__):
            ahead = onward[part[0]] if len(part) == 1 else set().union(*[onward[key] for key in part])
            above = max([*[outside[scene] for scene, _ in part], *[height[key] + 1 for key in ahead.difference(part)]])
            if ahead.isdisjoint(part):
                self._place(above, stands[part[0]])
            else:
                above = self._order_nodes(above, [stands[key] for key in part])
            height |= dict.fromkeys(part, above)

    def _onward(self, stand: StateBatch, circle: Container[int], progress: _MonotoneProgress) -> set[tuple[int, int]]:
        """Give the scenes of a circle that a stand leads to, each with how much has happened there."""
        return {
            (target, reached)
            for (_, _, target), after in zip(self.machine.scenes[stand.scene].edges, stand.after)
            if target in circle
            for reached in set(map(progress.__getitem__, after))
            if reached != _UNMADE
        }

    def _order_nodes(self, height: int, stands: Sequence[StateBatch]) -> int:
        """Order nodes one by one from a height up: what leads round is a tangle, and the rest stands side by side where it can.

        Gives the height of the last.
        """
        moves = {
            state * self.scene_count + stand.scene: out
            for stand in stands
            for state, out in zip(stand.states, edges(stand, self.machine))
        }
        heights: dict[int, int] = {}
        rows: dict[tuple[int, int], list[int]] = {}
        for part in components(moves, lambda node: [target for _, _, target in moves[node] if target in moves]):
            ahead = {target for node in part for _, _, target in moves[node] if target in moves}
            above = max([heights[target] + 1 for target in ahead.difference(part)], default=height)
            heights |= dict.fromkeys(part, above)
            if ahead.isdisjoint(part):
                state, scene = divmod(part[0], self.scene_count)
                rows.setdefault((above, scene), []).append(state)
            else:
                self._cyclic.setdefault(above, []).append(CyclicComponent({node: moves[node] for node in part}))
        for (above, scene), states in rows.items():
            self._place(above, self.explorer.successors(scene, tuple(states)))
        last = max(heights.values())
        for stand in stands:
            self._heights[stand.scene] = max(self._heights[stand.scene], last)
        return last


def edges(stand: StateBatch, machine: Machine) -> list[list[Edge]]:
    """Give the moves of each state of a stand, in the order of the scene's choices."""
    rows: list[list[Edge]] = [[] for _ in stand.states]
    for (move, points, target), after in zip(machine.scenes[stand.scene].edges, stand.after):
        for row, state in zip(rows, after):
            if state != NOT_MADE:
                row.append((move, points, state * len(machine.scenes) + target))
    return rows


class _MonotoneProgress(dict[int, int]):
    """How much has happened, by state, of what can't be undone within a circle of scenes; no move there ever makes it less."""

    __slots__ = ("_marks", "_slots", "_split")

    def __init__(self, machine: Machine, projections: Sequence[StateProjection], circle: Sequence[int]) -> None:
        super().__init__({NOT_MADE: _UNMADE})
        inside = set(circle)
        kept = -1  # what any of the scenes forgets can start anew
        for scene in circle:
            kept &= projections[scene].keep
        moves = [move for scene in circle for move in machine.scenes[scene].moves if not inside.isdisjoint(move.targets)]
        rising, falling = _directions(machine, [move.choice for move in moves])
        one_way = [(machine.slots[name], name in rising) for name in rising ^ falling]
        self._slots = [(slot, rises) for slot, rises in one_way if slot.bits & kept == slot.bits]
        self._marks = kept & sum([slot.bits for slot in machine.marks.values()])
        self._split: dict[StateRow, dict[int, StateRow]] = {}

    def split(self, states: StateRow) -> Mapping[int, StateRow]:
        """Tell states apart by how much has happened; many scenes have the same ones, so that it remembers."""
        found = self._split.get(states)
        if found is None:
            by_progress: dict[int, list[int]] = {}
            for state in states:
                by_progress.setdefault(self[state], []).append(state)
            found = self._split[states] = {reached: tuple(alike) for reached, alike in by_progress.items()}
        return found

    def __missing__(self, state: int) -> int:
        """Add up what has happened."""
        so_far = (state & self._marks).bit_count()
        for slot, rises in self._slots:
            value = slot.decode(state)
            so_far += value - slot.low if rises else slot.high - value
        self[state] = so_far
        return so_far


def _directions(machine: Machine, choices: Iterable[Choice]) -> tuple[set[str], set[str]]:
    """Give the values that any of some choices may raise, and those that any may lower."""
    rising: set[str] = set()
    falling: set[str] = set()
    for choice in choices:
        for name, by in ((MOOD, choice.mood), (TRUST, choice.trust), *choice.adds):
            if by:
                (rising if by > 0 else falling).add(name)
        for name, value in choice.sets:
            slot = machine.slots[name]
            if value != slot.low:
                rising.add(name)
            if value != slot.high:
                falling.add(name)
    return rising, falling
