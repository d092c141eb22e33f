"""From the click on a choice to the next scene painted, the decision being on disk before."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.bar import Bar, in_turn
from tests.bench.start import child

ROUNDS = 5


def measure() -> Iterator[Bar]:
    """Compare with a bare page of one label and five buttons over a plain dictionary."""
    ours: dict[str, float] = {}

    def measured() -> float:
        ours.update(child("click_ours.py"))
        return ours["click"]

    floor, click = in_turn(ROUNDS, lambda: child("click_floor.py")["click"], measured)
    told = f"{click:.2f} / {floor:.2f} ms, of which {ours['store']:.2f} ms to disk; {ours['hasty']:.2f} ms where nobody reads"
    yield Bar("click to painted next scene, against bare Qt", click / floor, 2.0, told=told)
