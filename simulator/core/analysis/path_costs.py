"""A state graph with what several checks ask of it: nodes by scene, the shortest paths to them, and their least costs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import heappop, heappush

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.cycles import PathStep, ShortestPaths, choices
from simulator.core.analysis.node_blocks import NOWHERE, CyclicComponent
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.scenario.compiled import Move
from simulator.core.scenario.model import Scene

ForbiddenMoves = list[frozenset[int]]
"""For each scene, the numbers of the moves that must not be made."""


class StateGraphIndex:
    """Answers questions about a graph; whatever takes long is worked out on first use. `budget` is there for who asks much."""

    def __init__(self, graph: StateGraph, budget: WorkBudget | None = None) -> None:
        self.graph = graph
        self.budget = budget or WorkBudget()

    @cached_property
    def of_scene(self) -> list[list[int]]:
        """The nodes of each scene, by its number."""
        nodes: list[list[int]] = [[] for _ in range(self.graph.scene_count)]
        scene_of = self.graph.scene_of
        for part in self.graph.sequence_of_nodes():
            if isinstance(part, CyclicComponent):
                for node in part.nodes:
                    nodes[scene_of(node)].append(node)
            else:
                nodes[scene_of(part[0])] += part
        return nodes

    @cached_property
    def offers(self) -> list[set[tuple[bool, ...]]]:
        """What each scene offers in any of its states: for each move, whether it can be made."""
        graph = self.graph.quotient
        counts = [len(code.moves) for code in graph.machine.scenes]
        offers: list[set[tuple[bool, ...]]] = [set() for _ in counts]
        for part in graph.sequence:
            if isinstance(part, CyclicComponent):
                for node, moves in part.edges.items():
                    made, scene = {index for index, _, _ in moves}, graph.scene_of(node)
                    offers[scene].add(tuple([index in made for index in range(counts[scene])]))
                continue
            for scene, first, last in part.ranges:
                places = slice(first - part.first, last - part.first)
                columns = [[to != NOWHERE for to in column.to[places]] for column in part.columns[: counts[scene]]]
                offers[scene].update(zip(*columns, strict=True) if columns else ((),))
        return offers

    @cached_property
    def shown(self) -> list[set[int]]:
        """The numbers of the moves that each scene offers in some state, by its number."""
        return [{index for offer in offers for index, on in enumerate(offer) if on} for offers in self.offers]

    def is_reachable(self, scene: int) -> bool:
        """Say whether a scene can be reached."""
        return len(self.graph.quotient.place_of[scene]) > 1  # NOWHERE has its place in every scene

    def taken(self, scene: int, index: int) -> set[int]:
        """The numbers of a move's ways that are ever taken."""
        projected = self.graph.projections[scene].moves[self.graph.alike.stand_in(scene, index)]
        ways = projected.move.ways
        numbers: set[int] = set()
        for node in self.of_scene[scene]:
            after = projected.transitions[self.graph.state_of(node)]
            if after >= 0:
                numbers.add(next(number for number, way in enumerate(ways) if way.holds is None or way.holds(after)))
                if len(numbers) == len(ways):
                    break
        return numbers

    @cached_property
    def nearness(self) -> dict[int, int]:
        """The rank of each node by its distance from the start, nearest first."""
        return {node: number for number, node in enumerate(self._shortest_paths.previous)}

    @cached_property
    def _shortest_paths(self) -> ShortestPaths:
        return ShortestPaths(self.graph, self.graph.root)

    def scene(self, node: int) -> Scene:
        """The scene of a node."""
        return self.graph.machine.scenes[self.graph.scene_of(node)].scene

    def witness(self, node: int) -> tuple[str, ...]:
        """The shortest sequence of choices that leads to a node."""
        return choices(self.graph, self._shortest_paths.path_to(node))

    def shortest_path(
        self, scene: int, move: int | None = None, target: int | None = None, ways: Container[int] | None = None
    ) -> tuple[str, ...] | None:
        """The shortest sequence of choices to a scene, or one that ends with a given move of it; None where there is none.

        With a `target` the move has to lead to that scene, with `ways` by one of these. Scenes, moves and ways are given by their
        numbers.
        """
        nodes = self.of_scene[scene]
        if move is None:
            return self.witness(self.nearest(nodes)) if nodes else None
        other = self.graph.alike.stand_in(scene, move)
        nodes = [node for node in nodes if self._leads(node, other, target) and (ways is None or self._way(node, other) in ways)]
        if not nodes:
            return None
        moves = self.graph.machine.scenes[scene].moves
        return *self._without(moves[move], moves[other], self._shortest_paths.path_to(self.nearest(nodes))), moves[move].choice.id

    def _without(self, last: Move, other: Move, path: Iterable[PathStep]) -> Iterator[str]:
        """A path on which a choice is not made, but another one in its place that is interchangeable with it."""
        for node, index, _ in path:
            scene = self.graph.scene_of(node)
            made = self.graph.machine.scenes[scene].moves[self.graph.made(node, index)]
            taken = made.mark == last.mark and self.graph.alike.of(scene, index) is not None
            yield other.choice.id if taken else made.choice.id

    def _leads(self, node: int, move: int, target: int | None) -> bool:
        return any(index == move and target in (None, self.graph.scene_of(after)) for index, _, after in self.graph.edges[node])

    def _way(self, node: int, index: int) -> int:
        """The number of the way that a move takes from a node."""
        move = self.graph.machine.scenes[self.graph.scene_of(node)].moves[index]
        return move.ways.index(move.way(move.effect(self.graph.state_of(node))))

    def nearest(self, nodes: Collection[int]) -> int:
        """The one of some nodes that is nearest to the start."""
        return min(nodes, key=self.nearness.__getitem__)


