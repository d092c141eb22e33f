"""Every state of a scenario that play can reach, as a graph.

A node is a scene with the values that some later condition reads; all else is dropped, so that two ways of arriving count
as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush

from simulator.core.blocks import Edge, Tangle
from simulator.core.graph import distances
from simulator.core.liveness import projections
from simulator.core.machine import Machine
from simulator.core.merged import Merged
from simulator.core.nodes import NodeGraph
from simulator.core.sequence import Sequencer, Stand, edges

BUDGET = 400_000


class TooManyStates(Exception):
    """The reachable states exceed the budget; `scene` has most of them, `keep` are the bits that count there."""

    def __init__(self, scene: str, states: int, keep: int) -> None:
        super().__init__(f"more than {states} states, most of them in scene {scene}")
        self.scene = scene
        self.states = states
        self.keep = keep


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
        self.scenes = len(machine.nodes)
        self.root = self.node(machine.start.index, machine.start.state)
        self._levels = Sequencer(machine, self.projections, *self._explored(budget)).levels

    @cached_property
    def size(self) -> int:
        """How many nodes there are."""
        return sum(len(nodes.edges) if isinstance(nodes, Tangle) else len(nodes) for nodes in self.sequence_of_nodes())

    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""
        return node % self.scenes

    def sequence_of_nodes(self) -> Iterator[Sequence[int] | Tangle]:
        """Give all nodes, some at a time, each after those that it leads to, and those that lead round as tangles."""
        for stands, tangles in self._levels:
            yield from map(self._nodes, stands)
            yield from tangles

    def _nodes(self, stand: Stand) -> list[int]:
        return [state * self.scenes + stand.scene for state in stand.states]

    @cached_property
    def edges(self) -> dict[int, list[Edge]]:
        """The moves of every node."""
        found: dict[int, list[Edge]] = {}
        for stands, tangles in self._levels:
            for stand in stands:
                found.update(zip(self._nodes(stand), edges(stand, self.machine), strict=True))
            for tangle in tangles:
                found.update(tangle.edges)
        return found

    def moves(self, node: int) -> list[Edge]:
        """Give the moves of one node, in the order of the scene's choices."""
        return self.edges[node]

    def node(self, scene: int, state: int) -> int:
        """Give the node of a scene and a full state."""
        return (state & self.projections[scene].keep) * self.scenes + scene

    @cached_property
    def merged(self) -> Merged:
        """The same graph with nodes that play out alike made one."""
        return Merged(self, self._levels)

    def _explored(self, budget: int) -> tuple[list[set[int]], list[set[int]]]:
        """Find the states in which each scene can be met, and the scenes that it leads to.

        All that is new in a scene is passed on together, scenes nearest to the start first, until nothing is new.
        """
        found: list[set[int]] = [set() for _ in range(self.scenes)]
        links: list[set[int]] = [set() for _ in range(self.scenes)]
        state, start = divmod(self.root, self.scenes)
        rank = distances(start, self.machine.leads_to)
        new = {start: {state}}
        waiting, left = [(0, start)], budget
        while waiting:
            _, scene = heappop(waiting)
            fresh = new.pop(scene)
            found[scene] |= fresh
            left -= len(fresh)
            if left < 0:
                raise self._too_many(budget, found)
            for target, unmet in self.projections[scene].reached(fresh):
                links[scene].add(target)
                unmet -= found[target]
                if target in new:
                    new[target] |= unmet
                elif unmet:
                    new[target] = unmet
                    heappush(waiting, (rank[target], target))
        return found, links

    def _too_many(self, budget: int, found: list[set[int]]) -> TooManyStates:
        largest = max(range(self.scenes), key=lambda scene: len(found[scene]))
        return TooManyStates(self.machine.nodes[largest].scene.id, budget, self.projections[largest].keep)
