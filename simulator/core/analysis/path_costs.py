"""A state graph with what several checks ask of it: nodes by scene, ways to them, and what they cost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.cycles import PathStep, ShortestPaths, choices
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.scenario.model import Scene

ForbiddenMoves = list[frozenset[int]]
"""For each scene, the numbers of the moves that are not to be made."""


class StateGraphIndex:
    """Answers questions about a graph; what takes long is worked out when it is first asked for."""

    def __init__(self, graph: StateGraph) -> None:
        self.graph = graph

    @cached_property
    def of_scene(self) -> list[list[int]]:
        """The nodes of each scene, by its number."""
        found: list[list[int]] = [[] for _ in range(self.graph.scene_count)]
        for node in self.graph.edges:
            found[node % self.graph.scene_count].append(node)
        return found

    @cached_property
    def shown(self) -> list[set[int]]:
        """The numbers of the moves that each scene offers in some state, by its number."""
        edges = self.graph.edges
        return [{index for node in nodes for index, _, _ in edges[node]} for nodes in self.of_scene]

    def is_reachable(self, scene: int) -> bool:
        """Say whether a scene can be met."""
        return bool(self.of_scene[scene])

    def taken(self, scene: int, index: int) -> set[int]:
        """Give the entries of a move's `goto` that are ever taken."""
        passage = self.graph.projections[scene].moves[index]
        jumps = passage.move.jumps
        found: set[int] = set()
        for node in self.of_scene[scene]:
            after = passage.transitions[node // self.graph.scene_count]
            if after >= 0:
                found.add(next(entry for entry, (holds, _) in enumerate(jumps) if holds is None or holds(after)))
                if len(found) == len(jumps):
                    break
        return found

    @cached_property
    def nearness(self) -> dict[int, int]:
        """How early each node is met, nearest first."""
        return {node: number for number, node in enumerate(self._shortest_paths.previous)}

    @cached_property
    def _shortest_paths(self) -> ShortestPaths:
        return ShortestPaths(self.graph, self.graph.root)

    def scene(self, node: int) -> Scene:
        """Give the scene of a node."""
        return self.graph.machine.scenes[node % self.graph.scene_count].scene

    def witness(self, node: int) -> tuple[str, ...]:
        """Give the shortest choices that lead to a node."""
        return choices(self.graph, self._shortest_paths.path_to(node))

    def shortest_path(self, scene: int, move: int | None = None, target: int | None = None) -> tuple[str, ...] | None:
        """Give the shortest choices that come to a scene, or those that end with one of its moves; None where none do.

        With a `target` the move has to lead to that scene. Scenes and moves go by their numbers.
        """
        nodes = self.of_scene[scene]
        if move is not None:
            nodes = [node for node in nodes if self._leads(node, move, target)]
        if not nodes:
            return None
        made = () if move is None else (self.graph.machine.scenes[scene].moves[move].choice.id,)
        return *self.witness(self.nearest(nodes)), *made

    def _leads(self, node: int, move: int, target: int | None) -> bool:
        return any(index == move and target in (None, self.graph.scene(after)) for index, _, after in self.graph.edges[node])

    def nearest(self, nodes: Collection[int]) -> int:
        """Give the one of some nodes that is met first."""
        return min(nodes, key=self.nearness.__getitem__)


def critical_moves(graph: StateGraph) -> ForbiddenMoves:
    """Give the moves that fail an attempt."""
    return [frozenset(index for index, move in enumerate(code.moves) if move.choice.critical) for code in graph.machine.scenes]


class LeastCosts:
    """What it costs, in points out of reach, to come to each node (`came`) and from there to an ending (`left`).

    The moves in `barred` are not made; a node is missing where nothing else leads to it, or on from it. A total T is V(start)
    less the costs of its decisions, so that the best total through a node is V(start) - came - left.
    """

    def __init__(self, analysis: Analysis, barred: ForbiddenMoves) -> None:
        self.graph = analysis.graph
        self.forbidden = barred
        self._best = {node: bounds.best for node, bounds in analysis.bounds.items()}

    @cached_property
    def cost_to_reach(self) -> dict[int, int]:
        """The least cost to come to a node."""
        came = {self.graph.root: 0}
        order = self.graph.order[::-1]
        while self._relax_forwards(came, order) and self.graph.has_cycles:
            pass
        return came

    def _relax_forwards(self, came: dict[int, int], order: list[int]) -> bool:
        """Take the costs one step on from each node in turn, and say whether any has changed."""
        changed, best, edges, scenes = False, self._best, self.graph.edges, self.graph.scene_count
        for node in order:
            if node not in came:
                continue
            here, barred = came[node] + best[node], self.forbidden[node % scenes]
            for index, points, target in edges[node]:
                cost = here - points - best[target]
                if index not in barred and (target not in came or cost < came[target]):
                    came[target] = cost
                    changed = True
        return changed

    @cached_property
    def cost_to_go(self) -> dict[int, int]:
        """The least cost to come to an ending."""
        if not any(self.forbidden):
            return dict.fromkeys(self.graph.edges, 0)
        left = {node: 0 for node, out in self.graph.edges.items() if not out}
        while self._relax_backwards(left) and self.graph.has_cycles:
            pass
        return left

    def _relax_backwards(self, left: dict[int, int]) -> bool:
        changed, best, scenes = False, self._best, self.graph.scene_count
        for node in self.graph.order:
            barred = self.forbidden[node % scenes]
            for index, points, target in self.graph.edges[node]:
                if target in left and index not in barred:
                    cost = best[node] - points - best[target] + left[target]
                    if node not in left or cost < left[node]:
                        left[node] = cost
                        changed = True
        return changed

    def steps(self, node: int) -> Iterator[tuple[PathStep, int]]:
        """Give the moves from a node that are not barred, each with the node that it leads to."""
        barred = self.forbidden[node % self.graph.scene_count]
        for index, points, target in self.graph.edges[node]:
            if index not in barred:
                yield (node, index, points), target

    def cheapest(self, goal: int) -> tuple[str, ...]:
        """Give the shortest choices that come to a node at its least cost."""
        before: dict[int, PathStep] = {}
        waiting = [self.graph.root]
        for node in waiting:
            if node == goal:
                break
            for stage, target in self.steps(node):
                cost = self._best[node] - stage[2] - self._best[target]
                if (
                    target not in before
                    and target != self.graph.root
                    and self.cost_to_reach[target] == self.cost_to_reach[node] + cost
                ):
                    before[target] = stage
                    waiting.append(target)
        return self._traced(before, goal)

    def entries(self, beyond: Collection[int]) -> dict[str, tuple[str, ...]]:
        """Give how one comes into `beyond`: for each scene by which one does, the shortest choices."""
        found: dict[str, tuple[str, ...]] = {}
        before: dict[int, PathStep] = {}
        waiting, met = [self.graph.root], {self.graph.root}
        for node in waiting:
            if node in beyond:
                found.setdefault(self.graph.machine.scenes[node % self.graph.scene_count].scene.id, self._traced(before, node))
                continue
            for stage, target in self.steps(node):
                if target not in met:
                    met.add(target)
                    before[target] = stage
                    waiting.append(target)
        return found

    def fatal_slips(self, allowed: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the nodes that one comes to by a single choice that costs anything, where in the end more than `allowed` is lost.

        Each comes with the shortest choices to it, nearest first.
        """
        before: dict[int, PathStep] = {}
        waiting, met = [self.graph.root], {self.graph.root}
        for node in waiting:
            for stage, target in self.steps(node):
                cost = self._best[node] - stage[2] - self._best[target]
                if cost and target in self.cost_to_go and cost + self.cost_to_go[target] > allowed:
                    yield target, choices(self.graph, [*self._path_to(before, node), stage])
                elif not cost and target not in met:
                    met.add(target)
                    before[target] = stage
                    waiting.append(target)

    def _traced(self, before: dict[int, PathStep], node: int) -> tuple[str, ...]:
        return choices(self.graph, self._path_to(before, node))

    def _path_to(self, before: dict[int, PathStep], node: int) -> list[PathStep]:
        stages = []
        while node in before:
            stages.append(before[node])
            node = before[node][0]
        return stages[::-1]
