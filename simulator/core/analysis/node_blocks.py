"""What a graph of states is made of: blocks of nodes that are worked out together, and cyclic components.

A pass over all moves spends most of its time in the interpreter's own steps. Where many nodes are worked out as one row, each of
these steps serves the whole row, and the work for each node happens inside built-in functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

Edge = tuple[int, int, int]
"""A move's number within its scene, its points, and the node that it leads to."""

RowGetter = Callable[[Any], tuple[Any, ...]]
"""Takes the values at some places out of a row, or at some keys out of a table, in their order."""

NOWHERE = -1
"""Where a node is led by a move that it lacks: the last place of each row, which is one longer than there are nodes."""


class NodeNumbering(NamedTuple):
    """How a node's number holds its scene and its state: the state times the number of scenes, plus the number of the scene."""

    scene_count: int

    def node(self, scene: int, state: int) -> int:
        """The node of a scene and a state."""
        return state * self.scene_count + scene

    def nodes(self, scene: int, states: Iterable[int]) -> list[int]:
        """The nodes of a scene in some states."""
        count = self.scene_count
        return [state * count + scene for state in states]

    def split(self, node: int) -> tuple[int, int]:
        """The state and the scene of a node."""
        return divmod(node, self.scene_count)

    def scene_of(self, node: int) -> int:
        """The number of a node's scene."""
        return node % self.scene_count

    def state_of(self, node: int) -> int:
        """The state of a node."""
        return node // self.scene_count


class MoveColumn(NamedTuple):
    """One move of each of a block's nodes: its points, and the places `to` which it leads; `get` takes their values out of a row.

    A node is led NOWHERE by the moves that it lacks, for no points, and by those that are not on offer.
    """

    points: tuple[int, ...]
    to: tuple[int, ...]
    get: RowGetter


class SceneRange(NamedTuple):
    """The nodes of a block that are of one scene, from place `first` up to but not `last`."""

    scene: int
    first: int
    last: int


class NodeBlock(NamedTuple):
    """Nodes that are worked out together, from place `first` up to but not `last`; none of them leads to another."""

    first: int
    last: int
    columns: tuple[MoveColumn, ...]
    ranges: tuple[SceneRange, ...]


class CyclicComponent(NamedTuple):
    """A strongly connected component: nodes that lead to one another, or one that leads to itself, with all of their moves."""

    edges: Mapping[int, list[Edge]]

    @property
    def nodes(self) -> list[int]:
        """The nodes, in no particular order."""
        return list(self.edges)

    def predecessors(self) -> dict[int, list[int]]:
        """For each node, those that lead to it, once for each move."""
        before: dict[int, list[int]] = {node: [] for node in self.edges}
        for node, moves in self.edges.items():
            for _, _, target in moves:
                if target in before:
                    before[target].append(node)
        return before


Part = NodeBlock | CyclicComponent


def row_getter(places: Sequence[int]) -> RowGetter:
    """Returns what takes the values at these places (at least one) out of a row, or at these keys out of a table."""
    if len(places) > 1:
        return itemgetter(*places)
    only = places[0]
    return lambda row: (row[only],)
