"""Puts the nodes of a state graph in a sequence, each after all that it leads to, as many at a time as possible.

Where play can return to a scene, what keeps a conversation from going round for ever is mostly something that only ever grows or
only ever shrinks: patience, a count, a choice made once. So the nodes of such scenes are ordered by how far that has gone (a
ranking function), and only those that still form cycles are ordered one by one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from simulator.core.analysis.exploration import Explorer, StateBatch, join_batches
from simulator.core.analysis.liveness import NOT_MADE, StateProjection, StateRow
from simulator.core.analysis.node_blocks import CyclicComponent, Edge, NodeNumbering
from simulator.core.graph import components
from simulator.core.scenario.compiled import Move
from simulator.core.scenario.state_machine import MOOD, TRUST, Machine

_STEPS_ON_A_CYCLE = 2.6
"""What each move counts as where nodes are ordered one by one."""
_UNMADE = -1
"""The progress after a move that is not made."""


class Level(NamedTuple):
    """Batches (one for each scene) and cyclic components, none of which leads to another."""

    batches: dict[int, StateBatch]
    cyclic: list[CyclicComponent]


class TopologicalLevels:
    """The sequence as levels, from what was explored."""

    def __init__(self, explorer: Explorer) -> None:
        self.machine = explorer.machine
        self.explorer = explorer
        self.numbering = NodeNumbering(len(explorer.projections))
        self._batches: dict[int, dict[int, list[StateBatch]]] = {}
        self._cyclic: dict[int, list[CyclicComponent]] = {}
        self._heights = [-1] * len(explorer.projections)
        for part in self.machine.components:
            if part[0] in explorer.batches:
                self._place(self._height_above(part[0], ()), explorer.batches[part[0]])
            elif component := {scene: tuple(sorted(explorer.states[scene])) for scene in part if explorer.states[scene]}:
                self._order_component(component)

    @property
    def levels(self) -> list[Level]:
        """The levels, each after those that it leads to."""
        levels = []
        for height in sorted(self._batches.keys() | self._cyclic):
            batches = {scene: join_batches(parts) for scene, parts in self._batches.get(height, {}).items()}
            levels.append(Level(batches, self._cyclic.get(height, [])))
        return levels

    def _place(self, height: int, batch: StateBatch) -> None:
        self._batches.setdefault(height, {}).setdefault(batch.scene, []).append(batch)
        self._heights[batch.scene] = max(self._heights[batch.scene], height)

    def _height_above(self, scene: int, component: Container[int]) -> int:
        """The height above all that a scene leads to outside its component."""
        return 1 + max([self._heights[target] for target in self.machine.leads_to[scene] if target not in component], default=-1)

    def _order_component(self, component: Mapping[int, StateRow]) -> None:
        """Put scenes in order that lead to one another, their nodes told apart by their progress."""
        progress = _MonotoneProgress(self.machine, self.explorer.projections, list(component))
        batches = {
            (scene, reached): self.explorer.successors(scene, states)
            for scene, row in component.items()
            for reached, states in progress.split(row).items()
        }
        onward = {key: self._onward(batch, component, progress) for key, batch in batches.items()}
        outside = {scene: self._height_above(scene, component) for scene in component}
        height: dict[tuple[int, int], int] = {}
        for part in components(batches, onward.__getitem__):
            ahead = onward[part[0]] if len(part) == 1 else set().union(*[onward[key] for key in part])
            above = max([*[outside[scene] for scene, _ in part], *[height[key] + 1 for key in ahead.difference(part)]])
            if ahead.isdisjoint(part):
                self._place(above, batches[part[0]])
            else:
                above = self._order_nodes(above, [batches[key] for key in part])
            height |= dict.fromkeys(part, above)

    def _onward(self, batch: StateBatch, component: Container[int], progress: _MonotoneProgress) -> set[tuple[int, int]]:
        """The scenes of a component that a batch leads to, each with the progress reached there."""
        return {
            (target, reached)
            for (_, _, target), after in zip(self.machine.scenes[batch.scene].edges, batch.after)
            if target in component
            for reached in set(map(progress.__getitem__, after))
            if reached != _UNMADE
        }

    def _order_nodes(self, height: int, batches: Sequence[StateBatch]) -> int:
        """Order nodes one by one from a height up: those on cycles as cyclic components, the rest in batches where they can be.

        Returns the height of the last.
        """
        for batch in batches:
            self.explorer.spend(len(batch.states) * len(batch.after) * _STEPS_ON_A_CYCLE)
        moves = {
            node: out
            for batch in batches
            for node, out in zip(self.numbering.nodes(batch.scene, batch.states), edges(batch, self.machine, self.numbering))
        }
        heights: dict[int, int] = {}
        rows: dict[tuple[int, int], list[int]] = {}
        for part in components(moves, lambda node: [target for _, _, target in moves[node] if target in moves]):
            ahead = {target for node in part for _, _, target in moves[node] if target in moves}
            above = max([heights[target] + 1 for target in ahead.difference(part)], default=height)
            heights |= dict.fromkeys(part, above)
            if ahead.isdisjoint(part):
                state, scene = self.numbering.split(part[0])
                rows.setdefault((above, scene), []).append(state)
            else:
                self._cyclic.setdefault(above, []).append(CyclicComponent({node: moves[node] for node in part}))
        for (above, scene), states in rows.items():
            self._place(above, self.explorer.successors(scene, tuple(states)))
        last = max(heights.values())
        for batch in batches:
            self._heights[batch.scene] = max(self._heights[batch.scene], last)
        return last


def edges(batch: StateBatch, machine: Machine, numbering: NodeNumbering) -> list[list[Edge]]:
    """The moves of each state of a batch, in the order of the scene's choices."""
    rows: list[list[Edge]] = [[] for _ in batch.states]
    for (move, points, target), after in zip(machine.scenes[batch.scene].edges, batch.after):
        for row, state, node in zip(rows, after, numbering.nodes(target, after)):
            if state != NOT_MADE:
                row.append((move, points, node))
    return rows


