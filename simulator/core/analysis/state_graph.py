"""Every state of a scenario that play can reach, as a graph.

A node is a scene with the values that some later condition reads; all else is dropped, so that two ways of arriving count
as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from simulator.core.analysis.exploration import Explorer, StateBatch
from simulator.core.analysis.graph import NodeGraph
from simulator.core.analysis.liveness import projections
from simulator.core.analysis.node_blocks import CyclicComponent, Edge
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.analysis.topological_order import TopologicalLevels, edges
from simulator.core.scenario.state_machine import Machine

BUDGET = 400_000


class StateGraph(NodeGraph):
    """Every node that play can reach, with the moves between them.

    A node is its state times the number of `scenes`, plus the number of its scene.

    In the scenes `heard` (by number) nodes differ by what the customer says as well, and in the scenes `watched` by further bits
    of the state, which no score depends on. Raises TooManyStates past the budget.
    """

    def __init__(
        self,
        machine: Machine,
        budget: int = BUDGET,
        heard: Collection[int] = (),
        watched: Mapping[int, int] | None = None,
    ) -> None:
        self.machine = machine
        self.heard = frozenset(heard)
        self.projections = projections(machine, heard, watched)
        self.scene_count = len(machine.scenes)
        self.root = self.node(machine.start.index, machine.start.state)
        self._levels = TopologicalLevels(Explorer(machine, self.projections, self.root // self.scene_count, budget)).levels

    @cached_property
    def size(self) -> int:
        """How many nodes there are."""
        return sum(len(nodes.edges) if isinstance(nodes, CyclicComponent) else len(nodes) for nodes in self.sequence_of_nodes())

    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""
        return node % self.scene_count

    def sequence_of_nodes(self) -> Iterator[Sequence[int] | CyclicComponent]:
        """Give all nodes, some at a time, each after those that it leads to, and those that lead round as tangles."""
        for stands, tangles in self._levels:
            yield from map(self._nodes, stands.values())
            yield from tangles

    def _nodes(self, stand: StateBatch) -> list[int]:
        return [state * self.scene_count + stand.scene for state in stand.states]

    @cached_property
    def edges(self) -> dict[int, list[Edge]]:
        """The moves of every node."""
        found: dict[int, list[Edge]] = {}
        for stands, tangles in self._levels:
            for stand in stands.values():
                found.update(zip(self._nodes(stand), edges(stand, self.machine), strict=True))
            for tangle in tangles:
                found.update(tangle.edges)
        return found

    def moves(self, node: int) -> list[Edge]:
        """Give the moves of one node, in the order of the scene's choices."""
        return self.edges[node]

    def node(self, scene: int, state: int) -> int:
        """Give the node of a scene and a full state."""
        return (state & self.projections[scene].keep) * self.scene_count + scene

    @cached_property
    def quotient(self) -> QuotientGraph:
        """The same graph with nodes that play out alike made one."""
        return QuotientGraph(self, self._levels)
