"""The graph of states with those made one that play out alike, in rows that are worked out together."""

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
"""From so many nodes on a step that passes over those that lack its move costs more than another block."""


class QuotientGraph(NodeGraph):
    """A graph in which nodes of one scene that offer the same moves to the same nodes are one, the first of them in the sequence.

    Whoever plays can't tell such nodes apart, so that no worth and no probability changes, and there are far fewer of them: what
    a conversation remembers matters less and less towards its end. Nodes that lead round are left as they are: one that leads
    into a loop must not become one of it.

    All nodes stand in one row, and a node's number is its place there: each after those that it leads to, loops aside. `whole`
    has for each place the node of the whole graph that stands there, and `home` finds the place of every scene's states.
    `sequence` has the row in parts. What a pass works out for each node stands in such a row too, with one place more for those
    who are led nowhere.
    """

    def __init__(self, graph: NodeGraph, levels: Sequence[Level]) -> None:
        self.machine, self.heard, self.scene_count = graph.machine, graph.heard, graph.scene_count
        self.place_of: list[dict[int, int]] = [{NOT_MADE: NOWHERE} for _ in range(self.scene_count)]
        self.representatives: list[int] = []
        self._alike: list[dict[tuple[Hashable, ...], int]] = [{} for _ in range(self.scene_count)]
        self.sequence: list[Part] = []
        for stands, tangles in levels:
            for alike in self._by_moves(stands.values()):
                self._append_block(alike)
            for tangle in tangles:
                self._append_component(tangle)
        self.root = self.place_of_node(graph.root)

    def row(self, value: Value) -> list[Value]:
        """Give a row with the same value everywhere, at its end that of NOWHERE."""
        return [value] * (len(self.representatives) + 1)

    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""
        return self.representatives[node] % self.scene_count

    def place_of_node(self, node: int) -> int:
        """Give the place of a node of the whole graph."""
        state, scene = divmod(node, self.scene_count)
        return self.place_of[scene][state]

    def _by_moves(self, stands: Collection[StateBatch]) -> Iterable[Collection[StateBatch]]:
        """Part many nodes by how many moves their scenes have, so that no step passes over nodes that lack its move."""
        if sum([len(stand.states) for stand in stands]) < _MANY:
            return [stands]
        found: dict[int, list[StateBatch]] = {}
        for stand in stands:
            found.setdefault(len(self.machine.scenes[stand.scene].moves), []).append(stand)
        return found.values()

    def _append_block(self, stands: Iterable[StateBatch]) -> None:
        """Make a block of nodes that stand side by side."""
        first = len(self.representatives)
        groups, laid = [], []
        for stand in stands:
            begin = len(self.representatives)
            columns = self._merge(stand)
            size = len(self.representatives) - begin
            if size:
                groups.append(SceneRange(stand.scene, begin, begin + size))
                laid.append((size, [move.points for move in self.machine.scenes[stand.scene].moves], columns))
        if not groups:
            return
        steps = [_move_column(number, laid) for number in range(max([len(columns) for _, _, columns in laid]))]
        self.sequence.append(NodeBlock(first, len(self.representatives), tuple(steps), tuple(groups)))

    def _merge(self, stand: StateBatch) -> _Columns:
        """Give each node of a stand the place of the first one alike, those that are new at the end of the row.

        Returned is where the new ones lead, by move.
        """
        scene, states, _ = stand
        columns = self._columns(stand)
        keys: list[Sequence[Hashable]] = list(columns)
        if scene in self.heard:
            keys.append(list(map(self.machine.scenes[scene].said, states)))
        alike, row = self._alike[scene], self.representatives
        known, place_of, begin = len(alike), alike.setdefault, len(row)
        shift = begin - known
        homes = (
            [place_of(key, len(alike) + shift) for key in zip(*keys)]
            if keys
            else [place_of((), len(alike) + shift)] * len(states)
        )
        self.place_of[scene].update(zip(states, homes))
        met = len(alike) - known
        if 0 < met < len(states):
            kept = row_getter(_firsts(homes, begin))
            states, columns = tuple(kept(states)), [kept(column) for column in columns]
        if met:
            row += [state * self.scene_count + scene for state in states]
        return columns

    def _columns(self, stand: StateBatch) -> _Columns:
        """Give for each move of a scene the places where the stand's nodes are led."""
        columns: _Columns = []
        for (move, _, target), after in zip(self.machine.scenes[stand.scene].edges, stand.after):
            column = row_getter(after)(self.place_of[target])
            if move < len(columns):  # a node is led to one of a move's targets, and to all others NOWHERE
                columns[move] = tuple(map(max, columns[move], column))
            else:
                columns.append(column)
        return columns

    def _append_component(self, tangle: CyclicComponent) -> None:
        begin = len(self.representatives)
        self.representatives += tangle.edges
        for place, node in enumerate(tangle.edges, begin):
            state, scene = divmod(node, self.scene_count)
            self.place_of[scene][state] = place
        self.sequence.append(
            CyclicComponent(
                {
                    place: [(move, points, self.place_of_node(target)) for move, points, target in out]
                    for place, out in enumerate(tangle.edges.values(), begin)
                }
            )
        )

    def sequence_of_nodes(self) -> Iterator[Sequence[int] | CyclicComponent]:
        """Give all nodes, some at a time, each after those that it leads to, and those that lead round as tangles."""
        for part in self.sequence:
            yield part if isinstance(part, CyclicComponent) else range(part.first, part.last)

    def moves(self, node: int) -> list[Edge]:
        """Give the moves of one node, in the order of the scene's choices."""
        part = self.sequence[bisect_right(self._starts, node) - 1]
        if isinstance(part, CyclicComponent):
            return part.edges[node]
        led = [step.to[node - part.first] for step in part.columns]
        moves = self.machine.scenes[self.scene(node)].moves
        return [(number, move.points, to) for number, (move, to) in enumerate(zip(moves, led)) if to != NOWHERE]

    @cached_property
    def _starts(self) -> list[int]:
        return [part.first if isinstance(part, NodeBlock) else min(part.edges) for part in self.sequence]


def _move_column(number: int, laid: Iterable[tuple[int, Sequence[int], _Columns]]) -> MoveColumn:
    """Make a block's step of a move of each of its groups: so many nodes, the points of their moves, and where these lead."""
    points: list[int] = []
    to: list[int] = []
    for size, gained, columns in laid:
        if number < len(columns):
            points += [gained[number]] * size
            to += columns[number]
        else:
            points += [0] * size
            to += [NOWHERE] * size
    return MoveColumn(tuple(points), tuple(to), row_getter(to))


def _firsts(homes: Sequence[int], begin: int) -> list[int]:
    """Give the places of the nodes that nothing before was like; new homes are numbered as they come up."""
    kept = []
    for place, home in enumerate(homes):
        if home == begin:
            kept.append(place)
            begin += 1
    return kept
