"""The start of the program in a process of its own: quick, with nothing heavy before the window is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
import enum, json, sys
from simulator.app import start
from simulator.paths import find_paths

enums, made = [], enum.EnumType.__new__

def make(kind, name, *rest, **more):
    enums.append(name)
    return made(kind, name, *rest, **more)

enum.EnumType.__new__ = make
app, program = start(find_paths(sys.argv[1]))
seen = {}

def look_at_titles():
    program.home.library.cards_painted.connect(lambda: seen.setdefault("enums at titles", list(enums)))

def look(when):
    seen[when] = sorted(name for name in sys.modules if "." not in name or name.startswith("PySide6."))
    if when == "opened":
        seen["enums"] = enums
        print(json.dumps(seen))
        program.window.close()

program.window.painted.connect(lambda: look("painted"))
program.window.painted.connect(look_at_titles)
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


def started(home, settings):
    """Start the program without a voice, and give what was loaded and made, by moment."""
    (home / "settings.json").write_text(json.dumps({"voice": False} | settings), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHILD, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=True)
    return {when: set(names) for when, names in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Give a folder for what belongs to a person."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def seen(home):
    """Give what is seen of the very first start."""
    return started(home, {})


@pytest.fixture(scope="module")
def seen_again(seen, home):
    """Give what is seen of a later start, where the person and the scenarios are known."""
    return started(home, {"trainee": 1, "trainee_name": "Ada"})


def test_nothing_heavy_is_imported_before_the_window_is_painted(seen):
    assert seen["painted"] & HEAVY == set()
    assert "simulator" in seen["painted"]


def test_what_opens_the_store_and_the_scenarios_comes_after(seen):
    assert "sqlalchemy" in seen["opened"]


def test_what_only_some_people_need_is_not_imported_at_all(seen):
    assert seen["opened"] & {"alembic", "argon2", "fsrs", "pyttsx3", "psycopg", "PySide6.QtMultimedia"} == set()


def test_the_titles_are_painted_without_the_names_of_the_namespace_of_qt(seen_again):
    assert "GlobalColor" in seen_again["enums"]
    assert seen_again["enums at titles"]
    assert "GlobalColor" not in seen_again["enums at titles"]
