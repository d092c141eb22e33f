"""`first-call list`: the scenarios that can be played, and what each is in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import Any

from simulator.cli.files import typed
from simulator.cli.output import WIDTH, json_text
from simulator.command_name import as_typed
from simulator.content.loader import ScenarioReading, load_scenario
from simulator.content.scenario_index import find
from simulator.core.problems.problem import blocking
from simulator.core.scenario.model import Scenario
from simulator.paths import Paths

Listed = tuple[Path, ScenarioReading]


def list_scenarios(paths: Paths, *, as_json: bool) -> int:
    """Print the scenarios that come with the program and one's own, the easier ones first. Returns 0."""
    files = [Path(file.path) for file in find((paths.scenarios, paths.own_scenarios))]
    listed = sorted(((file, load_scenario(file)) for file in files), key=_ease)
    if as_json:
        print(json_text([_values(*one) for one in listed]))
    else:
        print(as_typed("\n".join(line for one in listed for line in _lines(*one))))
    return 0


def _readable(reading: ScenarioReading) -> Scenario | None:
    return None if blocking(reading.problems) else reading.scenario


def _ease(listed: Listed) -> tuple[bool, int, str]:
    file, reading = listed
    scenario = _readable(reading)
    return (False, scenario.level, scenario.title.casefold()) if scenario else (True, 0, file.name)


def _values(file: Path, reading: ScenarioReading) -> dict[str, Any]:
    scenario = _readable(reading)
    if scenario is None:
        return {"file": str(file), "readable": False}
    keys = ("id", "title", "subtitle", "channel", "language", "level", "minutes", "about")
    return {"file": str(file), "readable": True} | {key: getattr(scenario, key) for key in keys}


def _lines(file: Path, reading: ScenarioReading) -> Iterator[str]:
    scenario = _readable(reading)
    if scenario is None:
        yield f"{file.stem}: can't be played as it is. To see why: first-call check {typed(file)}"
        return
    facts = f"{scenario.channel}, level {scenario.level}, {scenario.minutes} min"
    about = ". ".join(part.rstrip(".") for part in (scenario.subtitle, facts) if part)
    yield f"{file.stem}: {scenario.title}"
    yield fill(about, WIDTH, initial_indent="  ", subsequent_indent="  ")
