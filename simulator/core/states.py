"""Every state of a scenario that play can reach, as a graph.

A node is a scene with the values that some later condition reads; all else is dropped, so that two ways of arriving count
as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from simulator.core.graph import components
from simulator.core.liveness import Outcomes, Passage, Projection, projections
from simulator.core.machine import Machine

BUDGET = 400_000

Edge = tuple[int, int, int]
"""A move's index within its scene, its points, and the node that it leads to."""


_Way = tuple[int, int, Outcomes, int, int, Passage]


class TooManyStates(Exception):
    """The reachable states exceed the budget; `scene` has most of them, `keep` are the bits that count there."""

    def __init__(self, scene: str, states: int, keep: int) -> None:
        super().__init__(f"more than {states} states, most of them in scene {scene}")
        self.scene = scene
        self.states = states
        self.keep = keep


class StateGraph:
    """Every node that play can reach, with the moves between them.

    `order` lists each node after those that it leads to, loops aside. In the scenes `heard` (by number) nodes differ by what the
    customer says as well, and in the scenes `watched` by further bits of the state, which no score depends on.
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
        self.edges: dict[int, list[Edge]] = {}
        self.order: list[int] = []
        self._returns: list[tuple[int, int]] = []
        self._explore(budget)

    @property
    def loops(self) -> bool:
        """Whether any node can be met twice."""
        return bool(self._returns)

    def node(self, scene: int, state: int) -> int:
        """Give the node of a scene and a full state."""
        return (state & self.projections[scene].keep) * self.scenes + scene

    def scene(self, node: int) -> int:
        """Give the number of a node's scene."""
        return node % self.scenes

    def _explore(self, budget: int) -> None:
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
            out = edges[node] = self._ways_on(state, ways_on[scene])
            for _, _, target in out:
                if target not in edges:
                    stack.append(target)
                elif target not in finished:
                    self._returns.append((node, target))
        self.order = list(finished)

    def _ways_on(self, state: int, ways: list[_Way]) -> list[Edge]:
        scenes = self.scenes
        out = []
        for index, points, outcomes, following, keep, way in ways:
            after = outcomes[state]
            if after >= 0:
                target = (after & keep) * scenes + following if following >= 0 else self.node(way.move.target(after), after)
                out.append((index, points, target))
        return out

    def _too_many(self, budget: int) -> TooManyStates:
        counts = [0] * self.scenes
        for node in self.edges:
            counts[node % self.scenes] += 1
        largest = max(range(self.scenes), key=counts.__getitem__)
        return TooManyStates(self.machine.nodes[largest].scene.id, budget, self.projections[largest].keep)

    def parts(self) -> Iterator[list[int]]:
        """Give the strongly connected parts, each after all that it leads to."""
        done = 0
        for first, last in self._stretches():
            yield from ([node] for node in self.order[done:first])
            yield from self._tangled(self.order[first : last + 1])
            done = last + 1
        yield from ([node] for node in self.order[done:])

    def _stretches(self) -> list[list[int]]:
        """Give the stretches of `order` that have loops in them, as first and last index.

        Every move leads to what stands earlier, but those that return to a node which was still open: a loop lies within what its
        returns span. So only there are parts to be looked for.
        """
        number = {node: index for index, node in enumerate(self.order)} if self.loops else {}
        stretches: list[list[int]] = []
        for first, last in sorted((number[node], number[target]) for node, target in self._returns):
            if stretches and first <= stretches[-1][1]:
                stretches[-1][1] = max(last, stretches[-1][1])
            else:
                stretches.append([first, last])
        return stretches

    def _tangled(self, nodes: list[int]) -> list[list[int]]:
        if len(nodes) == 1:
            return [nodes]
        inside = set(nodes)
        return components(nodes, lambda node: [target for target in self.following(node) if target in inside])

    def goes_round(self, part: list[int]) -> bool:
        """Say whether a part can be met again from itself."""
        return len(part) > 1 or part[0] in self.following(part[0])

    def following(self, node: int) -> list[int]:
        """Give the nodes that a node leads to."""
        return [target for _, _, target in self.edges[node]]


def _spelled_out(projection: Projection) -> list[_Way]:
    """Lay out what the walk needs of each passage, because looking up attributes is most of what it would do otherwise."""
    return [(index, way.move.points, way.outcomes, way.scene, way.keep, way) for index, way in enumerate(projection.passages)]
