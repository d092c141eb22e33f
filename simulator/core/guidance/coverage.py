"""Which points of the articles a library of scenarios lets people practise, in which channels, and where it has gaps.

Only what a scenario really practises counts: a principle that rests on a point in one channel counts for it there and nowhere
else, and a retired principle counts for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from simulator.core.guidance.catalogue import Competency, Guidance, Point, Principle
from simulator.core.scenario.model import CHANNELS, Choice, Scenario


@dataclass(frozen=True, slots=True)
class Cell:
    """How many choices of one scenario show a principle that rests on a point, and how many break one.

    A silence counts as a choice. A choice counts once, however many of its principles rest on the point, and however many scenes
    it stands in.
    """

    shown: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One point, the principles that rest on it, and a cell for each scenario, in the order of the scenarios.

    `by_channel` counts scenarios in place of choices: how many show the point and how many break it, channel by channel.
    """

    point: Point
    principles: tuple[Principle, ...]
    cells: tuple[Cell, ...]
    by_channel: Mapping[str, Cell]

    @property
    def shown(self) -> int:
        """How many choices of all scenarios show it."""
        return sum(cell.shown for cell in self.cells)

    @property
    def broken(self) -> int:
        """How many choices of all scenarios break it."""
        return sum(cell.broken for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Points by scenarios: `scenarios` are ids, `channels` theirs one by one, `rows` stand in the catalogue's order.

    The principles `unused` are in no choice at all; of the competencies `unassessed` every principle is unused.
    """

    scenarios: tuple[str, ...]
    channels: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    unused: tuple[Principle, ...]
    unassessed: tuple[Competency, ...]

    @property
    def never_shown(self) -> tuple[Point, ...]:
        """The points that no choice shows."""
        return tuple(row.point for row in self.rows if not row.shown)

    @property
    def never_broken(self) -> tuple[Point, ...]:
        """The points that no choice breaks."""
        return tuple(row.point for row in self.rows if not row.broken)

    @property
    def shown_once(self) -> dict[str, str]:
        """The codes of the points that one scenario alone shows, each with its id."""
        return self._once(lambda cell: cell.shown)

    @property
    def broken_once(self) -> dict[str, str]:
        """The codes of the points that one scenario alone breaks, each with its id."""
        return self._once(lambda cell: cell.broken)

    def _once(self, count: Callable[[Cell], int]) -> dict[str, str]:
        once = {}
        for row in self.rows:
            names = [name for name, cell in zip(self.scenarios, row.cells, strict=True) if count(cell)]
            if len(names) == 1:
                once[row.point.code] = names[0]
        return once


def cover(guidance: Guidance, scenarios: Sequence[Scenario]) -> Coverage:
    """Count what the choices of the scenarios show and break; principles that the catalogue does not have count nowhere."""
    moves = [[_used(move) for move in scenario.moves] for scenario in scenarios]
    channels = tuple(scenario.channel for scenario in scenarios)
    rows = tuple(_row(guidance, point, channels, moves) for point in guidance.points.values())
    named = {name for used in moves for shows, breaks in used for name in shows | breaks}
    current = guidance.current.values()
    unused = tuple(principle for principle in current if principle.id not in named)
    assessed = {principle.competency for principle in current if principle.id in named}
    unassessed = tuple(competency for name, competency in guidance.competencies.items() if name not in assessed)
    return Coverage(tuple(scenario.id for scenario in scenarios), channels, rows, unused, unassessed)


Used = tuple[frozenset[str], frozenset[str]]
"""The principles that a choice shows, and those that it breaks."""


def _row(guidance: Guidance, point: Point, channels: Sequence[str], moves: Sequence[Sequence[Used]]) -> CoverageRow:
    resting = {name: {principle.id for principle in guidance.citing(point.code, name)} for name in CHANNELS}
    cells = tuple(_cell(used, resting[channel]) for channel, used in zip(channels, moves, strict=True))
    by_channel = {name: _together([cell for cell, at in zip(cells, channels, strict=True) if at == name]) for name in CHANNELS}
    return CoverageRow(point, guidance.citing(point.code), cells, by_channel)


def _used(choice: Choice) -> Used:
    return frozenset(weight.principle for weight in choice.shows), frozenset(weight.principle for weight in choice.breaks)


def _together(cells: Sequence[Cell]) -> Cell:
    """Count the scenarios that show something and those that break it."""
    return Cell(sum(cell.shown > 0 for cell in cells), sum(cell.broken > 0 for cell in cells))


def _cell(used: Sequence[Used], principles: set[str]) -> Cell:
    shown = sum(not shows.isdisjoint(principles) for shows, _ in used)
    return Cell(shown, sum(not breaks.isdisjoint(principles) for _, breaks in used))
