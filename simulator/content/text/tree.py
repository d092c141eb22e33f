"""Plain values read from a file, and where each of them stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from simulator.content.text.source import Source
from simulator.content.text.syntax import after_key
from simulator.core.problems.problem import Path, Place, Problem

MarkedValue = tuple[int, Path, Any]
"""A key or an item: its index in the text, the path that it leads to, and the value there."""

MAX_ITEMS = 1_000
"""The most items that a list may have."""


def most_keys(depth: int) -> int:
    """Return the most keys that a group may have; the one that holds the scenes is right below the top, at depth 1."""
    return 10_000 if depth == 1 else 200


class Refused:
    """Stands where a value is left out because its problem is reported already."""

    def __repr__(self) -> str:
        """Say so where it shows by mistake."""
        return "(refused)"


REFUSED = Refused()


@dataclass(slots=True)
class Tree:
    """Plain values (dict, list, str, int, float, bool, None) and where each stands.

    `marks` are the indexes in the text of every key and every item of a list, in the order of the file. Where the value of a key
    stands follows from its key; to note that too, or to keep all this by path, would take time in every file and is asked for in
    few. `refused` are the paths of the values left out, `doubts` lists each plain text that other programs take for something
    else: its index, the word, and what they take it for.

    `broken` says that not all of the text could be read. Where `values` are there all the same, parts of it were taken out:
    `lost` are the words in them, `damaged` the paths of the groups and lists that they may have stood in.
    """

    source: Source
    values: Any = None
    marks: list[int] = field(default_factory=list)
    broken: bool = False
    problems: list[Problem] = field(default_factory=list)
    refused: list[Path] = field(default_factory=list)
    doubts: list[tuple[int, str, str]] = field(default_factory=list)
    lost: frozenset[str] = frozenset()
    damaged: frozenset[Path] = frozenset()
    _sizes: dict[int, int] = field(default_factory=dict)
    _befores: dict[int, dict[str | int, int]] = field(default_factory=dict)

    def index(self, path: Path, *, key: bool = False) -> int:
        """Return the index of the text or number at `path`, or of the key that leads there.

        A group, a list and a missing value have the index of their key. A path that leads nowhere has that of the nearest
        parent.
        """
        values, parent, at, mark = self.values, None, 0, 0
        for step in path:
            if not _leads(values, step):
                return at
            mark += self._before(values, step)
            at = self.marks[mark]
            mark += 1
            parent, values = values, values[step]
        if key or values is None or isinstance(values, dict | list) or not isinstance(parent, dict):
            return at
        return after_key(self.source.text, at, str(path[-1]))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return the same position as a place."""
        return self.source.place(self.index(path, key=key))

    def value(self, path: Path) -> Any:
        """Return the value at `path`, or None where there is none."""
        values = self.values
        for step in path:
            if not _leads(values, step):
                return None
            values = values[step]
        return values

    def marked(self) -> Iterator[MarkedValue]:
        """Go over every key and item in the order of the file: its index, the path that it leads to, and the value there."""
        waiting = [_parts((), self.values)]
        for mark in self.marks:
            while (part := next(waiting[-1], None)) is None:
                waiting.pop()
            yield mark, *part
            waiting.append(_parts(*part))

    def _before(self, values: Any, step: str | int) -> int:
        """Count the keys and items that stand in a group or list before one of its own."""
        before = self._befores.get(id(values))
        if before is None:
            keys, parts = (values, values.values()) if isinstance(values, dict) else (range(len(values)), values)
            counts = accumulate([1 + self._size(part) for part in parts], initial=0)
            before = self._befores[id(values)] = dict(zip(keys, counts, strict=False))
        return before[step]

    def _size(self, part: Any) -> int:
        """Count the keys and items in a value, at all depths."""
        if not isinstance(part, dict | list):
            return 0
        size = self._sizes.get(id(part))
        if size is None:
            inside = part.values() if isinstance(part, dict) else part
            size = self._sizes[id(part)] = len(part) + sum(map(self._size, inside))
        return size


def _leads(values: Any, step: str | int) -> bool:
    """Say whether there is anything one step down."""
    if isinstance(values, dict):
        return step in values
    return isinstance(values, list) and isinstance(step, int) and 0 <= step < len(values)


def walk(values: Any) -> Iterator[tuple[Path, Any]]:
    """Go over every value, each with its path."""
    waiting: list[tuple[Path, Any]] = [((), values)]
    while waiting:
        yield waiting[-1]
        waiting += _parts(*waiting.pop())


def _parts(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:
    """Go over what stands right in a value."""
    if isinstance(value, dict):
        yield from (((*path, key), part) for key, part in value.items())
    elif isinstance(value, list):
        yield from (((*path, number), part) for number, part in enumerate(value))


def cut(values: Any, broken: list[Path]) -> Any:
    """Copy values without the parts at the `broken` paths: a key is gone, an item of a list is None, a whole is empty."""
    if () in broken:
        return {}
    inside: dict[str | int, list[Path]] = {}
    for step, *rest in broken:
        inside.setdefault(step, []).append(tuple(rest))
    if isinstance(values, dict):
        remaining = {step: part for step, part in values.items() if () not in inside.get(step, ())}
        return remaining | {step: cut(remaining[step], rest) for step, rest in inside.items() if step in remaining}
    if isinstance(values, list):
        return [None if () in inside.get(at, ()) else cut(part, inside.get(at, [])) for at, part in enumerate(values)]
    return values
