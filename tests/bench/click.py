"""From the click on a choice to the next scene painted, the decision being on disk before."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.bar import Bar, in_turn
from tests.bench.start import child

ROUNDS = 5


def measure() -> Iterator[Bar]:
    """Compare with a bare page over a plain dictionary that commits each choice, after the same time for reading.

    Told is also what the bare page takes that keeps nothing.
    """
    ours: dict[str, float] = {}
    bare: dict[str, float] = {}

    def measured(script: str, into: dict[str, float]) -> float:
        into.update(child(script))
        return into["durable" if script == "click_floor.py" else "click"]

    floor, click = in_turn(ROUNDS, lambda: measured("click_floor.py", bare), lambda: measured("click_ours.py", ours))
    hasty = f"{ours['hasty']:.2f} / {bare['hasty']:.2f} ms where nobody reads in between"
    told = f"{ours['store']:.2f} ms of it to disk; the bare page that keeps nothing {bare['click']:.2f} ms; {hasty}"
    sides = {"ours": f"{click:.2f} ms", "floor": f"{floor:.2f} ms"}
    yield Bar("click to painted next scene, against a bare page", click / floor, 1.5, told=told, **sides)
