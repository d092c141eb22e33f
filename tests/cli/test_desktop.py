"""The program in the menu of a desktop: put there, working from there, and taken away without a trace."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import subprocess
import sys

import pytest

from simulator.cli import desktop
from simulator.cli.desktop import MARK, places, program
from tests.guard import GUARD

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="an entry is made on free desktops only")


@pytest.fixture(autouse=True)
def own_desktop(tmp_path, monkeypatch):
    """Give a desktop of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)


def entry(path):
    """Read an entry of the menu."""
    reader = configparser.RawConfigParser(strict=True)
    reader.optionxform = str
    reader.read_string(path.read_text(encoding="utf-8"))
    return dict(reader["Desktop Entry"])


def test_the_entry_has_a_name_an_icon_and_a_command_that_is_there(command):
    told = command("install")
    assert told.status == 0
    written = entry(places().window)
    assert (written["Type"], written["Name"], written["Icon"], written["Terminal"]) == (
        "Application",
        "First Call",
        "first-call",
        "false",
    )
    assert written["StartupWMClass"] == "first-call"
    assert os.access(shlex.split(written["Exec"])[-3], os.X_OK)
    assert places().icon.read_text(encoding="utf-8").startswith("<svg")
    for file in places():
        assert file.exists()
        assert str(file) in told.out


def test_scenario_files_are_checked_in_a_terminal_that_stays(command):
    command("install")
    written = entry(places().check)
    assert written["Exec"].endswith(" check --wait %F")
    assert written["Terminal"] == "true"


def test_no_kind_of_file_is_taken_from_another_program(command):
    command("install")
    assert "MimeType" not in entry(places().window) | entry(places().check)


def test_the_check_waits_and_takes_the_own_scenarios_where_none_are_named(command):
    command("new", "mine")
    told = command("check", "--wait", typed="\n")
    assert told == (0, "1 file checked, no problems.\n", "Press Enter to close.\n")


def test_the_entry_keeps_the_home_it_was_made_with(command, tmp_path):
    command("install", "--home", tmp_path / 'a home of "mine"')
    words = entry(places().window)["Exec"].replace("\\\\", "\\")
    assert shlex.split(words)[-2:] == ["--home", str(tmp_path / 'a home of "mine"')]


def test_installing_twice_is_as_good_as_once(command):
    command("install")
    before = {file: file.read_bytes() for file in places()}
    assert command("install").status == 0
    assert {file: file.read_bytes() for file in places()} == before


def test_uninstalling_leaves_nothing_and_touches_no_progress(command, tmp_path):
    command("new", "mine")
    command("install")
    told = command("uninstall")
    assert told.status == 0
    assert not any(file.exists() or file.is_symlink() for file in places())
    assert (tmp_path / "home" / "scenarios" / "mine.yaml").is_file()
    assert f"stay in {tmp_path / 'home'}" in told.out
    assert "Nothing of First Call is in the menu." in command("uninstall").out


def test_what_is_somebody_else_s_stays(command):
    files = places()
    for file in (files.window, files.command):
        file.parent.mkdir(parents=True)
        file.write_text("[Desktop Entry]\nName=Other\n", encoding="utf-8")
    command("uninstall")
    assert files.window.exists()
    assert files.command.exists()
    command("install")
    assert files.command.read_text(encoding="utf-8") == "[Desktop Entry]\nName=Other\n"
    assert MARK in files.window.read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["", "no\n", "y\n"])
def test_the_data_stay_unless_somebody_means_it(command, tmp_path, typed):
    command("new", "mine")
    told = command("uninstall", "--data", typed=typed)
    assert "Type yes to do that: " in told.out
    assert "Nothing of them was touched." in told.out
    assert (tmp_path / "home" / "scenarios" / "mine.yaml").is_file()


@pytest.mark.parametrize(("words", "typed"), [((), "yes\n"), (("--yes",), "")])
def test_the_data_go_to_the_bin_from_which_they_can_be_taken_back(process, tmp_path, words, typed):
    process("new", "mine")
    told = process("uninstall", "--data", *words, typed=typed, HOME=str(tmp_path))
    assert told.status == 0, told.err
    assert not (tmp_path / "home").exists()
    (kept,) = (tmp_path / ".local" / "share" / "Trash" / "files").iterdir()
    assert (kept / "scenarios" / "mine.yaml").is_file()


def test_what_the_bin_does_not_take_stays(command, tmp_path, monkeypatch):
    command("new", "mine")
    monkeypatch.setattr("simulator.ui.trash.move_to_trash", lambda _: False)
    told = command("uninstall", "--data", "--yes")
    assert told.status == 2
    assert "can't be moved to the bin, so it stays." in told.err
    assert (tmp_path / "home" / "scenarios" / "mine.yaml").is_file()


def test_data_under_an_open_window_are_not_moved(command, monkeypatch):
    command("new", "mine")
    monkeypatch.setattr("simulator.running_window.bring_forward", lambda _: True)
    told = command("uninstall", "--data", "--yes")
    assert (told.status, told.err) == (2, "First Call is open. Close its window, then try again.\n")


def test_where_nothing_can_be_written_it_is_told(command, tmp_path):
    (tmp_path / ".local").write_text("in the way", encoding="utf-8")
    told = command("install")
    assert told.status == 2
    assert "can't be written" in told.err


def test_libraries_that_lie_elsewhere_are_found_from_the_menu(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert program()[:2] == ["env", f"FIRST_CALL_VENV={tmp_path}"]


def test_a_percent_sign_is_no_field_of_the_entry():
    assert desktop._quoted("/100 %") == '"/100 %%"'


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_gets_every_command(command, shell):
    told = command("completion", shell)
    assert told.status == 0
    for word in ("play", "check", "guidance", "uninstall"):
        assert word in told.out


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_takes_the_script_and_completes_a_command(command, tmp_path):
    (tmp_path / "completion").write_text(command("completion", "bash").out, encoding="utf-8")
    script = "source completion; COMP_WORDS=(first-call gui); COMP_CWORD=1; _shtab_first_call; echo ${COMPREPLY[@]}"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=GUARD, check=False)  # noqa: S607 - whichever bash there is
    assert (done.stdout, done.stderr) == ("guidance\n", "")


def test_the_man_page_tells_every_command_and_option(command):
    page = command("man").out
    assert page.startswith(".TH FIRST-CALL 1 ")
    for word in (r".SS play", r".SS uninstall", r"\fB\-\-home\fR \fIDIR\fR", r"\fBfirst\-call play disputed\-charge\fR"):
        assert word in page
    assert not [
        line for line in page.splitlines() if line.startswith(".") and line.split()[0] not in (".TH", ".SH", ".SS", ".TP", ".B")
    ]
