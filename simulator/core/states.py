"""Every state of a scenario that play can reach, as a graph.

A node is a scene with the values that some later condition reads; all else is dropped, so that two ways of arriving count
as one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from simulator.core.liveness import Outcomes, Passage, Projection, projections
from simulator.core.machine import Machine
from simulator.core.nodes import NodeGraph

BUDGET = 400_000

_Way = tuple[int, int, Outcomes, int, int, Passage]


class TooManyStates(Exception):
    """The reachable states exceed the budget; `scene` has most of them, `keep` are the bits that count there."""

    def __init__(self, scene: str, states: int, keep: int) -> None:
        super().__init__(f"more than {states} states, most of them in scene {scene}")
        self.scene = scene
        self.states = states
        self.keep = keep


class StateGraph(NodeGraph):
    """Every node that play can reach, with the moves between them.

    In the scenes `heard` (by number) nodes differ by what the customer says as well, and in the scenes `watched` by further bits
    of the state, which no score depends on.
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
        start = machine.start
        self.root = self.node(start.index, start.state)
        self.edges = {}
        self.order = []
        self.returns = []
        self._explore(budget)

    def node(self, scene: int, state: int) -> int:
        """Give the node of a scene and a full state."""
        return (state & self.projections[scene].keep) * self.scenes + scene

    def _explore(self, budget: int) -> None:  # noqa: C901 - a call for each node would take a tenth of the time
        """Walk depth first; a node met while it is still open closes a loop."""
        edges, scenes = self.edges, self.scenes
        finished: dict[int, None] = {}
        ways_on = [_spelled_out(projection) for projection in self.projections]
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node < 0:
                finished[~node] = None
                continue
            if node in edges:
                continue
            if len(edges) >= budget:
                raise self._too_many(budget)
            stack.append(~node)
            state, scene = divmod(node, scenes)
            out = edges[node] = []
            for index, points, outcomes, following, keep, way in ways_on[scene]:
                after = outcomes[state]
                if after < 0:
                    continue
                target = (after & keep) * scenes + following if following >= 0 else self.node(way.move.target(after), after)
                out.append((index, points, target))
                if target not in edges:
                    stack.append(target)
                elif target not in finished:
                    self.returns.append((node, target))
        self.order = list(finished)

    def _too_many(self, budget: int) -> TooManyStates:
        counts = [0] * self.scenes
        for node in self.edges:
            counts[node % self.scenes] += 1
        largest = max(range(self.scenes), key=counts.__getitem__)
        return TooManyStates(self.machine.nodes[largest].scene.id, budget, self.projections[largest].keep)


def _spelled_out(projection: Projection) -> list[_Way]:
    """Lay out what the walk needs of each passage, because looking up attributes is most of what it would do otherwise."""
    return [(index, way.move.points, way.outcomes, way.scene, way.keep, way) for index, way in enumerate(projection.passages)]
