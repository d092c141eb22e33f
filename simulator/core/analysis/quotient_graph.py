"""The quotient of the state graph in which states that play out alike are one, in rows that are worked out together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from simulator.core.analysis.exploration import StateBatch
from simulator.core.analysis.graph import NodeGraph
from simulator.core.analysis.liveness import NOT_MADE
from simulator.core.analysis.node_blocks import (
    NOWHERE,
    CyclicComponent,
    Edge,
    MoveColumn,
    NodeBlock,
    Part,
    SceneRange,
    row_getter,
)
from simulator.core.analysis.topological_order import Level

Value = TypeVar("Value")
_Columns = list[Sequence[int]]

_MANY = 128
"""From so many nodes on, a column that passes over nodes lacking its move costs more than another block."""


class QuotientGraph(NodeGraph):
    """The quotient by bisimulation: nodes of a scene that offer the same moves to the same nodes are one, the first in sequence.

    No player can tell such nodes apart, so no bound and no probability changes, and there are far fewer of them: what a
    conversation remembers matters less and less towards its end. Nodes on cycles are left as they are: a node that leads into a
    cycle must not become part of it.

    All nodes stand in one row, and a node's number is its place there: each after those that it leads to, cycles aside.
    `representatives` has for each place the node of the full graph that stands there, and `place_of` finds the place of every
    scene's states. `sequence` has the row in parts. What a pass works out for each node stands in such a row too, with one extra
    place for nodes that are led nowhere.
    """

    def __init__(self, graph: NodeGraph, levels: Sequence[Level]) -> None:
        self.machine, self.heard, self.numbering, self.alike = graph.machine, graph.heard, graph.numbering, graph.alike
        self.place_of: list[dict[int, int]] = [{NOT_MADE: NOWHERE} for _ in self.machine.scenes]
        self.representatives: list[int] = []
        self._equivalent: list[dict[tuple[Hashable, ...], int]] = [{} for _ in self.machine.scenes]
        self.sequence: list[Part] = []
        for batches, cyclic in levels:
            for group in self._by_moves(batches.values()):
                self._append_block(group)
            for component in cyclic:
                self._append_component(component)
        self.root = self.place_of_node(graph.root)

    def row(self, value: Value) -> list[Value]:
        """Returns a row with the same value everywhere, NOWHERE at its end included."""
        return [value] * (len(self.representatives) + 1)

    def scene_of(self, node: int) -> int:
        """The number of a node's scene."""
        return self.numbering.scene_of(self.representatives[node])

    def place_of_node(self, node: int) -> int:
        """The place of a node of the full graph."""
        state, scene = self.numbering.split(node)
        return self.place_of[scene][state]

    def _by_moves(self, batches: Collection[StateBatch]) -> Iterable[Collection[StateBatch]]:
        """Group many nodes by how many moves their scenes have, so that no column passes over nodes that lack its move."""
        if sum([len(batch.states) for batch in batches]) < _MANY:
            return [batches]
        groups: dict[int, list[StateBatch]] = {}
        for batch in batches:
            groups.setdefault(len(self.machine.scenes[batch.scene].moves), []).append(batch)
        return groups.values()

    def _append_block(self, batches: Iterable[StateBatch]) -> None:
        """Append a block of the nodes that are new in some batches."""
        first = len(self.representatives)
        ranges, parts = [], []
        for batch in batches:
            begin = len(self.representatives)
            targets = self._merge(batch)
            size = len(self.representatives) - begin
            if size:
                ranges.append(SceneRange(batch.scene, begin, begin + size))
                parts.append((size, [move.points for move in self.machine.scenes[batch.scene].moves], targets))
        if not ranges:
            return
        columns = [_move_column(number, parts) for number in range(max([len(targets) for _, _, targets in parts]))]
        self.sequence.append(NodeBlock(first, len(self.representatives), tuple(columns), tuple(ranges)))

    def _merge(self, batch: StateBatch) -> _Columns:
        """Assign each node of a batch the place of the first equivalent one; new ones go at the end of the row.

        Returns where the new ones lead, by move.
        """
        scene, states, _ = batch
        columns = self._columns(batch)
        keys: list[Sequence[Hashable]] = list(columns)
        if scene in self.heard:
            keys.append(list(map(self.machine.scenes[scene].said, states)))
        equivalent, row = self._equivalent[scene], self.representatives
        known, assign, begin = len(equivalent), equivalent.setdefault, len(row)
        shift = begin - known
        places = (
            [assign(key, len(equivalent) + shift) for key in zip(*keys)]
            if keys
            else [assign((), len(equivalent) + shift)] * len(states)
        )
        self.place_of[scene].update(zip(states, places))
        added = len(equivalent) - known
        if 0 < added < len(states):
            get = row_getter(_firsts(places, begin))
            states, columns = tuple(get(states)), [get(column) for column in columns]
        if added:
            row += self.numbering.nodes(scene, states)
        return columns

    def _columns(self, batch: StateBatch) -> _Columns:
        """For each move of a scene, the places to which it leads the nodes of a batch."""
        columns: _Columns = []
        for (move, _, target), after in zip(self.machine.scenes[batch.scene].edges, batch.after):
            column = row_getter(after)(self.place_of[target])
            if move < len(columns):  # a node is led to one of a move's targets, and to all others NOWHERE
                columns[move] = tuple(map(max, columns[move], column))
            else:
                columns.append(column)
        return columns

    def _append_component(self, component: CyclicComponent) -> None:
        begin = len(self.representatives)
        self.representatives += component.edges
        for place, node in enumerate(component.edges, begin):
            state, scene = self.numbering.split(node)
            self.place_of[scene][state] = place
        self.sequence.append(
            CyclicComponent(
                {
                    place: [(move, points, self.place_of_node(target)) for move, points, target in out]
                    for place, out in enumerate(component.edges.values(), begin)
                }
            )
        )

    def sequence_of_nodes(self) -> Iterator[Sequence[int] | CyclicComponent]:
        """All nodes, some at a time, each after those that it leads to; those on cycles come as cyclic components."""
        for part in self.sequence:
            yield part if isinstance(part, CyclicComponent) else range(part.first, part.last)

    def moves(self, node: int) -> list[Edge]:
        """The moves of one node, in the order of the scene's choices."""
        part = self.sequence[bisect_right(self._starts, node) - 1]
        if isinstance(part, CyclicComponent):
            return part.edges[node]
        targets = [column.to[node - part.first] for column in part.columns]
        moves = self.machine.scenes[self.scene_of(node)].moves
        return [(number, move.points, to) for number, (move, to) in enumerate(zip(moves, targets)) if to != NOWHERE]

    @cached_property
    def _starts(self) -> list[int]:
        return [part.first if isinstance(part, NodeBlock) else min(part.edges) for part in self.sequence]


def _move_column(number: int, parts: Iterable[tuple[int, Sequence[int], _Columns]]) -> MoveColumn:
    """Make a block's column of one move of each of its parts: so many nodes, the points of their moves, and where these lead."""
    points: list[int] = []
    to: list[int] = []
    for size, gained, columns in parts:
        if number < len(columns):
            points += [gained[number]] * size
            to += columns[number]
        else:
            points += [0] * size
            to += [NOWHERE] * size
    return MoveColumn(tuple(points), tuple(to), row_getter(to))


def _firsts(places: Sequence[int], begin: int) -> list[int]:
    """The positions of the nodes that nothing before is equivalent to; new places are numbered as they come up."""
    firsts = []
    for position, place in enumerate(places):
        if place == begin:
            firsts.append(position)
            begin += 1
    return firsts
