"""Progress after ten conversations, two thousand and ten thousand: from the click until the page is painted."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from tests.bench.bar import Bar, in_turn
from tests.bench.start import child

FEW, SOME, MANY = 10, 2_000, 10_000
ROUNDS = 3
MOST = 150


def measure() -> Iterator[Bar]:
    """Give the time of the first opening, and how many times longer it takes with a thousand times as much to show."""
    runs: dict[int, list[dict[str, float]]] = {FEW: [], SOME: [], MANY: []}

    def measured(attempts: int) -> float:
        runs[attempts].append(child("progress_ours.py", str(attempts)))
        return runs[attempts][-1]["first"]

    few, some, many = in_turn(ROUNDS, *(lambda attempts=attempts: measured(attempts) for attempts in (FEW, SOME, MANY)))
    for attempts, first in ((SOME, some), (MANY, many)):
        again, weighed = (statistics.median(run[name] for run in runs[attempts]) for name in ("again", "weighed"))
        told = f"again {again:.0f} ms; with what follows from it {weighed:.0f} ms the first time"
        yield Bar(f"Progress with {attempts:,} attempts", first, MOST, "ms", told=told)
    yield Bar(f"Progress with {MANY:,} attempts, against {FEW}", many / few, 2.5, told=f"{many:.0f} / {few:.0f} ms")
