"""What to change in a file's text so that a value is written as it has to be, told as edits.

Each function gives no edits where it can't be told what the text would have to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simulator.content.text.spans import ValueSpan, ValueSpans
from simulator.content.text.tree import Tree
from simulator.core.problems.problem import Edit, Path

Edits = tuple[Edit, ...]

_STEP = 2  # spaces
_BRACKETS = re.compile(r"\{[^{}\r\n]*\}")
_LINE = re.compile(r"(?<=\n)[ ]*(?=\S)")


class Rewriter:
    """Writes the values of one tree anew."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._text = tree.source.text
        self._spans = ValueSpans(tree)

    def span(self, path: Path) -> ValueSpan | None:
        """Return where a value stands, None where it can't be told."""
        return self._spans.of(path)

    def written(self, path: Path) -> str:
        """Return a value as it stands in the file, on one line; empty where it can't be told."""
        span = self.span(path)
        return " ".join(self._spans.raw(span).split()) if span else ""

    def in_brackets(self, path: Path) -> bool:
        """Say whether a value is a group or list in brackets, or stands within one."""
        span = self.span(path)
        return span is not None and (span.brackets or span.within)

    def replaced(self, path: Path, text: str) -> Edits:
        """Write something else in the place of a value."""
        span = self.span(path)
        return (Edit(span.start, span.end, text),) if span else ()

    def renamed(self, path: Path, name: str) -> Edits:
        """Write another key in the place of the one that leads to a path."""
        at, key = self._tree.index(path, key=True), str(path[-1])
        opening = 1 if self._text[at : at + 1] in ('"', "'") else 0
        found = self._text.startswith(key, at + opening)
        return (Edit(at + opening, at + opening + len(key), name),) if found else ()

    def quoted(self, path: Path) -> Edits:
        """Put a value into double quotes, letter by letter as it stands there."""
        span = self.span(path)
        return () if span is None or span.quoted else self.replaced(path, in_quotes(self.written(path)))

    def bracketed(self, at: int, text: str) -> Edits:
        """Write something else in the place of the curly brackets that open at an index, with the backslashes before them."""
        brackets = _BRACKETS.match(self._text, at)
        start = len(self._text[:at].rstrip("\\")) if brackets and "\\" in brackets[0] else at
        return (Edit(start, brackets.end(), text),) if brackets else ()

    def marked(self, path: Path, before: str, after: str = "") -> Edits:
        """Write something before and after a value."""
        span = self.span(path)
        return (Edit(span.start, span.start, before), *((Edit(span.end, span.end, after),) if after else ())) if span else ()

    def as_only_entry(self, path: Path) -> Edits:
        """Make of a group a list with this one entry."""
        span = self.span(path)
        if span is None or span.brackets:
            return self.marked(path, "[", "]")
        return (Edit(span.start, span.start, "- "), *self._shifted(span, _STEP))

    def weighed(self, path: Path, group: Mapping[str, Any]) -> Edits:
        """Make of a group of names with their weights a list of such names."""
        if self.in_brackets(path):
            return self.replaced(path, f"[{', '.join(f'{{{name}: {weight}}}' for name, weight in group.items())}]")
        return tuple(Edit(at, at, "- ") for name in group for at in [self._tree.index((*path, name), key=True)])

    def listed_by(self, key: str, path: Path, group: Mapping[str, Any]) -> Edits:
        """Make of a group of groups a list, in which each entry has its name under `key`."""
        span = self.span(path)
        if span is None:
            return ()
        edits = [edit for name in group for edit in self._entry(key, (*path, name), "" if span.brackets else "- ")]
        around = (Edit(span.start, span.start + 1, "["), Edit(span.end - 1, span.end, "]")) if span.brackets else ()
        return (*around, *edits)

    def _entry(self, key: str, path: Path, hyphen: str) -> Iterator[Edit]:
        at, inside = self._tree.index(path, key=True), self.span(path)
        if inside is None:
            return
        if inside.brackets:
            yield Edit(at, inside.start + 1, f"{hyphen}{{{key}: {path[-1]}, ")
        else:
            yield Edit(at, self._text.index(":", at) + 1, f"{hyphen}{key}: {path[-1]}")
            shift = self._spans.column(at) + _STEP - self._spans.column(inside.start)
            first = self._tree.source.start(inside.start)
            yield Edit(first, inside.start, " " * (inside.start - first + shift))
            yield from self._shifted(inside, shift)

    def named_by(self, key: str, path: Path, entries: Sequence[Any]) -> Edits:
        """Make of a list of groups a group, in which each stands under the name that its entry has under `key`."""
        span = self.span(path)
        if span is None or span.brackets:
            return ()
        found = [self._named((*path, number), entry, key) for number, entry in enumerate(entries)]
        return tuple(edit for edits in found for edit in edits) if all(found) else ()

    def _named(self, path: Path, entry: Any, key: str) -> Edits:
        inside = self.span(path)
        if inside is None or not isinstance(entry, dict):
            return ()
        hyphen = self._text.rindex("-", 0, inside.start)
        if len(entry) == 1 and key not in entry:
            return (Edit(hyphen, inside.start, ""),)
        name = self.span((*path, key))
        if name is None or next(iter(entry)) != key:
            return ()
        if not inside.brackets:
            return (Edit(hyphen, name.end, f"{entry[key]}:"),)
        comma = re.compile(r"\s*,\s*").match(self._text, name.end)
        return (Edit(hyphen, comma.end(), f"{entry[key]}: {{"),) if comma else ()

    def indented(self, path: Path) -> Edits:
        """Move a key with all that belongs to it to the right by one step."""
        at, span = self._tree.index(path, key=True), self.span(path)
        return (Edit(at, at, " " * _STEP), *self._shifted(ValueSpan(at, span.end), _STEP)) if span else ()

    def beside(self, path: Path, other: Path) -> Edits:
        """Move a key with all that belongs to it into the column of another one."""
        at, span = self._tree.index(path, key=True), self.span(path)
        by = self._spans.column(self._tree.index(other, key=True)) - self._spans.column(at)
        if span is None or span.within or by >= 0:
            return ()
        return (Edit(at + by, at, ""), *self._shifted(ValueSpan(at, span.end), by))

    def _shifted(self, span: ValueSpan, by: int) -> Iterator[Edit]:
        """Move the lines of a span after its first to the right, or to the left where `by` is negative."""
        for lead in _LINE.finditer(self._text, span.start, span.end) if by else ():
            yield Edit(lead.end() if by > 0 else max(lead.start(), lead.end() + by), lead.end(), " " * max(by, 0))


def in_quotes(text: str) -> str:
    """Write a text in double quotes."""
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
