"""The command as people type it: in this process, or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.cli.main import main
from tests.conversations import BROKEN, HOSTILE, ROOF, write
from tests.guard import GUARD

ROOT = Path(__file__).parents[2]


class Told(NamedTuple):
    """What a command came to: its exit status and what it printed."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a sound, a hostile and a broken scenario."""
    return write(tmp_path / "files", roof=ROOF, hostile=HOSTILE, broken=BROKEN)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Told]:
    """Return the command, which keeps to a home of its own; `typed` is what is typed at its prompts."""
    monkeypatch.setenv("FIRST_CALL_HOME", str(tmp_path / "home"))

    def run(*arguments: str | Path, typed: str = "") -> Told:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        out, err = capsys.readouterr()
        return Told(status, out, err)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., Told]:
    """Run the command in a process of its own; `environment` adds to a bare one, None takes away."""

    def run(*arguments: str | Path, typed: str = "", code: str = "", **environment: str | None) -> Told:
        path = os.pathsep.join([str(ROOT), *sys.path])
        given = {**os.environ, "PYTHONPATH": path, "FIRST_CALL_HOME": str(tmp_path / "home"), **environment}
        call = [sys.executable, *(("-c", code) if code else ("-m", "simulator")), *(str(argument) for argument in arguments)]
        kept = {name: value for name, value in given.items() if value is not None}
        how = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": GUARD, "check": False}
        done = subprocess.run(call, input=typed, env=kept, **how)
        return Told(done.returncode, done.stdout, done.stderr)

    return run
