"""How often a player comes back to a scene: that is what tells how often it is met from how probably."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from heapq import heappop, heappush
from operator import mul, or_

from simulator.core.analysis.node_blocks import NOWHERE, SceneRange
from simulator.core.players.communicating_class import CommunicatingClass
from simulator.core.players.markov_chain import MarkovChain, PlayedBlock, PlayedColumn

_ACYCLIC = -1


_InnerColumn = tuple[Sequence[int], Sequence[float], set[int], int]
"""A step that stays in its circle of scenes: where each node of a group is led and how probably, and the pieces that lie there.

The last has as bits the scenes that these pieces lead to, and their own.
"""


def expected_returns(chain: MarkovChain, met: Sequence[float]) -> Iterator[tuple[int, float]]:
    """Give each scene (by number) that can be met again with how often it is, on the average, from how often its nodes are met.

    All who are in a scene are sent off together, and counted where they come to it the next time: so every visit but the first
    is counted once.
    """
    search = _ReturnSearch(chain, met)
    for scene, numbers in search.back.items():
        yield scene, _SceneReturns(search, scene).expected_count(numbers)


class _ReturnSearch:
    """Follows those who left a scene, in the order of play and only as far as it still lies ahead.

    The way goes from piece to piece: the nodes of one scene in a block, or a knot. Whoever leaves a circle of scenes never comes
    back, so that all others are no pieces. `ahead` has for each piece (by its number) as bits the scenes of its circle that it
    leads to, and its own; `ways` the steps by the moves `staying` in the circle; and `back` for each scene that can be met again
    the pieces from which that is so.
    """

    def __init__(self, chain: MarkovChain, met: Sequence[float]) -> None:
        self.chain = chain
        self.met = met
        self.component = [_ACYCLIC] * chain.graph.scene_count
        self.bit = [0] * chain.graph.scene_count
        for number, scenes in enumerate(chain.graph.machine.cyclic_components):
            for place, scene in enumerate(scenes):
                self.component[scene], self.bit[scene] = number, 1 << place
        self.staying = {scene: self._staying(scene) for scene, circle in enumerate(self.component) if circle != _ACYCLIC}
        self.pieces: list[SceneRange | CommunicatingClass] = []
        self.component_of: list[int] = []
        self.piece = chain.graph.row(NOWHERE)
        self.coming = chain.graph.row(0.0)
        self.inner_columns: list[list[_InnerColumn]] = []
        self._split()
        self.ahead = [0] * len(self.pieces)
        self.back: dict[int, list[int]] = {}
        self._look_ahead()

    def _staying(self, scene: int) -> dict[int, bool]:
        """Give the moves that may stay in a scene's circle, and whether they may leave it as well."""
        ways = self.chain.graph.machine.scenes[scene].edges
        staying = {move: False for move, _, target in ways if self.component[target] == self.component[scene]}
        leaving = {move: True for move, _, target in ways if self.component[target] != self.component[scene] and move in staying}
        return staying | leaving

    def _split(self) -> None:
        """Number the pieces in the order of play."""
        for unit in self.chain.units:
            if isinstance(unit, CommunicatingClass):
                for node in unit.rows:
                    self.piece[node] = len(self.pieces)
                self.pieces.append(unit)
                self.component_of.append(self.component[self.chain.graph.scene(next(iter(unit.rows)))])
                continue
            for group in self._in_cycles(unit):
                scene, first, last = group
                self.piece[first:last] = [len(self.pieces)] * (last - first)
                self.pieces.append(group)
                self.component_of.append(self.component[scene])

    def _look_ahead(self) -> None:
        """Go through the pieces from the last to the first."""
        number = len(self.pieces)
        for unit in reversed(self.chain.units):
            if isinstance(unit, CommunicatingClass):
                number -= 1
                self.inner_columns.append([])
                self._note_class(unit, number)
                continue
            groups = self._in_cycles(unit)
            legs = [(leg, leg.column.get(self.piece)) for leg in unit.columns] if groups else ()
            for group in reversed(groups):
                number -= 1
                ways = list(self._within(group, unit.block.first, legs))
                self.inner_columns.append(ways)
                self._note(number, (group.scene,), reduce(or_, [ahead for _, _, _, ahead in ways], 0))
        self.inner_columns.reverse()

    def _in_cycles(self, unit: PlayedBlock) -> list[SceneRange]:
        return [group for group in unit.block.ranges if group.scene in self.staying]

    def _within(
        self, group: SceneRange, block: int, legs: Iterable[tuple[PlayedColumn, Sequence[int]]]
    ) -> Iterator[_InnerColumn]:
        """Give those ways of a group that stay in its circle, from the legs of its block with the pieces that these lead to."""
        here = slice(group.first - block, group.last - block)
        circle, staying = self.component[group.scene], self.staying[group.scene]
        for (number, step, shares), numbers in legs:
            if number not in staying:
                continue
            to, pieces = step.to[here], set(numbers[here])
            pieces.discard(NOWHERE)  # whoever leaves all circles goes where nobody looks
            if staying[number]:
                pieces = {piece for piece in pieces if self.component_of[piece] == circle}
                to = tuple([place if piece in pieces else NOWHERE for place, piece in zip(to, numbers[here])])
            if pieces:
                yield to, shares[here], pieces, reduce(or_, [self.ahead[piece] for piece in pieces])

    def _note_class(self, knot: CommunicatingClass, number: int) -> None:
        """Note of a knot what each of its nodes leads to, for every one."""
        scene_of = self.chain.graph.scene
        scenes = {scene_of(node) for node in knot.rows}
        circle = self.component[next(iter(scenes))]
        ahead = sum([self.bit[scene] for scene in scenes]) if knot.is_cyclic else 0
        for node in knot.rows:
            for _, _, target, _ in knot.exits(node):
                if self.component[scene_of(target)] == circle:
                    ahead |= self.ahead[self.piece[target]]
        self._note(number, sorted(scenes), ahead)

    def _note(self, number: int, scenes: Sequence[int], ahead: int) -> None:
        here = ahead
        for scene in scenes:
            here |= self.bit[scene]
            if ahead & self.bit[scene]:
                self.back.setdefault(scene, []).append(number)
        self.ahead[number] = here


