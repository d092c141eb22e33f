"""The chances of a scenario's best line: where showing a principle is the best that can be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simulator.core.analysis.bounds import Analysis


class BestChance(NamedTuple):
    """A principle that the best choice of a scene (by its id) shows."""

    scene: str
    principle: str


def best_chances(analysis: Analysis) -> tuple[BestChance, ...]:
    """The chances of the best line from the beginning, in the order in which they come."""
    return tuple(dict.fromkeys(_chances(analysis)))


def _chances(analysis: Analysis) -> Iterator[BestChance]:
    moment = analysis.graph.machine.start
    for choice in analysis.best_line(moment):
        for weight in choice.shows:
            yield BestChance(moment.scene.id, weight.principle)
        moment = moment.follow(choice.id)
