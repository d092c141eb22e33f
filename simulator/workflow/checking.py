"""Checks many scenario files: on every core of the computer, and only those that it hasn't seen as they are.

What was found is remembered under the file's content, this program's version, the guidance and the portraits, so that a second
check of a thousand files reads them and looks them up. The memory is trusted for messages only, never for playing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulator import __version__
from simulator.content.scenario_index import HOUSE_FILE, SUFFIXES
from simulator.content.text.source import read_bytes
from simulator.core.problems.problem import Place, Problem, in_order
from simulator.core.problems.registry import KINDS
from simulator.core.texts import packed, unpacked
from simulator.folders import make_folder
from simulator.paths import Paths
from simulator.whole_file import write_whole
from simulator.workflow.duplicate_ids import DeclaredId, IdAndLanguage, bundled, duplicate_id_problems
from simulator.workflow.playable import ScenarioOpener, open_scenario_opener

WORTH_IT = 8
"""Up to this many files are checked in this process; more are shared out, since each process takes half a second to start."""
_REMEMBERED = 20_000
_MOST_KEPT = 10_000
"""The most problems of one file that are remembered, each choice that leads to one counted as well."""
_LAYOUT = 2
"""What a row of the memory looks like; a greater number makes all that was remembered count as new."""

Problems = tuple[Problem, ...]
CheckResult = tuple[Problems, DeclaredId | None]
"""The problems of one file, and what it calls itself."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file and its problems; `unread` says why it could not be read, and is empty where it could."""

    name: str
    problems: Problems = ()
    unread: str = ""


def scenario_files(names: Iterable[str]) -> Iterator[str]:
    """Yield the files as they are named, and for each folder the scenario files in it and below, by name."""
    for name in names:
        if not Path(name).is_dir():
            yield name
            continue
        for folder, inside, files in os.walk(name):
            inside[:] = sorted(inner for inner in inside if not inner.startswith("."))
            yield from (str(Path(folder, file)) for file in sorted(files) if file.endswith(SUFFIXES))


def check_files(paths: Paths, names: list[str], on_progress: Callable[[int], None] = lambda done: None) -> list[Checked]:
    """Check files, and return the results in the order of `names`; `on_progress` is called with the number of files done."""
    memory = CheckCache(paths)
    unread: dict[str, Checked] = {}
    studied: dict[str, CheckResult] = {}
    waiting: dict[str, tuple[str, bytes]] = {}
    for name in names:
        data = read_bytes(Path(name))
        if isinstance(data, Problem):
            unread[name] = Checked(name, unread=data.message)
            continue
        key = memory.key(data, _beside(Path(name)))
        known = memory.find(key, name)
        if known is None:
            waiting[name] = key, data
        else:
            studied[name] = known
    on_progress(len(unread) + len(studied))
    for name, result in _search(paths, {name: data for name, (_, data) in waiting.items()}):
        studied[name] = result
        memory.keep(waiting[name][0], result)
        on_progress(len(unread) + len(studied))
    memory.write()
    return _together(names, unread, studied, bundled(paths.scenarios))


def _beside(path: Path) -> bytes:
    """Digest the house layer beside a scenario file; of a house layer itself say what it is."""
    if path.name == HOUSE_FILE:
        return HOUSE_FILE.encode()
    data = read_bytes(path.parent / HOUSE_FILE)
    return b"" if isinstance(data, Problem) else hashlib.sha256(data).digest()


def _together(
    names: list[str], unread: Mapping[str, Checked], studied: Mapping[str, CheckResult], taken: Mapping[IdAndLanguage, Path]
) -> list[Checked]:
    """Put the files in order, and add what only shows in all of them."""
    shared = duplicate_id_problems({name: label for name in names if name in studied and (label := studied[name][1])}, taken)
    problems = {name: in_order((*own, *((shared[name],) if name in shared else ()))) for name, (own, _) in studied.items()}
    return [unread[name] if name in unread else Checked(name, problems[name]) for name in names]


