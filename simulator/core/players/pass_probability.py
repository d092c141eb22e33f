"""How probable a pass is: for every moment, how probably the player still gains each number of points without a critical error.

What a node can still bring is one large integer: a lane of bits for each number of points, and in it the probability as a
fixed-point number. One addition or multiplication then takes in all of them. Each move rounds to 2^-43, so that the result is off
by less than half of that times the moves to an ending and the different numbers of points that pass: 1e-9 at the largest
scenario, 1e-10 at a usual one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add

from simulator.core.analysis.accumulated_points import Totals
from simulator.core.analysis.node_blocks import NOWHERE, MoveColumn, NodeBlock, row_getter
from simulator.core.players.communicating_class import CommunicatingClass, WeightedMove
from simulator.core.players.markov_chain import MarkovChain, PlayedBlock, PlayedColumn
from simulator.core.scenario.state_machine import Machine

_POINT = 43
"""Bits behind the point of a probability."""
_SHARE = 46
"""Bits behind the point of a move's probability; the product of both fits into a lane."""
_LANE = 90
"""A multiple of the digits of Python's integers, so that a shift by lanes moves whole digits."""
_WHOLE = 1 << _POINT
_FULL = (1 << _LANE) - 1
_MANY = 10_000
"""So many nodes can be remembered all together."""


def pass_probability(chain: MarkovChain, needed: int, most: Totals) -> float:
    """Give how probably a player comes to an ending with `needed` points or more, and no critical error.

    `most` are the points with which each node can be arrived at, at the most. What can't pass even with those is not followed.
    """
    return _PointsDistribution(chain, needed, most).probability()


