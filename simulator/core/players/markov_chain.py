"""The absorbing Markov chain of a player who follows a rule: how often each node is visited, and what it is worth.

Figures are floats. Expected visits are sums and products of numbers that are never negative, so that no digits ever cancel: their
relative error stays under 2^-51 times the number of moves (1e-9 at the largest scenario, 1e-11 at a usual one).
Where moves form cycles, `simulator.core.players.communicating_class` solves them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial, reduce
from operator import add, getitem, mul
from typing import NamedTuple

from simulator.core.analysis.node_blocks import NOWHERE, CyclicComponent, Edge, MoveColumn, NodeBlock, SceneRange, row_getter
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.graph import components
from simulator.core.players.communicating_class import CommunicatingClass
from simulator.core.players.gth_elimination import WeightedMove
from simulator.core.scenario.compiled import CompiledScene
from simulator.core.scenario.model import Choice, spoken_text

Rule = Callable[[str, Sequence[Choice]], Sequence[float]]
"""How a player picks: from the customer's line and the choices on offer, the probability of each, together 1.

In scenes whose lines the chain's graph does not tell apart, the first line stands for all.
"""

_NOT_MADE = 0.0, 0, NOWHERE
_STEPS_A_MOVE, _STEPS_ON_A_CYCLE, _STEPS_TO_ASK = 0.2, 7, 3
"""What following a player counts as for each move of a block and each node on a cycle, and asking for each choice of a scene."""


class PlayedColumn(NamedTuple):
    """A column of moves that the player makes, and the probability of each: 0 exactly where it leads nowhere.

    `number` is that of the move in the scene of each node.
    """

    number: int
    column: MoveColumn
    probabilities: Sequence[float]


class PlayedBlock(NamedTuple):
    """A block, with the player's moves there: none at an ending, and none where the player is stuck.

    Where each node's moves are all equally probable, `uniform` has their probability, node by node.
    """

    block: NodeBlock
    columns: tuple[PlayedColumn, ...]
    uniform: Sequence[float] | None


Offer = tuple[bool, ...]
"""For each move of a scene, whether it is on offer at a node."""


ChoiceProbabilities = tuple[float, ...]
"""The probability that all picked moves of a scene share, else 0; how many on offer are never picked; each one's probability."""


class _RuleCache(dict[Offer, ChoiceProbabilities]):
    """What a player's rule picks in a scene after a line of the customer, asked once for each offer."""

    __slots__ = ("_code", "_line", "_rule")

    def __init__(self, code: CompiledScene, rule: Rule, line: str) -> None:
        super().__init__()
        self._code = code
        self._rule = rule
        self._line = line

    def __missing__(self, offer: Offer) -> ChoiceProbabilities:
        """Ask the rule, and remember its answer. Silence is no option where anything else is offered."""
        moves = self._code.moves
        offered = [number for number, on in enumerate(offer) if on]
        spoken = [number for number in offered if not moves[number].choice.silent] or offered
        picked = self._rule(self._line, [moves[number].choice for number in spoken])
        shares = [0.0] * len(offer)
        for number, share in zip(spoken, picked):
            shares[number] = share
        positive = [share for share in picked if share]
        uniform = positive[0] if positive and positive.count(positive[0]) == len(positive) else 0.0
        picks = self[offer] = uniform, len(offered) - len(positive), *shares
        return picks


