"""`first-call report --cues`: how far players come who do not read, in one scenario or in a folder of them."""

from __future__ import annotations

import json
from pathlib import Path

from simulator.cli.files import find_scenario, open_scenario
from simulator.content.scenario_index import SUFFIXES
from simulator.core.errors import SimulatorError
from simulator.paths import Paths
from simulator.workflow.cue_table import cue_audits, cue_lines, cue_values
from simulator.workflow.house_layers import is_house
from simulator.workflow.playable import open_scenario_opener


def tell_cues(paths: Paths, name: str, form: str = "text") -> int:
    """Print the table as `text` or `json`. Gives 0. Raises SimulatorError."""
    if form == "html":
        raise SimulatorError("What players come to who do not read is told as text or JSON.", "Leave out “--format html”.")
    opener = open_scenario_opener(paths)
    audits = cue_audits([open_scenario(opener, path) for path in _files(paths, name)])
    print(json.dumps(cue_values(audits), indent=2, ensure_ascii=False) if form == "json" else "\n".join(cue_lines(audits)))
    return 0


def _files(paths: Paths, name: str) -> list[Path]:
    """The scenario files that are meant: one, or all of a folder. Raises SimulatorError."""
    folder = Path(name)
    if not folder.is_dir():
        return [find_scenario(paths, name)]
    files = sorted(file for file in folder.iterdir() if file.suffix in SUFFIXES and file.is_file() and not is_house(file))
    if not files:
        raise SimulatorError(f"There is no scenario file in “{name}”.", "Name a folder with files that end in .yaml.")
    return files