class _MonotoneProgress(dict[int, int]):
    """The progress of each state: how much has happened that cannot be undone within the component; no move reduces it."""

    __slots__ = ("_marks", "_slots", "_split")

    def __init__(self, machine: Machine, projections: Sequence[StateProjection], component: Sequence[int]) -> None:
        super().__init__({NOT_MADE: _UNMADE})
        inside = set(component)
        lasting = -1  # what any of the scenes forgets can start afresh
        for scene in component:
            lasting &= projections[scene].keep
        moves = [move for scene in component for move in machine.scenes[scene].moves if not inside.isdisjoint(move.targets)]
        rising, falling = _directions(machine, moves)
        one_way = [(machine.slots[name], name in rising) for name in rising ^ falling]
        self._slots = [(slot, rises) for slot, rises in one_way if slot.bits & lasting == slot.bits]
        self._marks = lasting & sum({slot.bits for slot in machine.marks.values()})
        self._split: dict[StateRow, dict[int, StateRow]] = {}

    def split(self, states: StateRow) -> Mapping[int, StateRow]:
        """Group states by their progress. The result is remembered, since many scenes have the same states."""
        groups = self._split.get(states)
        if groups is None:
            by_progress: dict[int, list[int]] = {}
            for state in states:
                by_progress.setdefault(self[state], []).append(state)
            groups = self._split[states] = {reached: tuple(group) for reached, group in by_progress.items()}
        return groups

    def __missing__(self, state: int) -> int:
        """Add up what has happened."""
        so_far = (state & self._marks).bit_count()
        for slot, rises in self._slots:
            value = slot.decode(state)
            so_far += value - slot.low if rises else slot.high - value
        self[state] = so_far
        return so_far


def _directions(machine: Machine, moves: Iterable[Move]) -> tuple[set[str], set[str]]:
    """The values that any of some moves may raise, and those that any may lower."""
    rising: set[str] = set()
    falling: set[str] = set()
    for move in moves:
        choice = move.choice
        for name, by in ((MOOD, choice.mood), (TRUST, choice.trust), *choice.adds):
            if by:
                (rising if by > 0 else falling).add(name)
        rising.update(name for way in move.ways for name in way.left)
        for name, value in move.sets:
            slot = machine.slots[name]
            if value != slot.low:
                rising.add(name)
            if value != slot.high:
                falling.add(name)
    return rising, falling
