"""The program that was built into one folder starts its own parts, since there is no Python beside it."""

from __future__ import annotations

import importlib.util
import runpy
import sys

import pytest

from simulator import __main__ as start_file
from simulator.speech.protocol import worker_command


@pytest.fixture
def started(monkeypatch):
    """Return what was started of the one-folder program with some arguments."""

    def start(*arguments, frozen=True):
        ran = []
        monkeypatch.setattr(sys, "frozen", frozen, raising=False)
        monkeypatch.setattr(sys, "argv", ["first-call", *arguments])
        monkeypatch.setattr(runpy, "run_module", lambda name, **_: ran.append((name, sys.argv[1:])))
        monkeypatch.setattr("simulator.cli.main.main", lambda: ran.append(("main", sys.argv[1:])) or 0)
        assert start_file.start() == 0
        return ran

    return start


def test_the_voice_is_started_as_the_window_asks_for_it(started):
    command = worker_command("fake")
    assert started(*command[1:]) == [("simulator.speech.worker", command[3:])]


def test_all_else_is_the_command_line(started):
    assert started("play", "x") == [("main", ["play", "x"])]
    assert started("-m", "http.server") == [("main", ["-m", "http.server"])]


def test_beside_a_python_nothing_is_taken_off_the_command_line(started):
    assert started("-m", "simulator.speech.worker", frozen=False) == [("main", ["-m", "simulator.speech.worker"])]


@pytest.mark.parametrize("part", start_file.PARTS)
def test_every_part_is_there(part):
    assert importlib.util.find_spec(part) is not None
