"""Reading a scenario file with every check of its text, against PyYAML's C loader alone, which checks nothing."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from simulator.content.loader import read_scenario
from tests.bench.bar import Bar, cpu, in_turn
from tests.bench.scenarios import source

BARS = {50: (0.5, 15), 5000: (0.22, 3)}


def measure() -> Iterator[Bar]:
    """Compare at 50 and at 5,000 scenes."""
    for scenes, (bar, rounds) in BARS.items():
        data = source(scenes)
        read_scenario(data, "warm.yaml")
        ours, floor = in_turn(
            rounds,
            lambda data=data: cpu(lambda: read_scenario(data, "generated.yaml")),
            lambda data=data: cpu(lambda: yaml.load(data, Loader=yaml.CSafeLoader)),
        )
        sides = {"ours": f"{ours * 1000:.1f} ms", "floor": f"{floor * 1000:.1f} ms"}
        yield Bar(f"read and check {scenes:,} scenes, against CSafeLoader", ours / floor, bar, **sides)
