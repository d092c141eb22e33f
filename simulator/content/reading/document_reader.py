"""The events of PyYAML's C parser made into plain values that know their place.

From events they are built here and not by one of PyYAML's loaders, because those lose duplicate keys, follow aliases and tags,
and can be brought down by deep nesting. Scalars follow the core rules of YAML 1.2, where `no` is a text; keys are always texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from yaml.cyaml import CBaseLoader

from simulator.content.reading.comma_pieces import CommaPieces
from simulator.content.reading.yaml_errors import YamlFault
from simulator.content.text.source import shown
from simulator.content.text.syntax import (
    ALIAS,
    DOCUMENT,
    GROUP,
    GROUP_END,
    LIST_END,
    SCALAR,
    after,
    directive,
    mistaken_for,
    plain,
    word_at,
)
from simulator.content.text.tree import MAX_ITEMS, REFUSED, Tree, most_keys
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Edit, Kind, Problem
from simulator.core.texts import N_, Text

MAX_DEPTH = 40
MAX_NODES = 600_000
MAX_PROBLEMS = 200
LEAST_KEYS = 2
"""So many keys an entry of a list has at least before its first key can begin another one."""
_MARKER = re.compile(r"---|\.\.\.")


class StopReadingError(Exception):
    """Reading can't go on; the reason is reported."""


class FaultError(Exception):
    """Reading can't go on as long as a part of the text stands there."""

    def __init__(self, fault: YamlFault) -> None:
        self.fault = fault


class _Entries(list[Any]):
    """Entries of a list that are written as one, because hyphens are missing."""


