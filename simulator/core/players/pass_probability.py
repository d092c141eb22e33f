"""How probable a pass is, from the distribution of the points still to come at every node without a critical error.

The distribution at a node is one large integer: a slot of bits for each number of points, which holds the probability as a
fixed-point number. One addition or multiplication then serves all of them. Each move rounds to 2^-43, so that the result is off
by less than half of that times the moves to an ending and the different numbers of points that pass: 1e-9 at the largest
scenario, 1e-10 at a usual one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import add

from simulator.core.analysis.accumulated_points import Totals
from simulator.core.analysis.node_blocks import NOWHERE, MoveColumn, NodeBlock, row_getter
from simulator.core.players.communicating_class import CommunicatingClass
from simulator.core.players.gth_elimination import WeightedMove
from simulator.core.players.markov_chain import MarkovChain, PlayedBlock, PlayedColumn
from simulator.core.scenario.state_machine import Machine

_POINT = 43
"""Bits behind the point of a probability."""
_SHARE = 46
"""Bits behind the point of a move's probability; the product of both fits into a slot."""
_SLOT = 90
"""A multiple of the digits of Python's integers, so that a shift by slots moves whole digits."""
_WHOLE = 1 << _POINT
_FULL = (1 << _SLOT) - 1
_MANY = 10_000
"""The most nodes whose distributions are all kept to the end."""
_WIDE = 1000
"""From so many slots on, those that hold nothing are left out at the bottom as well."""
_STEPS_A_MOVE, _STEPS_A_SLOT, _STEPS_A_GAIN = 0.5, 0.006, 0.3
"""What a move counts as, a slot of a wide distribution for each move, and a node of a class for each total of points."""


def pass_probability(chain: MarkovChain, needed: int, most: Totals) -> float:
    """How probable it is that a player reaches an ending with `needed` points or more, and no critical error.

    `most` are the most points accumulated on reaching each node. What cannot pass even with those is not followed.
    """
    return _PointsDistribution(chain, needed, most).probability()


