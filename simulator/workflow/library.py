"""The scenarios that can be practised here: bundled ones and the trainers' own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.content.scenario_index import HOUSE_FILE, FileStamp, LibraryRow, find, houses, remember, remembered
from simulator.core.texts import N_, Text

if TYPE_CHECKING:  # reads files, which listing what is known does not
    from simulator.workflow.playable import ScenarioOpener

SAME_ID = "same-id"
"""The code of the warning that two files have the same id."""

_log = logging.getLogger(__name__)


class Library:
    """The scenario files of some folders, with what is remembered of them in `memory`; `rows` are those read last."""

    def __init__(self, folders: tuple[Path, ...], memory: Path) -> None:
        self.folders = folders
        self.rows: tuple[LibraryRow, ...] = ()
        self._memory = memory
        self._files: frozenset[FileStamp] = frozenset()

    def known(self) -> tuple[LibraryRow, ...]:
        """Return the rows that are still up to date, without reading any scenario."""
        memory = self._remembered()
        return ordered(self._distinguished(memory[file] for file in self._found() if file in memory))

    def refresh(self, opener: ScenarioOpener) -> tuple[LibraryRow, ...]:
        """Read what is new or changed, remember it, and return every row."""
        memory = self._remembered()
        files = self._found()
        rows = ordered(memory.get(file) or self._read(file, opener) for file in files)
        self.rows = ordered(self._distinguished(rows))
        self._files = frozenset(files)
        if set(memory) != self._files:
            try:
                remember(self._memory, rows)
            except OSError as error:
                _log.warning("the list of scenarios can't be kept in %s: %s", self._memory, error)
        return self.rows

    def is_old(self) -> bool:
        """Return whether a file was added, removed or changed since the last time; none of them is opened for that."""
        return frozenset(self._found()) != self._files

    def _found(self) -> tuple[FileStamp, ...]:
        """List the scenario files and the house layers beside them."""
        return (*find(self.folders), *houses(self.folders))

    def _remembered(self) -> Mapping[FileStamp, LibraryRow]:
        """Return what is remembered, unless a house layer was changed: any scenario beside it may cite it."""
        memory = remembered(self._memory)
        layers = {file for file in memory if _is_house(file.path)}
        return memory if layers == set(houses(self.folders)) else {}

    def _distinguished(self, rows: Iterable[LibraryRow]) -> Iterator[LibraryRow]:
        """Let the card of a file say so where another one, of an earlier folder or name, has the same id and language."""
        first: dict[tuple[str, str], LibraryRow] = {}
        places = [str(folder) for folder in self.folders]
        rows = (row for row in rows if row.errors or not _is_house(row.path))  # a sound house layer is nothing to look at
        for row in sorted(rows, key=lambda row: (places.index(os.path.dirname(row.path)), row.path)):  # noqa: PTH120 - quicker
            other = first.setdefault((row.id, row.language.casefold()), row) if row.playable else row
            yield (
                row if other is row or SAME_ID in row.allows else row._replace(about=_same(row, other), warnings=row.warnings + 1)
            )

    def _read(self, file: FileStamp, opener: ScenarioOpener) -> LibraryRow:
        from simulator.content.library_rows import describe  # reading is for later, listing for the first moment
        from simulator.core.problems.problem import blocking

        path = Path(file.path)
        scenario, problems, chances = opener.describe(path)
        competency_of = {key: principle.competency for key, principle in opener.guidance_for(path).principles.items()}
        return describe(file, scenario, problems, not blocking(problems), competency_of, chances)


def _is_house(path: str) -> bool:
    """Say whether a file is a house layer and no scenario."""
    return os.path.basename(path) == HOUSE_FILE  # noqa: PTH119 - quicker


def _same(row: LibraryRow, other: LibraryRow) -> Text:
    same = N_("Has the id “{id}”, and so has “{title}”: their scores count as one. This card plays {file}.")
    return Text(same, {"id": row.id, "title": other.title, "file": Path(row.path).name})


def ordered(rows: Iterable[LibraryRow]) -> tuple[LibraryRow, ...]:
    """Put the rows in the order of the library: what can't be played first, for whoever can mend it; then by level and title."""
    return tuple(sorted(rows, key=lambda row: (row.playable, row.level, row.title.casefold(), row.path)))
