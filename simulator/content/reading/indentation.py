"""What the left margin of a text says: which lines belong together, and which one of them stands in a wrong column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from simulator.content.formats.format_keys import KEYS
from simulator.content.text.syntax import ODD_SPACES
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Kind

_LINE = re.compile(rf"([ \t{ODD_SPACES}]*)([^\r\n]*)(?:\r\n|[\r\n]|\Z)")
_OPENED = re.compile(r":[ \t]*(?:#.*)?$")
_LIST_KEY = re.compile(rf"(?:- )?(?:{'|'.join(KEYS.listing)}):[ \t]*(?:#.*)?$")
TOP = re.compile(rf"(?!(?:{'|'.join(KEYS.made_up)}):[ \t]*\[)(?:{'|'.join(KEYS.opening)}):")
"""The keys at the top of a file that other lines hang on; `scenes` with a list on its line stands further down."""
_INNER = re.compile(rf"(?:{'|'.join(KEYS.inner)}):")
_BEGUN = re.compile(rf"(?:{'|'.join(KEYS.entry_only)}):[ \t]")
_KEYED = re.compile(r"-[ \t]+[\w-]+:")
_TAB_WIDTH = 2
_FAR = 200  # lines; an entry of a list is not longer


class IndentedLine(NamedTuple):
    """One line: where it begins and ends (its line end included), what it is indented with, and what stands on it."""

    start: int
    end: int
    lead: str
    text: str

    @property
    def depth(self) -> int:
        """How far it is indented."""
        return len(self.lead.expandtabs(_TAB_WIDTH))

    @property
    def inner(self) -> int:
        """The column of what stands behind its hyphen, or its own."""
        return self.depth + (len(self.text) - len(self.text.lstrip("- \t")) if self.item else 0)

    @property
    def item(self) -> bool:
        """Whether a hyphen begins it."""
        return self.text.startswith("-")

    @property
    def opens_list(self) -> bool:
        """Whether it is a key whose list may follow in the same column."""
        return not self.item and self.text.rstrip().endswith(":")

    def starts_beside(self, other: IndentedLine) -> bool:
        """Say whether a hyphen begins it in the column of another line."""
        return self.item and self.depth == other.depth

    @property
    def silent(self) -> bool:
        """Whether it says nothing."""
        return not self.text.strip() or self.text.startswith("#")


def rows(text: str, start: int, last: int | None = None) -> Iterator[IndentedLine]:
    """Go over the lines from one that begins at `start` to the one that holds `last`, or to the end of the text.

    There is always one: behind the last line end of a text stands an empty line.
    """
    while True:
        match = _LINE.match(text, start)
        assert match is not None  # noqa: S101 - at every place of a text a line begins, be it empty
        yield IndentedLine(start, match.end(), match.group(1), match.group(2))
        start = match.end()
        if start >= len(text) or (last is not None and last < start):
            return


def blamed(text: str, kind: Kind, index: int) -> tuple[Kind, int]:
    """Tell which line is out of its column where the parser complains of the one that holds `index`, and what is wrong with it.

    The parser complains of the first line that does not fit what it has read. Where the lines around agree with that one, it is
    the line above that was moved, or that lacks the hyphen of its list.
    """
    start = _start(text, index)
    line = next(rows(text, start))
    above, before = [*upwards(text, start, 2), None, None][:2]
    below = next((row for row in rows(text, line.end) if not row.silent), None)
    if above and _moved(above, line, before, below):
        later = next((row for row in rows(text, line.end) if not row.silent and row.depth <= above.depth), None)
        hyphenless = not above.item and later is not None and later.starts_beside(above)
        return register.MISSING_HYPHEN if hyphenless else kind, above.start + len(above.lead)
    first = _unlisted(text, line) if line.item else None
    if first:
        return register.MISSING_HYPHEN, first.start + len(first.lead)
    if kind is register.LIST_AND_KEYS and _BEGUN.match(line.text):
        return register.MISSING_HYPHEN, index
    moved = _moved_parent(text, line)
    if moved and _among_owners(text, moved, line):
        kind = register.BAD_INDENT
    return kind, moved.start + len(moved.lead) if moved else index


def opens_group(text: str, index: int) -> bool:
    """Say whether others hang on the line that holds `index`."""
    return _OPENED.search(next(rows(text, _start(text, index))).text) is not None


def _moved(above: IndentedLine, line: IndentedLine, before: IndentedLine | None, below: IndentedLine | None) -> bool:
    """Say whether a line, and not the one below it, is in the wrong column, judging by those before and after the two."""
    if before and _left(before, above, line):
        return True
    if _OPENED.search(above.text) or above.depth > line.depth or (above.depth == line.depth and not _KEYED.match(above.text)):
        return False
    if TOP.match(line.text) or (before and before.inner == above.inner and not _OPENED.search(before.text)):
        return False
    return above.inner != line.inner and any(row is not None and row.inner == line.inner for row in (before, below))


def _left(before: IndentedLine, above: IndentedLine, line: IndentedLine) -> bool:
    """Say whether a key of a scene or the like stands as far to the left as what it belongs to, and the next line does not."""
    opened = _OPENED.search(before.text) and not before.item and not _LIST_KEY.match(before.text)
    return bool(opened and _INNER.match(above.text)) and 0 < above.depth == before.depth < line.depth


def _unlisted(text: str, item: IndentedLine) -> IndentedLine | None:
    """Find the first entry of the list that an item belongs to, if that entry lacks its hyphen."""
    first = None
    for row in upwards(text, item.start, _FAR):
        if row.depth < item.depth:
            return first if _LIST_KEY.match(row.text) and first and not first.item else None
        if row.item and row.depth == item.depth:
            return None
        first = row
    return None


def _moved_parent(text: str, line: IndentedLine) -> IndentedLine | None:
    """Find the line that was moved together with those below it, so that a later one seems to be out of its column."""
    inside: list[IndentedLine] = []
    parent, listed = None, False
    for row in upwards(text, line.start, _FAR):
        if row.depth < line.depth:
            parent = row
            break
        if row.depth == line.depth:
            listed = row.item and not line.item
            if not listed:
                return None
        inside.append(row)
    if listed:
        return parent if parent and parent.depth and _among_owners(text, parent, line) else None
    later = next((row for row in rows(text, line.end) if not row.silent and row.depth <= line.depth), None)
    agreed = later is not None and later.depth == line.depth
    if agreed and inside and _alone(inside):
        return inside[-1]
    return parent if parent and _astray(text, parent, line, agreed=agreed) else None


def _alone(inside: list[IndentedLine]) -> bool:
    """Say whether the first of some lines, given upwards, is in a column of its own, or in that of what belongs to it."""
    *later, first = inside
    if later and later[-1].depth == first.depth and not later[-1].item and _OPENED.search(first.text):
        return True
    return all(row.depth > first.depth for row in later)


def _astray(text: str, parent: IndentedLine, line: IndentedLine, *, agreed: bool) -> bool:
    """Say whether a key that others hang on stands too far to the left: at the top where nobody knows it, or between columns."""
    above = next(upwards(text, parent.start, 1), None)
    if above is None or not _OPENED.search(parent.text):
        return False
    if not parent.depth:
        return bool(above.depth or _OPENED.search(above.text)) and not TOP.match(parent.text)
    if _among_owners(text, parent, line):
        return True
    return agreed and above.depth < parent.depth and _OPENED.search(line.text) is not None


def _among_owners(text: str, parent: IndentedLine, line: IndentedLine) -> bool:
    """Say whether a key of a scene or the like stands in the column of the scenes, and the line below it in that of its keys."""
    above = next(upwards(text, parent.start, 1), None)
    if above is None or not _INNER.match(parent.text):
        return False
    beside = next((row for row in upwards(text, parent.start, _FAR) if row.depth <= line.depth), None)
    return _left(above, parent, line) or (beside is not None and beside.depth == line.depth and not beside.item)


def upwards(text: str, start: int, most: int) -> Iterator[IndentedLine]:
    """Go up over the lines above one that begins at `start`, those that say nothing aside."""
    while start and most:
        start = _start(text, start - 1 - text.startswith("\r\n", start - 2))
        row = next(rows(text, start))
        if not row.silent:
            most -= 1
            yield row


def _start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
