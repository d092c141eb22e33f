"""What the library shows of each scenario file, remembered between starts so that a thousand titles are there at once.

The memory is a JSON file. A row counts as long as its file has the same size and time of change; it is trusted for display
only, never for playing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from simulator.folders import make_folder
from simulator.whole_file import write_whole

VERSION = 5
"""Another one whenever a file may be found playable, or not, that was not before."""
SUFFIXES = (".yaml", ".yml")
HOUSE_FILE = "guidance.yaml"
"""What the house layer of the guidance is called, in every folder of scenarios; it is no scenario."""


class LibraryRow(NamedTuple):
    """One scenario file as the library shows it.

    `teaches` lists competencies and `practises` principles, those with the most weight first. `errors` and `warnings`
    count the problems found; a file with errors that block playing is not `playable`. `allows` are the codes of the warnings that
    its author allows. `chances` are those of the best line, each a scene and a principle with a colon between them.
    """

    path: str
    changed: int
    size: int
    id: str
    title: str
    subtitle: str = ""
    about: str = ""
    channel: str = "phone"
    language: str = "en"
    level: int = 1
    minutes: int = 0
    customer: str = ""
    company: str = ""
    portrait: str = ""
    mood: int = 5
    teaches: Sequence[str] = ()
    playable: bool = True
    errors: int = 0
    warnings: int = 0
    practises: Sequence[str] = ()
    allows: Sequence[str] = ()
    chances: Sequence[str] = ()


_KINDS = (str, int, int, str, str, str, str, str, str, int, int, str, str, str, int, list, bool, int, int, list, list, list)


class FileStamp(NamedTuple):
    """A scenario file on disk: path, time of change (ns) and size (bytes)."""

    path: str
    changed: int
    size: int


def find(folders: Iterable[Path]) -> tuple[FileStamp, ...]:
    """List the scenario files of the folders, by name; a folder that isn't there has none."""
    files = []
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.name.endswith(SUFFIXES) or entry.name.startswith(".") or entry.name == HOUSE_FILE:
                        continue
                    if entry.is_file():
                        stat = entry.stat()
                        files.append(FileStamp(entry.path, stat.st_mtime_ns, stat.st_size))
        except OSError:
            continue
    return tuple(sorted(files))


def houses(folders: Iterable[Path]) -> tuple[FileStamp, ...]:
    """Return the house layers of the folders, those that there are."""
    stamps = (stamp(str(folder / HOUSE_FILE)) for folder in folders)
    return tuple(found for found in stamps if found is not None)


def stamp(path: str) -> FileStamp | None:
    """Return a scenario file as it is on disk now, None where it isn't there."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - as `find` has it
    except OSError:
        return None
    return FileStamp(path, stat.st_mtime_ns, stat.st_size)


def remembered(memory: Path) -> Mapping[FileStamp, LibraryRow]:
    """Read the rows of the last time; a memory that is missing, damaged or of another version counts as empty."""
    try:
        data = json.loads(memory.read_bytes())
        if data["version"] != VERSION or data["fields"] != list(LibraryRow._fields):
            return {}
        rows = [LibraryRow._make(values) for values in data["rows"] if _sensible(values)]
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return {}
    return {FileStamp._make(row[:3]): row for row in rows}


def _sensible(values: Sequence[object]) -> bool:
    """Say whether a row's values are of the kinds that the library shows."""
    return tuple(map(type, values)) == _KINDS


def remember(memory: Path, rows: Iterable[LibraryRow]) -> None:
    """Write the rows for the next time. Raises OSError."""
    data = {"version": VERSION, "fields": LibraryRow._fields, "rows": list(rows)}
    make_folder(memory.parent)
    # written in ASCII, because a file's name need not be a text to the system
    write_whole(memory, json.dumps(data).encode())
