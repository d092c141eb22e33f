"""The points that play can have accumulated on reaching each node of a sound scenario."""

from __future__ import annotations

from operator import add

from simulator.core.analysis.cycles import potentials
from simulator.core.analysis.node_blocks import CyclicComponent
from simulator.core.analysis.quotient_graph import QuotientGraph

Totals = list[int]
"""A row of points."""

_BEYOND = 1 << 62
"""More than any total."""


def accumulated_points(graph: QuotientGraph) -> tuple[Totals, Totals]:
    """The most and the least points accumulated on reaching each node, where every cycle sums to zero."""
    most, least = graph.row(-_BEYOND), graph.row(_BEYOND)
    most[graph.root] = least[graph.root] = 0
    for part in reversed(graph.sequence):
        if isinstance(part, CyclicComponent):
            _accumulate_in(graph, part, most, least)
            continue
        first, last, columns, _ = part
        highs, lows = most[first:last], least[first:last]
        for points, places, _ in columns:
            for to, high, low in zip(places, map(add, highs, points), map(add, lows, points)):
                if high > most[to]:
                    most[to] = high
                if low < least[to]:
                    least[to] = low
    return most, least


def _accumulate_in(graph: QuotientGraph, component: CyclicComponent, most: Totals, least: Totals) -> None:
    potential = potentials(graph, component.nodes)
    highest = max(most[node] - by for node, by in potential.items())
    lowest = min(least[node] - by for node, by in potential.items())
    for node, by in potential.items():
        most[node], least[node] = highest + by, lowest + by
        for _, points, target in component.edges[node]:
            if target not in potential:
                most[target] = max(most[target], most[node] + points)
                least[target] = min(least[target], least[node] + points)
