"""The choices that lead to where a problem can be seen in play, for all problems whose checks don't give them.

A scene is seen on coming to it, and so is the condition of a choice. All else about a choice is seen when it is made. A flag is
seen where a choice changes it or, if none can, where a condition reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.checks.as_written import conditions
from simulator.core.checks.reachability import choice_path
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import Scenario


def witnessed(terrain: StateGraphIndex, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems, each with the shortest choices to it where any lead there."""
    for problem in problems:
        yield problem if problem.witness is not None else replace(problem, witness=_way(terrain, problem.path))


def _way(terrain: StateGraphIndex, path: Path) -> tuple[str, ...] | None:
    match path:
        case "scenes", str(scene), *within:
            return _within(terrain, scene, *within)
        case "flags", str(flag), *_:
            scenario = terrain.graph.machine.scenario
            return _shortest(terrain, _changed(scenario, flag)) or _shortest(terrain, _read(scenario, flag))
        case "walkthroughs", int(number), "choices", int(position):
            return terrain.graph.machine.scenario.walkthroughs[number].choices[:position]
        case "walkthroughs", int(number), *_:
            return terrain.graph.machine.scenario.walkthroughs[number].choices
    return None


def _within(terrain: StateGraphIndex, scene: str, *within: str | int) -> tuple[str, ...] | None:
    number = terrain.graph.machine.number[scene]
    match within:
        case ("choices", int(_), "when") | ("silence", "when"):
            return terrain.shortest_path(number)
        case ("choices", int(index), *rest):
            return terrain.shortest_path(number, index, _back(number, rest))
        case ("silence", *rest):
            return terrain.shortest_path(number, len(terrain.graph.machine.scenes[number].scene.choices), _back(number, rest))
    return terrain.shortest_path(number)


def _back(number: int, rest: list[str | int]) -> int | None:
    """Give the scene that a choice has to lead to: its own, where its `goto` as a whole is complained about."""
    return number if rest == ["goto"] else None


def _shortest(terrain: StateGraphIndex, paths: Iterable[Path]) -> tuple[str, ...] | None:
    ways = [way for path in paths if (way := _way(terrain, path)) is not None]
    return min(ways, key=len, default=None)


def _changed(scenario: Scenario, flag: str) -> Iterator[Path]:
    for scene in scenario.scenes.values():
        for index, choice in enumerate(scene.moves):
            if flag in dict((*choice.sets, *choice.adds)):
                yield choice_path(scene.id, index, choice)


def _read(scenario: Scenario, flag: str) -> Iterator[Path]:
    return (path for path, _, when in conditions(scenario) if flag in when.names)
