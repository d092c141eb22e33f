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
REAL_TOOLS = ["cat", "chmod", "cksum", "cp", "dirname", "env", "ls", "mkdir", "mv", "readlink", "rm", "sh", "touch"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell script; Windows has run.cmd")

# Python's version is a stand-in too: the script asks for `version_info < (3, 11)` to hold or not.
PYTHON = """\
case "$1" in
    -c) case $2 in *'< (3, 11)'*) exit "${OLD:-0}" ;; *) [ "${OLD:-0}" = 1 ]; exit ;; esac ;;
    --version) echo 'Python 3.9.2' ;;
    -m) mkdir -p "$4/bin" "$4/lib" && touch "$4/pyvenv.cfg" && cp "$STANDINS/venv-python" "$4/bin/python"; rm -f "$4/has"
        echo "venv $4" >>"$LOG" ;;
esac
"""
# What pip was asked for is written into a file, by which the look at the libraries goes; `NEEDS` is one more that is needed.
VENV_PYTHON = """\
has=${0%/*}/../has
case "$1 $2" in
    '-m pip') echo "pip $*" >>"$LOG"
        [ -z "${OFFLINE:-}" ] || exit 1
        [ -z "${INTERRUPTED:-}" ] || { kill -INT "$PPID"; exit 1; }
        echo 'pip talks'; echo "itself [$(echo "${6##*[}")] $NEEDS" >>"$has" ;;
    '-m compileall') ;;
    '-m ensurepip') echo ensurepip >>"$LOG" ;;
    '-c import pip') [ -z "${WITHOUT_PIP:-}" ] ;;
    '-c '*) ;;
    '-I '*) shift 3
        [ -z "${READ_ONLY:-}" ] || exit 3
        for library in itself $NEEDS "$@"; do
            [ "$library" != nonsense ] || { echo postgresql; exit 2; }
            case $(cat "$has" 2>/dev/null) in *"$library"*) ;; *) echo "$library"; exit 1 ;; esac
        done ;;
    '-P '*) echo 'the program talks'
        echo "started [${PYTHONDONTWRITEBYTECODE-unset}] by $FIRST_CALL_COMMAND" >>"$LOG"
        shift 2; for argument; do echo "<$argument>" >>"$LOG"; done
        exit "${CODE:-0}" ;;
    *) echo "python $* (in $PWD on ${QT_QPA_PLATFORM:-the desktop})" >>"$LOG" ;;
esac
"""
STANDINS = {
    "python3": PYTHON,
    "venv-python": VENV_PYTHON,
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

    @property
    def typed(self) -> str:
        """What a person would type to start the script again."""
        return f'"{self.folder / "run"}"'

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
    variables = {"PATH": str(tools), "STANDINS": str(tools), "LOG": str(tmp_path / "log"), "NEEDS": ""}
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
    assert [line.split()[:2] for line in place.log()] == [["started", "[unset]"]]
    assert done.stderr == ""


def test_arguments_arrive_as_they_were_given(place: Place) -> None:
    place.run("check", "two words", "", 'it\'s "quoted" *', PYTHONDONTWRITEBYTECODE="1")
    assert place.log()[-5:] == [f"started [unset] by {place.typed}", "<check>", "<two words>", "<>", '<it\'s "quoted" *>']


def test_the_exit_code_is_the_program_s(place: Place) -> None:
    assert place.run(CODE="7").returncode == 7


def test_standard_output_belongs_to_the_program_even_while_installing(place: Place) -> None:
    assert place.run().stdout == "the program talks\n"


def words(place: Place) -> list[str]:
    """Return the first word of each line of the log: who was asked for something."""
    return [line.split()[0] for line in place.log()]


def change_the_list(place: Place) -> None:
    """Let pyproject.toml be another than the one that was installed."""
    with (place.folder / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")


def test_a_library_that_is_new_in_the_list_is_installed(place: Place) -> None:
    place.run()
    place.log()
    change_the_list(place)
    assert place.run(NEEDS="new-library").returncode == 0
    assert words(place) == ["pip", "started"]


def test_a_changed_list_of_which_all_is_there_needs_no_network(place: Place) -> None:
    place.run()
    place.log()
    change_the_list(place)
    assert place.run(OFFLINE="1").stderr == ""
    assert words(place) == ["started"]


def test_a_library_that_cannot_be_installed_is_named(place: Place) -> None:
    place.run()
    place.log()
    change_the_list(place)
    failed = place.run(OFFLINE="1", NEEDS="new-library")
    assert failed.returncode == 2
    assert "Missing: new-library." in failed.stderr
    assert words(place) == ["pip"]


def test_a_failed_installation_leaves_the_one_before_it_whole(place: Place) -> None:
    place.run()
    before = (place.folder / "pyproject.toml").read_text()
    change_the_list(place)
    place.run(OFFLINE="1", NEEDS="new-library")
    (place.folder / "pyproject.toml").write_text(before)
    place.log()
    assert place.run(OFFLINE="1").returncode == 0
    assert words(place) == ["started"]


def test_an_installation_that_was_broken_off_is_looked_at_before_it_is_used(place: Place) -> None:
    place.run()
    place.run("test", INTERRUPTED="1")
    place.log()
    (place.folder / ".venv" / "has").write_text("a part")
    place.run()
    assert words(place) == ["pip", "started"]


def test_a_folder_that_was_moved_starts_without_the_network(place: Place, tmp_path: Path) -> None:
    place.run()
    place.folder = place.folder.rename(tmp_path / "Moved Here")
    place.log()
    assert place.run(OFFLINE="1").stderr == ""
    assert place.log() == [f"started [unset] by {place.typed}"]


def test_the_script_can_be_started_by_a_link_to_it(place: Place, tmp_path: Path) -> None:
    link = tmp_path / "tools" / "first-call"
    link.symlink_to(place.folder / "run")
    done = subprocess.run([link], env=place.variables, capture_output=True, text=True, timeout=GUARD, check=False)
    assert (done.returncode, done.stdout) == (0, "the program talks\n")
    assert place.log()[-1] == f"started [unset] by {link}"


def test_what_not_everybody_needs_is_installed_when_asked_for_and_remembered(place: Place) -> None:
    place.run()
    place.log()
    place.run("--with", "postgresql", "check", "my.yaml")
    pip, *started = place.log()
    assert pip.endswith(f"--editable {place.folder}[postgresql]")
    assert started[1:] == ["<check>", "<my.yaml>"]
    change_the_list(place)
    place.run(NEEDS="new-library")
    assert place.log()[0].endswith(f"--editable {place.folder}[postgresql]")


def test_the_tests_keep_what_was_asked_for_before(place: Place) -> None:
    place.run("--with=postgresql")
    place.log()
    place.run("test")
    assert place.log()[0].endswith(f"--editable {place.folder}[postgresql,dev]")


@pytest.mark.parametrize("name", ["nonsense", "*", "a;b", ""])
def test_there_is_nothing_to_install_of_an_unknown_name(place: Place, name: str) -> None:
    place.run()
    refused = place.run("--with", name)
    assert refused.returncode == 2
    assert "First Call: " in refused.stderr
    assert place.run("--with").returncode == 2


def test_what_was_asked_for_and_cannot_be_installed_is_told_and_forgotten(place: Place) -> None:
    place.run()
    place.log()
    failed = place.run("--with", "postgresql", OFFLINE="1")
    assert failed.returncode == 2
    assert "Missing: postgresql." in failed.stderr
    place.log()
    assert place.run(OFFLINE="1").stderr == ""
    assert words(place) == ["started"]


def test_what_was_asked_for_once_and_is_gone_keeps_nobody_from_starting(place: Place) -> None:
    place.run("--with", "postgresql")
    place.log()
    (place.folder / ".venv" / "has").write_text("itself")
    change_the_list(place)
    done = place.run(OFFLINE="1")
    assert done.returncode == 0
    assert "Starting with what is here; missing: postgresql." in done.stderr
    assert words(place) == ["pip", "started"]


def test_an_environment_without_pip_gets_pip_and_keeps_its_libraries(place: Place) -> None:
    place.run()
    place.log()
    change_the_list(place)
    assert place.run(WITHOUT_PIP="1").returncode == 0
    assert words(place) == ["ensurepip", "started"]


def test_a_place_that_cannot_be_written_names_the_variable_for_another(place: Place) -> None:
    place.run()
    change_the_list(place)
    refused = place.run(READ_ONLY="1")
    assert refused.returncode == 2
    assert f"FIRST_CALL_VENV=~/first-call-libraries {place.typed}" in refused.stderr


def test_the_tests_run_offscreen_in_the_checkout_with_the_test_tools(place: Place) -> None:
    place.run("test", "-k", "two words", QT_QPA_PLATFORM="xcb")
    log = place.log()
    assert log[-2].endswith(f"--editable {place.folder}[dev]")
    assert log[-1] == f"python -m pytest -k two words (in {place.folder} on offscreen)"


def test_the_benchmarks_run_with_the_test_tools(place: Place) -> None:
    place.run("bench", "start")
    assert place.log()[-1] == f"python -m tests.bench start (in {place.folder} on the desktop)"


def test_the_one_folder_program_is_built_with_its_own_tools(place: Place) -> None:
    place.run("bundle", "--clean")
    log = place.log()
    assert log[-2].endswith(f"--editable {place.folder}[bundle]")
    assert log[-1] == f"python -m PyInstaller --noconfirm --clean .ci/bundle.spec (in {place.folder} on the desktop)"


def test_the_tests_add_their_tools_to_an_installation_that_only_runs(place: Place) -> None:
    place.run()
    place.log()
    place.run("test")
    assert words(place) == ["pip", "python"]


def test_an_installation_for_tests_is_enough_to_run(place: Place) -> None:
    place.run("test")
    place.log()
    place.run()
    assert [line.split()[:2] for line in place.log()] == [["started", "[unset]"]]


def test_a_failed_installation_says_so_and_the_next_start_goes_on(place: Place) -> None:
    failed = place.run(OFFLINE="1")
    assert failed.returncode == 2
    assert "Is the network there?" in failed.stderr
    place.log()
    assert place.run().returncode == 0
    assert words(place) == ["pip", "started"]


def test_an_interrupted_installation_says_how_to_go_on_and_the_next_start_does(place: Place) -> None:
    stopped = place.run(INTERRUPTED="1")
    assert stopped.returncode == 130
    assert f"stopped. Start {place.typed} again" in stopped.stderr
    place.log()
    assert place.run().returncode == 0
    assert words(place) == ["pip", "started"]


def test_an_environment_without_a_working_python_is_made_anew(place: Place) -> None:
    place.run()
    place.log()
    (place.folder / ".venv" / "bin" / "python").unlink()
    place.run()
    assert words(place) == ["venv", "pip", "started"]


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


PACKAGES = "apt-get update && apt-get install --yes --no-install-recommends libegl1 "


def test_who_may_not_install_system_packages_is_told_the_exact_command_in_one_line(bare: Place) -> None:
    refused = bare.run(WHO="1000")
    assert refused.returncode == 2
    assert PACKAGES in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert bare.log() == []


def test_sudo_is_asked_once(bare: Place) -> None:
    sudo = Path(bare.variables["STANDINS"]) / "sudo"
    sudo.write_text('#!/bin/sh\necho sudo >>"$LOG"\nexec "$@"\n')
    sudo.chmod(0o755)
    assert bare.run(WHO="1000").returncode == 0
    assert words(bare)[:3] == ["sudo", "apt-get", "apt-get"]


def test_whom_sudo_refuses_is_asked_for_no_second_password(bare: Place) -> None:
    sudo = Path(bare.variables["STANDINS"]) / "sudo"
    sudo.write_text('#!/bin/sh\necho sudo >>"$LOG"\nexit 1\n')
    sudo.chmod(0o755)
    refused = bare.run(WHO="1000")
    assert refused.returncode == 2
    assert PACKAGES in refused.stderr
    assert bare.log() == ["sudo"]


def test_root_is_not_sent_to_an_administrator(bare: Place) -> None:
    refused = bare.run(OFFLINE="1")
    assert refused.returncode == 2
    assert PACKAGES in refused.stderr
    assert "root" not in refused.stderr
    assert "administrator" not in refused.stderr


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
