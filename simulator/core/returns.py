"""How often a player comes back to a scene: that is what tells how often it is met from how probably."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

from simulator.core.chains import Chain, Knot, pass_on

_AT_ONCE = 1024
"""So many scenes are looked for ahead together, a bit for each: more cost memory, fewer time."""


def returns(chain: Chain, met: Mapping[int, float], scenes: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Give each of the scenes (by number) with how often it is met again on the average, from how often its nodes are met.

    All who are in a scene are sent off together, and counted where they come to it the next time: so every visit but the first
    is counted once.
    """
    search = _Search(chain, met)
    for first in range(0, len(scenes), _AT_ONCE):
        bits = {scene: 1 << number for number, scene in enumerate(scenes[first : first + _AT_ONCE])}
        search.look_ahead(bits)
        for scene, bit in bits.items():
            yield scene, search.returns(scene, bit)


class _Search:
    """Follows those who left a scene, in the order of play and only as far as it still lies ahead."""

    def __init__(self, chain: Chain, met: Mapping[int, float]) -> None:
        self.chain = chain
        self.met = met
        self.places = {node: place for place, unit in enumerate(chain.units) for node in _members(unit)}
        self.homes: dict[int, list[int]] = {}
        for node in self.places:
            self.homes.setdefault(chain.graph.scene(node), []).append(node)
        self.ahead: dict[int, int] = {}
        self.beyond: dict[int, int] = {}

    def look_ahead(self, bits: Mapping[int, int]) -> None:
        """Note for each node the bits of the scenes that it leads to (`beyond`), and with them that of its own (`ahead`)."""
        rows, count, ahead, beyond = self.chain.rows, self.chain.graph.scenes, self.ahead, self.beyond
        for unit in reversed(self.chain.units):
            found = 0
            if isinstance(unit, Knot):
                inside = set(unit.members)
                for node in unit.members:
                    found |= bits.get(node % count, 0)
                for target in {step[2] for node in unit.members for step in rows[node]} - inside:
                    found |= ahead[target]
                ahead |= dict.fromkeys(inside, found)
                beyond |= dict.fromkeys(inside, found)
                continue
            for _, _, target, _ in rows[unit]:
                found |= ahead[target]
            beyond[unit] = found
            ahead[unit] = found | bits.get(unit % count, 0)

    def returns(self, scene: int, bit: int) -> float:
        """Give how often the scene is met again on the average."""
        rows, places, ahead, count = self.chain.rows, self.places, self.ahead, self.chain.graph.scenes
        back = 0.0
        coming: dict[int, float] = {}
        queued = {places[node] for node in self.homes[scene] if self.beyond[node] & bit}
        waiting = sorted(queued)
        while waiting:
            unit = self.chain.units[heappop(waiting)]
            if isinstance(unit, Knot):
                leaving: dict[int, float] = {}
                back += self._through(unit, {node for node in unit.members if node % count == scene}, coming, leaving)
                moved = [(target, amount) for target, amount in leaving.items() if ahead[target] & bit]
            else:
                amount = coming.pop(unit, 0.0)
                if unit % count == scene:
                    back += amount
                    amount = self.met[unit]
                moved = [(target, amount * share) for share, _, target, _ in rows[unit] if ahead[target] & bit]
            for target, amount in moved:
                coming[target] = coming.get(target, 0.0) + amount
                if places[target] not in queued:
                    queued.add(places[target])
                    heappush(waiting, places[target])
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


def _members(unit: int | Knot) -> Sequence[int]:
    return unit.members if isinstance(unit, Knot) else [unit]
