"""Qt's Python part is compiled once and kept; whatever is wrong with what was kept, the program starts."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest

from tests.guard import GUARD

ROOT = Path(__file__).parents[2]
QT = """
import linecache, sys
from pathlib import Path
from simulator.ui.kept_code import import_qt

import_qt(Path(sys.argv[1]))
"""
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
    return int(told(CHILD, memory))


def told(script, memory):
    """Run a script in a process of its own, and give what it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    command = [sys.executable, "-c", script, str(memory)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=GUARD, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


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


def test_what_cannot_be_kept_leaves_nothing_behind(memory):
    memory.mkdir(parents=True)
    start(memory)
    assert [path.name for path in memory.parent.iterdir()] == [memory.name]


def test_a_folder_that_cannot_be_written_does_no_harm(memory):
    memory.parent.write_text("in the way", encoding="utf-8")
    assert start(memory) > 0


@pytest.mark.parametrize("again", [False, True])
def test_what_writes_type_stubs_waits_until_it_is_asked_for(memory, again):
    if again:
        start(memory)
    script = f"""{QT}
assert "argparse" not in sys.modules
from PySide6.support.signature.lib import pyi_generator
assert "argparse" not in sys.modules
assert not hasattr(pyi_generator, "__wrapped__")
assert "argparse" not in sys.modules
assert not hasattr(pyi_generator, "no_such_thing")
from PySide6.support.signature.lib.pyi_generator import generate_pyi
assert "argparse" in sys.modules
print(generate_pyi.__name__, generate_pyi.__code__.co_filename)
"""
    assert told(script, memory) == "generate_pyi shibokensupport/signature/lib/pyi_generator.py\n"


def test_the_source_of_what_is_imported_afterwards_is_not_read(memory):
    script = f"""{QT}
import colorsys
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
print([name for name in linecache.cache if "colorsys" in name], QObject().objectName(), QColor("teal").name())
"""
    assert told(script, memory) == "[]  #008080\n"


def test_a_wrong_call_is_still_explained(memory):
    script = f"""{QT}
from PySide6.QtCore import QObject
try:
    QObject().setObjectName(1, 2, 3)
except TypeError as error:
    print(error)
"""
    assert "setObjectName" in told(script, memory)


def test_what_an_earlier_version_kept_is_compiled_anew(memory):
    first = start(memory)
    kept = memory.read_bytes()[8:]
    whole = MAGIC_NUMBER + kept
    memory.write_bytes(zlib.crc32(whole).to_bytes(4, "big") + zlib.adler32(whole).to_bytes(4, "big") + kept)
    assert start(memory) == first
