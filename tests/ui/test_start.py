"""The start of the program in a process of its own: quick, with nothing heavy before the window is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard import GUARD

CHILD = """
import enum, json, sys

enums, made = [], enum.EnumType.__new__

def make(kind, name, *rest, **more):
    enums.append(name)
    return made(kind, name, *rest, **more)

enum.EnumType.__new__ = make
from simulator.cli.main import main
from simulator.ui import qt_import

seen, really_import = {}, qt_import.import_qt

def import_qt():
    really_import()
    from simulator import app
    really_start = app.start

    def start(*arguments):
        started, program = really_start(*arguments)
        program.window.painted.connect(lambda: look("painted"))
        program.window.painted.connect(lambda: look_at_titles(program))
        program.services_opened.connect(lambda: end(program))
        return started, program

    app.start = start

def look(when):
    seen[when] = sorted(name for name in sys.modules if "." not in name or name.startswith(("PySide6.", "logging.")))

def look_at_titles(program):
    program.home.library.cards_painted.connect(lambda: seen.setdefault("enums at titles", list(enums)))

def end(program):
    look("opened")
    seen["enums"] = enums
    print(json.dumps(seen))
    program.window.close()

qt_import.import_qt = import_qt
sys.exit(main([]))
"""
HEAVY = {
    "sqlalchemy",
    "alembic",
    "argon2",
    "fsrs",
    "yaml",
    "pydantic",
    "pyttsx3",
    "num2words",
    "psycopg",
    "miniaudio",
    "PySide6.QtNetwork",
}
SLOW = {"argparse", "logging.handlers", "asyncio", "socket", "ssl", "pickle", "email"}
"""Of Python's own library; each takes milliseconds of the first paint."""
ROOT = Path(__file__).parents[2]


def started(home, settings):
    """Start the program without a voice, and give what was loaded and made, by moment."""
    (home / "settings.json").write_text(json.dumps({"voice": False} | settings), encoding="utf-8")
    path = os.pathsep.join([str(ROOT), *sys.path])
    environment = {**os.environ, "PYTHONPATH": path, "FIRST_CALL_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHILD]
    done = subprocess.run(command, capture_output=True, text=True, timeout=GUARD, env=environment, check=True)
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
    assert seen["painted"] & (HEAVY | SLOW) == set()
    assert "simulator" in seen["painted"]


def test_what_opens_the_store_and_the_scenarios_comes_after(seen):
    assert "sqlalchemy" in seen["opened"]


def test_what_only_some_people_need_is_not_imported_at_all(seen):
    assert seen["opened"] & {"alembic", "argon2", "fsrs", "pyttsx3", "psycopg", "miniaudio"} == set()


def test_the_titles_are_painted_without_the_names_of_the_namespace_of_qt(seen_again):
    assert "GlobalColor" in seen_again["enums"]
    assert seen_again["enums at titles"]
    assert "GlobalColor" not in seen_again["enums at titles"]


THREADS = """
import sys, threading
from importlib.abc import MetaPathFinder

class Watcher(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if threading.current_thread() is not threading.main_thread():
            elsewhere.append(name)

elsewhere = []
sys.meta_path.insert(0, Watcher())
from simulator.cli.main import main
from simulator.ui import qt_import

qt_import.import_qt()
from simulator import app

really_start = app.start

def start(*arguments):
    started, program = really_start(*arguments)
    program.services_opened.connect(lambda: app.QTimer.singleShot(300, program.window.close))
    return started, program

app.start = start
code = main([])
assert elsewhere, "nothing was opened beside the window"
print("\\n".join(elsewhere))
sys.exit(code)
"""
"""Prints the modules that were imported on another thread than the window's."""


def test_no_class_of_qt_is_made_on_another_thread_than_the_window_s(tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    environment = {**os.environ, "FIRST_CALL_HOME": str(tmp_path), "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", THREADS], env=environment, capture_output=True, text=True, timeout=GUARD, check=False
    )
    assert done.returncode == 0, done.stderr
    elsewhere = done.stdout.split()
    assert "simulator.workflow.services" in elsewhere
    assert [name for name in elsewhere if name.startswith(("simulator.ui", "simulator.app", "PySide6"))] == []


def test_no_page_brings_what_another_thread_reads_files_with():
    script = """
import sys
from importlib import import_module
import PySide6.QtWidgets
from simulator.ui.page_imports import MODULES

for module in MODULES:
    import_module(module)
print(*{"yaml", "pydantic", "sqlalchemy"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=GUARD, check=True)
    assert done.stdout.strip() == ""
