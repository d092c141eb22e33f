"""The exact best and worst of every moment, inside the process."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.core.analysis import Analysis
from simulator.core.machine import Machine
from tests.bench.bar import Bar, cpu, in_turn
from tests.bench.scenarios import generated

BARS = {50: (15.0, 9), 5000: (3000.0, 1)}


def measure() -> Iterator[Bar]:
    """Analyse 50 and 5,000 scenes."""
    for scenes, (bar, rounds) in BARS.items():
        scenario = generated(scenes)
        states = len(Analysis.of(Machine(scenario)).graph.edges)
        (ours,) = in_turn(rounds, lambda scenario=scenario: cpu(lambda: Analysis.of(Machine(scenario))))
        yield Bar(f"exact best and worst, {scenes:,} scenes", ours * 1000, bar, "ms", told=f"{states:,} states")
