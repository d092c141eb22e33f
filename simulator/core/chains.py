"""The chain of moments that a player by rule goes through: how often each is met, and what it is worth to that player.

Figures are floats. What is met how often is made of sums and products of numbers that are not negative, so that no digit is ever
cancelled: its relative error stays under 2^-51 times the number of moves (1e-9 at the largest scenario, 1e-11 at a usual one).
Where moves lead round, `simulator.core.knots` solves what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import mul
from typing import NamedTuple

from simulator.core.blocks import NOWHERE, Block, Edge, Group, Step, Tangle, picking
from simulator.core.graph import components
from simulator.core.knots import Knot, Move
from simulator.core.merged import Merged
from simulator.core.scenario import Choice

Rule = Callable[[str, Sequence[Choice]], Sequence[float]]
"""How a player picks: from the customer's line and the choices on offer, the probability of each, together 1.

In scenes that the chain's graph doesn't hear, the first of the lines stands for all.
"""

_LEADS_ON = NOWHERE.__ne__
_NOT_MADE = 0.0, 0, NOWHERE


class Leg(NamedTuple):
    """A step that the player takes, and how probably each node does so: 0 exactly where it leads nowhere.

    `number` is that of the move in the scene of each node.
    """

    number: int
    step: Step
    shares: Sequence[float]


class Played(NamedTuple):
    """A block, with what the player does there: nothing at an ending, and nothing where the player is stuck.

    Where each node's moves are all equally probable, `even` says how much, node by node.
    """

    block: Block
    legs: tuple[Leg, ...]
    even: Sequence[float] | None


class _Picks(NamedTuple):
    """What is picked at a node: the probability of each of its block's steps, and what those picked have in common, else 0."""

    shares: tuple[float, ...]
    same: float


