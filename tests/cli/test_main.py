"""The command line: help, places, mistakes, and a computer without a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simulator import __version__
from simulator.cli.words import EXAMPLES, STATUSES
from simulator.core.errors import SimulatorError
from tests.guard import GUARD

BARE = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}


def test_the_version_is_told(command):
    assert command("--version") == (0, f"first-call {__version__}\n", "")


def test_the_help_shows_examples_and_exit_statuses(command):
    told = command("--help")
    assert told.status == 0
    for words, does in EXAMPLES:
        assert f"  first-call {words}".rstrip() in told.out
        assert does in told.out
    for word in ("play", "check", "--home", STATUSES):
        assert word in told.out


@pytest.mark.parametrize("subcommand", ["play", "check"])
def test_each_command_has_its_own_help(command, subcommand):
    told = command(subcommand, "--help")
    assert told.status == 0
    assert f"usage: first-call {subcommand}" in told.out


@pytest.mark.parametrize("arguments", [("play",), ("report",), ("--colour",), ("play", "roof", "--json=yes")])
def test_a_mistake_on_the_command_line_is_told_with_status_two(command, arguments):
    told = command(*arguments)
    assert told.status == 2
    assert "usage: first-call" in told.err
    assert told.out == ""


def test_the_examples_of_the_help_can_be_run(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "roof.yaml").rename(folder / "my.yaml")
    assert command("play", "my.yaml", "--choices", "own,replace").status == 0
    assert command("play", "my.yaml", "--choices", "own,replace", "--json").status == 0
    assert command("check", "my.yaml").status == 0


@pytest.mark.parametrize("home", ["option", "variable"])
def test_own_scenarios_are_found_in_the_home(command, tmp_path, monkeypatch, home, folder):
    place = tmp_path / "stick"
    (place / "scenarios").mkdir(parents=True)
    (folder / "roof.yaml").rename(place / "scenarios" / "roof.yaml")
    if home == "variable":
        monkeypatch.setenv("FIRST_CALL_HOME", str(place))
        told = command("play", "roof", "--choices", "own,replace")
    else:
        told = command("--home", place, "play", "roof", "--choices", "own,replace")
    assert told.status == 0
    assert "100 of 100, passed" in told.out


def test_an_error_is_told_in_one_line_without_a_traceback(command):
    told = command("play", "nowhere.yaml")
    assert told.status == 2
    assert told.err.startswith("There is no scenario file “nowhere.yaml”. Give a file, or one of: cold-call, disputed-charge, ")
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize("words", [("check", "broken.yaml"), ("play", "broken.yaml"), ("explain",), ("guidance",), ("--help",)])
def test_messages_name_the_command_that_was_typed(command, folder, monkeypatch, words):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("FIRST_CALL_COMMAND", "./run")
    told = command(*words)
    assert "./run " in told.out + told.err
    assert "first-call " not in (told.out + told.err).replace("/media/stick/first-call ", "")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("sing",), "There are: list, play, check, explain, report, guidance, schema, new"),
        (("help",), "Type: first-call --help"),
        (("help", "play"), "Type: first-call play --help"),
        (("version",), "Type: first-call --version"),
        (("ls",), "To see which scenarios there are: first-call list"),
        (("my.yaml",), "To play it: first-call play my.yaml. To look for mistakes: first-call check my.yaml"),
        ((".",), "To look for mistakes in its files: first-call check ."),
        (("disputed-charge", "--json"), "To play it: first-call play disputed-charge"),
        (("--home", "anywhere", "chek"), "Did you mean “check”?"),
    ],
)
def test_a_command_that_does_not_exist_is_answered_with_what_may_have_been_meant(command, words, meant):
    told = command(*words)
    assert told.status == 2
    assert meant in told.err
    assert told.err.startswith("There is no command “")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_home_can_be_named_on_either_side_of_the_command(command, tmp_path, place):
    home = ("--home", tmp_path / "stick")
    told = command(*home, "new", "mine") if place == "before" else command("new", "mine", *home)
    assert told.status == 0
    assert (tmp_path / "stick" / "scenarios" / "mine.yaml").is_file()


@pytest.mark.parametrize("words", [("play", ""), ("report", " "), ("check", ""), ("guidance", "--coverage", "")])
def test_an_empty_name_is_told_as_such(command, words):
    told = command(*words)
    assert told.status == 2
    assert told.err.startswith("A name is empty. ")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no such device")
@pytest.mark.parametrize("word", ["play", "report"])
def test_a_device_is_no_scenario_file(command, word):
    assert command(word, "/dev/null") == (2, "", "“/dev/null” is a device or a pipe, and no file. Name a scenario file.\n")


def test_an_interruption_ends_without_a_traceback(command, folder, monkeypatch):
    def interrupt(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("simulator.cli.check.check_files", interrupt)
    told = command("check", folder / "roof.yaml")
    assert told.status == 2
    assert "Traceback" not in told.err


def test_without_a_screen_it_says_so_and_what_to_do(process):
    told = process(**BARE)
    assert told.status == 2
    assert told.err.startswith("There is no screen to open a window on")
    assert "python -m simulator play disputed-charge" in told.err
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    "gone",
    [
        {"DISPLAY": ":797"},
        {"WAYLAND_DISPLAY": "wayland-797"},
        {"DISPLAY": ":797", "QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
    ],
)
def test_a_screen_that_does_not_answer_is_no_screen(process, gone):
    told = process(**(BARE | gone))
    assert told.status == 2
    assert " answers. " in told.err
    assert told.err.count("\n") == 1


def test_a_reader_that_goes_away_is_no_trouble(process):
    code = (
        "import os, sys\n"
        "from simulator.cli.main import main\n"
        "reader, writer = os.pipe()\n"
        "os.close(reader)\n"
        "os.dup2(writer, 1)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    told = process("play", "disputed-charge", "--choices", "", code=code)
    assert told.status == 2
    assert told.err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [("schema",), ("guidance",), ("explain", "score-farm"), ("report", "disputed-charge")])
def test_output_that_cannot_be_written_is_no_mistake_of_ours(process, words):
    code = (
        "import os, sys\n"
        "from simulator.cli.main import main\n"
        "os.dup2(os.open('/dev/full', os.O_WRONLY), 1)\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    told = process(*words, code=code)
    assert told.status == 2
    assert told.err == "The output can't be written: No space left on device. Send it to another place, or make room there.\n"


def test_the_window_opens_and_its_end_is_the_end(process):
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "import simulator.app as app\n"
        "start = app.start\n"
        "def open_and_close(*arguments):\n"
        "    made, program = start(*arguments)\n"
        "    program.services_opened.connect(lambda: QTimer.singleShot(0, program.window.close))\n"
        "    return made, program\n"
        "app.start = open_and_close\n"
        "from simulator.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    told = process(code=code, QT_QPA_PLATFORM="offscreen")
    assert told == (0, "", told.err)
    assert "Traceback" not in told.err


@pytest.mark.parametrize(("words", "asked"), [((), True), (("--new-window",), False), (("--database", "sqlite:///x"), False)])
def test_a_second_start_shows_the_window_that_is_open(command, monkeypatch, words, asked):
    monkeypatch.setattr("simulator.cli.main.bring_forward", lambda place: place.name == "window.socket")
    monkeypatch.setattr("simulator.cli.main.screen_trouble", lambda: SimulatorError("A window would open."))
    told = command(*words)
    if asked:
        assert told == (
            0,
            "First Call is open already; its window is in front now. For another one: first-call --new-window\n",
            "",
        )
    else:
        assert told == (2, "", "A window would open.\n")


def broken(what):
    """Return a program whose window can't be made because of what is done there."""
    return (
        "import sys\n"
        "import simulator.app as app\n"
        f"def start(*arguments):\n    {what}\n"
        "app.start = start\n"
        "from simulator.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )


def test_a_mistake_of_ours_before_the_window_is_told_plainly(process, tmp_path):
    told = process(code=broken("raise ValueError('Ada')"), QT_QPA_PLATFORM="offscreen")
    assert told.status == 2
    assert told.err.startswith("Something went wrong on our side (ValueError in ")
    assert "Traceback" not in told.err
    assert told.err.count("\n") == 1
    log = tmp_path / "home" / "first-call.log"
    assert str(log) in told.err
    assert "ValueError: Ada" in log.read_text(encoding="utf-8")


def test_a_part_that_is_missing_is_named(process):
    code = broken("raise ImportError('libEGL.so.1: cannot open shared object file')")
    told = process(code=code, QT_QPA_PLATFORM="offscreen")
    assert told.status == 2
    assert "libEGL.so.1" in told.err
    assert "Start ./run" in told.err
    assert "Traceback" not in told.err


def test_a_mistake_of_ours_is_told_where_no_log_can_be_written(process, tmp_path):
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    told = process(code=broken("raise ValueError"), QT_QPA_PLATFORM="offscreen")
    assert told.status == 2
    assert told.err.count("\n") == 1
    assert "Nothing that was saved is lost." in told.err


def test_a_mistake_of_ours_in_a_command_is_told_plainly(command, folder, monkeypatch):
    def fail(*arguments, **options):
        raise AttributeError("nothing")

    monkeypatch.setattr("simulator.cli.check.check_files", fail)
    told = command("check", folder / "roof.yaml")
    assert told.status == 2
    assert told.err.startswith("Something went wrong on our side (AttributeError in ")
    assert "Traceback" not in told.err


@pytest.mark.parametrize("words", [("check",), ("report",), ("play", "--choices", "ask")], ids=" ".join)
def test_a_command_that_needs_no_database_does_not_wait_for_what_reads_one(folder: Path, tmp_path: Path, words: tuple[str, ...]):
    command, *options = words
    script = f"""
import sys
from simulator.cli.main import main
main(["--home", {str(tmp_path / "home")!r}, {command!r}, {str(folder / "roof.yaml")!r}, *{options!r}])
assert "sqlalchemy" not in sys.modules, sorted(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=GUARD, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", [("check", "roof.yaml"), ("play", "cold-call"), ()])
def test_the_home_of_somebody_unknown_is_told_and_no_bug_of_ours(command, words):
    told = command("--home", "~nobody-of-that-name/first-call", *words)
    assert told.status == 2
    assert "this computer knows nobody of that name" in told.err
    assert "our side" not in told.err
