"""Compiled code of Qt's Python part, kept from one start to the next."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import builtins, sys
from pathlib import Path
compiled = builtins.compile
names = []
def counting(source, filename, mode, *rest, **options):
    names.append(filename)
    return compiled(source, filename, mode, *rest, **options)
builtins.compile = counting
from simulator.ui.kept_code import import_qt
import_qt(Path(sys.argv[1]))
assert builtins.compile is counting
from PySide6.QtCore import QObject
QObject().setObjectName("works")
print(sum("shibokensupport" in str(name) for name in names))
"""


def start(memory: Path) -> int:
    """Import Qt in a process of its own. Gives how many of PySide's own sources had to be compiled."""
    child = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(memory)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    return int(child.stdout)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A memory as the first start leaves it, with the number of sources that it had to compile."""
    memory = tmp_path_factory.mktemp("kept") / "cache" / "qt-code.bin"
    compiled = start(memory)
    if not compiled:
        pytest.skip("this PySide6 compiles nothing at import")
    return memory, compiled


def changed(memory: Path, copy: Path, change) -> Path:
    """Write a copy of a memory with every entry changed."""
    known = marshal.loads(memory.read_bytes()[len(MAGIC_NUMBER) :])
    copy.write_bytes(MAGIC_NUMBER + marshal.dumps({name: change(*entry) for name, entry in known.items()}))
    return copy


def test_a_second_start_compiles_nothing(first):
    memory, _ = first
    assert start(memory) == 0


def test_a_source_that_changed_is_compiled_anew(first, tmp_path):
    memory, compiled = first
    other = changed(memory, tmp_path / "other.bin", lambda source, code: (source + b"# changed", code))
    assert start(other) == compiled


def test_what_was_compiled_anew_is_kept(first, tmp_path):
    memory, _ = first
    other = changed(memory, tmp_path / "other.bin", lambda source, code: (source + b"# changed", code))
    start(other)
    assert start(other) == 0


@pytest.mark.parametrize("damage", [b"", b"noise", MAGIC_NUMBER, MAGIC_NUMBER + b"\xff" * 40, b"old!" + b"x" * 100])
def test_a_damaged_memory_is_as_good_as_none(first, tmp_path, damage):
    _, compiled = first
    memory = tmp_path / "damaged.bin"
    memory.write_bytes(damage)
    assert start(memory) == compiled


def test_a_folder_that_can_not_be_made_does_not_matter(first, tmp_path):
    _, compiled = first
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    assert start(file / "qt-code.bin") == compiled
