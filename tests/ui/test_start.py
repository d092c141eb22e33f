"""The start of the program in a process of its own: quick, with nothing heavy before the window is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
import json, sys
from simulator.app import start
from simulator.paths import find_paths

app, program = start(find_paths(sys.argv[1]))
seen = {}

def look(when):
    seen[when] = sorted(name for name in sys.modules if "." not in name or name.startswith("PySide6."))
    if when == "opened":
        print(json.dumps(seen))
        program.window.close()

program.window.painted.connect(lambda: look("painted"))
program.office_opened.connect(lambda: look("opened"))
app.exec()
"""
HEAVY = {
    "sqlalchemy",
    "alembic",
    "argon2",
    "fsrs",
    "yaml",
    "pydantic",
    "pyttsx3",
    "psycopg",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """Start the program without a voice and give the modules that were loaded, by moment."""
    home = tmp_path_factory.mktemp("home")
    (home / "settings.json").write_text('{"voice": false}', encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHILD, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=True)
    return {when: set(names) for when, names in json.loads(done.stdout).items()}


def test_nothing_heavy_is_imported_before_the_window_is_painted(seen):
    assert seen["painted"] & HEAVY == set()
    assert "simulator" in seen["painted"]


def test_what_opens_the_store_and_the_scenarios_comes_after(seen):
    assert "sqlalchemy" in seen["opened"]


def test_what_only_some_people_need_is_not_imported_at_all(seen):
    assert seen["opened"] & {"alembic", "argon2", "fsrs", "pyttsx3", "psycopg", "PySide6.QtMultimedia"} == set()
