"""Progress after ten conversations and after ten thousand: from the click until the page is painted."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from tests.bench.bar import Bar, in_turn
from tests.bench.start import child

FEW, MANY = 10, 10_000
ROUNDS = 3
MOST = 150


def measure() -> Iterator[Bar]:
    """Give the time of the first opening with many, beside that with few."""
    runs: dict[int, list[dict[str, float]]] = {FEW: [], MANY: []}

    def measured(attempts: int) -> float:
        runs[attempts].append(child("progress_ours.py", str(attempts)))
        return runs[attempts][-1]["first"]

    few, many = in_turn(ROUNDS, *(lambda attempts=attempts: measured(attempts) for attempts in runs))
    again, weighed = (statistics.median(run[name] for run in runs[MANY]) for name in ("again", "weighed"))
    told = f"with {FEW} attempts {few:.0f} ms; again {again:.0f} ms; with what follows from it {weighed:.0f} ms the first time"
    yield Bar(f"Progress with {MANY:,} attempts", many, MOST, "ms", told=told)