class DocumentReader:
    """Builds values from events. Methods that take an event are given the one just read and read on to its end."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._text = tree.source.text
        self._next: Callable[[], Any] = CBaseLoader(self._text).get_event
        self._marks = tree.marks
        self._left = MAX_NODES
        self.refused = False

    def document(self) -> None:
        """Read the document and see that nothing follows it."""
        refused = directive(self._text)
        if refused is not None:
            self._fault(register.DIRECTIVE_REFUSED, refused)
        self._next()
        if type(self._next()) is not DOCUMENT:
            self._stop(register.EMPTY_FILE, 0)
        self._tree.values = self._value(self._next(), 0)
        end = self._next()
        rest = after(self._text, end.end_mark.index)
        if rest is None:
            return
        marker = end.start_mark.index if end.explicit else rest
        if _MARKER.match(self._text, marker):
            self._fault(register.SEVERAL_DOCUMENTS, marker)
        if isinstance(self._tree.values, dict) and self._marks and self._tree.source.start(self._marks[0]) < self._marks[0]:
            # the first key stands further in than those below it
            self._fault(register.BAD_INDENT, self._marks[0])
        self._stop(register.SEVERAL_DOCUMENTS, rest)

    def _value(self, event: Any, depth: int) -> Any:
        """Read any value; `depth` is that of a group or list that may begin here, 0 at the top."""
        at: int = event.start_mark.index
        if type(event) is ALIAS:
            self.refused = True
            self._report(register.ALIAS_REFUSED, at, name=shown(f"*{event.anchor}"))
            return REFUSED
        refused = self._refuses(event, at)
        if type(event) is SCALAR:
            value = event.value if event.style or refused else self._plain(event.value, at)
        elif depth > MAX_DEPTH:
            self._stop(register.TOO_DEEP, at, limit=str(MAX_DEPTH))
        else:
            marked = len(self._marks)
            value = self._group(event, depth) if type(event) is GROUP else self._list(at, depth)
            if refused:
                del self._marks[marked:]
        return REFUSED if refused else value

    def _group(self, begun: Any, depth: int) -> dict[str, Any] | _Entries:
        """Read a group, or the entries of a list that it turns out to be."""
        values: dict[str, Any] = {}
        firsts: dict[str | float, int] = {}
        entries = _Entries()
        pieces = CommaPieces(self._tree.source)
        most, left_out = most_keys(depth), False
        while type(event := self._next()) is not GROUP_END:
            at = event.start_mark.index
            if type(event) is not SCALAR:
                self._skip_odd_key(event, at, depth)
                continue
            if begun.flow_style and pieces.takes(values, event):
                self._next()
                continue
            if not begun.flow_style and self._begins_entry(begun, at, event.value, values):
                entries.append(values)
                values, firsts = {}, {}
                self._marks.append(at)
            if self._refuses_key(event, at, firsts):
                self._skip(self._next(), depth + 1)
            elif len(values) == most:
                self._skip(self._next(), depth + 1)
                left_out = True
            else:
                self._marks.append(at)
                following = self._next()
                values[event.value] = self._value(following, depth + 1)
                pieces.follow(event.value, following)
        pieces.finish()
        self._tree.problems += pieces.problems[: MAX_PROBLEMS - len(self._tree.problems)]
        if left_out:
            self._report(register.TOO_MANY_ENTRIES, begun.start_mark.index, limit=f"{most:,}")
        entries.append(values)
        return entries if len(entries) > 1 else values

    def _begins_entry(self, begun: Any, at: int, key: str, values: dict[str, Any]) -> bool:
        """Say whether a group of a list begins anew with its first key, and report that the hyphen is missing there."""
        start, hyphen = begun.start_mark.index, self._tree.source.start(begun.start_mark.index)
        listed = self._text[hyphen:start].strip(" ") == "-"
        if not listed or len(values) < LEAST_KEYS or key != next(iter(values)):
            return False
        if len(self._tree.problems) < MAX_PROBLEMS:
            edits = (Edit(at - 2, at, "- "),)
            place = self._tree.source.place(at)
            self._tree.problems.append(Problem(register.MISSING_HYPHEN, details={"unread": ""}, place=place, edits=edits))
        return True

    def _list(self, start: int, depth: int) -> list[Any]:
        values: list[Any] = []
        left_out = False
        while type(event := self._next()) is not LIST_END:
            if len(values) == MAX_ITEMS:
                self._skip(event, depth + 1)
                left_out = True
            else:
                self._marks.append(event.start_mark.index)
                value = self._value(event, depth + 1)
                values.extend(value if type(value) is _Entries else (value,))
        if left_out:
            self._report(register.TOO_MANY_ENTRIES, start, limit=f"{MAX_ITEMS:,}")
        return values

    def _skip(self, event: Any, depth: int) -> None:
        """Read a value that is left out."""
        marked = len(self._marks)
        self._value(event, depth)
        del self._marks[marked:]

    def _skip_odd_key(self, event: Any, at: int, depth: int) -> None:
        if type(event) is not ALIAS:
            self._report(register.KEY_NOT_TEXT, at)
        self._skip(event, depth + 1)
        self._skip(self._next(), depth + 1)

    def _plain(self, word: str, at: int) -> Any:
        value = plain(word)
        mistaken = mistaken_for(word) if isinstance(value, str) else None
        if mistaken and len(self._tree.doubts) < MAX_PROBLEMS:
            self._tree.doubts.append((at, word, mistaken))
        return value

    def _refuses(self, event: Any, at: int) -> bool:
        """Report an anchor or a tag, and stop where there are too many nodes. True where the value is to be left out."""
        self._left -= 1
        if self._left < 0:
            self._stop(register.TOO_LARGE, at, limit=Text(N_("{number} values"), {"number": f"{MAX_NODES:,}"}))
        if event.anchor:
            self._report(register.ALIAS_REFUSED, at, name=shown(f"&{event.anchor}"))
        if event.tag:
            self._report(register.TAG_REFUSED, at, name=shown(word_at(self._text, at)))
            self.refused = True
        return bool(event.tag)

    def _refuses_key(self, event: Any, at: int, firsts: dict[str | float, int]) -> bool:
        """Report a merge key, or a key that stands there already, be it as another way to write the same number.

        `firsts` are the indexes of the group's keys so far, under their text and, for a number, under its value.
        """
        key: str = event.value
        self._refuses(event, at)
        number = plain(key) if key < "A" and not event.style else None
        if key == "<<" and not event.style:
            self._report(register.ALIAS_REFUSED, at, name=key)
            return True
        first = firsts.setdefault(key, at)
        if first == at and isinstance(number, int | float):
            first = firsts.setdefault(number, at)
        if first != at and len(self._tree.problems) < MAX_PROBLEMS:
            self._report(register.DUPLICATE_KEY, at, key=shown(key), line=str(self._tree.source.line(first)))
        return first != at

    def _fault(self, kind: Kind, at: int) -> NoReturn:
        """Stop, because nothing can be read while the line that holds `at` is there."""
        raise FaultError(YamlFault(Problem(kind, place=self._tree.source.place(at)), at, at))

    def _stop(self, kind: Kind, at: int, **details: str) -> NoReturn:
        """Report what makes reading on impossible."""
        del self._tree.problems[MAX_PROBLEMS - 1 :]
        self._report(kind, at, **details)
        raise StopReadingError

    def _report(self, kind: Kind, at: int, **details: str) -> None:
        if len(self._tree.problems) < MAX_PROBLEMS:
            self._tree.problems.append(Problem(kind, details=details, place=self._tree.source.place(at)))
