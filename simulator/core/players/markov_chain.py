"""The chain of moments that a player by rule goes through: how often each is met, and what it is worth to that player.

Figures are floats. What is met how often is made of sums and products of numbers that are not negative, so that no digit is ever
cancelled: its relative error stays under 2^-51 times the number of moves (1e-9 at the largest scenario, 1e-11 at a usual one).
Where moves lead round, `simulator.core.players.communicating_class` solves what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial, reduce
from operator import add, getitem, mul
from typing import NamedTuple

from simulator.core.analysis.node_blocks import NOWHERE, CyclicComponent, Edge, MoveColumn, NodeBlock, SceneRange, row_getter
from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.graph import components
from simulator.core.players.communicating_class import CommunicatingClass, WeightedMove
from simulator.core.scenario.model import Choice
from simulator.core.scenario.state_machine import CompiledScene

Rule = Callable[[str, Sequence[Choice]], Sequence[float]]
"""How a player picks: from the customer's line and the choices on offer, the probability of each, together 1.

In scenes that the chain's graph doesn't hear, the first of the lines stands for all.
"""

_NOT_MADE = 0.0, 0, NOWHERE


class PlayedColumn(NamedTuple):
    """A step that the player takes, and how probably each node does so: 0 exactly where it leads nowhere.

    `number` is that of the move in the scene of each node.
    """

    number: int
    column: MoveColumn
    probabilities: Sequence[float]


class PlayedBlock(NamedTuple):
    """A block, with what the player does there: nothing at an ending, and nothing where the player is stuck.

    Where each node's moves are all equally probable, `even` says how much, node by node.
    """

    block: NodeBlock
    columns: tuple[PlayedColumn, ...]
    uniform: Sequence[float] | None


Offer = tuple[bool, ...]
"""Of each move of a scene, whether it is on offer at a node."""


ChoiceProbabilities = tuple[float, ...]
"""What those moves of a scene that are picked have in common, else 0; how many on offer are never picked; each one's share."""


class _RuleCache(dict[Offer, ChoiceProbabilities]):
    """What a player picks in a scene where the customer says a line, asked once for each offer."""

    __slots__ = ("_code", "_line", "_rule")

    def __init__(self, code: CompiledScene, rule: Rule, line: str) -> None:
        super().__init__()
        self._code = code
        self._rule = rule
        self._line = line

    def __missing__(self, offer: Offer) -> ChoiceProbabilities:
        """Ask the rule, and remember what it says. Silence is no choice where anything else is offered."""
        moves = self._code.moves
        offered = [number for number, on in enumerate(offer) if on]
        spoken = [number for number in offered if not moves[number].choice.silent] or offered
        picked = self._rule(self._line, [moves[number].choice for number in spoken])
        shares = [0.0] * len(offer)
        for number, share in zip(spoken, picked):
            shares[number] = share
        made = [share for share in picked if share]
        even = made[0] if made and made.count(made[0]) == len(made) else 0.0
        picks = self[offer] = even, len(offered) - len(made), *shares
        return picks


