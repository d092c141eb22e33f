"""`first-call schema`: the JSON Schema of scenario files, for editors that complete and check while one types."""

from __future__ import annotations

from pathlib import Path

from simulator.cli.output import json_text
from simulator.paths import Paths


def schema() -> int:
    """Print the schema. Returns 0."""
    from simulator.content.formats.scenario_schema import scenario_schema  # brings in pydantic

    print(json_text(scenario_schema()))
    return 0


def schema_file(paths: Paths) -> Path:
    """Return the path of the schema that comes with the program."""
    return paths.assets / "scenario.schema.json"
