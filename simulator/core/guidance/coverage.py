"""Which points of the articles a library of scenarios lets people practise, and where it has gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.core.guidance.catalogue import Competency, Guidance, Point, Principle
from simulator.core.scenario.model import Choice, Scenario


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
    """One point, the principles that rest on it, and a cell for each scenario, in the order of the scenarios."""

    point: Point
    principles: tuple[Principle, ...]
    cells: tuple[Cell, ...]

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
    """Points by scenarios: `scenarios` are ids, `rows` stand in the catalogue's order.

    The principles `unused` are in no choice at all; of the competencies `unassessed` every principle is unused.
    """

    scenarios: tuple[str, ...]
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


def cover(guidance: Guidance, scenarios: Sequence[Scenario]) -> Coverage:
    """Count what the choices of the scenarios show and break; principles that the catalogue does not have count nowhere."""
    moves = [[_used(move) for move in scenario.moves] for scenario in scenarios]
    rows = []
    for point in guidance.points.values():
        principles = guidance.citing(point.code)
        ids = {principle.id for principle in principles}
        rows.append(CoverageRow(point, principles, tuple(_cell(used, ids) for used in moves)))
    named = {name for used in moves for shows, breaks in used for name in shows | breaks}
    unused = tuple(principle for principle in guidance.principles.values() if principle.id not in named)
    assessed = {principle.competency for principle in guidance.principles.values() if principle.id in named}
    unassessed = tuple(competency for name, competency in guidance.competencies.items() if name not in assessed)
    return Coverage(tuple(scenario.id for scenario in scenarios), tuple(rows), unused, unassessed)


def _used(choice: Choice) -> tuple[frozenset[str], frozenset[str]]:
    """The principles that a choice shows, and those that it breaks."""
    return frozenset(weight.principle for weight in choice.shows), frozenset(weight.principle for weight in choice.breaks)


def _cell(used: Sequence[tuple[frozenset[str], frozenset[str]]], principles: set[str]) -> Cell:
    shown = sum(not shows.isdisjoint(principles) for shows, _ in used)
    return Cell(shown, sum(not breaks.isdisjoint(principles) for _, breaks in used))
