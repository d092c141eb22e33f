"""The script `run` installs once, resumes, says what is missing, and hands everything else on; nothing is really installed here.

The script runs in a copy of the checkout with a PATH that holds stand-ins for Python, pip, apt-get and the like, each of which
writes what it was asked into a log.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.guard import GUARD

CHECKOUT = Path(__file__).resolve().parent.parent
SHELLS = [shell for shell in ("dash", "bash") if shutil.which(shell)]
REAL_TOOLS = ["cat", "chmod", "cksum", "cp", "dirname", "env", "ls", "mkdir", "readlink", "rm", "sh", "touch"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell script; Windows has run.cmd")

# Python's version is a stand-in too: the script asks for `version_info < (3, 11)` to hold or not.
PYTHON = """\
case "$1" in
    -c) case $2 in *'< (3, 11)'*) exit "${OLD:-0}" ;; *) [ "${OLD:-0}" = 1 ]; exit ;; esac ;;
    --version) echo 'Python 3.9.2' ;;
    -m) mkdir -p "$4/bin" "$4/lib" && touch "$4/pyvenv.cfg" && cp "$STANDINS/venv-python" "$4/bin/python"
        echo "venv $4" >>"$LOG" ;;
esac
"""
VENV_PYTHON = """\
case "$1 $2" in
    '-m pip') echo "pip $*" >>"$LOG"; [ -z "${OFFLINE:-}" ] || exit 1
        [ -z "${INTERRUPTED:-}" ] || { kill -INT "$PPID"; exit 1; }
        echo 'pip talks'; cp "$STANDINS/venv-command" "${0%/*}/first-call" ;;
    '-m compileall') ;;
    '-c '*) ;;
    *) echo "python $* (in $PWD on ${QT_QPA_PLATFORM:-the desktop})" >>"$LOG" ;;
esac
"""
VENV_COMMAND = """\
echo 'the program talks'
echo "started [${PYTHONDONTWRITEBYTECODE-unset}]" >>"$LOG"
for argument; do echo "<$argument>" >>"$LOG"; done
exit "${CODE:-0}"
"""
STANDINS = {
    "python3": PYTHON,
    "venv-python": VENV_PYTHON,
    "venv-command": VENV_COMMAND,
    "uname": "echo Linux",
    "id": 'echo "${WHO:-0}"',
    "ldconfig": 'cat "$STANDINS/libraries"',
    "apt-get": 'echo "apt-get $*" >>"$LOG"; [ -z "${OFFLINE:-}" ]',
}


@dataclass
class Place:
    """A copy of the checkout and a computer around it."""

    folder: Path
    shell: str
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Start the script from another folder, as a person would who has it on the desktop."""
        command = [shutil.which(self.shell) or self.shell, str(self.folder / "run"), *arguments]
        environment = self.variables | variables
        return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, timeout=GUARD, check=False)

    def log(self) -> list[str]:
        """Return what was asked of the stand-ins since the last look."""
        log = Path(self.variables["LOG"])
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """See to it that Ctrl+C reaches the script: a suite started in the background ignores it, and what it starts would too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def make_place(tmp_path: Path, shell: str, *, packages: bool) -> Place:
    """Make a folder whose name has a space, and a PATH of stand-ins; `packages` says whether Qt's libraries are there."""
    tools, folder = tmp_path / "tools", tmp_path / "First Call"
    tools.mkdir()
    folder.mkdir()
    for name in ("run", "pyproject.toml"):
        shutil.copy(CHECKOUT / name, folder / name)
    for name in REAL_TOOLS:
        (tools / name).symlink_to(shutil.which(name) or name)
    for name, text in STANDINS.items():
        (tools / name).write_text("#!/bin/sh\n" + text)
        (tools / name).chmod(0o755)
    script = (CHECKOUT / "run").read_text()
    rows = [line.split() for line in script.splitlines() if line.startswith("lib")]
    (tools / "libraries").write_text("".join(f"\t{row[0]} (libc6,x86-64) => /lib/{row[0]}\n" for row in rows if packages))
    variables = {"PATH": str(tools), "STANDINS": str(tools), "LOG": str(tmp_path / "log")}
    return Place(folder, shell, variables)


