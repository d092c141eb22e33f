"""`first-call install` and `uninstall`: the entry in the desktop's menu, the command, its completion and its man page."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from simulator.core.errors import SimulatorError
from simulator.paths import HOME_VARIABLE, Paths

MARK = "X-First-Call=true"
"""Stands in every entry of ours, so that nobody else's is ever written over or taken away."""

WINDOW_ENTRY = """\
[Desktop Entry]
Type=Application
Name=First Call
GenericName=Conversation trainer
Comment=Practise difficult customer conversations before the first real one
Exec={command}
Icon=first-call
StartupWMClass=first-call
StartupNotify=true
Terminal=false
Categories=Education;
Keywords=training;customer;support;conversation;
{mark}
"""
CHECK_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Check scenarios with First Call
Comment=Look for mistakes in scenario files, or in those of your own folder
Exec={command} check --wait %F
Icon=first-call
Terminal=true
Categories=Education;
{mark}
"""


class Places(NamedTuple):
    """The files of an installation into somebody's desktop (freedesktop.org: XDG base directories, icon theme, menu)."""

    window: Path
    check: Path
    icon: Path
    command: Path
    completion: Path
    manual: Path


def places() -> Places:
    """Return where the files belong for the person at this computer."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Places(
        data / "applications" / "first-call.desktop",
        data / "applications" / "first-call-check.desktop",
        data / "icons" / "hicolor" / "scalable" / "apps" / "first-call.svg",
        Path.home() / ".local" / "bin" / "first-call",
        data / "bash-completion" / "completions" / "first-call",
        data / "man" / "man1" / "first-call.1",
    )


def install(paths: Paths, home: str | None) -> int:
    """Put First Call into the desktop's menu, for whoever runs this. Returns 0. Raises SimulatorError."""
    from simulator.cli.manual import completion, manual

    _only_linux()
    files, command = places(), program()
    kept = home or os.environ.get(HOME_VARIABLE)
    typed = " ".join(_quoted(part) for part in [*command, *(["--home", str(paths.data)] if kept else [])])
    try:
        _write(files.window, WINDOW_ENTRY.format(command=typed, mark=MARK))
        _write(files.check, CHECK_ENTRY.format(command=typed, mark=MARK))
        _write(files.icon, (paths.assets / "icons" / "app.svg").read_text(encoding="utf-8"))
        _link(files.command, command)
        _write(files.completion, completion("bash"))
        _write(files.manual, manual())
    except OSError as error:
        raise SimulatorError(f"{error.filename} can't be written: {error.strerror}.", "Is the folder yours?") from None
    print("First Call is in the menu of your desktop now, and so is the check of scenario files. Written:")
    print("\n".join(f"  {file}" for file in _there(files)))
    if files.command.is_symlink() and shutil.which("first-call") is None:
        print(f"The command first-call works where {files.command.parent} is in PATH, after the next login on most systems.")
    return 0


def uninstall(paths: Paths, *, data: bool, sure: bool) -> int:
    """Take away what `install` wrote, and with `data` move progress and settings to the bin. Returns 0. Raises SimulatorError."""
    _only_linux()
    files = list(_there(places()))
    for file in files:
        file.unlink()
    print("\n".join(["Taken away:", *(f"  {file}" for file in files)]) if files else "Nothing of First Call is in the menu.")
    if data:
        _remove_data(paths, sure=sure)
    elif paths.data.exists():
        print(f"Progress, settings and own scenarios stay in {paths.data}. With --data they go to the bin.")
    itself = Path(sys.executable).parent if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[2]
    print(f"The program itself is the folder {itself}.")
    return 0


def _remove_data(paths: Paths, *, sure: bool) -> None:
    from simulator.running_window import bring_forward

    if not paths.data.exists():
        print(f"There are no data in {paths.data}.")
        return
    if bring_forward(paths.window_socket):
        raise SimulatorError("First Call is open.", "Close its window, then try again.")
    if not sure:
        print(
            f"Progress, settings and own scenarios of everybody here go to the bin: {paths.data}\nType yes to do that: ", end=""
        )
        sys.stdout.flush()
        if sys.stdin.readline().strip().casefold() != "yes":
            print("Nothing of them was touched.")
            return
    from simulator.ui.trash import move_to_trash

    if not move_to_trash(paths.data):
        raise SimulatorError(
            f"{paths.data} can't be moved to the bin, so it stays.", "Delete the folder yourself if you mean it."
        )
    print(f"In the bin: {paths.data}")
    if paths.cache.exists():
        shutil.rmtree(paths.cache, ignore_errors=True)  # made anew by itself


def program() -> list[str]:
    """Return the command that starts this very program from anywhere."""
    checkout = Path(__file__).resolve().parents[2]
    if getattr(sys, "frozen", False):
        return [sys.executable]
    if (checkout / "run").is_file():
        libraries = Path(sys.prefix)
        own = libraries == checkout / ".venv"
        return [str(checkout / "run")] if own else ["env", f"FIRST_CALL_VENV={libraries}", str(checkout / "run")]
    return [str(Path(shutil.which("first-call") or sys.argv[0]).absolute())]


def _quoted(part: str) -> str:
    """Write an argument as the Exec key wants it (Desktop Entry Specification 1.5, the key Exec)."""
    if part.isascii() and all(letter.isalnum() or letter in "/._-=+:," for letter in part):
        return part
    for special in ("\\", '"', "`", "$"):
        part = part.replace(special, f"\\{special}")
    return '"' + part.replace("\\", "\\\\").replace("%", "%%") + '"'


def _only_linux() -> None:
    if sys.platform in ("win32", "darwin"):
        raise SimulatorError(
            "An entry in the menu is made on Linux and other free desktops only.", "On Windows run.cmd makes one: run install"
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _link(path: Path, command: list[str]) -> None:
    """Make the command first-call of the checkout, unless there is one that is not ours."""
    if len(command) == 1 and Path(command[0]).name == "run" and (path.is_symlink() or not path.exists()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(command[0])


def _there(files: Places) -> Iterator[Path]:
    """Name the files that are there and that are ours."""
    for file in (files.window, files.check):
        if file.is_file() and MARK in file.read_text(encoding="utf-8", errors="replace"):
            yield file
    if files.command.is_symlink() and files.command.readlink() == Path(__file__).resolve().parents[2] / "run":
        yield files.command
    yield from (file for file in (files.icon, files.completion, files.manual) if file.is_file())