def _search(paths: Paths, files: Mapping[str, bytes]) -> Iterator[tuple[str, CheckResult]]:
    cores = min(os.cpu_count() or 1, len(files) // WORTH_IT + 1)
    if cores < 2:
        opener = open_scenario_opener(paths) if files else None
        for name, data in files.items():
            assert opener is not None  # noqa: S101 - there are files
            yield name, opener.study(data, name)
        return
    with ProcessPoolExecutor(cores, initializer=_get_ready, initargs=(paths,)) as pool:
        yield from pool.map(_check_one, files.items(), chunksize=max(len(files) // (cores * 8), 1))


_openers: list[ScenarioOpener] = []
"""The opener of a process that shares in the work; made once, because it reads the guidance."""


def _get_ready(paths: Paths) -> None:
    _openers.append(open_scenario_opener(paths))


def _check_one(file: tuple[str, bytes]) -> tuple[str, CheckResult]:
    name, data = file
    return name, _openers[0].study(data, name)


class CheckCache:
    """The results of earlier checks, by content."""

    def __init__(self, paths: Paths) -> None:
        self._path = paths.cache / "checks.json"
        self._surroundings = _surroundings(paths)
        self._rows: dict[str, dict[str, Any]] = self._read()
        self._changed = False

    def key(self, data: bytes, beside: bytes = b"") -> str:
        """Compute the key of a file's content, and of what stands beside it."""
        return hashlib.sha256(self._surroundings + beside + data).hexdigest()

    def find(self, key: str, name: str) -> CheckResult | None:
        """Look up what is known of a content, with the places in the file of this name; None where it is new."""
        row = self._rows.get(key)
        try:
            return None if row is None else (tuple(_problem(one, name) for one in row["problems"]), _label(row["label"]))
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def keep(self, key: str, result: CheckResult) -> None:
        """Remember what was found, unless that would make every later check read a great deal."""
        problems, label = result
        if sum([1 + len(problem.witness or ()) for problem in problems]) > _MOST_KEPT:
            return
        self._rows[key] = {"problems": [_row(problem) for problem in problems], "label": label}
        self._changed = True

    def write(self) -> None:
        """Put the memory where the next check finds it; where that can't be, the next check takes longer."""
        if not self._changed:
            return
        with contextlib.suppress(OSError):
            make_folder(self._path.parent)
            write_whole(self._path, json.dumps(dict(list(self._rows.items())[-_REMEMBERED:])).encode())

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            rows = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return rows if isinstance(rows, dict) else {}


def _surroundings(paths: Paths) -> bytes:
    """Digest all that a result depends on besides the file: the program and its messages, the guidance and the portraits."""
    portraits = sorted(file.stem for file in (paths.assets / "portraits").glob("*.svg"))
    program = f"{_LAYOUT} {__version__} {sorted(map(repr, KINDS.values()))}"
    with contextlib.suppress(OSError):
        return f"{program} {portraits}".encode() + hashlib.sha256(paths.guidance.read_bytes()).digest()
    return program.encode()


def _label(values: list[Any] | None) -> DeclaredId | None:
    return None if values is None else DeclaredId(*values)


def _row(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain values; its details still know what they are made of, so that they can be translated."""
    return {
        "kind": problem.code,
        "path": problem.path,
        "details": {key: packed(value) for key, value in problem.details.items()},
        "witness": problem.witness,
        "place": asdict(problem.place) if problem.place else None,
        "passable": problem.passable,
        "spares_stored": problem.spares_stored,
    }


def _problem(row: Mapping[str, Any], name: str) -> Problem:
    place = row["place"]
    return Problem(
        kind=KINDS[row["kind"]],
        path=tuple(row["path"]),
        details={key: unpacked(value) for key, value in row["details"].items()},
        witness=None if row["witness"] is None else tuple(row["witness"]),
        place=None if place is None else Place(**(place | {"file": name})),
        passable=row["passable"],
        spares_stored=row["spares_stored"],
    )
