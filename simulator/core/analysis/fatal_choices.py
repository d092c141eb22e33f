"""Choices that put more out of reach than may be lost, alone or behind one that could still have been made up for.

What a choice loses is told by the best that is left without a critical choice. A slip is a choice that loses something. Where the
most is lost that one slip may cost, the next is fatal first, so of all ways to a node with one slip that which lost most counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simulator.core.analysis.cycles import PathStep, choices
from simulator.core.analysis.path_costs import LeastCosts


class FatalChoice(NamedTuple):
    """A choice that leads to `node` and costs the pass: `lost` in all, once `slip` (the one before, if any) was made.

    It is `alone` where it would be fatal without the slip too. `path` are the steps to it, with itself.
    """

    node: int
    lost: int
    path: tuple[PathStep, ...]
    slip: PathStep | None
    alone: bool


class _Reached(NamedTuple):
    """How a node is reached with one slip: what that lost, the slip, and the step before."""

    lost: int
    slip: PathStep
    before: PathStep


class FatalChoices:
    """Finds the choices that are fatal where no more than `allowed` may be lost, of play without critical choices."""

    def __init__(self, costs: LeastCosts, allowed: int) -> None:
        self._costs = costs
        self._allowed = allowed
        self._steps = costs.losses()
        self._flawless: dict[int, PathStep | None] = {costs.graph.root: None}
        self._slips: list[tuple[int, int, PathStep]] = []
        flawless, steps, slips = self._flawless, self._steps, self._slips
        waiting = [costs.graph.root]
        for node in waiting:
            for index, points, target, lost in steps(node):
                if lost:
                    slips.append((lost, target, (node, index, points)))
                elif target not in flawless:
                    flawless[target] = node, index, points
                    waiting.append(target)

    def all(self) -> Iterator[FatalChoice]:
        """Those that are fatal alone, the nearest first, and then those that are behind a slip."""
        for lost, target, step in self._slips:
            if lost > self._allowed:
                yield FatalChoice(target, lost, (*self._flawless_path(step[0]), step), None, alone=True)
        slipped: dict[int, _Reached] = {}
        for node, target, lost, step in self._behind_a_slip(slipped):
            reached = slipped[node]
            path = (*self._path(slipped, node), step)
            yield FatalChoice(target, reached.lost + lost, path, reached.slip, lost > self._allowed)

    def _behind_a_slip(self, slipped: dict[int, _Reached]) -> Iterator[tuple[int, int, int, PathStep]]:
        """Reach all nodes with one slip that can be made up for, the dearest slips first, and give the fatal steps from there."""
        steps, allowed = self._steps, self._allowed
        for lost, begun, slip in sorted(self._slips, key=lambda each: -each[0]):
            if lost > allowed or begun in slipped:
                continue
            slipped[begun] = _Reached(lost, slip, slip)
            waiting, left = [begun], allowed - lost
            for node in waiting:
                for index, points, target, more in steps(node):
                    if more > left:
                        yield node, target, more, (node, index, points)
                    elif not more and target not in slipped:
                        slipped[target] = _Reached(lost, slip, (node, index, points))
                        waiting.append(target)

    def _flawless_path(self, node: int) -> list[PathStep]:
        path = []
        while (step := self._flawless[node]) is not None:
            path.append(step)
            node = step[0]
        return path[::-1]

    def _path(self, slipped: dict[int, _Reached], node: int) -> list[PathStep]:
        path = []
        while (reached := slipped[node]).before is not reached.slip:
            path.append(reached.before)
            node = reached.before[0]
        return [*self._flawless_path(reached.slip[0]), reached.slip, *path[::-1]]

    def choice_ids(self, fatal: FatalChoice) -> tuple[str, ...]:
        """The choices that come to a fatal one, with itself."""
        return choices(self._costs.graph, fatal.path)
