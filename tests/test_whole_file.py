"""A file is written whole or not at all, and what stood there before stays where that fails."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from simulator.whole_file import write_whole


def test_a_file_is_written_over_the_one_before_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "file", b"old")
    write_whole(tmp_path / "file", b"new", lasting=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"new")]


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_a_file_may_be_kept_from_everybody_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o644)
    write_whole(tmp_path / "file", b"new", mode=0o600)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="there a file that is open can't be removed, and one that is not can")
def test_what_killed_programs_left_behind_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    nobody = 2**22 + 1  # no process has a number above that
    left = tmp_path / f"file.{nobody}.part"
    others = [f"file.{os.getppid()}.part", "file.part", "file.x.part", f"other.{nobody}.part", f"file.{nobody}"]
    for path in (left, *(tmp_path / name for name in others)):
        path.write_bytes(b"half")
    write_whole(tmp_path / "file", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"file", *others}


def test_on_a_full_disk_the_file_before_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "file", b"old")

    def fail(*names: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"new", lasting=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]
