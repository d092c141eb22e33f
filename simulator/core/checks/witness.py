"""The choices that lead to where a problem can be seen in play, for all problems whose checks don't give them.

A scene is seen on coming to it, and so is the condition of a choice. All else about a choice is seen when it is made. A flag is
seen where a choice changes it or, if none can, where a condition reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.work_budget import MOST_LISTED
from simulator.core.checks.as_written import conditions
from simulator.core.checks.reachability import choice_path
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import Scenario


class Witnessed(NamedTuple):
    """Problems with their witnesses; not `complete` where some were not looked for, because all together take too much."""

    problems: list[Problem]
    complete: bool


def witnessed(graph_index: StateGraphIndex, problems: Iterable[Problem]) -> Witnessed:
    """Give each problem the shortest choices to it, where any lead there."""
    found, complete, afford = [], True, graph_index.graph.move_count <= MOST_LISTED
    for problem in problems:
        if problem.witness is None and problem.path:
            complete = complete and afford
            witness = _witness(graph_index, problem.path) if afford else None
            graph_index.budget.spent += len(witness or ())
            afford = afford and graph_index.budget.left > 0
            problem = replace(problem, witness=witness)
        found.append(problem)
    return Witnessed(found, complete)


def _witness(graph_index: StateGraphIndex, path: Path) -> tuple[str, ...] | None:
    match path:
        case "scenes", str(scene), *within:
            return _within(graph_index, scene, *within)
        case "everywhere", int(number), *within:
            return _shortest(graph_index, _in_scenes(graph_index.graph.machine.scenario, number, *within))
        case "flags", str(flag), *_:
            scenario = graph_index.graph.machine.scenario
            return _shortest(graph_index, _changed(scenario, flag)) or _shortest(graph_index, _read(scenario, flag))
        case "walkthroughs", int(number), "choices", int(position):
            return graph_index.graph.machine.scenario.walkthroughs[number].choices[:position]
        case "walkthroughs", int(number), *_:
            return graph_index.graph.machine.scenario.walkthroughs[number].choices
    return None


def _within(graph_index: StateGraphIndex, scene: str, *within: str | int) -> tuple[str, ...] | None:
    machine = graph_index.graph.machine
    number = machine.number.get(scene)
    if number is None:
        return _passing(graph_index, scene)
    match within:
        case ("choices", int(_), "when") | ("silence", "when"):
            return graph_index.shortest_path(number)
        case ("choices", int(index), *rest):
            return graph_index.shortest_path(number, index, _back(number, rest))
        case ("silence", *rest):
            return graph_index.shortest_path(number, len(machine.scenes[number].scene.choices), _back(number, rest))
    return graph_index.shortest_path(number)


def _passing(graph_index: StateGraphIndex, beat: str) -> tuple[str, ...] | None:
    """The shortest choices after which a beat is passed."""
    machine = graph_index.graph.machine
    if any(passed.scene == beat for passed in machine.opening):
        return ()
    witnesses = []
    for number, code in enumerate(machine.scenes):
        for index, move in enumerate(code.moves):
            past = {place for place, way in enumerate(move.ways) if any(passed.scene == beat for passed in way.beats)}
            if past and index in graph_index.shown[number]:
                witness = graph_index.shortest_path(number, index, ways=past)
                witnesses += [] if witness is None else [witness]
    return min(witnesses, key=len, default=None)


def _in_scenes(scenario: Scenario, number: int, *within: str | int) -> Iterator[Path]:
    """Where in its scenes a part of a choice would stand that stands in many."""
    for scene in scenario.scenes.values():
        for index, choice in enumerate(scene.choices):
            if choice.everywhere == number:
                yield ("scenes", scene.id, "choices", index, *within)


def _back(number: int, rest: list[str | int]) -> int | None:
    """The scene that a choice has to lead to: its own, where its `goto` as a whole is complained about."""
    return number if rest == ["goto"] else None


def _shortest(graph_index: StateGraphIndex, paths: Iterable[Path]) -> tuple[str, ...] | None:
    witnesses = [witness for path in paths if (witness := _witness(graph_index, path)) is not None]
    return min(witnesses, key=len, default=None)


def _changed(scenario: Scenario, flag: str) -> Iterator[Path]:
    for scene in scenario.scenes.values():
        for index, choice in enumerate(scene.moves):
            if flag in dict((*choice.sets, *choice.adds)):
                yield choice_path(scene.id, index, choice)


def _read(scenario: Scenario, flag: str) -> Iterator[Path]:
    return (path for path, when in conditions(scenario) if flag in when.names)