class Chain:
    """Every node of a graph, with the moves that a player makes there.

    Silence is never chosen where anything else is offered. `units` are the blocks, and the knots where a player may go round,
    each before all that it leads to. `stuck` are the nodes at which the player stops without an ending, because the rule leads
    from there only round and round.
    """

    def __init__(self, graph: Merged, rule: Rule) -> None:
        self.graph = graph
        self.units: list[Played | Knot] = []
        self.stuck: list[int] = []
        self._rule = rule
        self._picked: dict[tuple[int, str | None, tuple[bool, ...]], _Picks] = {}
        for part in reversed(graph.sequence):
            if isinstance(part, Tangle):
                self._go_round(part)
            else:
                self.units.append(self._play(part))

    @cached_property
    def played(self) -> Sequence[Played]:
        """All blocks, in an order of no meaning; nodes within knots make blocks too, though some of them lead to one another."""
        return list(self._unknotted())

    def _unknotted(self) -> Iterator[Played]:
        rows: dict[int, Sequence[Move]] = {}
        for unit in self.units:
            if isinstance(unit, Knot):
                rows |= unit.rows
            else:
                yield unit
        beside: list[int] = []
        for node in sorted(rows):
            if beside and node > beside[-1] + 1:
                yield self._side_by_side(beside, rows)
                beside = []
            beside.append(node)
        if beside:
            yield self._side_by_side(beside, rows)

    def _side_by_side(self, nodes: Sequence[int], rows: Mapping[int, Sequence[Move]]) -> Played:
        """Put nodes within knots, whose places follow one another, in a block."""
        made = [{number: (share, points, to) for share, points, to, number in rows[node]} for node in nodes]
        legs = []
        for number in sorted(set().union(*made)):
            shares, points, to = zip(*[moves.get(number, _NOT_MADE) for moves in made], strict=True)
            legs.append(Leg(number, Step(points, to, picking(to)), shares))
        groups = tuple([Group(self.graph.scene(node), node, node + 1) for node in nodes])
        return Played(Block(nodes[0], nodes[-1] + 1, (), groups), tuple(legs), None)

    def _alone(self, node: int) -> Block:
        return Block(node, node + 1, (), (Group(self.graph.scene(node), node, node + 1),))

    def _play(self, block: Block) -> Played:
        if not block.steps:
            return Played(block, (), None)
        picks = self._picks(block)
        each = zip(*[shares for shares, _ in picks], strict=True)
        even = [same for _, same in picks]
        legs = [
            Leg(number, _taken(step, shares), shares)
            for number, (step, shares) in enumerate(zip(block.steps, each, strict=True))
            if any(shares)
        ]
        return Played(block, tuple(legs), even if all(even) else None)

    def _picks(self, block: Block) -> list[_Picks]:
        """Give what the player picks at each node of a block."""
        first, _, steps, groups = block
        made = list(zip(*[map(_LEADS_ON, to) for _, to, _ in steps], strict=True))
        picks: list[_Picks] = []
        for scene, begin, end in groups:
            here = made[begin - first : end - first]
            if scene in self.graph.heard:
                lines = map(self._line, range(begin, end))
                picks += [self._ask(scene, line, some) for line, some in zip(lines, here, strict=True)]
            else:
                found = {some: self._ask(scene, None, some) for some in set(here)}
                picks += [found[some] for some in here]
        return picks

    def _ask(self, scene: int, line: str | None, made: tuple[bool, ...]) -> _Picks:
        """Ask the rule about the moves that a node makes, and remember what it says where the same is on offer."""
        picks = self._picked.get((scene, line, made))
        if picks is None:
            code = self.graph.machine.nodes[scene]
            told = line if line is not None else code.lines[0][1] if code.lines else ""
            offered = [number for number, one in enumerate(made) if one]
            spoken = [number for number in offered if not code.moves[number].choice.silent] or offered
            picked = self._rule(told, [code.moves[number].choice for number in spoken])
            shares = [0.0] * len(made)
            for number, share in zip(spoken, picked, strict=True):
                shares[number] = share
            some = {share for share in picked if share}
            picks = self._picked[scene, line, made] = _Picks(tuple(shares), some.pop() if len(some) == 1 else 0.0)
        return picks

    def _line(self, node: int) -> str | None:
        """Give what the customer says at a node, None where nobody hears it."""
        state, scene = divmod(self.graph.whole[node], self.graph.scenes)
        return self.graph.machine.nodes[scene].said(state) if scene in self.graph.heard else None

    def _go_round(self, tangle: Tangle) -> None:
        """Put the nodes of a tangle in the order of play. Those that the player goes round are a knot, or stops if for ever."""
        rows = {node: self._moves(node, edges) for node, edges in tangle.edges.items()}
        parts = components(rows, lambda node: [to for _, _, to, _ in rows[node] if to in rows])
        for part in reversed(parts):
            if {to for node in part for _, _, to, _ in rows[node]} <= set(part):
                self.stuck += part
                self.units += [Played(self._alone(node), (), None) for node in part]
            else:
                self.units.append(Knot({node: rows[node] for node in part}))

    def _moves(self, node: int, edges: Sequence[Edge]) -> list[Move]:
        scene = self.graph.scene(node)
        made = {move for move, _, _ in edges}
        numbers = range(len(self.graph.machine.nodes[scene].moves))
        shares, _ = self._ask(scene, self._line(node), tuple([number in made for number in numbers]))
        return [(shares[move], points, target, move) for move, points, target in edges if shares[move]]

    def visits(self) -> list[float]:
        """Give how often each node is met on the average; without loops, how probably."""
        met = self.graph.row(0.0)
        met[self.graph.root] = 1.0
        for unit in self.units:
            if isinstance(unit, Knot):
                unit.pass_through(met)
                continue
            here = met[unit.block.first : unit.block.last]
            for _, (_, places, _), shares in unit.legs:
                for to, amount in zip(places, map(mul, here, shares), strict=True):
                    met[to] += amount
        return met

    def worth(self) -> list[float]:
        """Give the points that each node still brings the player on the average, the ending's included; none where stuck."""
        worth = self.graph.row(0.0)
        for unit in reversed(self.units):
            if isinstance(unit, Knot):
                unit.look_back(worth)
                continue
            first, last, _, groups = unit.block
            for scene, begin, end in groups:
                worth[begin:end] = [float(self.graph.machine.nodes[scene].scene.points)] * (end - begin)
            columns = [
                [share * (by + total) for share, by, total in zip(shares, points, pick(worth), strict=True)]
                for _, (points, _, pick), shares in unit.legs
            ]
            if columns:
                worth[first:last] = map(sum, zip(*columns, strict=True)) if len(columns) > 1 else columns[0]
        return worth


def _taken(step: Step, shares: Sequence[float]) -> Step:
    """Let a step lead nowhere where the player never takes it."""
    if step.to.count(NOWHERE) == shares.count(0.0):
        return step
    to = tuple([place if share else NOWHERE for place, share in zip(step.to, shares, strict=True)])
    return step._replace(to=to, pick=picking(to))
