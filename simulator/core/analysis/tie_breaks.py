"""Of lines that earn the same, which one to show: the one without critical errors, then without breaks, then the shorter one.

Every line that attains the best total is made of moves that cost nothing. Each of them has a burden: whether it is a critical
error, the weights of what it breaks, whether it is a silence, and one for its length, each outweighing all that follow. The best
line to show is the one with the least burden to an ending (Dijkstra, 1959). That is worked out for all that such lines can come
to, and only when somebody asks where two moves tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from simulator.core.analysis.quotient_graph import QuotientGraph
from simulator.core.scenario.model import Choice

MOST_COMPARED = 200_000
"""Where there are more moves, equal lines are not compared as a whole: that would take as long as all bounds did."""

_FIELD = 32
"""Bits for each part of a burden: a line meets no node twice, so that none of them comes to as much."""


def burden(choice: Choice) -> int:
    """What speaks against a move that earns as much as another one, always more than nothing."""
    told = 1 if choice.critical else 0
    for part in (sum([weight.weight for weight in choice.breaks]), int(choice.silent), 1):
        told = told << _FIELD | part
    return told


class TieBreaks:
    """The least burden of the best lines from each place of a quotient graph, of which `bests` has the best totals."""

    def __init__(self, graph: QuotientGraph, bests: Sequence[int]) -> None:
        self._graph = graph
        self._bests = bests
        self._least: dict[int, int] = {}
        self._burdens = [[burden(move.choice) for move in code.moves] for code in graph.machine.scenes]

    def least(self, place: int) -> int:
        """The least burden of a best line from a place to an ending, 0 at an ending."""
        if place not in self._least:
            self._settle(self._led_to(place))
        return self._least[place]

    def _led_to(self, place: int) -> dict[int, list[_Way]]:
        """The best moves from a place and from all that they lead to, where nothing was settled yet."""
        led_to: dict[int, list[_Way]] = {}
        waiting = [place]
        for here in waiting:
            if here not in led_to:
                led_to[here] = ways = self._best_moves(here)
                waiting += [target for target, _ in ways if target not in led_to and target not in self._least]
        return led_to

    def _best_moves(self, place: int) -> list[_Way]:
        bests, best, burdens = self._bests, self._bests[place], self._burdens[self._graph.scene_of(place)]
        return [
            _Way(target, burdens[number]) for number, points, target in self._graph.moves(place) if points + bests[target] == best
        ]

    def _settle(self, led_to: dict[int, list[_Way]]) -> None:
        """Settle all places backwards from the endings, and from those that were settled before."""
        before: dict[int, list[_Way]] = {}
        waiting = [(0, place) for place, ways in led_to.items() if not ways]
        for place, ways in led_to.items():
            for target, by in ways:
                if target in led_to:
                    before.setdefault(target, []).append(_Way(place, by))
                else:
                    waiting.append((by + self._least[target], place))
        waiting.sort()
        while waiting:
            so_far, place = heappop(waiting)
            if place in self._least:
                continue
            self._least[place] = so_far
            for earlier, by in before.get(place, ()):
                if earlier not in self._least:
                    heappush(waiting, (so_far + by, earlier))


class _Way(NamedTuple):
    """A best move: the place that it leads to (or comes from), and its burden."""

    place: int
    burden: int
