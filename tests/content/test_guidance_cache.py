"""The guidance catalogue is kept for the next start; whatever is wrong with what was kept, it is read as ever."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from simulator.content import guidance_cache, guidance_file
from simulator.content.guidance_file import load_guidance
from simulator.paths import find_paths
from tests.guard import GUARD

SHIPPED = find_paths().guidance


@pytest.fixture
def memory(tmp_path):
    return tmp_path / "cache" / "guidance.bin"


def said(reading):
    """Return all that a catalogue says."""
    guidance = reading.guidance
    parts = ("language", "articles", "points", "competencies", "principles", "hints")
    return [(part, getattr(guidance, part)) for part in parts]


@pytest.fixture
def read(monkeypatch):
    """Count how often the catalogue's text is read."""
    calls = []
    monkeypatch.setattr(guidance_file, "decode", lambda *rest, decode=guidance_file.decode: calls.append(rest) or decode(*rest))
    return calls


def test_what_was_kept_says_the_same(memory, read):
    first = load_guidance(SHIPPED, memory)
    second = load_guidance(SHIPPED, memory)
    assert len(read) == 1
    assert said(first) == said(second) == said(load_guidance(SHIPPED))
    assert second.problems == ()
    assert [path.name for path in memory.parent.iterdir()] == ["guidance.bin"]


def test_another_file_is_read(memory, read, tmp_path):
    load_guidance(SHIPPED, memory)
    other = tmp_path / "en.yaml"
    other.write_bytes(SHIPPED.read_bytes() + b"\n# mended\n")
    assert load_guidance(other, memory).guidance is not None
    assert len(read) == 2


def test_another_version_reads_for_itself(memory, read, monkeypatch):
    load_guidance(SHIPPED, memory)
    monkeypatch.setattr(guidance_cache, "__version__", "99")
    load_guidance(SHIPPED, memory)
    assert len(read) == 2


@pytest.mark.parametrize("part", ["articles", "points", "competencies", "principles"])
@pytest.mark.parametrize("shape", [None, []])
def test_what_was_kept_in_another_shape_is_read_anew(memory, read, part, shape):
    first = load_guidance(SHIPPED, memory)
    data = SHIPPED.read_bytes()
    guidance_cache.keep(memory, data, {**guidance_cache.recall(memory, data), part: shape})
    assert said(load_guidance(SHIPPED, memory)) == said(first)
    assert len(read) == 2


@pytest.mark.parametrize("damage", ["empty", "short", "changed", "folder"])
def test_a_damaged_memory_does_no_harm(memory, read, damage):
    first = load_guidance(SHIPPED, memory)
    kept = memory.read_bytes()
    memory.unlink()
    if damage == "folder":
        memory.mkdir()
    else:
        memory.write_bytes({"empty": b"", "short": kept[:1000], "changed": kept.replace(b"name", b"nome", 1)}[damage])
    assert said(load_guidance(SHIPPED, memory)) == said(first)
    assert len(read) == 2
    if damage != "folder":
        assert memory.read_bytes() == kept


def test_a_damaged_catalogue_is_not_kept(memory, tmp_path):
    damaged = tmp_path / "en.yaml"
    damaged.write_text("language: [", encoding="utf-8")
    assert load_guidance(damaged, memory).guidance is None
    assert not memory.exists()


def test_a_folder_that_cannot_be_written_does_no_harm(memory):
    memory.parent.write_text("in the way", encoding="utf-8")
    assert load_guidance(SHIPPED, memory).guidance is not None


@pytest.mark.parametrize("fails", ["os.fdopen", "pathlib.Path.replace"])
def test_what_could_not_be_kept_leaves_nothing_behind(memory, monkeypatch, fails):
    def full(begun, *how):
        os.close(begun)
        raise OSError(errno.ENOSPC, "no room")

    def in_use(path, target):
        raise PermissionError(errno.EACCES, "somebody reads it")

    with monkeypatch.context() as patched:
        patched.setattr(fails, full if fails == "os.fdopen" else in_use)
        assert load_guidance(SHIPPED, memory).guidance is not None
    assert list(memory.parent.iterdir()) == []


def test_what_was_kept_needs_neither_pyyaml_nor_pydantic(memory):
    load_guidance(SHIPPED, memory)
    script = (
        "import sys\nfrom pathlib import Path\nfrom simulator.content.guidance_file import load_guidance\n"
        "assert load_guidance(Path(sys.argv[1]), Path(sys.argv[2])).guidance\n"
        "assert not {'yaml', 'pydantic'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(SHIPPED), str(memory)], capture_output=True, text=True, timeout=GUARD, check=False
    )
    assert done.returncode == 0, done.stderr
