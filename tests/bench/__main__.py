"""Runs every measurement, or those whose names are given, and prints a line for each bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.bench import click, folder, library, memory, play, progress, read, report, shapes, start
from tests.bench.bar import HEAD, Bar

MEASUREMENTS: dict[str, Callable[[], Iterator[Bar]]] = {
    "start": start.measure,
    "click": click.measure,
    "play": play.measure,
    "read": read.measure,
    "report": report.measure,
    "library": library.measure,
    "folder": folder.measure,
    "shapes": shapes.measure,
    "progress": progress.measure,
    "memory": memory.measure,
}


def main() -> int:
    """Measure and print. Gives 1 where a bar is missed."""
    missed = 0
    print(HEAD)
    for name in sys.argv[1:] or MEASUREMENTS:
        for bar in MEASUREMENTS[name]():
            missed += not bar.met
            print(bar, flush=True)
    print("every bar is met" if not missed else f"{missed} missed")
    return int(bool(missed))


if __name__ == "__main__":
    raise SystemExit(main())
