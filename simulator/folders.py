"""A person's own folders and files: nobody else can read them, and a folder that was moved away is not made anew."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
"""What their owner may do, and nobody else."""
COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database."""

_known: set[Path] = set()
"""The folders that were there already while this program ran."""


def make_folder(folder: Path) -> None:
    """Make a folder, and those around it that are missing, for its owner alone. Raises OSError.

    One that was there before and is gone has been moved: made anew, it would stand in the way when it comes back.
    """
    missing = []
    for each in (folder, *folder.parents):
        if each.exists():
            break
        missing.append(each)
    moved = next((each for each in missing if each in _known), None)
    if moved is not None:
        raise FileNotFoundError(errno.ENOENT, "the folder was moved or deleted while First Call was open", str(moved))
    for each in (*reversed(missing), folder):
        each.mkdir(mode=FOLDER, exist_ok=True)  # where a file of that name is in the way, this says so
    _known.update((folder, *missing))


def keep_private(folder: Path) -> None:
    """Take from everybody else the right to read a folder of the person's own, and the files in it.

    A folder that was given to a group, or to all, is shared on purpose, and stays so; so does a home folder, and a disk.
    """
    with suppress(OSError):
        if os.name == "nt" or _shared(folder.stat()):
            return
        if not _holds_more(folder):
            _restrict(folder, FOLDER)
        keep_files_private(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def keep_database_private(file: Path) -> None:
    """Do the same for a database and what belongs to it, wherever it is; its folder stays as it is."""
    with suppress(OSError):
        if os.name != "nt" and not _shared(file.parent.stat()) and file.is_file():
            keep_files_private((file, *(file.with_name(file.name + companion) for companion in COMPANIONS)))


def keep_files_private(files: Iterable[Path]) -> None:
    """Let nobody but its owner read a file."""
    for file in files:
        _restrict(file, FILE)


def _restrict(path: Path, most: int) -> None:
    """Take rights away that somebody else has; none is given."""
    with suppress(OSError):  # a disk that knows no rights, or somebody else's file
        status = path.stat()
        mode = stat.S_IMODE(status.st_mode)
        if status.st_uid == os.geteuid() and mode & ~most:
            path.chmod(mode & most)


def _shared(status: os.stat_result) -> bool:
    """Whether others may write there too: the group of that folder, where it is another than the person's own, or everybody."""
    mode = status.st_mode
    of_a_group = bool(mode & stat.S_IWGRP) and (bool(mode & stat.S_ISGID) or status.st_gid != os.getegid())
    return of_a_group or bool(mode & stat.S_IWOTH)


def _holds_more(folder: Path) -> bool:
    """Whether a folder is more than a place for First Call: somebody's home, one around it, or a whole disk."""
    home = Path.home().resolve()
    return folder.resolve() in (home, *home.parents) or folder.is_mount()
