"""A person's own folders are theirs alone, and one that was moved away is not made anew."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.folders import keep_private, make_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights are others there")


@pytest.fixture(autouse=True)
def usual_rights() -> Iterator[None]:
    """Let files be readable by everybody at first, as on many systems."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_and_those_around_it_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "home" / "cache")
    assert (rights(tmp_path / "home"), rights(tmp_path / "home" / "cache")) == (0o700, 0o700)
    make_folder(tmp_path / "home" / "cache")


def test_a_folder_that_was_moved_away_is_not_made_anew(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_folder(home)
    home.rename(tmp_path / "away")
    for folder in (home, home / "cache"):
        with pytest.raises(FileNotFoundError, match="moved or deleted"):
            make_folder(folder)
    assert not home.exists()
    (tmp_path / "away").rename(home)
    make_folder(home / "cache")


def test_a_folder_and_files_from_before_are_taken_from_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "scenarios").mkdir(parents=True)
    (home / "settings.json").write_text("{}")
    (home / "scenarios" / "own.yaml").write_text("")
    keep_private(home)
    assert (rights(home), rights(home / "settings.json")) == (0o700, 0o600)
    assert rights(home / "scenarios" / "own.yaml") == 0o644


def test_no_right_is_given_that_was_not_there(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{}")
    (tmp_path / "settings.json").chmod(0o400)
    keep_private(tmp_path)
    assert rights(tmp_path / "settings.json") == 0o400


@pytest.mark.parametrize("mode", [0o2775, 0o777, 0o1777])
def test_a_folder_that_was_given_to_others_stays_shared(tmp_path: Path, mode: int) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(mode)
    (home / "settings.json").write_text("{}")
    keep_private(home)
    assert (rights(home), rights(home / "settings.json")) == (mode, 0o644)


def test_somebody_s_home_and_what_is_around_it_keep_their_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "homes" / "ann"
    home.mkdir(parents=True)
    (home / "settings.json").write_text("{}")
    monkeypatch.setenv("HOME", str(home))
    for folder in (home, home.parent):
        keep_private(folder)
        assert rights(folder) == 0o755
    assert rights(home / "settings.json") == 0o600


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "shared.txt").write_text("")
    home = tmp_path / "home"
    home.mkdir()
    (home / "link").symlink_to(tmp_path / "shared.txt")
    keep_private(home)
    assert rights(tmp_path / "shared.txt") == 0o644


def test_a_folder_that_is_not_there_needs_no_keeping(tmp_path: Path) -> None:
    keep_private(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "home")
