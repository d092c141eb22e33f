"""Qt's Python part is compiled once and kept; whatever is wrong with what was kept, the program starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHILD = """
import builtins, sys
from pathlib import Path
from simulator.ui.kept_code import import_qt

compiled, original = [], builtins.compile

def counting(source, filename, *rest, **options):
    compiled.append(str(filename))
    return original(source, filename, *rest, **options)

builtins.compile = counting
import_qt(Path(sys.argv[1]))
assert builtins.compile is counting
builtins.compile = original
from PySide6.QtCore import QObject
assert QObject().objectName() == ""
print(sum("shiboken" in name or "<" not in name for name in compiled))
"""


@pytest.fixture
def memory(tmp_path):
    return tmp_path / "cache" / "qt-code.bin"


def start(memory):
    """Import Qt in a process of its own, and give how much had to be compiled."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-c", CHILD, str(memory)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_what_was_compiled_is_kept_for_the_next_start(memory):
    first = start(memory)
    assert first > 0
    assert [path.name for path in memory.parent.iterdir()] == ["qt-code.bin"]
    assert start(memory) < first


def test_a_memory_of_another_python_is_not_used(memory):
    first = start(memory)
    memory.write_bytes(b"\\0\\0\\r\\n" + memory.read_bytes()[4:])
    assert start(memory) == first


@pytest.mark.parametrize("damage", ["empty", "short", "no memory at all", "folder"])
def test_a_damaged_memory_does_no_harm(memory, damage):
    first = start(memory)
    if damage == "folder":
        memory.unlink()
        memory.mkdir()
    else:
        memory.write_bytes({"empty": b"", "short": memory.read_bytes()[:1000]}.get(damage, b"something else"))
    assert start(memory) == first


def test_a_folder_that_cannot_be_written_does_no_harm(memory):
    memory.parent.write_text("in the way", encoding="utf-8")
    assert start(memory) > 0
