"""How often a player comes back to a scene: the difference between its expected visits and the probability of visiting it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from heapq import heappop, heappush
from operator import mul, or_

from simulator.core.analysis.node_blocks import NOWHERE, SceneRange
from simulator.core.players.communicating_class import CommunicatingClass
from simulator.core.players.markov_chain import MarkovChain, PlayedBlock, PlayedColumn

_ACYCLIC = -1
_STEPS_TO_LOOK_AHEAD, _STEPS_A_NODE, _STEPS_IN_A_CLASS = 0.8, 0.15, 1
"""What looking ahead counts as for each node, and sending players on for each node and move of a range or node of a class."""


_InnerColumn = tuple[Sequence[int], Sequence[float], set[int], int]
"""A column within a cyclic component: where it leads each node of a range, how probably, and the pieces that lie there.

The last holds, as bits, the scenes that these pieces lead to, and their own.
"""


def expected_returns(chain: MarkovChain, visit_counts: Sequence[float]) -> Iterator[tuple[int, float]]:
    """The expected returns to each scene (by number) that can be visited again, from the expected visits of the nodes.

    All visits to a scene set off together, and are counted where they come to it the next time: so every visit but the first is
    counted once.
    """
    search = _ReturnSearch(chain, visit_counts)
    for scene, numbers in search.back.items():
        yield scene, _SceneReturns(search, scene).expected_count(numbers)


class _ReturnSearch:
    """Follows those who left a scene, in the order of play and only while the scene still lies ahead.

    The search goes from piece to piece: the nodes of one scene in a block, or a communicating class. Whoever leaves a cyclic
    component of scenes never comes back, so that nodes outside such components are no pieces. `ahead` has for each piece (by
    its number), as bits, the scenes of its component that it leads to, and its own; `inner_columns` the columns of the moves
    `staying` in the component; and `back`, for each scene that can be visited again, the pieces from which it can.
    """

    def __init__(self, chain: MarkovChain, visit_counts: Sequence[float]) -> None:
        self.chain = chain
        self.visit_counts = visit_counts
        chain.budget.spend(len(visit_counts) * _STEPS_TO_LOOK_AHEAD)
        self.component = [_ACYCLIC] * chain.graph.scene_count
        self.bit = [0] * chain.graph.scene_count
        for number, scenes in enumerate(chain.graph.machine.cyclic_components):
            for place, scene in enumerate(scenes):
                self.component[scene], self.bit[scene] = number, 1 << place
        self.staying = {scene: self._staying(scene) for scene, component in enumerate(self.component) if component != _ACYCLIC}
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
        """The moves that may stay in a scene's component, and whether they may leave it as well."""
        edges = self.chain.graph.machine.scenes[scene].edges
        staying = {move: False for move, _, target in edges if self.component[target] == self.component[scene]}
        leaving = {move: True for move, _, target in edges if self.component[target] != self.component[scene] and move in staying}
        return staying | leaving

    def _split(self) -> None:
        """Number the pieces in the order of play."""
        for unit in self.chain.units:
            if isinstance(unit, CommunicatingClass):
                for node in unit.rows:
                    self.piece[node] = len(self.pieces)
                self.pieces.append(unit)
                self.component_of.append(self.component[self.chain.graph.scene_of(next(iter(unit.rows)))])
                continue
            for nodes in self._in_cycles(unit):
                scene, first, last = nodes
                self.piece[first:last] = [len(self.pieces)] * (last - first)
                self.pieces.append(nodes)
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
            ranges = self._in_cycles(unit)
            columns = [(played, played.column.get(self.piece)) for played in unit.columns] if ranges else ()
            for nodes in reversed(ranges):
                number -= 1
                inner = list(self._within(nodes, unit.block.first, columns))
                self.inner_columns.append(inner)
                self._note(number, (nodes.scene,), reduce(or_, [ahead for _, _, _, ahead in inner], 0))
        self.inner_columns.reverse()

    def _in_cycles(self, unit: PlayedBlock) -> list[SceneRange]:
        return [nodes for nodes in unit.block.ranges if nodes.scene in self.staying]

    def _within(
        self, nodes: SceneRange, block: int, columns: Iterable[tuple[PlayedColumn, Sequence[int]]]
    ) -> Iterator[_InnerColumn]:
        """The columns of a range that stay in its component, from those of its block with the pieces that these lead to."""
        places = slice(nodes.first - block, nodes.last - block)
        component, staying = self.component[nodes.scene], self.staying[nodes.scene]
        for (number, column, shares), numbers in columns:
            if number not in staying:
                continue
            to, pieces = column.to[places], set(numbers[places])
            pieces.discard(NOWHERE)  # whoever leaves all cyclic components goes where nobody looks
            if staying[number]:
                pieces = {piece for piece in pieces if self.component_of[piece] == component}
                to = tuple([place if piece in pieces else NOWHERE for place, piece in zip(to, numbers[places])])
            if pieces:
                yield to, shares[places], pieces, reduce(or_, [self.ahead[piece] for piece in pieces])

    def _note_class(self, component: CommunicatingClass, number: int) -> None:
        """Record what a communicating class leads to."""
        scene_of = self.chain.graph.scene_of
        scenes = {scene_of(node) for node in component.rows}
        own = self.component[next(iter(scenes))]
        ahead = sum([self.bit[scene] for scene in scenes]) if component.is_cyclic else 0
        for node in component.rows:
            for _, _, target, _ in component.exits(node):
                if self.component[scene_of(target)] == own:
                    ahead |= self.ahead[self.piece[target]]
        self._note(number, sorted(scenes), ahead)

    def _note(self, number: int, scenes: Sequence[int], ahead: int) -> None:
        own = ahead
        for scene in scenes:
            own |= self.bit[scene]
            if ahead & self.bit[scene]:
                self.back.setdefault(scene, []).append(number)
        self.ahead[number] = own


