"""Files that can't be read are met with a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.content.files import load
from simulator.content.source import MAX_BYTES
from simulator.core.problems.problem import Problem


def code(path: Path) -> str:
    problem = load(path)
    assert isinstance(problem, Problem)
    assert str(problem.place) == f"{path}:1:1"
    assert problem.message
    return problem.code


def test_the_bytes_of_a_file_are_given(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b")
    assert load(tmp_path / "a.yaml") == b"a: b"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert code(tmp_path / "a.yaml") == "file-missing"
    assert code(tmp_path / "file" / "a.yaml") == "file-missing"
    assert code(Path("zero\x00byte")) == "file-missing"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert code(tmp_path) == "not-a-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert code(tmp_path / "pipe.yaml") == "not-a-file"


def test_a_device_is_no_file() -> None:
    assert code(Path(os.devnull)) == "not-a-file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    problem = load(tmp_path / "a.yaml")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("file-unreadable", "The file can't be opened: permission denied.")


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    assert code(tmp_path / "a.yaml") == "file-unreadable"


def test_no_more_is_read_of_a_large_file_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(MAX_BYTES * 3)
    data = load(tmp_path / "a.yaml")
    assert isinstance(data, bytes)
    assert len(data) == MAX_BYTES + 1
