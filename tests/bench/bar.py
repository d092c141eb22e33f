"""A bar: what was measured, what it is compared with, and how far it may be."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

HEAD = f"{'':<6} {'':<52} {'ours':>13} {'floor':>13} {'figure':>8}      bar"


@dataclass(frozen=True)
class Bar:
    """A figure against its bar. `least` turns the bar round: at least so much is wanted.

    `ours` and `floor` are the two sides of a ratio, as they were measured in one run.
    """

    name: str
    figure: float
    bar: float
    unit: str = "x"
    ours: str = ""
    floor: str = ""
    told: str = ""
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side."""
        return self.figure >= self.bar if self.least else self.figure <= self.bar

    def __str__(self) -> str:
        verdict, sign = "met" if self.met else "MISSED", ">=" if self.least else "<="
        sides = f"{self.ours:>13} {self.floor:>13}"
        return (
            f"{verdict:<6} {self.name:<52} {sides} {self.figure:8.2f} {self.unit:<2} {sign} {self.bar:<5g} {self.told}".rstrip()
        )


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU seconds that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def in_turn(rounds: int, *works: Callable[[], float]) -> list[float]:
    """Measure several works in turn, A B C A B C, and give the median of each."""
    figures: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, found in zip(works, figures, strict=True):
            found.append(work())
    return [statistics.median(found) for found in figures]
