"""How often a player comes back to a scene: that is what tells how often it is met from how probably."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from simulator.core.chains import Chain, Knot, pass_on
from simulator.core.machine import circles

_NOWHERE = -1


def returns(chain: Chain, met: Mapping[int, float]) -> Iterator[tuple[int, float]]:
    """Give each scene (by number) that can be met again with how often it is, on the average, from how often its nodes are met.

    All who are in a scene are sent off together, and counted where they come to it the next time: so every visit but the first
    is counted once.
    """
    search = _Search(chain, met)
    for scene, places in search.look_ahead().items():
        yield scene, search.returns(scene, places)


class _Search:
    """Follows those who left a scene, in the order of play and only as far as it still lies ahead.

    Whoever leaves a circle of scenes never comes back. So `ahead` has for each circle its nodes, and for each node as bits the
    scenes of the circle that it leads to, and its own.
    """

    def __init__(self, chain: Chain, met: Mapping[int, float]) -> None:
        self.chain = chain
        self.met = met
        self.circle = [_NOWHERE] * chain.graph.scenes
        self.bit = [0] * chain.graph.scenes
        self.ahead: list[dict[int, int]] = []
        for number, names in enumerate(circles(chain.graph.machine.scenario)):
            self.ahead.append({})
            for place, name in enumerate(names):
                scene = chain.graph.machine.number[name]
                self.circle[scene], self.bit[scene] = number, 1 << place
        self.places: dict[int, int] = {}

    def look_ahead(self) -> dict[int, list[int]]:
        """Fill `ahead`, and give for each scene that can be met again the places of the units from which that is so."""
        count, circle, bit, places = self.chain.graph.scenes, self.circle, self.bit, self.places
        back: dict[int, list[int]] = {}
        for place in reversed(range(len(self.chain.units))):
            unit = self.chain.units[place]
            if isinstance(unit, Knot):
                self._look_around(unit, place, back)
                continue
            scene = unit % count
            if circle[scene] == _NOWHERE:
                continue
            ahead, found = self.ahead[circle[scene]], 0
            for _, _, target, _ in self.chain.rows[unit]:
                if target in ahead:
                    found |= ahead[target]
            if found & bit[scene]:
                back.setdefault(scene, []).append(place)
            places[unit] = place
            ahead[unit] = found | bit[scene]
        return back

    def _look_around(self, knot: Knot, place: int, back: dict[int, list[int]]) -> None:
        """Do the same for a knot: each of its nodes leads to all that any of them leads to."""
        count = self.chain.graph.scenes
        scenes = {node % count for node in knot.members}
        ahead, found = self.ahead[self.circle[knot.members[0] % count]], 0
        for scene in scenes:
            found |= self.bit[scene]
            back.setdefault(scene, []).append(place)
        for target in {step[2] for node in knot.members for step in knot.ways_out(node)}:
            found |= ahead.get(target, 0)
        self.places |= dict.fromkeys(knot.members, place)
        ahead |= dict.fromkeys(knot.members, found)

    def returns(self, scene: int, places: list[int]) -> float:
        """Give how often the scene is met again on the average."""
        rows, count, ahead, bit = self.chain.rows, self.chain.graph.scenes, self.ahead[self.circle[scene]], self.bit[scene]
        back = 0.0
        coming: dict[int, float] = {}
        queued, waiting = set(places), sorted(places)
        while waiting:
            unit = self.chain.units[heappop(waiting)]
            if isinstance(unit, Knot):
                leaving: dict[int, float] = {}
                back += self._through(unit, {node for node in unit.members if node % count == scene}, coming, leaving)
                moves, amount = [(times, 0, target, 0) for target, times in leaving.items()], 1.0
            else:
                moves, amount = rows[unit], coming.pop(unit, 0.0)
                if unit % count == scene:
                    back += amount
                    amount = self.met[unit]
            for share, _, target, _ in moves:
                if target in coming:
                    coming[target] += amount * share
                elif ahead.get(target, 0) & bit:
                    coming[target] = amount * share
                    if self.places[target] not in queued:
                        queued.add(self.places[target])
                        heappush(waiting, self.places[target])
        return back

    def _through(self, knot: Knot, here: set[int], coming: dict[int, float], leaving: dict[int, float]) -> float:
        """Send off those in a knot who are at the nodes `here`; give how many come to `here`, and take the rest through it."""
        inside = {node: coming.pop(node) for node in knot.members if node in coming}
        pass_on(inside, ((self.met[node], self.chain.rows[node]) for node in here))
        back = sum(inside.pop(node, 0.0) for node in here)
        others = Knot([node for node in knot.members if node not in here], self.chain.rows) if here else knot
        found = others.visits({node: inside.pop(node) for node in others.members if node in inside})
        pass_on(inside, ((found[node], others.ways_out(node)) for node in found))
        back += sum(inside.pop(node, 0.0) for node in here)
        leaving |= inside
        return back
