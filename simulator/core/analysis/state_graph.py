"""Every state of a scenario that play can reach, as a graph.

A node is a scene with the values that some later condition reads; all else is dropped, so that two histories that no longer
make a difference count as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from simulator.core.analysis.exploration import Explorer, StateBatch
from simulator.core.analysis.graph import NodeGraph
from simulator.core.analysis.interchangeable import Interchangeable, Order
from simulator.core.analysis.liveness import projections
from simulator.core.analysis.node_blocks import CyclicComponent, Edge, NodeNumbering
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.analysis.topological_order import TopologicalLevels, edges
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.scenario.state_machine import Machine

BUDGET = 400_000


class StateGraph(NodeGraph):
    """Every node that play can reach, with the moves between them.

    There are at most `move_count` of these, and finding them took so many `steps`. In the scenes `heard` (by number) nodes differ
    by what the customer says as well, and in the scenes `watched` by further bits of the state, which no score depends on. Raises
    TooManyStates past the budget, or where it takes more `work` than is left. `order` is that of choices that are `alike`;
    in the scenes `apart` it is told which of these were made.
    """

    def __init__(
        self,
        machine: Machine,
        budget: int = BUDGET,
        heard: Collection[int] = (),
        watched: Mapping[int, int] | None = None,
        work: WorkBudget | None = None,
        order: Order | None = None,
        apart: Collection[int] = (),
    ) -> None:
        self.machine = machine
        self.heard = frozenset(heard)
        # whoever picks by what the customer says may pick in another order after another line
        self.alike = Interchangeable(machine, order, {*apart, *(self.heard if order else ())})
        self.projections = projections(machine, heard, watched, self.alike)
        self.numbering = NodeNumbering(len(machine.scenes))
        self.root = self.node(machine.start.index, machine.start.state)
        work = work or WorkBudget()
        before = work.spent
        explorer = Explorer(machine, self.projections, self.state_of(self.root), budget, work)
        self.move_count = explorer.move_count
        self._levels = TopologicalLevels(explorer).levels
        self.steps = work.spent - before

    @cached_property
    def size(self) -> int:
        """How many nodes there are."""
        return sum(len(nodes.edges) if isinstance(nodes, CyclicComponent) else len(nodes) for nodes in self.sequence_of_nodes())

    @cached_property
    def cyclic_components(self) -> list[CyclicComponent]:
        """The nodes on cycles."""
        return [component for level in self._levels for component in level.cyclic]

    @property
    def has_cycles(self) -> bool:
        """Whether any node can be visited twice."""
        return bool(self.cyclic_components)

    def scene_of(self, node: int) -> int:
        """The number of a node's scene."""
        return self.numbering.scene_of(node)

    def state_of(self, node: int) -> int:
        """The state of a node, reduced to what matters in its scene."""
        return self.numbering.state_of(node)

    def sequence_of_nodes(self) -> Iterator[Sequence[int] | CyclicComponent]:
        """All nodes, some at a time, each after those that it leads to; those on cycles come as cyclic components."""
        for batches, cyclic in self._levels:
            yield from map(self._nodes, batches.values())
            yield from cyclic

    def _nodes(self, batch: StateBatch) -> list[int]:
        return self.numbering.nodes(batch.scene, batch.states)

    @cached_property
    def edges(self) -> dict[int, list[Edge]]:
        """The moves of every node."""
        moves: dict[int, list[Edge]] = {}
        for batches, cyclic in self._levels:
            for batch in batches.values():
                moves.update(zip(self._nodes(batch), edges(batch, self.machine, self.numbering), strict=True))
            for component in cyclic:
                moves.update(component.edges)
        return moves

    def moves(self, node: int) -> list[Edge]:
        """The moves of one node, in the order of the scene's choices."""
        return self.edges[node]

    def node(self, scene: int, state: int) -> int:
        """The node of a scene and a full state."""
        if self.alike.groups:
            state = self.alike.canonical(state)
        return self.numbering.node(scene, state & self.projections[scene].keep)

    @cached_property
    def quotient(self) -> QuotientGraph:
        """The quotient of the graph in which nodes that play out alike are one."""
        return QuotientGraph(self, self._levels)