@pytest.fixture(params=SHELLS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A computer on which Qt's libraries are installed."""
    return make_place(tmp_path, request.param, packages=True)


@pytest.fixture(params=SHELLS)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A computer on which no library of Qt's is installed."""
    return make_place(tmp_path, request.param, packages=False)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_accepted_by(shell: str) -> None:
    checked = subprocess.run([shutil.which(shell) or shell, "-n", CHECKOUT / "run"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_script_may_be_executed() -> None:
    assert os.access(CHECKOUT / "run", os.X_OK)


def test_the_first_start_installs_without_the_test_tools(place: Place) -> None:
    assert place.run().returncode == 0
    assert [line for line in place.log() if line.startswith("pip")] == [
        f"pip -m pip install --disable-pip-version-check --editable {place.folder}"
    ]


def test_the_second_start_installs_nothing(place: Place) -> None:
    place.run()
    place.log()
    done = place.run()
    assert place.log() == ["started [unset]"]
    assert done.stderr == ""


def test_arguments_arrive_as_they_were_given(place: Place) -> None:
    place.run("check", "two words", "", 'it\'s "quoted" *', PYTHONDONTWRITEBYTECODE="1")
    assert place.log()[-5:] == ["started [unset]", "<check>", "<two words>", "<>", '<it\'s "quoted" *>']


def test_the_exit_code_is_the_program_s(place: Place) -> None:
    assert place.run(CODE="7").returncode == 7


def test_standard_output_belongs_to_the_program_even_while_installing(place: Place) -> None:
    assert place.run().stdout == "the program talks\n"


def test_a_changed_list_of_libraries_is_installed(place: Place) -> None:
    place.run()
    place.log()
    with (place.folder / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")
    place.run()
    assert [line.split()[0] for line in place.log()] == ["pip", "started"]


def test_the_tests_run_offscreen_in_the_checkout_with_the_test_tools(place: Place) -> None:
    place.run("test", "-k", "two words", QT_QPA_PLATFORM="xcb")
    log = place.log()
    assert log[-2].endswith(f"--editable {place.folder}[dev]")
    assert log[-1] == f"python -m pytest -k two words (in {place.folder} on offscreen)"


def test_the_benchmarks_run_with_the_test_tools(place: Place) -> None:
    place.run("bench", "start")
    assert place.log()[-1] == f"python -m tests.bench start (in {place.folder} on the desktop)"


def test_the_tests_add_their_tools_to_an_installation_that_only_runs(place: Place) -> None:
    place.run()
    place.log()
    place.run("test")
    assert [line.split()[0] for line in place.log()] == ["pip", "python"]


def test_an_installation_for_tests_is_enough_to_run(place: Place) -> None:
    place.run("test")
    place.log()
    place.run()
    assert place.log() == ["started [unset]"]


def test_a_failed_installation_says_so_and_the_next_start_goes_on(place: Place) -> None:
    failed = place.run(OFFLINE="1")
    assert failed.returncode == 2
    assert "Is the network there?" in failed.stderr
    place.log()
    assert place.run().returncode == 0
    assert [line.split()[0] for line in place.log()] == ["pip", "started"]


def test_an_interrupted_installation_says_how_to_go_on_and_the_next_start_does(place: Place) -> None:
    stopped = place.run(INTERRUPTED="1")
    assert stopped.returncode == 130
    assert "stopped. Start ./run again" in stopped.stderr
    place.log()
    assert place.run().returncode == 0
    assert [line.split()[0] for line in place.log()] == ["pip", "started"]


def test_an_environment_without_a_working_python_is_made_anew(place: Place) -> None:
    place.run()
    place.log()
    (place.folder / ".venv" / "bin" / "python").unlink()
    place.run()
    assert [line.split()[0] for line in place.log()] == ["venv", "pip", "started"]


def test_another_folder_can_hold_the_libraries(place: Place, tmp_path: Path) -> None:
    place.run(FIRST_CALL_VENV=str(tmp_path / "elsewhere"))
    assert place.log()[0] == f"venv {tmp_path / 'elsewhere'}"
    assert sorted(path.name for path in place.folder.iterdir()) == ["pyproject.toml", "run"]


def test_a_folder_that_is_no_environment_is_never_cleared(place: Place, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "letter.txt").write_text("Dear all")
    refused = place.run(FIRST_CALL_VENV=str(tmp_path / "precious"))
    assert refused.returncode == 2
    assert "FIRST_CALL_VENV" in refused.stderr
    assert place.log() == []


def test_a_python_that_is_too_old_is_named_before_anything_is_installed(bare: Place) -> None:
    refused = bare.run(OLD="1")
    assert refused.returncode == 2
    assert "Python 3.11 or later" in refused.stderr
    assert "Python 3.9.2" in refused.stderr
    assert bare.log() == []


def test_missing_system_packages_are_installed_by_root(bare: Place) -> None:
    bare.run()
    update, install = bare.log()[:2]
    assert update == "apt-get -q update"
    assert "--no-install-recommends" in install
    assert {"libegl1", "libxcb-cursor0", "libespeak-ng1"} <= set(install.split())


def test_nothing_is_asked_of_apt_where_every_library_is_there(place: Place) -> None:
    place.run()
    assert not [line for line in place.log() if line.startswith("apt-get")]


def test_who_may_not_install_system_packages_is_told_the_exact_command(bare: Place) -> None:
    refused = bare.run(WHO="1000")
    assert refused.returncode == 2
    assert "apt-get update && apt-get install --yes --no-install-recommends libegl1 " in refused.stderr
    assert bare.log() == []


def test_a_missing_voice_is_no_reason_to_stop(place: Place) -> None:
    libraries = Path(place.variables["STANDINS"]) / "libraries"
    kept = [line for line in libraries.read_text().splitlines(keepends=True) if "espeak" not in line]
    libraries.write_text("".join(kept))
    done = place.run(WHO="1000")
    assert done.returncode == 0
    assert "no voice" in done.stderr


def test_without_apt_the_missing_libraries_are_named_and_the_installation_goes_on(bare: Place) -> None:
    (Path(bare.variables["STANDINS"]) / "apt-get").unlink()
    done = bare.run()
    assert done.returncode == 0
    assert "libEGL.so.1" in done.stderr


def test_the_windows_script_has_the_line_ends_that_windows_needs() -> None:
    script = (CHECKOUT / "run.cmd").read_bytes()
    assert script.count(b"\r\n") == script.count(b"\n") > 100
