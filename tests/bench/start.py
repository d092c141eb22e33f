"""From the start of the process to the first painted window, and until the database is ready."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bar import Bar, in_turn

ROUNDS = 11
FOLDER = Path(__file__).parent


def child(script: str, *arguments: str) -> dict[str, float]:
    """Run a script of this folder in a process of its own; it prints figures as JSON, times in ms since it was started."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, str(FOLDER / script), str(time.time()), *arguments]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return {name: float(value) for name, value in json.loads(told.stdout.splitlines()[-1]).items()}


def measure() -> Iterator[Bar]:
    """Compare the program with a bare window of a label and three buttons."""
    with tempfile.TemporaryDirectory() as home:
        child("start_ours.py", home)
        known = Path(home, "settings.json")
        known.write_text(json.dumps({"voice": False, "trainee": 1, "trainee_name": "Ada"}), encoding="utf-8")
        runs: dict[str, list[dict[str, float]]] = {"bare": [], "painted": [], "titles": [], "ready": []}

        def measured(moment: str) -> float:
            bare = moment == "bare"
            runs[moment].append(child("start_floor.py") if bare else child("start_ours.py", home, moment))
            return runs[moment][-1]["painted" if bare else moment]

        floor, ours, titles, ready = in_turn(ROUNDS, *(lambda moment=moment: measured(moment) for moment in runs))
    work = {moment: statistics.median(run["cpu"] for run in found) for moment, found in runs.items()}
    told = f"CPU {work['painted']:.0f} / {work['bare']:.0f} ms; all titles {titles:.0f} ms"
    sides = {"ours": f"{ours:.0f} ms", "floor": f"{floor:.0f} ms"}
    yield Bar("start to first painted window, against bare Qt", ours / floor, 1.1, told=told, **sides)
    told = f"CPU {work['ready']:.0f} / {work['painted']:.0f} ms, of all threads"
    sides = {"ours": f"{ready:.0f} ms", "floor": f"{ours:.0f} ms"}
    yield Bar("database and library ready, against the first paint", ready / ours, 2, told=told, **sides)
