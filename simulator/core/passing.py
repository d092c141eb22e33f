"""How probable a pass is: every total of points is followed from the start, as far as it is not decided yet.

The totals that a node can be arrived at with are one large integer: a lane of bits for each total, and in it the probability as a
fixed-point number. One addition or multiplication then takes in all of them. Each move cuts off what is below 2^-64, so that the
result is too low by less than that times the nodes and their totals: 1e-11 at the largest scenario, 1e-15 at a usual one.
"""

from __future__ import annotations

from collections.abc import Mapping

from simulator.core.analysis import Bounds
from simulator.core.chains import Chain, Knot, Step

Totals = tuple[int, int]
"""The lowest total of points, and the lanes from it upwards."""

_NOWHERE = -1
_POINT = 64
"""Bits behind the point of a probability."""
_SHARE = 60
"""Bits behind the point of a move's probability; the product of both fits into a lane."""
_LANE = 128
_WHOLE = 1 << _POINT
_FULL = (1 << _LANE) - 1


class Passing:
    """Follows the totals that can still pass; a critical error ends that.

    `needed` are the fewest points that pass. `bounds` tell, for the nodes that they know, when a total is decided: by the best
    that can follow, that it can't pass any more, and by the worst, where nobody errs critically or goes round for ever, that it
    will.
    """

    def __init__(self, chain: Chain, bounds: Mapping[int, Bounds], needed: int) -> None:
        self.chain = chain
        self.bounds = bounds
        self.needed = needed
        codes = chain.graph.machine.nodes
        self.critical = [frozenset(n for n, move in enumerate(code.moves) if move.choice.critical) for code in codes]
        self.harmless = not any(self.critical) and not chain.stuck
        self.rows = chain.rows if self.harmless else {node: self._marked(node, row) for node, row in chain.rows.items()}
        self.at: dict[int, Totals] = {chain.graph.root: (0, _WHOLE)}
        self.passed = 0
        self._factors: dict[float, int] = {}
        self._masks: dict[int, int] = {}

    def _marked(self, node: int, row: list[Step]) -> list[Step]:
        """Let critical choices lead nowhere; they stay moves, because they are picked as often as before."""
        critical = self.critical[self.chain.graph.scene(node)]
        return [(step[0], step[1], _NOWHERE, step[3]) if step[3] in critical else step for step in row] if critical else row

    def odds(self) -> float:
        """Give the probability."""
        at, bounds, rows = self.at, self.bounds, self.rows
        for unit in self.chain.units:
            if isinstance(unit, Knot):
                self._untie(unit)
                continue
            totals = at.pop(unit, None)
            if totals is None:
                continue
            if not rows[unit]:
                self._arrive(unit, totals)
                continue
            if unit in bounds:
                totals = self._undecided(bounds[unit], totals)
            if totals[1]:
                self._go_on(totals, rows[unit])
        return self.passed / _WHOLE

    def _arrive(self, node: int, totals: Totals) -> None:
        if node not in self.chain.stuck:
            lowest, lanes = totals
            missing = self.needed - self.chain.scene(node).points - lowest
            self.passed += _summed(lanes >> _LANE * missing if missing > 0 else lanes)

    def _undecided(self, bounds: Bounds, totals: Totals) -> Totals:
        """Count the totals that pass whatever follows, and leave out those that can't pass any more."""
        best, worst, _ = bounds
        lowest, lanes = totals
        if self.harmless:
            certain = _LANE * max(self.needed - worst - lowest, 0)
            if above := lanes >> certain:
                self.passed += _summed(above)
                lanes -= above << certain
        hopeless = self.needed - best - lowest
        return (lowest + hopeless, lanes >> _LANE * hopeless) if hopeless > 0 else (lowest, lanes)

    def _go_on(self, totals: Totals, row: list[Step]) -> None:
        at = self.at
        lowest, lanes = totals
        last, scaled = 0.0, lanes
        for share, points, target, _ in row:
            if target == _NOWHERE:
                continue
            if share != last:
                last, scaled = share, self._scaled(lanes, share)
            total = lowest + points
            if target not in at:
                at[target] = total, scaled
                continue
            low, known = at[target]
            if low <= total:
                at[target] = low, known + (scaled << _LANE * (total - low))
            else:
                at[target] = total, scaled + (known << _LANE * (low - total))

    def _scaled(self, lanes: int, share: float) -> int:
        """Multiply each lane; what the product has behind the point spills into the lane below, and is masked."""
        if share not in self._factors:
            self._factors[share] = round(share * (1 << _SHARE))
        count = -(-lanes.bit_length() // _LANE)
        if count not in self._masks:
            lane = (1 << _LANE - _SHARE) - 1
            self._masks[count] = sum(lane << _LANE * number for number in range(count))
        return lanes * self._factors[share] >> _SHARE & self._masks[count]

    def _untie(self, knot: Knot) -> None:
        """Take those who enter a knot with the same points, its own heights left out, through it together."""
        heights = knot.heights()
        entering: dict[int, dict[int, float]] = {}
        for node in knot.members:
            total, lanes = self.at.pop(node, (0, 0))
            while lanes:
                if lanes & _FULL:
                    entering.setdefault(total - heights[node], {})[node] = (lanes & _FULL) / _WHOLE
                total, lanes = total + 1, lanes >> _LANE
        safe = Knot(knot.members, self.rows)
        for total, arriving in entering.items():
            for node, times in safe.visits(arriving).items():
                for share, points, target, _ in self.rows[node]:
                    if target not in heights and target != _NOWHERE:
                        here = total + heights[node] + points, round(times * share * _WHOLE)
                        self._go_on(here, [(1.0, 0, target, 0)])


def _summed(lanes: int) -> int:
    """Add up the lanes: one lane is worth 1 to the modulus, and all together are far from filling one."""
    return lanes % _FULL
