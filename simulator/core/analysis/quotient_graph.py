"""The graph of states with those made one that play out alike, in rows that are worked out together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from simulator.core.analysis.exploration import Stand
from simulator.core.analysis.graph import NodeGraph
from simulator.core.analysis.liveness import NOT_MADE
from simulator.core.analysis.node_blocks import NOWHERE, Block, Edge, Group, Part, Step, Tangle, picking
from simulator.core.analysis.topological_order import Level

Value = TypeVar("Value")
_Columns = list[Sequence[int]]

_MANY = 128
"""From so many nodes on a step that passes over those that lack its move costs more than another block."""


class Merged(NodeGraph):
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
        self.home: list[dict[int, int]] = [{NOT_MADE: NOWHERE} for _ in range(self.scene_count)]
        self.whole: list[int] = []
        self._alike: list[dict[tuple[Hashable, ...], int]] = [{} for _ in range(self.scene_count)]
        self.sequence: list[Part] = []
        for stands, tangles in levels:
            for alike in self._by_moves(stands.values()):
                self._lay(alike)
            for tangle in tangles:
                self._take_over(tangle)
        self.root = self.home_of(graph.root)

    def row(self, value: Value) -> list[Value]:
        """Give a row with the same value everywhere, at its end that of NOWHERE."""
        return [value] * (len(self.whole) + 1)

    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""
        return self.whole[node] % self.scene_count

    def home_of(self, node: int) -> int:
        """Give the place of a node of the whole graph."""
        state, scene = divmod(node, self.scene_count)
        return self.home[scene][state]

    def _by_moves(self, stands: Collection[Stand]) -> Iterable[Collection[Stand]]:
        """Part many nodes by how many moves their scenes have, so that no step passes over nodes that lack its move."""
        if sum([len(stand.states) for stand in stands]) < _MANY:
            return [stands]
        found: dict[int, list[Stand]] = {}
        for stand in stands:
            found.setdefault(len(self.machine.scenes[stand.scene].moves), []).append(stand)
        return found.values()

    def _lay(self, stands: Iterable[Stand]) -> None:
        """Make a block of nodes that stand side by side."""
        first = len(self.whole)
        groups, laid = [], []
        for stand in stands:
            begin = len(self.whole)
            columns = self._merge(stand)
            size = len(self.whole) - begin
            if size:
                groups.append(Group(stand.scene, begin, begin + size))
                laid.append((size, [move.points for move in self.machine.scenes[stand.scene].moves], columns))
        if not groups:
            return
        steps = [_step(number, laid) for number in range(max([len(columns) for _, _, columns in laid]))]
        self.sequence.append(Block(first, len(self.whole), tuple(steps), tuple(groups)))

    def _merge(self, stand: Stand) -> _Columns:
        """Give each node of a stand the place of the first one alike, those that are new at the end of the row.

        Returned is where the new ones lead, by move.
        """
        scene, states, _ = stand
        columns = self._columns(stand)
        keys: list[Sequence[Hashable]] = list(columns)
        if scene in self.heard:
            keys.append(list(map(self.machine.scenes[scene].said, states)))
        alike, row = self._alike[scene], self.whole
        known, place_of, begin = len(alike), alike.setdefault, len(row)
        shift = begin - known
        homes = (
            [place_of(key, len(alike) + shift) for key in zip(*keys)]
            if keys
            else [place_of((), len(alike) + shift)] * len(states)
        )
        self.home[scene].update(zip(states, homes))
        met = len(alike) - known
        if 0 < met < len(states):
            kept = picking(_firsts(homes, begin))
            states, columns = tuple(kept(states)), [kept(column) for column in columns]
        if met:
            row += [state * self.scene_count + scene for state in states]
        return columns

    def _columns(self, stand: Stand) -> _Columns:
        """Give for each move of a scene the places where the stand's nodes are led."""
        columns: _Columns = []
        for (move, _, target), after in zip(self.machine.scenes[stand.scene].edges, stand.after):
            column = picking(after)(self.home[target])
            if move < len(columns):  # a node is led to one of a move's targets, and to all others NOWHERE
                columns[move] = tuple(map(max, columns[move], column))
            else:
                columns.append(column)
        return columns

    def _take_over(self, tangle: Tangle) -> None:
        begin = len(self.whole)
        self.whole += tangle.edges
        for place, node in enumerate(tangle.edges, begin):
            state, scene = divmod(node, self.scene_count)
            self.home[scene][state] = place
        self.sequence.append(
            Tangle(
                {
                    place: [(move, points, self.home_of(target)) for move, points, target in out]
                    for place, out in enumerate(tangle.edges.values(), begin)
                }
            )
        )

    def sequence_of_nodes(self) -> Iterator[Sequence[int] | Tangle]:
        """Give all nodes, some at a time, each after those that it leads to, and those that lead round as tangles."""
        for part in self.sequence:
            yield part if isinstance(part, Tangle) else range(part.first, part.last)

    def moves(self, node: int) -> list[Edge]:
        """Give the moves of one node, in the order of the scene's choices."""
        part = self.sequence[bisect_right(self._starts, node) - 1]
        if isinstance(part, Tangle):
            return part.edges[node]
        led = [step.to[node - part.first] for step in part.steps]
        moves = self.machine.scenes[self.scene(node)].moves
        return [(number, move.points, to) for number, (move, to) in enumerate(zip(moves, led)) if to != NOWHERE]

    @cached_property
    def _starts(self) -> list[int]:
        return [part.first if isinstance(part, Block) else min(part.edges) for part in self.sequence]


def _step(number: int, laid: Iterable[tuple[int, Sequence[int], _Columns]]) -> Step:
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
    return Step(tuple(points), tuple(to), picking(to))


def _firsts(homes: Sequence[int], begin: int) -> list[int]:
    """Give the places of the nodes that nothing before was like; new homes are numbered as they come up."""
    kept = []
    for place, home in enumerate(homes):
        if home == begin:
            kept.append(place)
            begin += 1
    return kept
