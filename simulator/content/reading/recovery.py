"""What is taken out of a text that can't be read on, so that the rest of it can be: the smallest block that holds the mistake.

What is taken out is covered with spaces, so that every position in the rest stays true. How far a block goes is judged by the
indentation, as people read it: a line, with the lines below that are indented further, is one key, one choice or one scene.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from simulator.content.formats.format_keys import KEYS
from simulator.content.reading.indentation import TOP, IndentedLine, rows
from simulator.content.text.source import Source
from simulator.content.text.syntax import ODD_SPACE
from simulator.content.text.tree import Tree
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Kind, Path, Problem
from simulator.core.texts import N_, Text

MOST_GAPS = 20
"""So many blocks are taken out of one text; where more would have to be, it is hardly a scenario."""
MOST_READ_AGAIN = 1_000_000
"""So many characters are read once more in all, since a text is read from its beginning after each block."""

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_VISIBLE = re.compile(r"[^\r\n\x85\u2028\u2029]")
_NAMED = re.compile(r"(?:- |-$|#|[\"']?[\w-]+[\"']?[ \t]*:(?:[ \t]|$))")
_ENTRY = re.compile(rf"-[ \t]+(?:{'|'.join(KEYS.entry_first)}):")
_CLOSERS = re.compile(r"[\]}\"',][\]}\"', \t]*$")
_WORD = re.compile(r"[^\W_][\w-]*")

_NEVER = 1 << 30  # deeper than any line
_LONG_TEXTS = (register.UNCLOSED_QUOTE, register.AFTER_QUOTE, register.BAD_ESCAPE)
_MOVED = (register.BAD_INDENT, register.LIST_AND_KEYS, register.MISSING_HYPHEN)


def block(source: Source, kind: Kind, first: int, last: int, *, alone: bool = False) -> Span:
    """Find the lines to take out for a mistake between `first` and `last`, with all that belongs to them.

    Those in the same column may share the mistake, unless it lies in one line `alone`.
    """
    start = source.start(first)
    own = [*rows(source.text, start, last)]
    kin, end = _Kin(kind, own[0], own[-1], alone=alone), own[-1].end
    for row in rows(source.text, end):
        if row.silent:
            continue
        if not kin.takes(row):
            break
        end = row.end
    return start, end


class _Kin:
    """Tells which lines belong to a mistake, going down from the `last` of its own."""

    def __init__(self, kind: Kind, first: IndentedLine, last: IndentedLine, *, alone: bool) -> None:
        self._kind = kind
        self._first = first
        self._alone = alone
        self._head = last
        self._floor: int | None = None
        self._listed = False
        self._of_entry = False
        # a text that goes on over several lines
        self._wrapped = kind in _LONG_TEXTS or (kind is register.BAD_INDENT and _NAMED.match(first.text) is None)

    def takes(self, row: IndentedLine) -> bool:
        """Say whether the next line belongs here as well."""
        if self._floor is None:
            self._listed = row.starts_beside(self._head) and self._head.opens_list
            self._floor = row.depth if row.depth > self._head.depth else _NEVER
            if self._head is self._first:
                # the hyphen of an entry was moved to the column of its keys
                self._of_entry = row.depth == self._first.depth and not row.item and _ENTRY.match(self._first.text) is not None
        if row.depth >= self._floor or (self._listed and (row.depth > self._head.depth or row.starts_beside(self._head))):
            return True
        if _CLOSERS.match(row.text) or (self._wrapped and _NAMED.match(row.text) is None):
            return True
        if self._goes_on(row):
            self._head, self._floor = row, None
            return True
        return False

    def _goes_on(self, row: IndentedLine) -> bool:
        """Say whether the same mistake goes on in a line."""
        if self._kind in _MOVED:
            beside = row.depth == self._first.depth and (self._of_entry or not self._alone)
            return beside and (not row.item if self._of_entry else row.item == self._first.item)
        if self._kind is register.TAB_INDENT:
            return "\t" in row.lead
        return self._kind is register.ODD_SPACE and ODD_SPACE.search(row.lead) is not None


def moved_back(source: Source, kind: Kind, at: int) -> Source | None:
    """Put a top-level key that was moved back into the first column; None where it is not such a key that was moved."""
    text, start = source.text, source.start(at)
    row = next(rows(text, start))
    if kind is not register.BAD_INDENT or not row.depth or not TOP.match(row.text):
        return None
    content = start + len(row.lead)
    return Source(
        source.name, text[:start] + text[content : content + len(row.text)] + row.lead + text[content + len(row.text) :]
    )


def without(source: Source, span: Span) -> Source:
    """Cover a part of a text with spaces; lines stay lines."""
    text, (start, end) = source.text, span
    return Source(source.name, text[:start] + _VISIBLE.sub(" ", text[start:end]) + text[end:])


def words(source: Source, spans: Iterable[Span]) -> frozenset[str]:
    """Collect every word in some parts of a text: any of them may be a declared name."""
    return frozenset(word for start, end in spans for word in _WORD.findall(source.text, start, end))


def lines(source: Source, span: Span) -> Text:
    """Say which lines a part of a text takes up."""
    first, last = source.line(span[0]), source.line(max(span[0], span[1] - 1))
    return Text(N_("line {first}") if first == last else N_("lines {first} to {last}"), {"first": first, "last": last})


def follows(problem: Problem, source: Source, gaps: list[Span]) -> bool:
    """Say whether a problem may only come of what was taken out: a key stands twice where the group of one was among that."""
    if problem.kind is not register.DUPLICATE_KEY:
        return problem.kind is register.EMPTY_FILE
    place, first = problem.place, int(str(problem.details["line"]))
    return place is not None and any(
        first < source.line(start) < place.line and next(rows(source.text, start)).depth < place.column - 1 for start, _ in gaps
    )


def damaged(tree: Tree, original: Source, spans: Iterable[Span]) -> frozenset[Path]:
    """Find the groups and lists, by path, that the parts taken out may have belonged to."""
    gaps = sorted(spans)
    paths: set[Path] = set()
    chain_to: list[int] = []
    last_path: Path = ()
    end = len(original.text) + 1
    marks: Iterator[tuple[int, Path]] = ((at, path) for at, path, _ in tree.marked())
    for (at, path), (following, _) in pairwise(chain([(-1, ())], marks, [(end, ())])):
        if path:
            last_path = path
            chain_to[len(path) - 1 :] = [at]
        while gaps and gaps[0][0] < following:
            columns = [mark - original.start(mark) for mark in chain_to]
            paths.update(_around(last_path, columns, next(rows(original.text, gaps.pop(0)[0])).depth))
    return frozenset(paths)


def _around(path: Path, columns: list[int], depth: int) -> Iterator[Path]:
    """Find the parts of a path that a line of this depth may belong to, even if it is indented less than its neighbours.

    `columns` are those of the entries that lead along the path.
    """
    above = max((column for column in columns if column <= depth), default=-1)
    yield from (path[:length] for length, column in enumerate(columns) if column >= above)
    if not columns or depth > columns[-1]:
        yield path
