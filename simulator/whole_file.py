"""Writes a file whole or not at all, so that neither a full disk nor a kill leaves half of one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

EVERYBODY = 0o666
"""What a file may be read by at first; the person's own setting (umask) takes from that what they don't want."""

_cleared: set[Path] = set()


def write_whole(path: Path, data: bytes, *, lasting: bool = False, mode: int = EVERYBODY) -> None:
    """Write a file over what stands there, which stays where that fails. Raises OSError.

    Written to last, it is on the disk before anything else is done, whatever happens to the computer then. `mode` says who may
    read it.
    """
    clear_left_over(path)
    beside = part_of(path)
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode), "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)  # or each try on a full disk would leave another one
        raise


def part_of(path: Path) -> Path:
    """Return the name under which this process writes a file until it is whole."""
    return path.with_name(f"{path.name}.{os.getpid()}.part")


def clear_left_over(path: Path) -> None:
    """Remove, once, what programs that were killed left behind while they wrote a file."""
    if path in _cleared:
        return
    _cleared.add(path)
    with suppress(OSError):
        for left in path.parent.iterdir():
            number = left.name.removeprefix(f"{path.name}.").removesuffix(".part")
            if left.name == f"{path.name}.{number}.part" and number.isdecimal() and not _runs(number):
                left.unlink()


def _runs(number: str) -> bool:
    """Whether a process with this number is running; on Windows a file that is open can't be removed anyway."""
    if os.name == "nt":
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    except PermissionError:
        return True
    return True
