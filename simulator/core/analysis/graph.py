"""Nodes and the moves between them: what a graph of states is to those who only walk it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property

from simulator.core.analysis.node_blocks import CyclicComponent, Edge
from simulator.core.scenario.state_machine import Machine


class NodeGraph(ABC):
    """Nodes that play can reach from `root`, with the moves between them.

    A node is a number. In the scenes `heard` (by number) nodes differ by what the customer says as well.
    """

    machine: Machine
    heard: frozenset[int]
    scene_count: int
    root: int

    @abstractmethod
    def sequence_of_nodes(self) -> Iterator[Sequence[int] | CyclicComponent]:
        """Give all nodes, some at a time, each after those that it leads to, and those that lead round as tangles."""

    @abstractmethod
    def moves(self, node: int) -> list[Edge]:
        """Give the moves of one node, in the order of the scene's choices."""

    @abstractmethod
    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""

    @cached_property
    def has_cycles(self) -> bool:
        """Whether any node can be met twice."""
        return any(isinstance(part, CyclicComponent) for part in self.sequence_of_nodes())

    @cached_property
    def order(self) -> list[int]:
        """All nodes, each after those that it leads to, loops aside."""
        return [node for part in self.components() for node in part]

    @cached_property
    def edges(self) -> dict[int, list[Edge]]:
        """The moves of every node."""
        return {node: self.moves(node) for node in self.order}

    def successors(self, node: int) -> list[int]:
        """Give the nodes that a node leads to."""
        return [target for _, _, target in self.edges[node]]

    def is_cyclic(self, part: list[int]) -> bool:
        """Say whether a part can be met again from itself."""
        return len(part) > 1 or part[0] in self.successors(part[0])

    def components(self) -> Iterator[list[int]]:
        """Give the strongly connected parts, each after all that it leads to."""
        for part in self.sequence_of_nodes():
            if isinstance(part, CyclicComponent):
                yield part.nodes
            else:
                yield from ([node] for node in part)
