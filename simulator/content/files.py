"""The bytes of a file, or the reason why there are none."""

from __future__ import annotations

import stat
from pathlib import Path

from simulator.content.source import MAX_BYTES
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Kind, Place, Problem


def load(path: Path) -> bytes | Problem:
    """Read a file, one byte more than is allowed at the most. Never raises and never waits, as a pipe would make us."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return _problem(register.NO_FILE, path, what="a folder" if stat.S_ISDIR(mode) else "a device or a pipe")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _problem(register.FILE_MISSING, path)
    except OSError as error:
        return _problem(register.FILE_UNREADABLE, path, reason=(error.strerror or "the system gives no reason").lower())
    except ValueError:  # a name that can't be one, such as one with a zero byte
        return _problem(register.FILE_MISSING, path)


def _problem(kind: Kind, path: Path, **details: str) -> Problem:
    return Problem(kind, details=details, place=Place(str(path), 1, 1))
