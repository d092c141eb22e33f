"""Nodes and the moves between them: what a graph of states is to code that only walks it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property

from simulator.core.analysis.interchangeable import Interchangeable
from simulator.core.analysis.node_blocks import CyclicComponent, Edge, NodeNumbering
from simulator.core.scenario.state_machine import Machine


class NodeGraph(ABC):
    """Nodes that play can reach from `root`, with the moves between them.

    A node is a number. In the scenes `heard` (by number) nodes differ by what the customer says as well, and nowhere by which of
    some choices `alike` were made. `numbering` is that of the full graph.
    """

    machine: Machine
    heard: frozenset[int]
    numbering: NodeNumbering
    alike: Interchangeable
    root: int

    @abstractmethod
    def sequence_of_nodes(self) -> Iterator[Sequence[int] | CyclicComponent]:
        """All nodes, some at a time, each after those that it leads to; those on cycles come as cyclic components."""

    @abstractmethod
    def moves(self, node: int) -> list[Edge]:
        """The moves of one node, in the order of the scene's choices."""

    @abstractmethod
    def scene_of(self, node: int) -> int:
        """The number of a node's scene."""

    def choice_id(self, node: int, move: int) -> str:
        """The id of the choice that a path makes by a move of a node."""
        return self.machine.scenes[self.scene_of(node)].moves[self.made(node, move)].choice.id

    def made(self, node: int, move: int) -> int:
        """The number of the move that a path makes: of interchangeable ones, the first that was not made."""
        if not self.alike.groups:
            return move
        return self.alike.first_offered(self.scene_of(node), move, [index for index, _, _ in self.moves(node)])

    @property
    def scene_count(self) -> int:
        """How many scenes there are."""
        return self.numbering.scene_count

    @cached_property
    def order(self) -> list[int]:
        """All nodes, each after those that it leads to, cycles aside."""
        return [node for part in self.components() for node in part]

    @cached_property
    def edges(self) -> dict[int, list[Edge]]:
        """The moves of every node."""
        return {node: self.moves(node) for node in self.order}

    def successors(self, node: int) -> list[int]:
        """The nodes that a node leads to."""
        return [target for _, _, target in self.edges[node]]

    def is_cyclic(self, part: list[int]) -> bool:
        """Say whether play can return to a component from within it."""
        return len(part) > 1 or part[0] in self.successors(part[0])

    def components(self) -> Iterator[list[int]]:
        """The strongly connected components, each after all that it leads to."""
        for part in self.sequence_of_nodes():
            if isinstance(part, CyclicComponent):
                yield part.nodes
            else:
                yield from ([node] for node in part)
