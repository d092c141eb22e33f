"""Which libraries are lacking is said by what is installed, without the network; and what is installed follows its checkout."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from simulator import installation
from simulator.installation import COMPLETE, LACKING, READ_ONLY, UNKNOWN, lacks, main

PROJECT = """\
[project]
dependencies = ["window>=6.8,<6.12", "nowhere; sys_platform == 'nowhere'"]
[project.optional-dependencies]
dev = ["tests"]
postgresql = ["driver[binary]>=3"]
"""


class Libraries:
    """A folder of installed libraries, each told by its files of metadata only, and the checkout that they serve."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.checkout = folder / "libraries", folder / "checkout"
        self.folder.mkdir()
        self.checkout.mkdir()
        (self.checkout / "pyproject.toml").write_text(PROJECT)
        self.add("first-call", "0.1.0")
        self.pointer = self.folder / "_first_call.pth"
        self.pointer.write_text(f"{self.checkout}\n")

    def add(self, name: str, version: str, *needs: str, whole: bool = True) -> None:
        """Install a library that needs others; where it is not `whole`, pip was stopped before it had finished."""
        info = self.folder / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        lines = [f"Requires-Dist: {need}" for need in needs]
        (info / "METADATA").write_text("\n".join(["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *lines]))
        if whole:
            (info / "RECORD").write_text("METADATA,,\n")

    def look(self, *extras: str) -> int:
        """Look at the libraries as `run` does."""
        return main([str(self.checkout), *extras])


@pytest.fixture
def libraries(tmp_path, monkeypatch) -> Libraries:
    """Give an environment in which only the checkout itself is installed."""
    made = Libraries(tmp_path)
    monkeypatch.setattr(sys, "path", [str(made.folder)])
    monkeypatch.setattr(installation.sysconfig, "get_path", lambda _: str(made.folder))
    return made


def lacking(*wanted: str) -> list[str]:
    return list(lacks({"dependencies": list(wanted), "optional-dependencies": {}}, ()))


def test_an_environment_that_holds_everything_is_complete(libraries, capsys):
    libraries.add("window", "6.11.3")
    assert libraries.look() == COMPLETE
    assert capsys.readouterr().out == ""


def test_what_is_not_installed_is_named(libraries, capsys):
    assert libraries.look() == LACKING
    assert capsys.readouterr().out == "window\n"


def test_a_version_that_does_not_suit_is_named_with_the_one_that_would(libraries):
    libraries.add("window", "6.12.0")
    assert lacking("window>=6.8,<6.12") == ["window (6.12.0 is here, <6.12,>=6.8 is needed)"]


def test_a_library_whose_installation_was_broken_off_is_not_there(libraries):
    libraries.add("window", "6.11.3", whole=False)
    assert lacking("window") == ["window"]


def test_a_library_that_brings_no_wheel_is_there_as_well(libraries):
    info = libraries.folder / "window-6.11.3.egg-info"
    info.mkdir()
    (info / "PKG-INFO").write_text("Metadata-Version: 1.1\nName: window\nVersion: 6.11.3\n")
    assert lacking("window") == ["window"]
    (info / "installed-files.txt").write_text("PKG-INFO\n")
    assert lacking("window") == []


def test_what_a_library_needs_is_looked_for_as_well(libraries):
    libraries.add("window", "6.11.3", "bridge>=2; python_version >= '3'", "elsewhere; sys_platform == 'nowhere'")
    assert lacking("window") == ["bridge"]
    libraries.add("bridge", "2.1", "window")
    assert lacking("window") == []


def test_what_only_an_extra_needs_is_looked_for_with_that_extra(libraries, capsys):
    libraries.add("window", "6.11.3")
    libraries.add("driver", "3.2", "fast-driver; extra == 'binary'", "slow-driver; extra == 'source'")
    assert libraries.look() == COMPLETE
    assert libraries.look("postgresql") == LACKING
    assert capsys.readouterr().out == "fast-driver\n"
    libraries.add("fast-driver", "3.2")
    assert libraries.look("postgresql") == COMPLETE


def test_an_extra_that_does_not_exist_is_answered_with_those_that_do(libraries, capsys):
    assert libraries.look("oracle") == UNKNOWN
    assert capsys.readouterr().out == "postgresql\n"


def test_what_was_installed_elsewhere_points_to_the_checkout_it_is_used_with(libraries):
    libraries.add("window", "6.11.3")
    libraries.pointer.write_text("/where/it/was\n")
    assert libraries.look() == COMPLETE
    assert libraries.pointer.read_text() == f"{libraries.checkout}\n"
    assert not list(libraries.folder.glob("*.part"))


def test_libraries_without_the_program_are_not_enough(libraries):
    libraries.add("window", "6.11.3")
    libraries.pointer.unlink()
    assert libraries.look() == LACKING


def test_what_can_not_be_pointed_elsewhere_says_so(libraries, monkeypatch):
    libraries.add("window", "6.11.3")
    libraries.pointer.write_text("/where/it/was\n")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError))
    assert libraries.look() == READ_ONLY


def test_the_environment_of_these_tests_lacks_nothing():
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert list(lacks(project, ["dev"])) == []