class _SceneReturns:
    """One scene's share of the search: who is on the way, in the search's row `coming`, and how often the scene is met again."""

    def __init__(self, search: _ReturnSearch, scene: int) -> None:
        self.search = search
        self.coming = search.coming
        self.scene = scene
        self.bit = search.bit[scene]
        self.back = 0.0
        self.touched: set[int] = set()
        self.waiting: list[int] = []

    def expected_count(self, numbers: Sequence[int]) -> float:
        """Give how often the scene is met again on the average, when all leave it who are met in its pieces."""
        self._queue(numbers)
        while self.waiting:
            number = heappop(self.waiting)
            piece = self.search.pieces[number]
            if isinstance(piece, CommunicatingClass):
                self._pass_class(piece)
            else:
                self._send_on(piece, self.search.inner_columns[number])
        for number in self.touched:  # leave the row empty for the next scene
            piece = self.search.pieces[number]
            if isinstance(piece, CommunicatingClass):
                for node in piece.rows:
                    self.coming[node] = 0.0
            else:
                _, first, last = piece
                self.coming[first:last] = [0.0] * (last - first)
        return self.back

    def _queue(self, numbers: Iterable[int]) -> None:
        """See to it that the pieces from which the scene lies ahead get their turn."""
        for number in numbers:
            if number not in self.touched:
                self.touched.add(number)
                if self.search.ahead[number] & self.bit:
                    heappush(self.waiting, number)

    def _send_on(self, group: SceneRange, ways: Iterable[_InnerColumn]) -> None:
        """Send on those who come to a group. Who comes to the scene has come back; in their place all who are met there go."""
        scene, first, last = group
        coming, touched, bit = self.coming, self.touched, self.bit
        here: Sequence[float] = coming[first:last]
        if scene == self.scene:
            self.back += sum(here)
            here = self.search.met[first:last]
        for places, shares, pieces, ahead in ways:
            if ahead & bit:
                if not touched.issuperset(pieces):
                    self._queue(pieces)
                for to, amount in zip(places, map(mul, here, shares)):
                    coming[to] += amount

    def _pass_class(self, knot: CommunicatingClass) -> None:
        """Take those who come to a knot through it, counting those who come to the scene there and sending its own off."""
        scene_of = self.search.chain.graph.scene
        inside = {node: self.coming[node] for node in knot.rows}
        here = [node for node in knot.rows if scene_of(node) == self.scene]
        self.back += sum(inside.pop(node) for node in here)
        for node in here:
            for share, _, target, _ in knot.rows[node]:
                self._arrive(target, self.search.met[node] * share, inside, knot)
        others = CommunicatingClass({node: row for node, row in knot.rows.items() if node not in here}) if here else knot
        for node, times in others.visits(inside).items():
            for share, _, target, _ in others.exits(node):
                self._arrive(target, times * share, {}, knot)

    def _arrive(self, target: int, times: float, inside: dict[int, float], knot: CommunicatingClass) -> None:
        """Bring those who leave a node of a knot to where they go, within it only where others than the scene's own are."""
        search = self.search
        if target in inside:
            inside[target] += times
        elif target in knot.rows:
            self.back += times
        elif search.component[search.chain.graph.scene(target)] == search.component[self.scene]:
            self._queue((search.piece[target],))
            self.coming[target] += times
