"""From the click on a choice to the next scene painted, the decision being on disk before."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.bar import Bar, in_turn
from tests.bench.start import child

ROUNDS = 5


def measure() -> Iterator[Bar]:
    """Compare with a bare page of one label and five buttons over a plain dictionary, after the same time for reading.

    Told is also what the bare page takes that commits each choice: less than that no page can take that keeps what is chosen.
    """
    ours: dict[str, float] = {}
    bare: dict[str, float] = {}

    def measured(script: str, into: dict[str, float]) -> float:
        into.update(child(script))
        return into["click"]

    floor, click = in_turn(ROUNDS, lambda: measured("click_floor.py", bare), lambda: measured("click_ours.py", ours))
    hasty = f"{ours['hasty']:.2f} / {bare['hasty']:.2f} ms where nobody reads in between"
    durable = f"the bare page with a bare commit {bare['durable']:.2f} ms"
    told = f"{click:.2f} / {floor:.2f} ms, of which {ours['store']:.2f} ms to disk; {durable}; {hasty}"
    yield Bar("click to painted next scene, against bare Qt", click / floor, 2.0, told=told)
