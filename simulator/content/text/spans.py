"""Where each value of a text ends, and whether it stands in brackets: asked only where a remedy says what to write there."""

from __future__ import annotations

from typing import Any, NamedTuple

from yaml.cyaml import CBaseLoader
from yaml.error import YAMLError

from simulator.content.text.syntax import GROUP, GROUP_END, LIST, LIST_END, SCALAR, after_key
from simulator.content.text.tree import Tree
from simulator.core.problems.problem import Path

LONGEST = 500_000  # characters; in a longer text nothing is proposed


class ValueSpan(NamedTuple):
    """Where a value begins and ends.

    `quoted` is a text in quotes or one after | or >, `brackets` says that the value is a list or group in brackets, `within` that
    it stands in one.
    """

    start: int
    end: int
    quoted: bool = False
    brackets: bool = False
    within: bool = False


class ValueSpans:
    """The spans of a tree's values, found when the first one is asked for."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._text = tree.source.text
        self._known: dict[int, ValueSpan] | None = None

    def of(self, path: Path) -> ValueSpan | None:
        """Return the span of the value at a path; None where there is none, or none that is written."""
        if self._known is None:
            self._known = _all(self._text)
        if not path or self._tree.value(path) is None:
            return None
        index = self._tree.index(path, key=True)
        key = path[-1]
        start = after_key(self._text, index, key) if isinstance(key, str) else index
        span = self._known.get(start)
        return span if span and span.end > span.start else None

    def raw(self, span: ValueSpan) -> str:
        """Return what stands there."""
        return self._text[span.start : span.end]

    def column(self, index: int) -> int:
        """Count the characters before an index in its line."""
        return index - self._tree.source.start(index)


def _all(text: str) -> dict[int, ValueSpan]:
    """Find the spans of all values by where they begin; a group that begins with its first key counts, and not the key."""
    spans: dict[int, ValueSpan] = {}
    opened: list[ValueSpan] = []
    if len(text) > LONGEST:
        return spans
    try:
        loader = CBaseLoader(text)
        while loader.check_event():
            event: Any = loader.get_event()
            if type(event) in (GROUP, LIST):
                start = event.start_mark.index
                within = bool(opened) and (opened[-1].brackets or opened[-1].within)
                opened.append(ValueSpan(start, 0, brackets=text[start : start + 1] in ("[", "{"), within=within))
            elif type(event) in (GROUP_END, LIST_END):
                begun = opened.pop()
                end = event.end_mark.index if begun.brackets else _content_end(text, begun.start, event.end_mark.index)
                spans[begun.start] = begun._replace(end=end)
            elif type(event) is SCALAR:
                within = bool(opened) and (opened[-1].brackets or opened[-1].within)
                start = event.start_mark.index
                spans[start] = ValueSpan(start, event.end_mark.index, quoted=bool(event.style), within=within)
    except YAMLError:
        pass  # what can't be read has no span
    return spans


def _content_end(text: str, start: int, end: int) -> int:
    """Return where a group without brackets really ends: empty lines and comments behind it are none of it."""
    lines = text[start:end].rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return start + len("\n".join(lines).rstrip())
