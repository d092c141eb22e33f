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
        self._flawless: dict[int, PathStep | None] = {costs.graph.root: None}
        self._slips: list[tuple[int, int, PathStep]] = []
        waiting = [costs.graph.root]
        for node in waiting:
            for step, target, lost in self._steps(node):
                if lost:
                    self._slips.append((lost, target, step))
                elif target not in self._flawless:
                    self._flawless[target] = step
                    waiting.append(target)

    def _steps(self, node: int) -> Iterator[tuple[PathStep, int, int]]:
        """The steps from a node that lead on to an ending, each with the node after it and what it loses."""
        costs, left = self._costs, self._costs.cost_to_go
        for step, target in costs.steps(node):
            if target in left:
                yield step, target, costs.cost(step, target) + left[target] - left[node]

    def all(self) -> Iterator[FatalChoice]:
        """Those that are fatal alone, the nearest first, and then those that are behind a slip."""
        for lost, target, step in self._slips:
            if lost > self._allowed:
                yield FatalChoice(target, lost, (*self._flawless_path(step[0]), step), None, alone=True)
        slipped = self._slipped()
        for node, reached in slipped.items():
            for step, target, lost in self._steps(node):
                if lost and reached.lost + lost > self._allowed:
                    path = (*self._path(slipped, node), step)
                    yield FatalChoice(target, reached.lost + lost, path, reached.slip, lost > self._allowed)

    def _slipped(self) -> dict[int, _Reached]:
        """All nodes that are reached with one slip that could be made up for, those first that lost most."""
        found: dict[int, _Reached] = {}
        for lost, target, slip in sorted(self._slips, key=lambda each: -each[0]):
            if lost > self._allowed or target in found:
                continue
            found[target] = _Reached(lost, slip, slip)
            waiting = [target]
            for node in waiting:
                for step, after, more in self._steps(node):
                    if not more and after not in found:
                        found[after] = _Reached(lost, slip, step)
                        waiting.append(after)
        return found

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
