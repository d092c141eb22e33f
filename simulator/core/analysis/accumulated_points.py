"""With how many points each node of a sound scenario can be arrived at."""

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
    """Give the most and the least points with which each node can be arrived at, all loops summing to zero."""
    most, least = graph.row(-_BEYOND), graph.row(_BEYOND)
    most[graph.root] = least[graph.root] = 0
    for part in reversed(graph.sequence):
        if isinstance(part, CyclicComponent):
            _accumulate_in(graph, part, most, least)
            continue
        first, last, steps, _ = part
        highs, lows = most[first:last], least[first:last]
        for points, places, _ in steps:
            for to, high, low in zip(places, map(add, highs, points), map(add, lows, points)):
                if high > most[to]:
                    most[to] = high
                if low < least[to]:
                    least[to] = low
    return most, least


def _accumulate_in(graph: QuotientGraph, tangle: CyclicComponent, most: Totals, least: Totals) -> None:
    height = potentials(graph, tangle.nodes)
    highest = max(most[node] - by for node, by in height.items())
    lowest = min(least[node] - by for node, by in height.items())
    for node, by in height.items():
        most[node], least[node] = highest + by, lowest + by
        for _, points, target in tangle.edges[node]:
            if target not in height:
                most[target] = max(most[target], most[node] + points)
                least[target] = min(least[target], least[node] + points)
