"""Messages name the command that was typed."""

from __future__ import annotations

import sys

import pytest

from simulator.cli import main
from simulator.command_name import COMMANDS, VARIABLE, as_typed, command_name


@pytest.fixture(autouse=True)
def started_by(monkeypatch):
    """Return a function that lets the program be started by something else."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")

    def start(path, typed=None):
        monkeypatch.setattr(sys, "argv", [path])
        if typed is not None:
            monkeypatch.setenv(VARIABLE, typed)

    return start


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/usr/bin/first-call", "first-call"),
        ("C:/Scripts/first-call-window.exe", "first-call"),
        ("/checkout/simulator/__main__.py", "python3 -m simulator"),
        ("", "first-call"),
    ],
)
def test_without_the_script_the_command_is_what_python_was_started_with(started_by, path, name):
    started_by(path)
    assert command_name() == name


def test_the_script_says_how_it_was_called(started_by):
    started_by("/checkout/simulator/__main__.py", "../First Call/run")
    assert command_name() == "../First Call/run"


def test_only_what_is_to_be_typed_is_named_anew(started_by):
    started_by("/usr/bin/first-call", "./run")
    told = "Type first-call check my.yaml or first-call --help; first-call.log is in ~/first-call and first-call is the name."
    assert as_typed(told) == (
        "Type ./run check my.yaml or ./run --help; first-call.log is in ~/first-call and first-call is the name."
    )


def test_every_command_is_known_by_name():
    assert set(COMMANDS) == set(main._COMMANDS)
