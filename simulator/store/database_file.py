"""The file of a SQLite database: made for its owner alone, told from any other, and moved aside with all that belongs to it."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from simulator.core.errors import DatabaseCorrupt, StoreError
from simulator.core.texts import N_
from simulator.folders import COMPANIONS, FILE

LOG = COMPANIONS[0]
LONGEST_PATH = 500
"""Bytes; SQLite takes 512, its own endings included."""
SHOWN = 60
"""Characters of a name that are shown."""
JUST_MADE = 60
"""Seconds in which another window has surely written the first tables into a file that it has made."""


class FileWatch:
    """Knows which file a database was when it was opened: nobody would find again what is written into another."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._identity = _identity(file)

    def renew(self) -> None:
        """Take the file that stands there now for the right one."""
        self._identity = _identity(self._file)

    def refuse_moved(self) -> None:
        """Raise StoreError where another file, or none, stands there now."""
        if self._identity != _identity(self._file):
            raise StoreError(
                N_("The progress in {file} was moved, deleted or replaced while this window was open."),
                N_(
                    "If you moved it, move it back and try again. Otherwise close this window and start First Call again. "
                    "You can also continue without saving."
                ),
                file=self._file,
            )


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def connect(file: Path, timeout: float = 5.0, *, mode: str = "mode=rw", shared: bool = False) -> sqlite3.Connection:
    """Open a file that is there: SQLite would make a missing one anew, and throw away the log that it finds beside it."""
    return sqlite3.connect(address(file, mode), uri=True, timeout=timeout, isolation_level=None, check_same_thread=not shared)


def address(file: Path, mode: str) -> str:
    """Return the URI of a file, for SQLite."""
    uri = file.absolute().as_uri()
    # a file on a server, which Windows names \\\\SERVER\\SHARE, has it in the path: SQLite takes no other computer
    return f"{uri if uri.startswith('file:///') else uri.replace('file://', 'file:////', 1)}?{mode}"


def create(file: Path) -> bool:
    """Make an empty file that only its owner may read; False where there is one.

    SQLite gives what belongs to it the same rights.
    """
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), FILE))
    except FileExistsError:
        return False
    return True


def was_emptied(file: Path, now: datetime) -> bool:
    """Whether a file holds nothing, and is not one that another window is making at this moment."""
    status = file.stat()
    # a new file gets its first tables without a log
    return not status.st_size and (_size(file.with_name(file.name + LOG)) > 0 or now.timestamp() - status.st_mtime > JUST_MADE)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def refuse_long_path(file: Path) -> None:
    """Raise StoreError for a path that SQLite can't open, with what it adds to it."""
    if os.name != "nt" and len(os.fsencode(file)) > LONGEST_PATH:
        raise StoreError(
            N_("The path of {file} is too long: a database can have {most} bytes in its path."),
            N_("Choose a shorter one with --home or --database. You can also continue without saving."),
            file=file.name if len(file.name) <= SHOWN else f"{file.name[:SHOWN]}…",
            most=LONGEST_PATH,
        )


def refuse_no_file(file: Path) -> None:
    """Raise StoreError for a folder, a device or a pipe, which SQLite might wait for, for ever."""
    if file.exists() and not file.is_file():
        raise StoreError(
            N_("{file} is no file, so no progress can be kept there."), N_("Choose a file with --database."), file=file
        )


def same_file(one: Path, other: Path) -> bool:
    """Whether both names lead to one existing file."""
    return one.exists() and other.exists() and one.samefile(other)


def name_beside(file: Path, word: str, now: datetime) -> Path:
    """Find a free name beside `file` that tells what the file is and since when (UTC)."""
    stem = f"{file.name}.{word}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    free = file.with_name(stem)
    number = 2
    while free.exists():
        free = file.with_name(f"{stem}-{number}")
        number += 1
    return free


def move_aside(file: Path, now: datetime, word: str = "damaged") -> Path:
    """Rename a damaged database and what belongs to it, and say where it is now; `word` says in its name what it is."""
    aside = name_beside(file, word, now)
    try:
        # the log goes first: left behind, it would be read into the new database
        for companion in COMPANIONS:
            beside = file.with_name(file.name + companion)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + companion))
        file.rename(aside)
    except OSError as error:
        raise DatabaseCorrupt(
            N_("The progress in {file} is damaged, and the file can't be renamed: {reason}."),
            N_(
                "Close whatever else has it open, move the file away yourself, and start First Call again. You can also go on "
                "without saving."
            ),
            file=file,
            reason=error.strerror,
        ) from error
    return aside


def remove(file: Path) -> None:
    """Remove a file that was only needed for a while, with all that belongs to it."""
    for name in (file, *(file.with_name(file.name + companion) for companion in COMPANIONS)):
        name.unlink(missing_ok=True)
