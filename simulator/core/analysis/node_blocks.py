"""What a graph of states is made of: nodes that are worked out together, and nodes that lead round in a circle.

A pass over all moves takes most of its time in Python's own steps. Where many nodes are worked out as one row, each of these
steps serves the row, and what is done for a node happens inside the interpreter's built-in functions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

Edge = tuple[int, int, int]
"""A move's number within its scene, its points, and the node that it leads to."""

RowGetter = Callable[[Any], tuple[Any, ...]]
"""Takes some places out of a row, or what some keys stand for out of a table, in their order."""

NOWHERE = -1
"""The place to which a node is led that doesn't make a move: in each row the last, of which there is one more than nodes."""


class MoveColumn(NamedTuple):
    """One move of each of a block's nodes: its points, and the place `to` which it leads, which `pick` takes out of a row.

    A node is led NOWHERE by the moves that it doesn't have, for no points, and by those that are not on offer.
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
    """Nodes that stand side by side, from place `first` up to but not `last`; none of them leads to another."""

    first: int
    last: int
    columns: tuple[MoveColumn, ...]
    ranges: tuple[SceneRange, ...]


class CyclicComponent(NamedTuple):
    """Nodes that lead to one another, or one that leads to itself, with all of their moves."""

    edges: Mapping[int, list[Edge]]

    @property
    def nodes(self) -> list[int]:
        """The nodes in an order of no meaning."""
        return list(self.edges)

    def predecessors(self) -> dict[int, list[int]]:
        """Give for each node those that lead to it, once for each move."""
        found: dict[int, list[int]] = {node: [] for node in self.edges}
        for node, moves in self.edges.items():
            for _, _, target in moves:
                if target in found:
                    found[target].append(node)
        return found


Part = NodeBlock | CyclicComponent


def row_getter(places: Sequence[int]) -> RowGetter:
    """Give what takes these places (one at least) out of a row, or keys out of a table."""
    if len(places) > 1:
        return itemgetter(*places)
    only = places[0]
    return lambda row: (row[only],)