class MarkovChain:
    """Every node of a graph, with the moves that a player makes there.

    Silence is never chosen where anything else is offered. `units` are the blocks and the communicating classes, each before all
    that it leads to; nodes on cycles that the player never comes to are in none. `stuck` are the nodes at which the player stops
    without an ending, because the rule leads from there only round and round. `picks` are what was picked in each scene, after
    each line that makes a difference: two players who pick the same are one. Raises OutOfBudget.
    """

    def __init__(self, graph: QuotientGraph, rule: Rule, budget: WorkBudget | None = None) -> None:
        self.graph = graph
        self.budget = budget or WorkBudget()
        self.units: list[PlayedBlock | CommunicatingClass] = []
        self.stuck: list[int] = []
        self.picks: dict[tuple[int, str | None], _RuleCache] = {}
        self._rule = rule
        self._reached = graph.row(0) if any(isinstance(part, CyclicComponent) for part in graph.sequence) else []
        if self._reached:
            self._reached[graph.root] = 1
        for part in reversed(graph.sequence):
            if isinstance(part, CyclicComponent):
                self._play_component(part)
            else:
                self.budget.spend((part.last - part.first) * (len(part.columns) + 1) * _STEPS_A_MOVE)
                self.units.append(self._play(part))
                if self._reached:
                    self._mark_reached(self.units[-1])

    def _mark_reached(self, unit: PlayedBlock | CommunicatingClass) -> None:
        """Mark what the player comes to from the nodes of a unit that are reached."""
        reached = self._reached
        if isinstance(unit, CommunicatingClass):
            for row in unit.rows.values():
                for _, _, to, _ in row:
                    reached[to] = 1
            return
        for _, column, _ in unit.columns:
            for to, on in zip(column.to, reached[unit.block.first : unit.block.last]):
                if on:
                    reached[to] = 1

    @cached_property
    def played(self) -> Sequence[PlayedBlock]:
        """All blocks, in no particular order; so are the nodes of communicating classes, though some lead to one another."""
        return list(self._all_blocks())

    def _all_blocks(self) -> Iterator[PlayedBlock]:
        rows: dict[int, Sequence[WeightedMove]] = {}
        for unit in self.units:
            if isinstance(unit, CommunicatingClass):
                rows |= unit.rows
            else:
                yield unit
        adjacent: list[int] = []
        for node in sorted(rows):
            if adjacent and node > adjacent[-1] + 1:
                yield self._block_of(adjacent, rows)
                adjacent = []
            adjacent.append(node)
        if adjacent:
            yield self._block_of(adjacent, rows)

    def _block_of(self, nodes: Sequence[int], rows: Mapping[int, Sequence[WeightedMove]]) -> PlayedBlock:
        """Put nodes of communicating classes, whose places follow one another, in a block."""
        moves = [{number: (share, points, to) for share, points, to, number in rows[node]} for node in nodes]
        columns = []
        for number in sorted(set().union(*moves)):
            shares, points, to = zip(*[row.get(number, _NOT_MADE) for row in moves])
            columns.append(PlayedColumn(number, MoveColumn(points, to, row_getter(to)), shares))
        groups = tuple([SceneRange(self.graph.scene_of(node), node, node + 1) for node in nodes])
        return PlayedBlock(NodeBlock(nodes[0], nodes[-1] + 1, (), groups), tuple(columns), None)

    def _alone(self, node: int) -> NodeBlock:
        return NodeBlock(node, node + 1, (), (SceneRange(self.graph.scene_of(node), node, node + 1),))

    def _play(self, block: NodeBlock) -> PlayedBlock:
        if not block.columns:
            return PlayedBlock(block, (), None)
        uniform, skipped, *each = zip(*self._picks(block))
        skips = any(skipped)
        columns = [
            PlayedColumn(number, _taken(step, shares) if skips else step, shares)
            for number, (step, shares) in enumerate(zip(block.columns, each))
            if any(shares)
        ]
        return PlayedBlock(block, tuple(columns), uniform if all(uniform) else None)

    def _picks(self, block: NodeBlock) -> list[ChoiceProbabilities]:
        """What the player picks at each node of a block."""
        first, _, columns, ranges = block
        offers = list(zip(*[[place != NOWHERE for place in to] for _, to, _ in columns]))
        picks: list[ChoiceProbabilities] = []
        for scene, begin, end in ranges:
            offered = offers[begin - first : end - first]
            if scene in self.graph.heard:
                picks += map(getitem, map(self._ask, range(begin, end)), offered)
            else:
                picks += map(self._ask(begin).__getitem__, offered)
        return picks

    def _ask(self, node: int) -> _RuleCache:
        """What the player picks in the scene of a node, after the line of that node where lines are told apart."""
        state, scene = self.graph.numbering.split(self.graph.representatives[node])
        code = self.graph.machine.scenes[scene]
        heard = spoken_text(code.said(state)) if scene in self.graph.heard else None
        asked = self.picks.get((scene, heard))
        if asked is None:
            line = heard if heard is not None else spoken_text(code.lines[0][1]) if code.lines else ""
            self.budget.spend(len(code.moves) * _STEPS_TO_ASK)
            asked = self.picks[scene, heard] = _RuleCache(code, self._rule, line)
        return asked

    def _play_component(self, component: CyclicComponent) -> None:
        """Put the nodes of a cyclic component in the order of play; those on the player's cycles form communicating classes."""
        rows: dict[int, list[WeightedMove]] = {}
        waiting = [node for node in component.edges if self._reached[node]]
        for node in waiting:
            if node not in rows:
                rows[node] = self._moves(node, component.edges[node])
                waiting += [to for _, _, to, _ in rows[node] if to in component.edges and to not in rows]
        self.budget.spend(len(rows) * _STEPS_ON_A_CYCLE)
        parts = components(rows, lambda node: [to for _, _, to, _ in rows[node] if to in rows])
        for part in reversed(parts):
            if {to for node in part for _, _, to, _ in rows[node]} <= set(part):
                self.stuck += part
                self.units += [PlayedBlock(self._alone(node), (), None) for node in part]
            else:
                unit = CommunicatingClass({node: rows[node] for node in part}, self.budget)
                self.units.append(unit)
                self._mark_reached(unit)

    def _moves(self, node: int, edges: Sequence[Edge]) -> list[WeightedMove]:
        available = {move for move, _, _ in edges}
        numbers = range(len(self.graph.machine.scenes[self.graph.scene_of(node)].moves))
        _, _, *shares = self._ask(node)[tuple([number in available for number in numbers])]
        return [(shares[move], points, target, move) for move, points, target in edges if shares[move]]

    def visits(self) -> list[float]:
        """The expected visits of each node; without cycles, the probability of visiting it."""
        visit_counts = self.graph.row(0.0)
        visit_counts[self.graph.root] = 1.0
        for unit in self.units:
            if isinstance(unit, CommunicatingClass):
                unit.pass_through(visit_counts)
                continue
            block, columns, uniform = unit
            counts = visit_counts[block.first : block.last]
            if uniform is not None:
                counts = list(map(mul, counts, uniform))
            for _, (_, places, _), shares in columns:
                for to, amount in zip(places, counts if uniform is not None else map(mul, counts, shares)):
                    visit_counts[to] += amount
        visit_counts[NOWHERE] = 0.0  # where moves are equally probable, those that are not made end up there too
        return visit_counts

    def mean_and_variance(self, visit_counts: Sequence[float]) -> tuple[list[float], float]:
        """The expected points to come at each node, the ending's included (0 where stuck), and the variance of the total.

        The variance, in points squared, follows from the expected visits: it is the sum of what each single decision adds, and so
        never negative.
        """
        worth = self.graph.row(0.0)
        variance = 0.0
        for unit in reversed(self.units):
            if isinstance(unit, CommunicatingClass):
                unit.solve_values(worth)
                variance += sum([visit_counts[node] * unit.step_variance(node, worth) for node in unit.rows])
            elif unit.columns:
                first, last, _, _ = unit.block
                after = [list(map(add, points, get(worth))) for _, (points, _, get), _ in unit.columns]
                shares = [column.probabilities for column in unit.columns]
                values = list(reduce(_added, map(_multiplied, shares, after)))
                worth[first:last] = values
                variance += _block_variance(visit_counts[first:last], values, shares, after)
            else:
                for scene, begin, end in unit.block.ranges:
                    worth[begin:end] = [float(self.graph.machine.scenes[scene].scene.points)] * (end - begin)
        return worth, variance


_added = partial(map, add)
_multiplied = partial(map, mul)


def _block_variance(
    visit_counts: Sequence[float], values: Sequence[float], shares: Iterable[Sequence[float]], after: Iterable[Sequence[float]]
) -> float:
    """What the decisions of a block add to the variance, from the values of its nodes and of their moves."""
    return sum(
        [
            sum(
                [times * share * (by := then - now) * by for times, share, then, now in zip(visit_counts, picked, column, values)]
            )
            for picked, column in zip(shares, after)
        ]
    )


def _taken(step: MoveColumn, shares: Sequence[float]) -> MoveColumn:
    """Let a column lead nowhere where the player never makes the move."""
    if step.to.count(NOWHERE) == shares.count(0.0):
        return step
    to = tuple([place if share else NOWHERE for place, share in zip(step.to, shares)])
    return step._replace(to=to, get=row_getter(to))
