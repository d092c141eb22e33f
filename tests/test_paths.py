"""Where everything is kept: with the program, in the person's folders, or all in one place."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from simulator import paths as module
from simulator.paths import HOME_VARIABLE, find_paths


@pytest.fixture(autouse=True)
def no_home(monkeypatch):
    monkeypatch.delenv(HOME_VARIABLE, raising=False)


def personal(paths):
    """Return every path that belongs to the person."""
    files = [paths.database, paths.settings, paths.log, paths.scenario_index, paths.guidance_cache]
    return [paths.data, paths.cache, paths.own_scenarios, paths.voices, *files]


def test_what_comes_with_the_program_is_there():
    paths = find_paths()
    assert len(list(paths.scenarios.glob("*.yaml"))) >= 4
    assert (paths.assets / "fonts").is_dir()
    assert paths.guidance.is_file()


def test_a_home_holds_everything_personal(tmp_path):
    paths = find_paths(str(tmp_path / "stick"))
    assert all(path.is_relative_to(tmp_path / "stick") for path in personal(paths))
    assert not paths.scenarios.is_relative_to(tmp_path)


def test_the_variable_names_a_home_too(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert find_paths().data == tmp_path


def test_the_option_wins_over_the_variable(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "variable"))
    assert find_paths(str(tmp_path / "option")).data == tmp_path / "option"


def test_an_empty_variable_is_none(monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, "")
    assert find_paths().data == Path(platformdirs.user_data_dir("first-call", appauthor=False))


def test_without_a_home_the_system_s_folders_are_used():
    paths = find_paths()
    assert paths.data == Path(platformdirs.user_data_dir("first-call", appauthor=False))
    assert paths.cache == Path(platformdirs.user_cache_dir("first-call", appauthor=False))


def test_a_relative_home_does_not_move_with_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_paths("here").data == tmp_path / "here"


def test_a_tilde_is_the_person_s_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_paths("~/first-call").data == tmp_path / "first-call"


def test_finding_the_folders_makes_none(tmp_path):
    find_paths(str(tmp_path / "stick"))
    assert list(tmp_path.iterdir()) == []


def test_every_personal_file_has_a_place_of_its_own(tmp_path):
    places = personal(find_paths(str(tmp_path)))
    assert len(set(places)) == len(places)


def test_once_installed_the_data_lie_inside_the_package(tmp_path, monkeypatch):
    package = tmp_path / "simulator"
    (package / "data").mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(package / "paths.py"))
    assert find_paths().scenarios == package / "data" / "scenarios"