def critical_moves(graph: StateGraph) -> ForbiddenMoves:
    """The moves that fail an attempt."""
    return [frozenset(index for index, move in enumerate(code.moves) if move.choice.critical) for code in graph.machine.scenes]


class LeastCosts:
    """The least cost, in points out of reach, to reach each node and to go on from there to an ending.

    The moves in `forbidden` are never made; a node is missing where nothing else leads to it, or on from it. A total T is
    V(start) less the costs of its decisions, so that the best total through a node is V(start) - cost_to_reach - cost_to_go.
    No decision costs less than nothing, so that on cycles the nearest node by cost is always settled (Dijkstra, 1959).
    """

    def __init__(self, analysis: Analysis, forbidden: ForbiddenMoves) -> None:
        self.graph = analysis.graph
        self.forbidden = forbidden
        self._best = {node: bounds.best for node, bounds in analysis.bounds.items()}

    @cached_property
    def _forbidden_at(self) -> dict[int, frozenset[int]]:
        scene_of = self.graph.scene_of
        return {node: self.forbidden[scene_of(node)] for node in self.graph.edges}

    @cached_property
    def cost_to_reach(self) -> dict[int, int]:
        """The least cost to reach each node."""
        if self.graph.has_cycles:
            onward = {
                node: [(target, self._cost(step, target)) for step, target in self.steps(node)] for node in self.graph.edges
            }
            return _settled({self.graph.root: 0}, onward)
        costs, best, edges, forbidden_at = {self.graph.root: 0}, self._best, self.graph.edges, self._forbidden_at
        for node in reversed(self.graph.order):
            if node not in costs:
                continue
            so_far, forbidden = costs[node] + best[node], forbidden_at[node]
            for index, points, target in edges[node]:
                cost = so_far - points - best[target]
                if index not in forbidden and (target not in costs or cost < costs[target]):
                    costs[target] = cost
        return costs

    @cached_property
    def cost_to_go(self) -> dict[int, int]:
        """The least cost to come from each node to an ending."""
        if not any(self.forbidden):
            return dict.fromkeys(self.graph.edges, 0)
        costs = {node: 0 for node, out in self.graph.edges.items() if not out}
        if self.graph.has_cycles:
            return _settled(costs, self._backwards())
        best, forbidden_at = self._best, self._forbidden_at
        for node in self.graph.order:
            forbidden = forbidden_at[node]
            for index, points, target in self.graph.edges[node]:
                if target in costs and index not in forbidden:
                    cost = best[node] - points - best[target] + costs[target]
                    if node not in costs or cost < costs[node]:
                        costs[node] = cost
        return costs

    def _backwards(self) -> dict[int, list[tuple[int, int]]]:
        """For each node, those that lead to it, with what that costs."""
        back: dict[int, list[tuple[int, int]]] = {node: [] for node in self.graph.edges}
        for node in self.graph.edges:
            for step, target in self.steps(node):
                back[target].append((node, self._cost(step, target)))
        return back

    def _cost(self, step: PathStep, target: int) -> int:
        return self._best[step[0]] - step[2] - self._best[target]

    def losses(self) -> Callable[[int], Iterator[tuple[int, int, int, int]]]:
        """Returns what gives the moves of a node that lead on to an ending: move, points, the node after it, and what is lost.

        That is told by the best that is left without the forbidden moves, which is less than V by `cost_to_go`.
        """
        graph, forbidden, left = self.graph, self._forbidden_at, self.cost_to_go
        worth = {node: self._best[node] - cost for node, cost in left.items()}

        def of(node: int) -> Iterator[tuple[int, int, int, int]]:
            here, barred = worth[node], forbidden[node]
            for index, points, target in graph.edges[node]:
                if index not in barred and target in worth:
                    yield index, points, target, here - points - worth[target]

        return of

    def steps(self, node: int) -> Iterator[tuple[PathStep, int]]:
        """The moves from a node that are not forbidden, each with the node that it leads to."""
        forbidden = self._forbidden_at[node]
        for index, points, target in self.graph.edges[node]:
            if index not in forbidden:
                yield (node, index, points), target

    def cheapest(self, goal: int) -> tuple[str, ...]:
        """The shortest sequence of choices that reaches a node at its least cost."""
        before: dict[int, PathStep] = {}
        waiting = [self.graph.root]
        for node in waiting:
            if node == goal:
                break
            for step, target in self.steps(node):
                cost = self.cost_to_reach[node] + self._cost(step, target)
                if target not in before and target != self.graph.root and self.cost_to_reach[target] == cost:
                    before[target] = step
                    waiting.append(target)
        return self._traced(before, goal)

    def entries(self, beyond: Collection[int]) -> dict[str, tuple[str, ...]]:
        """For each scene through which play enters `beyond`, the shortest sequence of choices to it."""
        entries: dict[str, tuple[str, ...]] = {}
        before: dict[int, PathStep] = {}
        waiting, seen = [self.graph.root], {self.graph.root}
        for node in waiting:
            if node in beyond:
                scene = self.graph.machine.scenes[self.graph.scene_of(node)].scene.id
                if scene not in entries:
                    entries[scene] = self._traced(before, node)
                continue
            for step, target in self.steps(node):
                if target not in seen:
                    seen.add(target)
                    before[target] = step
                    waiting.append(target)
        return entries

    def _traced(self, before: Mapping[int, PathStep], node: int) -> tuple[str, ...]:
        return choices(self.graph, self._path_to(before, node))

    def _path_to(self, before: Mapping[int, PathStep], node: int) -> list[PathStep]:
        steps = []
        while node in before:
            steps.append(before[node])
            node = before[node][0]
        return steps[::-1]


def _settled(costs: dict[int, int], onward: Mapping[int, list[tuple[int, int]]]) -> dict[int, int]:
    """The least cost from where it is known to all that is led to, each way on with what it costs."""
    waiting = [(cost, node) for node, cost in sorted(costs.items())]
    while waiting:
        so_far, node = heappop(waiting)
        if so_far > costs[node]:
            continue
        for target, by in onward[node]:
            if target not in costs or so_far + by < costs[target]:
                costs[target] = so_far + by
                heappush(waiting, (so_far + by, target))
    return costs
