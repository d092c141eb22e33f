"""Scenario files as they are named on the command line."""

from __future__ import annotations

from pathlib import Path

from simulator.core.errors import SimulatorError
from simulator.paths import Paths


def find_scenario(paths: Paths, name: str) -> Path:
    """Take a file's path, or a scenario's id where there is no such file. Raises SimulatorError."""
    path = Path(name)
    for folder in (paths.scenarios, paths.own_scenarios):
        if not path.exists() and (folder / f"{name}.yaml").is_file():
            return folder / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in paths.scenarios.glob("*.yaml")))
        raise SimulatorError(f"There is no scenario file “{name}”.", f"Give a file, or one of: {known}.")
    return path
