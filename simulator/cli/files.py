"""Scenario files as they are named on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from simulator.content.scenario_index import SUFFIXES
from simulator.core.errors import ScenarioUnplayable, SimulatorError
from simulator.core.problems.problem import Problem, blocking
from simulator.paths import Paths
from simulator.workflow.playable import Playable, ScenarioOpener


def find_scenario(paths: Paths, name: str) -> Path:
    """Take a file's path, or a scenario's id where there is no such file. Raises SimulatorError."""
    check_names([name], "Give a file, or the id of a scenario.")
    path = Path(name)
    for folder in (paths.scenarios, paths.own_scenarios):
        if not path.exists() and (folder / f"{name}.yaml").is_file():
            return folder / f"{name}.yaml"
    if path.is_dir():
        raise SimulatorError(f"“{name}” is a folder.", f"Name one file in it. To check them all: first-call check {typed(path)}")
    if path.exists() and not path.is_file():
        raise SimulatorError(f"“{name}” is a device or a pipe, and no file.", "Name a scenario file.")
    if not path.is_file():
        bundled = sorted(file.stem for file in paths.scenarios.glob("*.yaml"))
        own = sorted(file.stem for file in paths.own_scenarios.glob("*.yaml"))
        beside = sorted(str(file) for file in path.parent.glob("*") if file.suffix in SUFFIXES)
        close = get_close_matches(name, [*bundled, *own, *beside], 1)
        meant = f"Did you mean “{close[0]}”? " if close else ""
        raise SimulatorError(f"There is no scenario file “{name}”.", f"{meant}Give a file, or one of: {', '.join(bundled)}.")
    return path


def check_names(names: Sequence[str], hint: str = "Name scenario files, or folders of them.") -> None:
    """See that no name is empty, as one is where a variable of a shell holds nothing. Raises SimulatorError."""
    if not all(name.strip() for name in names):
        raise SimulatorError("A name is empty.", hint)


def open_scenario(opener: ScenarioOpener, path: Path) -> Playable:
    """Make a file ready to play. Raises ScenarioUnplayable with a hint that a terminal can follow."""
    try:
        return opener.open(path)
    except ScenarioUnplayable as unplayable:
        if not unplayable.problems:
            raise
        raise ScenarioUnplayable(unplayable.message, hint(unplayable.problems, path), unplayable.problems) from None


def hint(problems: Sequence[Problem], path: Path) -> str:
    """Say what to do about the first problem that forbids playing, and how to see them all."""
    return f"{first_blocking(problems).remedy} To see every problem: first-call check {typed(path)}"


def first_blocking(problems: Sequence[Problem]) -> Problem:
    """Return the first problem that blocks playing, among those of a file that can't be played."""
    return next((problem for problem in problems if blocking((problem,))), problems[0])


def typed(path: Path) -> str:
    """Write a path as it is typed."""
    return f'"{path}"' if " " in str(path) else str(path)