class MarkovChain:
    """Every node of a graph, with the moves that a player makes there.

    Silence is never chosen where anything else is offered. `units` are the blocks, and the knots where a player may go round,
    each before all that it leads to. `stuck` are the nodes at which the player stops without an ending, because the rule leads
    from there only round and round.
    """

    def __init__(self, graph: QuotientGraph, rule: Rule) -> None:
        self.graph = graph
        self.units: list[PlayedBlock | CommunicatingClass] = []
        self.stuck: list[int] = []
        self._rule = rule
        self._asked: dict[tuple[int, str | None], _RuleCache] = {}
        for part in reversed(graph.sequence):
            if isinstance(part, CyclicComponent):
                self._play_component(part)
            else:
                self.units.append(self._play(part))

    @cached_property
    def played(self) -> Sequence[PlayedBlock]:
        """All blocks, in an order of no meaning; nodes within knots make blocks too, though some of them lead to one another."""
        return list(self._all_blocks())

    def _all_blocks(self) -> Iterator[PlayedBlock]:
        rows: dict[int, Sequence[WeightedMove]] = {}
        for unit in self.units:
            if isinstance(unit, CommunicatingClass):
                rows |= unit.rows
            else:
                yield unit
        beside: list[int] = []
        for node in sorted(rows):
            if beside and node > beside[-1] + 1:
                yield self._block_of(beside, rows)
                beside = []
            beside.append(node)
        if beside:
            yield self._block_of(beside, rows)

    def _block_of(self, nodes: Sequence[int], rows: Mapping[int, Sequence[WeightedMove]]) -> PlayedBlock:
        """Put nodes within knots, whose places follow one another, in a block."""
        made = [{number: (share, points, to) for share, points, to, number in rows[node]} for node in nodes]
        legs = []
        for number in sorted(set().union(*made)):
            shares, points, to = zip(*[moves.get(number, _NOT_MADE) for moves in made])
            legs.append(PlayedColumn(number, MoveColumn(points, to, row_getter(to)), shares))
        groups = tuple([SceneRange(self.graph.scene(node), node, node + 1) for node in nodes])
        return PlayedBlock(NodeBlock(nodes[0], nodes[-1] + 1, (), groups), tuple(legs), None)

    def _alone(self, node: int) -> NodeBlock:
        return NodeBlock(node, node + 1, (), (SceneRange(self.graph.scene(node), node, node + 1),))

    def _play(self, block: NodeBlock) -> PlayedBlock:
        if not block.columns:
            return PlayedBlock(block, (), None)
        even, skipped, *each = zip(*self._picks(block))
        skips = any(skipped)
        legs = [
            PlayedColumn(number, _taken(step, shares) if skips else step, shares)
            for number, (step, shares) in enumerate(zip(block.columns, each))
            if any(shares)
        ]
        return PlayedBlock(block, tuple(legs), even if all(even) else None)

    def _picks(self, block: NodeBlock) -> list[ChoiceProbabilities]:
        """Give what the player picks at each node of a block."""
        first, _, steps, groups = block
        offers = list(zip(*[[place != NOWHERE for place in to] for _, to, _ in steps]))
        picks: list[ChoiceProbabilities] = []
        for scene, begin, end in groups:
            here = offers[begin - first : end - first]
            if scene in self.graph.heard:
                picks += map(getitem, map(self._ask, range(begin, end)), here)
            else:
                picks += map(self._ask(begin).__getitem__, here)
        return picks

    def _ask(self, node: int) -> _RuleCache:
        """Give what the player picks in the scene of a node, where this node's line is said if it can be heard."""
        state, scene = divmod(self.graph.representatives[node], self.graph.scene_count)
        code = self.graph.machine.scenes[scene]
        heard = code.said(state) if scene in self.graph.heard else None
        asked = self._asked.get((scene, heard))
        if asked is None:
            line = heard if heard is not None else code.lines[0][1] if code.lines else ""
            asked = self._asked[scene, heard] = _RuleCache(code, self._rule, line)
        return asked

    def _play_component(self, tangle: CyclicComponent) -> None:
        """Put the nodes of a tangle in the order of play. Those that the player goes round are a knot, or stops if for ever."""
        rows = {node: self._moves(node, edges) for node, edges in tangle.edges.items()}
        parts = components(rows, lambda node: [to for _, _, to, _ in rows[node] if to in rows])
        for part in reversed(parts):
            if {to for node in part for _, _, to, _ in rows[node]} <= set(part):
                self.stuck += part
                self.units += [PlayedBlock(self._alone(node), (), None) for node in part]
            else:
                self.units.append(CommunicatingClass({node: rows[node] for node in part}))

    def _moves(self, node: int, edges: Sequence[Edge]) -> list[WeightedMove]:
        made = {move for move, _, _ in edges}
        numbers = range(len(self.graph.machine.scenes[self.graph.scene(node)].moves))
        _, _, *shares = self._ask(node)[tuple([number in made for number in numbers])]
        return [(shares[move], points, target, move) for move, points, target in edges if shares[move]]

    def visits(self) -> list[float]:
        """Give how often each node is met on the average; without loops, how probably."""
        met = self.graph.row(0.0)
        met[self.graph.root] = 1.0
        for unit in self.units:
            if isinstance(unit, CommunicatingClass):
                unit.pass_through(met)
                continue
            block, legs, even = unit
            here = met[block.first : block.last]
            if even is not None:
                here = list(map(mul, here, even))
            for _, (_, places, _), shares in legs:
                for to, amount in zip(places, here if even is not None else map(mul, here, shares)):
                    met[to] += amount
        met[NOWHERE] = 0.0  # where moves are equally probable, those that are not made count there too
        return met

    def mean_and_variance(self, met: Sequence[float]) -> tuple[list[float], float]:
        """Give the points that each node still brings the player on the average, the ending's included; none where stuck.

        And the variance of the total, in points squared, from how often each node is `met`: what each single decision adds to it,
        summed, so that it is never negative.
        """
        worth = self.graph.row(0.0)
        variance = 0.0
        for unit in reversed(self.units):
            if isinstance(unit, CommunicatingClass):
                unit.solve_values(worth)
                variance += sum([met[node] * unit.step_variance(node, worth) for node in unit.rows])
            elif unit.columns:
                first, last, _, _ = unit.block
                after = [list(map(add, points, pick(worth))) for _, (points, _, pick), _ in unit.columns]
                shares = [leg.probabilities for leg in unit.columns]
                here = list(reduce(_added, map(_multiplied, shares, after)))
                worth[first:last] = here
                variance += _block_variance(met[first:last], here, shares, after)
            else:
                for scene, begin, end in unit.block.ranges:
                    worth[begin:end] = [float(self.graph.machine.scenes[scene].scene.points)] * (end - begin)
        return worth, variance


_added = partial(map, add)
_multiplied = partial(map, mul)


def _block_variance(
    met: Sequence[float], here: Sequence[float], shares: Iterable[Sequence[float]], after: Iterable[Sequence[float]]
) -> float:
    """Give what the decisions of a block add to the variance, from what each node, and each of its moves, is worth."""
    return sum(
        [
            sum([times * share * (by := then - now) * by for times, share, then, now in zip(met, picked, column, here)])
            for picked, column in zip(shares, after)
        ]
    )


def _taken(step: MoveColumn, shares: Sequence[float]) -> MoveColumn:
    """Let a step lead nowhere where the player never takes it."""
    if step.to.count(NOWHERE) == shares.count(0.0):
        return step
    to = tuple([place if share else NOWHERE for place, share in zip(step.to, shares)])
    return step._replace(to=to, get=row_getter(to))
