"""The short way through a text that has nothing wrong with it.

Most files that are read are sound. Here the checks that only matter to the others are left out; whatever is unusual makes the
text go through `reader`, which says what is wrong. What comes out here is what `reader` would give.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.cyaml import CBaseLoader
from yaml.error import YAMLError

from simulator.content.text.source import Source
from simulator.content.text.syntax import (
    DOCUMENT,
    GROUP,
    GROUP_END,
    LIST,
    LIST_END,
    SCALAR,
    SUSPECTS,
    WORDS,
    after,
    directive,
    marked,
    mistaken_for,
    plain,
)
from simulator.content.text.tree import MAX_ITEMS, Tree, most_keys

LONGEST = 500_000  # characters; so few can't hold enough values to take long
MAX_DEPTH = 12


class _UnusualError(Exception):
    """Something that `reader` should look at."""


def read(source: Source) -> Tree | None:
    """Read a text, or give None where anything about it is unusual."""
    text = source.text
    if len(text) > LONGEST or source.has_escapes() or marked(text) or directive(text) is not None:
        return None
    try:
        return _Reader(source).document()
    except (_UnusualError, YAMLError):
        return None


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._next: Callable[[], Any] = CBaseLoader(source.text).get_event
        self._marks: list[int] = []

    def document(self) -> Tree:
        next_event = self._next
        next_event()
        if type(next_event()) is not DOCUMENT:
            raise _UnusualError
        values = self._nested(next_event(), 0)
        if after(self._source.text, next_event().end_mark.index) is not None:
            raise _UnusualError
        return Tree(self._source, values, self._marks)

    def _nested(self, event: Any, depth: int) -> Any:
        """Read the group or list that `event` begins."""
        if depth > MAX_DEPTH:
            raise _UnusualError
        if type(event) is GROUP:
            return self._group(depth)
        if type(event) is LIST:
            return self._list(depth)
        raise _UnusualError

    def _group(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        next_event, mark = self._next, self._marks.append
        while True:
            event = next_event()
            if type(event) is not SCALAR:
                break
            key = event.value
            if key in values or key < "A":  # a number, perhaps, or "<<"
                raise _UnusualError
            mark(event.start_mark.index)
            event = next_event()
            if type(event) is SCALAR:
                value: Any = event.value
                if not event.style and (value < ":" or value in SUSPECTS):
                    if not value:  # a piece of a text that a comma cut off, perhaps
                        raise _UnusualError
                    value = WORDS[value] if value in WORDS else _plain(value)
                values[key] = value
            else:
                values[key] = self._nested(event, depth + 1)
        if type(event) is not GROUP_END or len(values) > most_keys(depth):
            raise _UnusualError
        return values

    def _list(self, depth: int) -> list[Any]:
        values: list[Any] = []
        next_event, mark = self._next, self._marks.append
        while type(event := next_event()) is not LIST_END:
            mark(event.start_mark.index)
            if type(event) is SCALAR:
                value: Any = event.value
                if not event.style and (value < ":" or value in SUSPECTS):
                    value = WORDS[value] if value in WORDS else _plain(value)
                values.append(value)
            else:
                values.append(self._nested(event, depth + 1))
        if len(values) > MAX_ITEMS:
            raise _UnusualError
        return values


def _plain(word: str) -> Any:
    value = plain(word)
    if type(value) is str and mistaken_for(word):
        raise _UnusualError
    return value