class _PointsDistribution:
    """For each node the distribution of the points still to come, in packed slots. The lowest is for the fewest that may suffice.

    Those are what is needed less the most that can have been accumulated. From node to node they fall by no less than the points
    gained, so that with each move slots drop out at the bottom and none are added. Where there are many slots, most of them hold
    less than can be told from nothing: then `empty` has how many are left out at the bottom of each node's.
    """

    def __init__(self, chain: MarkovChain, needed: int, most: Totals) -> None:
        self.chain = chain
        self.needed = needed
        self.most = most
        self.critical = _critical(chain.graph.machine)
        self.packed = chain.graph.row(0)
        units = list(enumerate(reversed(chain.units)))
        self.wide = self._widest() > _WIDE
        self.empty = chain.graph.row(0) if self.wide else []
        unused = self._last_uses(units) if self.wide or len(self.packed) > _MANY else {}
        for number, unit in units:
            if isinstance(unit, CommunicatingClass):
                self._solve_class(unit)
            elif unit.columns:
                self._solve_block(unit)
            else:
                self._set_endings(unit.block)
            for block in unused.get(number, ()):
                self.packed[block.first : block.last] = [0] * (block.last - block.first)

    def _widest(self) -> int:
        """The slots between what is needed and the most that can be reached."""
        scenes = self.chain.graph.machine.scenes
        endings = [nodes for unit in self.chain.units if isinstance(unit, PlayedBlock) for nodes in unit.block.ranges]
        return max(
            [max(self.most[first:last]) + scenes[scene].scene.points - self.needed for scene, first, last in endings], default=0
        )

    def _last_uses(self, units: Sequence[tuple[int, PlayedBlock | CommunicatingClass]]) -> dict[int, list[NodeBlock]]:
        """The blocks that are no longer needed after each unit; all distributions together would take hundreds of megabytes."""
        unit_of = self.chain.graph.row(NOWHERE)
        last: dict[int, int] = {}
        for number, unit in units:
            if isinstance(unit, CommunicatingClass):
                last |= {unit_of[target]: number for node in unit.rows for _, _, target, _ in unit.exits(node)}
                continue
            unit_of[unit.block.first : unit.block.last] = [number] * (unit.block.last - unit.block.first)
            for _, column, _ in unit.columns:
                last |= dict.fromkeys(column.get(unit_of), number)
        unused: dict[int, list[NodeBlock]] = {}
        for number, unit in units:
            if number in last and not isinstance(unit, CommunicatingClass):
                unused.setdefault(last[number], []).append(unit.block)
        return unused

    def probability(self) -> float:
        """How probable it is that enough is gained from the start on."""
        return min(_summed(self.packed[self.chain.graph.root]) / _WHOLE, 1.0)

    def _set_endings(self, block: NodeBlock) -> None:
        for scene, first, last in block.ranges:
            ending = self.chain.graph.machine.scenes[scene].scene
            if ending.final:
                over = [most + ending.points - self.needed for most in self.most[first:last]]
                if self.wide:
                    self.empty[first:last] = over
                    over = [min(slot, 0) for slot in over]
                self.packed[first:last] = [_WHOLE << _SLOT * slot if slot >= 0 else 0 for slot in over]

    def _solve_block(self, unit: PlayedBlock) -> None:
        first, last, _, _ = unit.block
        self.chain.budget.spend((last - first) * len(unit.columns) * _STEPS_A_MOVE)
        columns = [played.column for played in unit.columns]
        if self.critical and any(nodes.scene in self.critical for nodes in unit.block.ranges):
            columns = [self._without_critical(unit.block, played) for played in unit.columns]
        most = self.most[first:last]
        if self.wide:
            for place, node in enumerate(range(first, last)):
                moves = [
                    (played.probabilities[place], column.points[place], column.to[place])
                    for column, played in zip(columns, unit.columns)
                ]
                self._join(node, moves)
            return
        sums: Sequence[int] = ()
        for (points, _, get), (_, _, shares) in zip(columns, unit.columns):
            rows = zip(get(self.packed), get(self.most), most, points)
            shifted: Sequence[int] = [
                slots >> _SLOT * by if (by := then - now - gained) > 0 else slots for slots, then, now, gained in rows
            ]
            if unit.uniform is None:
                shifted = _scaled(shifted, shares)
            sums = list(map(add, sums, shifted)) if sums else shifted
        if unit.uniform is not None:
            sums = _scaled(sums, unit.uniform)
        self.packed[first:last] = sums

    def _join(self, node: int, moves: Sequence[tuple[float, int, int]]) -> None:
        """Set the wide distribution of a node from its moves: the probability of each, its points, and where it leads."""
        now, parts = self.most[node], []
        for share, points, to in moves:
            slots = self.packed[to]
            if slots:
                parts.append((self.empty[to] - (self.most[to] - now - points), slots, round(share * (1 << _SHARE))))
        lowest = max(min([at for at, _, _ in parts], default=0), 0)
        total = 0
        for at, slots, factor in parts:
            by = _SLOT * (at - lowest)
            total += (slots << by if by >= 0 else slots >> -by) * factor
        count = -(-total.bit_length() // _SLOT)
        self.chain.budget.spend(count * (len(parts) + 2) * _STEPS_A_SLOT)
        coarse = 1 << max(count.bit_length() - 3, 6)  # few sizes are needed then, and the slots too many hold nothing
        half, mask = _rounding(-(-count // coarse) * coarse)
        self._keep(node, lowest, total + half >> _SHARE & mask)

    def _keep(self, node: int, lowest: int, slots: int) -> None:
        """Keep the slots of a node from the first on that holds anything."""
        nothing = (slots & -slots).bit_length() // _SLOT if slots else 0
        self.packed[node], self.empty[node] = slots >> _SLOT * nothing, lowest + nothing

    def _without_critical(self, block: NodeBlock, played: PlayedColumn) -> MoveColumn:
        """Let critical choices lead nowhere; they are made as often as before."""
        to = list(played.column.to)
        for scene, first, last in block.ranges:
            if played.number in self.critical.get(scene, ()):
                to[first - block.first : last - block.first] = [NOWHERE] * (last - first)
        return played.column._replace(to=tuple(to), get=row_getter(to))

    def _solve_class(self, component: CommunicatingClass) -> None:
        """Solve a communicating class once for each total of points with which it is left, potentials aside."""
        rows = {node: self._uncritical_row(node, row) for node, row in component.rows.items()}
        safe = component if rows == component.rows else CommunicatingClass(rows, self.chain.budget)
        if len(component.rows) == 1:
            self._exit_single(safe)
            return
        potential = component.potentials()
        landed: dict[int, list[tuple[int, int]]] = {node: [] for node in component.rows}
        for total, gain in self._gains(safe, potential).items():
            for node, probability in safe.solved(gain).items():
                over, slot = total - potential[node] + self.most[node] - self.needed, round(probability * _WHOLE)
                if over >= 0 and slot:
                    landed[node].append((over, slot))
        for node, slots in landed.items():
            lowest = min([over for over, _ in slots], default=0) if self.wide else 0
            packed = sum([slot << _SLOT * (over - lowest) for over, slot in slots])
            if self.wide:
                self._keep(node, lowest, packed)
            else:
                self.packed[node] = packed

    def _gains(self, component: CommunicatingClass, potential: Mapping[int, int]) -> dict[int, dict[int, float]]:
        """For each total with which a class is left, how probable that is at the next move of each node."""
        gained: dict[int, dict[int, float]] = {}
        for node in component.rows:
            for share, points, target, _ in component.exits(node):
                total, slots = self.needed - self.most[target] + points + potential[node], self.packed[target]
                if self.wide:
                    total += self.empty[target]
                while slots:
                    gain = gained.get(total)
                    if gain is None:
                        self.chain.budget.spend(len(component.rows) * _STEPS_A_GAIN)
                        gain = gained[total] = dict.fromkeys(component.rows, 0.0)
                    gain[node] += share * (slots & _FULL) / _WHOLE
                    total, slots = total + 1, slots >> _SLOT
        return gained

    def _exit_single(self, component: CommunicatingClass) -> None:
        """Solve a class of a single node: it is left by each of its exits in proportion to their probabilities."""
        (node,) = component.rows
        out = component.exits(node)
        leaving = sum([share for share, _, _, _ in out])
        if self.wide:
            self._join(node, [(share / leaving, by, target) for share, by, target, _ in out])
            return
        slots = [self.packed[target] >> _SLOT * max(self.most[target] - self.most[node] - by, 0) for _, by, target, _ in out]
        self.packed[node] = sum(_scaled(slots, [share / leaving for share, _, _, _ in out]))

    def _uncritical_row(self, node: int, row: Sequence[WeightedMove]) -> list[WeightedMove]:
        """Let the critical choices of a node in a class lead nowhere."""
        critical = self.critical.get(self.chain.graph.scene_of(node), ())
        return [(share, points, NOWHERE if move in critical else target, move) for share, points, target, move in row]


def _critical(machine: Machine) -> dict[int, set[int]]:
    """By scene, the numbers of the moves that are critical choices."""
    critical = [{number for number, move in enumerate(code.moves) if move.choice.critical} for code in machine.scenes]
    return {scene: numbers for scene, numbers in enumerate(critical) if numbers}


def _scaled(sums: Sequence[int], shares: Sequence[float]) -> list[int]:
    """Multiply each slot and round; the fraction of the product spills into the slot below, and is masked off."""
    half, mask = _rounding(-(-max(sums).bit_length() // _SLOT))
    factor = {share: round(share * (1 << _SHARE)) for share in set(shares)}
    return [slots * factor[share] + half >> _SHARE & mask for slots, share in zip(sums, shares)]


@lru_cache(maxsize=1024)
def _rounding(count: int) -> tuple[int, int]:
    """So many slots holding the rounding half, and so many with all bits set that are no spill."""
    each = ((1 << _SLOT * count) - 1) // _FULL
    return each << _SHARE - 1, each * ((1 << _SLOT - _SHARE) - 1)


def _summed(slots: int) -> int:
    """Add up the slots: each slot is worth 1 to the modulus, and all together are far from filling one."""
    return slots % _FULL