class _SceneReturns:
    """One scene's part of the search: who is under way (in the row `coming`), and how often the scene is visited again."""

    def __init__(self, search: _ReturnSearch, scene: int) -> None:
        self.search = search
        self.coming = search.coming
        self.scene = scene
        self.bit = search.bit[scene]
        self.back = 0.0
        self.touched: set[int] = set()
        self.waiting: list[int] = []

    def expected_count(self, numbers: Sequence[int]) -> float:
        """The expected returns to the scene, when all visits to its pieces set off."""
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
        """Queue the pieces from which the scene lies ahead."""
        for number in numbers:
            if number not in self.touched:
                self.touched.add(number)
                if self.search.ahead[number] & self.bit:
                    heappush(self.waiting, number)

    def _send_on(self, nodes: SceneRange, columns: Iterable[_InnerColumn]) -> None:
        """Send on those who come to a range. Those who come to the scene have returned; its own visits go on instead."""
        scene, first, last = nodes
        coming, touched, bit = self.coming, self.touched, self.bit
        counts: Sequence[float] = coming[first:last]
        if scene == self.scene:
            self.back += sum(counts)
            counts = self.search.visit_counts[first:last]
        for places, shares, pieces, ahead in columns:
            if ahead & bit:
                self.search.chain.budget.spend((last - first) * _STEPS_A_NODE)
                if not touched.issuperset(pieces):
                    self._queue(pieces)
                for to, amount in zip(places, map(mul, counts, shares)):
                    coming[to] += amount

    def _pass_class(self, component: CommunicatingClass) -> None:
        """Pass those who come to a communicating class through it, counting returns and sending the scene's own visits off."""
        scene_of, budget = self.search.chain.graph.scene_of, self.search.chain.budget
        budget.spend(len(component.rows) * _STEPS_IN_A_CLASS)
        inside = {node: self.coming[node] for node in component.rows}
        own = [node for node in component.rows if scene_of(node) == self.scene]
        self.back += sum(inside.pop(node) for node in own)
        if component.is_large and len(own) == 1 and not any(inside.values()) and not self._leads_back(component):
            visits, once = self.search.visit_counts[own[0]], component.visits_from_itself[own[0]]
            self.back += visits - visits / once
            return
        for node in own:
            for share, _, target, _ in component.rows[node]:
                self._arrive(target, self.search.visit_counts[node] * share, inside, component)
        others = component
        if own:
            left = component.rows.keys() - own
            others = CommunicatingClass({node: row for node, row in component.rows.items() if node in left}, budget)
        for node, count in others.visits(inside).items():
            for share, _, target, _ in others.exits(node):
                self._arrive(target, count * share, {}, component)

    def _leads_back(self, component: CommunicatingClass) -> bool:
        """Say whether the scene can be visited again after the class was left."""
        search = self.search
        exits = {search.piece[target] for node in component.rows for _, _, target, _ in component.exits(node)} - {NOWHERE}
        return any(
            search.ahead[piece] & self.bit and search.component_of[piece] == search.component[self.scene] for piece in exits
        )

    def _arrive(self, target: int, count: float, inside: dict[int, float], component: CommunicatingClass) -> None:
        """Bring those who leave a node of a class to where they go; a node of the scene within it counts a return."""
        search = self.search
        if target in inside:
            inside[target] += count
        elif target in component.rows:
            self.back += count
        elif search.component[search.chain.graph.scene_of(target)] == search.component[self.scene]:
            self._queue((search.piece[target],))
            self.coming[target] += count
