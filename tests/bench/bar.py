"""A bar: what was measured, what it is compared with, and how far it may be."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """A figure against its bar. `least` turns the bar round: at least so much is wanted."""

    name: str
    figure: float
    bar: float
    unit: str = "x"
    told: str = ""
    least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure is on the right side."""
        return self.figure >= self.bar if self.least else self.figure <= self.bar

    def __str__(self) -> str:
        sign = ">=" if self.least else "<="
        verdict = "met   " if self.met else "MISSED"
        return f"{verdict} {self.name:<44} {self.figure:9.2f} {self.unit:<3} (bar {sign} {self.bar:g})  {self.told}"


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