class _PointsDistribution:
    """For each node what can still be gained, in lanes. The lowest stands for the fewest points that may yet be enough.

    Those are what is needed less the most that one can arrive with. They fall by no less than is gained on the way from node to
    node, so that from each move lanes drop out and none come up.
    """

    def __init__(self, chain: MarkovChain, needed: int, most: Totals) -> None:
        self.chain = chain
        self.needed = needed
        self.most = most
        self.critical = _critical(chain.graph.machine)
        self.packed = chain.graph.row(0)
        units = list(enumerate(reversed(chain.units)))
        gone = self._last_uses(units) if len(self.packed) > _MANY else {}
        for number, unit in units:
            if isinstance(unit, CommunicatingClass):
                self._solve_class(unit)
            elif unit.columns:
                self._solve_block(unit)
            else:
                self._set_endings(unit.block)
            for block in gone.get(number, ()):
                self.packed[block.first : block.last] = [0] * (block.last - block.first)

    def _last_uses(self, units: Sequence[tuple[int, PlayedBlock | CommunicatingClass]]) -> dict[int, list[NodeBlock]]:
        """Give the blocks that nobody looks at any more after each unit; all lanes together would take hundreds of megabytes."""
        unit_of = self.chain.graph.row(NOWHERE)
        last: dict[int, int] = {}
        for number, unit in units:
            if isinstance(unit, CommunicatingClass):
                last |= {unit_of[target]: number for node in unit.rows for _, _, target, _ in unit.exits(node)}
                continue
            unit_of[unit.block.first : unit.block.last] = [number] * (unit.block.last - unit.block.first)
            for _, step, _ in unit.columns:
                last |= dict.fromkeys(step.get(unit_of), number)
        gone: dict[int, list[NodeBlock]] = {}
        for number, unit in units:
            if number in last and not isinstance(unit, CommunicatingClass):
                gone.setdefault(last[number], []).append(unit.block)
        return gone

    def probability(self) -> float:
        """Give how probably enough is gained from the start on."""
        return min(_summed(self.packed[self.chain.graph.root]) / _WHOLE, 1.0)

    def _set_endings(self, block: NodeBlock) -> None:
        for scene, first, last in block.ranges:
            ending = self.chain.graph.machine.scenes[scene].scene
            if ending.final:
                over = [most + ending.points - self.needed for most in self.most[first:last]]
                self.packed[first:last] = [_WHOLE << _LANE * lane if lane >= 0 else 0 for lane in over]

    def _solve_block(self, unit: PlayedBlock) -> None:
        first, last, _, _ = unit.block
        steps = [leg.column for leg in unit.columns]
        if self.critical and any(group.scene in self.critical for group in unit.block.ranges):
            steps = [self._without_critical(unit.block, leg) for leg in unit.columns]
        most = self.most[first:last]
        sums: Sequence[int] = ()
        for (points, _, pick), (_, _, shares) in zip(steps, unit.columns):
            columns = zip(pick(self.packed), pick(self.most), most, points)
            column: Sequence[int] = [
                lanes >> _LANE * by if (by := then - now - gained) > 0 else lanes for lanes, then, now, gained in columns
            ]
            if unit.uniform is None:
                column = _scaled(column, shares)
            sums = list(map(add, sums, column)) if sums else column
        if unit.uniform is not None:
            sums = _scaled(sums, unit.uniform)
        self.packed[first:last] = sums

    def _without_critical(self, block: NodeBlock, leg: PlayedColumn) -> MoveColumn:
        """Let critical choices lead nowhere; they are made as often as before."""
        to = list(leg.column.to)
        for scene, first, last in block.ranges:
            if leg.number in self.critical.get(scene, ()):
                to[first - block.first : last - block.first] = [NOWHERE] * (last - first)
        return leg.column._replace(to=tuple(to), get=row_getter(to))

    def _solve_class(self, knot: CommunicatingClass) -> None:
        """Let those who leave a knot with the same points, its own heights left out, do so together."""
        safe = CommunicatingClass({node: self._uncritical_row(node, row) for node, row in knot.rows.items()})
        if len(knot.rows) == 1:
            self._exit_single(safe)
            return
        height = knot.potentials()
        gained: dict[int, dict[int, float]] = {}
        for node in knot.rows:
            for share, points, target, _ in safe.exits(node):
                total, lanes = self.needed - self.most[target] + points + height[node], self.packed[target]
                while lanes:
                    gain = gained.setdefault(total, dict.fromkeys(knot.rows, 0.0))
                    gain[node] += share * (lanes & _FULL) / _WHOLE
                    total, lanes = total + 1, lanes >> _LANE
        for total, gain in gained.items():
            for node, odds in safe.solved(gain).items():
                over = total - height[node] + self.most[node] - self.needed
                self.packed[node] += round(odds * _WHOLE) << _LANE * over if over >= 0 else 0

    def _exit_single(self, knot: CommunicatingClass) -> None:
        """Let those who come back to one node for a while leave it by each of its ways out, as probable as these are."""
        (node,) = knot.rows
        out = knot.exits(node)
        leaving = sum([share for share, _, _, _ in out])
        lanes = [self.packed[target] >> _LANE * max(self.most[target] - self.most[node] - by, 0) for _, by, target, _ in out]
        self.packed[node] = sum(_scaled(lanes, [share / leaving for share, _, _, _ in out]))

    def _uncritical_row(self, node: int, row: Sequence[WeightedMove]) -> list[WeightedMove]:
        """Let the critical choices of a node in a knot lead nowhere."""
        critical = self.critical.get(self.chain.graph.scene(node), ())
        return [(share, points, NOWHERE if move in critical else target, move) for share, points, target, move in row]


def _critical(machine: Machine) -> dict[int, set[int]]:
    """Give by scene the numbers of the moves that are critical choices."""
    critical = [{number for number, move in enumerate(code.moves) if move.choice.critical} for code in machine.scenes]
    return {scene: numbers for scene, numbers in enumerate(critical) if numbers}


def _scaled(sums: Sequence[int], shares: Sequence[float]) -> list[int]:
    """Multiply each lane and round; what the product has behind the point spills into the lane below, and is masked."""
    half, mask = _rounding(-(-max(sums).bit_length() // _LANE))
    factor = {share: round(share * (1 << _SHARE)) for share in set(shares)}
    return [lanes * factor[share] + half >> _SHARE & mask for lanes, share in zip(sums, shares)]


@lru_cache(maxsize=1024)
def _rounding(lanes: int) -> tuple[int, int]:
    """Give as many lanes with half of the last bit that is kept, and with all bits set that are no spill."""
    each = ((1 << _LANE * lanes) - 1) // _FULL
    return each << _SHARE - 1, each * ((1 << _LANE - _SHARE) - 1)


def _summed(lanes: int) -> int:
    """Add up the lanes: one lane is worth 1 to the modulus, and all together are far from filling one."""
    return lanes % _FULL
