"""The best and the worst total still possible at every moment, computed exactly over the reachable states.

V and W are the best and the worst total of points from a node to an ending:

    V(node) = max over its moves of points + V(next)        W(node) = min over its moves of points + W(next)

Where the conversation can return to the same node, every cycle must sum to zero, or else V or W would be unbounded. In such a
strongly connected component each node gets a potential (the points of any path to it from a fixed member), and V follows from
the best exit: V(n) = max over the exits u -> t of potential(u) - potential(n) + points + V(t). The cost is linear in nodes and
moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import add
from typing import NamedTuple

from simulator.core.analysis.accumulated_points import Totals, accumulated_points
from simulator.core.analysis.cycles import nonzero_cycle, potentials
from simulator.core.analysis.node_blocks import CyclicComponent, MoveColumn
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.tie_breaks import MOST_COMPARED, TieBreaks, burden
from simulator.core.scenario.model import Choice, Scene
from simulator.core.scenario.state_machine import Machine, Moment

Rank = tuple[int, int]

_BEYOND = 1 << 40
"""More than any total."""
_LEAST, _MOST = -2 * _BEYOND, 2 * _BEYOND
"""The best and the worst of a move that is not available."""


class Unsound(Exception):
    """A scenario in which best and worst do not exist; `simulator.core.checks.all_checks` tells the author why."""


class Bounds(NamedTuple):
    """What is still possible from a node: the best and the worst total.

    `rank` falls along every best line that ends: first by component of the graph, then by the distance to its best exit.
    """

    best: int
    worst: int
    rank: Rank


def score_of(points: int, best: int, worst: int) -> int:
    """The score (0 to 100, halves rounded up) of a total from worst to best; 100 where there is nothing to lose."""
    span = best - worst
    return (200 * (points - worst) + span) // (2 * span) if span else 100


class Analysis:
    """The exact bounds of every moment of a scenario. Raises Unsound where a best and a worst do not exist.

    `quotient` is the graph in which states that play out alike are one node; `bests` and `worsts` are its rows of the best and
    the worst total that can still come.
    """

    def __init__(self, graph: StateGraph) -> None:
        self.graph = graph
        self.quotient = graph.quotient
        solver = _Solver(self.quotient)
        self.bests, self.worsts, self._ranks = solver.bests, solver.worsts, solver.ranks
        self.best, self.worst = self.bests[self.quotient.root], self.worsts[self.quotient.root]

    @classmethod
    def of(cls, machine: Machine) -> Analysis:
        """Analyse a scenario. Raises Unsound, or TooManyStates past the budget."""
        return cls(StateGraph(machine))

    @cached_property
    def accumulated_points(self) -> tuple[Totals, Totals]:
        """The most and the least points accumulated on reaching each node of `quotient`."""
        return accumulated_points(self.quotient)

    @cached_property
    def bounds(self) -> Mapping[int, Bounds]:
        """The bounds of every node of the whole graph."""
        return {node: self._bounds(node) for node in self.graph.order}

    def _bounds(self, node: int) -> Bounds:
        place = self.quotient.place_of_node(node)
        return Bounds(self.bests[place], self.worsts[place], self._ranks[place])

    def at(self, moment: Moment) -> Bounds:
        """The bounds at a moment of this scenario."""
        return self._bounds(self.graph.node(moment.index, moment.state))

    def cost(self, before: Moment, choice: Choice) -> int:
        """The points that a choice put out of reach: V(before) - points - V(after), never negative."""
        return self.at(before).best - choice.points - self.at(before.follow(choice.id)).best

    def reference(self, before: Moment) -> Choice:
        """The first choice of the best line from here; of two that earn the same, never one that is critical if the other is not.

        Only where all best lines from here come to a critical choice can it be another one than that of the best line.
        """
        choice = self._best_choice(before)
        if choice.critical:
            best = self._best_choices(before)
            return next((other for other, after in best if not other.critical and after is not before), choice)
        return choice

    def best_line(self, moment: Moment) -> tuple[Choice, ...]:
        """The choices that attain V from a moment to an ending.

        Of all such lines it is one without critical choices, then one that breaks nothing, then one without silences, then the
        shortest, then the one whose choices stand first. Where there are very many, only the single choices are compared so.
        """
        line = []
        while not moment.scene.final:
            choice = self._best_choice(moment)
            line.append(choice)
            moment = moment.follow(choice.id)
        return tuple(line)

    def _best_choice(self, before: Moment) -> Choice:
        best = self._best_choices(before)
        if len(best) == 1:
            return best[0][0]
        if self.graph.move_count <= MOST_COMPARED:
            return min(best, key=lambda move: burden(move[0]) + self._tie_breaks.least(self._place(move[1])))[0]
        # too many to go through: what can be seen of the choices themselves counts, among those that are sure to lead on
        rank = self.at(before).rank
        return min([move for move in best if self.at(move[1]).rank < rank], key=lambda move: burden(move[0]))[0]

    def _best_choices(self, before: Moment) -> list[tuple[Choice, Moment]]:
        """The choices that cost nothing, each with the moment after it."""
        best = self.at(before).best
        moves = [(choice, before.follow(choice.id)) for choice in before.moves]
        return [(choice, after) for choice, after in moves if choice.points + self.at(after).best == best]

    def _place(self, moment: Moment) -> int:
        return self.quotient.place_of_node(self.graph.node(moment.index, moment.state))

    @cached_property
    def _tie_breaks(self) -> TieBreaks:
        return TieBreaks(self.quotient, self.bests)


class _Solver:
    """Solves for V and W, component by component. Raises Unsound where one has no exit, or a cycle that does not sum to zero."""

    def __init__(self, graph: QuotientGraph) -> None:
        self.graph = graph
        self.bests, self.worsts = graph.row(_LEAST), graph.row(_MOST)
        self.ranks: list[Rank] = graph.row((0, 0))
        for number, part in enumerate(graph.sequence):
            if isinstance(part, CyclicComponent):
                self._solve_component(part, number)
                continue
            first, last, columns, ranges = part
            self.ranks[first:last] = [(number, 0)] * (last - first)
            if columns:
                self.bests[first:last] = _block_values(columns, self.bests, max)
                self.worsts[first:last] = _block_values(columns, self.worsts, min)
            for scene, begin, end in ranges if min(self.bests[first:last]) < -_BEYOND else ():
                self._set_endings(graph.machine.scenes[scene].scene, begin, end)

    def _set_endings(self, scene: Scene, begin: int, end: int) -> None:
        """Set the value of the endings of a scene; a node of any other scene must offer something."""
        if scene.final:
            self.bests[begin:end] = self.worsts[begin:end] = [scene.points] * (end - begin)
        elif min(self.bests[begin:end]) < -_BEYOND:
            raise Unsound(f"scene {scene.id} can be reached with nothing to choose")

    def _solve_component(self, component: CyclicComponent, number: int) -> None:
        """Solve a component whose nodes lead to one another."""
        graph, part = self.graph, component.nodes
        cycle = nonzero_cycle(graph, part)
        if cycle is not None:
            raise Unsound(f"a loop changes the score by {cycle.points} each time round")
        potential = potentials(graph, part)
        exits = [
            (node, potential[node] + points + self.bests[target], potential[node] + points + self.worsts[target])
            for node in part
            for _, points, target in component.edges[node]
            if target not in potential
        ]
        if not exits:
            raise Unsound("a part of the conversation can never come to an ending")
        best = max(total for _, total, _ in exits)
        worst = min(total for _, _, total in exits)
        distance = _distances(component, [node for node, most, _ in exits if most == best])
        for node in part:
            self.bests[node], self.worsts[node] = best - potential[node], worst - potential[node]
            self.ranks[node] = number, distance[node]


def _block_values(columns: Sequence[MoveColumn], row: list[int], choose: Callable[..., int]) -> list[int]:
    """The best, or the worst, that each node of a block can still come to."""
    totals = [map(add, get(row), points) for points, _, get in columns]
    return list(map(choose, *totals) if len(totals) > 1 else totals[0])


def _distances(component: CyclicComponent, exits: Iterable[int]) -> dict[int, int]:
    """The fewest moves from each node of a component to one of its exits, breadth first from the exits."""
    before = component.predecessors()
    distance = dict.fromkeys(exits, 0)
    waiting = list(distance)
    for node in waiting:
        for earlier in before[node]:
            if earlier not in distance:
                distance[earlier] = distance[node] + 1
                waiting.append(earlier)
    return distance
