"""Generated scenarios, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from simulator.content.loader import read_scenario
from simulator.core.scenario.model import Scenario
from tests.generated import scenario_text

SEED = 7


@cache
def source(scenes: int) -> bytes:
    """Give the file of a generated scenario."""
    return scenario_text(scenes, SEED).encode()


def write_small(folder: Path, number: int, seed: int) -> None:
    """Write one of many small scenario files, or another one in its place."""
    folder.joinpath(f"{number:04}.yaml").write_text(scenario_text(6, seed), encoding="utf-8")


@cache
def generated(scenes: int) -> Scenario:
    """Give a generated scenario."""
    scenario = read_scenario(source(scenes), "generated.yaml").scenario
    assert scenario is not None
    return scenario
