"""How a line that YAML can't read would have to be written, told as edits, where that is as good as certain."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from itertools import islice, takewhile

from simulator.content.advice.rewriting import in_quotes
from simulator.content.formats.format_keys import KEYS
from simulator.content.reading.indentation import TOP, IndentedLine, rows, upwards
from simulator.content.text.syntax import ODD_SPACE
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Edit, Kind

Edits = tuple[Edit, ...]

_STEP = 2
_FAR = 200  # lines
_NEVER = 1 << 30  # further in than any line
_LEAD = r"[ \t]*(?:-[ \t]+)?"
_KEYED = re.compile(rf"({_LEAD}(?:{'|'.join(KEYS.sentences | KEYS.titles)}):[ \t]+)([^\s\"'\[{{|>#“„”‘](?:(?![ \t]\#).)*)$")
_VALUE = re.compile(rf"{_LEAD}(?:[\w-]+:[ \t]+)?$")
_UNCOLONED = re.compile(rf"({_LEAD})({'|'.join(sorted(KEYS.every, key=len, reverse=True))})(?::|[ \t]+)[ \t]*(?=\S)")
_BARE = re.compile(rf"{_LEAD}[\w-]+$")
_INSIDE = re.compile(rf"({_LEAD}(?:[\w-]+:[ \t]+)?)([\"'])(.*)\2$")
_NEXT = re.compile(r"(?:-(?: |$)|[\w-]+:(?: |$))")
_APART = re.compile(r"-([ \t]+)[0-9]+[ \t]*(?=$|[,}\]\r\n#])")
_FIRST = re.compile(r"([\w-]+):")
_CLOSING = {"[": "]", "{": "}"}


class _Sort(Enum):
    """What a key that begins a line belongs to: the file, a scene or the like, an entry; or it is a name that was made up."""

    TOP = 1
    INNER = 2
    ENTRY = 3
    NAMED = 4


def mended(text: str, kind: Kind, at: int) -> Edits:
    """Return what to change in the line that holds an index, for a mistake of a kind; nothing where it can't be told."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = start + len(next(rows(text, start)).lead + next(rows(text, start)).text)
    mend = _MENDING.get(kind.code)
    return mend(text, start, end, at) if mend else ()


def _ends(text: str, end: int) -> bool:
    """Say whether what stands on a line ends there: the next one that says something begins with a key or a hyphen."""
    following = next((row for row in rows(text, end) if not row.silent), None)
    return following is None or _NEXT.match(following.text) is not None


def _quote(text: str, start: int, end: int) -> Edits:
    return (Edit(start, end, in_quotes(text[start:end].rstrip())),)


def _colon(text: str, start: int, end: int, _: int) -> Edits:
    match = _KEYED.match(text[start:end])
    return _quote(text, start + match.start(2), end) if match and _ends(text, end) else ()


def _start(text: str, start: int, end: int, at: int) -> Edits:
    plain = _VALUE.match(text[start:at]) and "#" not in text[at:end] and _ends(text, end)
    return _quote(text, at, end) if plain else ()


def _keyless(text: str, start: int, end: int, _: int) -> Edits:
    match = _UNCOLONED.match(text[start:end])
    if match:
        return (Edit(start + match.start(2), start + match.end(), f"{match[2]}: "),)
    following = next((row for row in rows(text, end) if not row.silent), None)
    deeper = following is not None and following.depth > next(rows(text, start)).depth
    return (Edit(end, end, ":"),) if deeper and _BARE.match(text[start:end]) else ()


def _close(text: str, start: int, end: int, at: int) -> Edits:
    """Close quotes at the end of their line."""
    return (Edit(end, end, text[at]),) if _VALUE.match(text[start:at]) and _ends(text, end) else ()


def _inner(text: str, start: int, end: int, _: int) -> Edits:
    """Put a text with quotes or an apostrophe inside into double quotes."""
    match = _INSIDE.match(text[start:end])
    if match is None:
        return ()
    inside = match[3] if match[2] == "'" or "\\" not in match[3] else ""
    return (Edit(start + match.start(2), end, in_quotes(inside)),) if inside else ()


def _bracket(text: str, start: int, end: int, at: int) -> Edits:
    """Close a bracket at the end of its line."""
    inside = text[at:end]
    alone = sum(inside.count(letter) for letter in "[{") - sum(inside.count(letter) for letter in "]}") == 1
    quoted = inside.count('"') % 2 or "'" in inside or "#" in inside or inside.endswith(",")
    return (Edit(end, end, _CLOSING[text[at]]),) if alone and not quoted and _ends(text, end) else ()


def _hyphen(text: str, start: int, end: int, at: int) -> Edits:
    """Write a hyphen before the first key of an entry, so that its other keys stand below that key."""
    following = next((row for row in rows(text, end) if not row.silent), None)
    if following is None or following.item or at < start + _STEP:
        return ()
    if following.depth == at - start:
        return (Edit(at - _STEP, at, "- "),)
    return (Edit(at, at, "- "),) if following.depth == at - start + _STEP else ()


def _tabs(text: str, start: int, end: int, _: int) -> Edits:
    """Write spaces in place of tabs, so that the line stands with its like, or two for each where the line above has tabs."""
    line, above = next(rows(text, start)), next(upwards(text, start, 1), None)
    tabs, columns = line.lead.count("\t"), _columns(text, line)
    fitting = [column for column in columns if column in (2 * tabs, 4 * tabs, 8 * tabs)]
    if above is None or "\t" in above.lead:
        fitting = [line.depth]
    if TOP.match(line.text):
        fitting = [0]
    return (Edit(start, start + len(line.lead), " " * fitting[0]),) if fitting and not line.item else ()


def _column(text: str, start: int, end: int, _: int) -> Edits:
    """Move a line into the column of lines of its sort: the nearest one, or the next one to the right of where it stands."""
    line = next(rows(text, start))
    columns = _columns(text, line)
    aim = min(columns, key=lambda column: abs(column - line.depth), default=line.depth)
    if aim == line.depth:
        aim = min((column for column in columns if column > aim), default=aim)
    below = [row for row in islice(rows(text, end + 1), _FAR) if not row.silent]
    moved = [line]
    if line.text.endswith(":") and below and line.depth < below[0].depth <= aim:
        ends = (number for number, row in enumerate(below) if row.depth <= aim and row.item != below[0].item)
        moved += takewhile(lambda row: row.depth > line.depth, below[: next(ends, None)])
    known = aim != line.depth and "\t" not in line.lead and not (line.depth == 0 and _sort(line) is _Sort.TOP)
    return tuple(_moved(row.start, len(row.lead), aim - line.depth) for row in moved) if known else ()


def _columns(text: str, line: IndentedLine) -> list[int]:
    """List the columns in which lines of the sort of a line stand above it, the innermost first."""
    columns: list[int] = []
    innermost = _NEVER
    for number, row in enumerate(upwards(text, line.start, _FAR)):
        column = row.depth if line.item else row.inner
        if column < innermost and (number == 0 and row.text.endswith(":")):
            columns.append(column + _STEP)
        if column < innermost and row.item >= line.item and _sort(row) is _sort(line):
            columns.append(column)
        innermost = min(innermost, column)
    return columns


def _sort(line: IndentedLine) -> _Sort:
    """Say what sort of a line this is, judging by its first key."""
    key = _FIRST.match(line.text)
    if key is None or line.item:
        return _Sort.ENTRY
    if line.depth == 0 and key[1] in KEYS.top:
        return _Sort.TOP
    return _Sort.INNER if key[1] in KEYS.inner else _Sort.ENTRY if key[1] in KEYS.every else _Sort.NAMED


def _moved(start: int, depth: int, by: int) -> Edit:
    return Edit(start, start, " " * by) if by > 0 else Edit(start, start + min(-by, depth), "")


def _apart(text: str, _: int, end: int, at: int) -> Edits:
    """Take away the spaces between a minus and its number."""
    match = _APART.match(text, at, end)
    return (Edit(match.start(1), match.end(1), ""),) if match else ()


def _spaces(text: str, start: int, _: int, at: int) -> Edits:
    return tuple(Edit(each.start(), each.end(), " ") for each in ODD_SPACE.finditer(text, start, at + 1))


_MENDING: dict[str, Callable[[str, int, int, int], Edits]] = {
    register.COLON_IN_TEXT.code: _colon,
    register.UNQUOTED_START.code: _start,
    register.MISSING_COLON.code: _keyless,
    register.UNCLOSED_QUOTE.code: _close,
    register.AFTER_QUOTE.code: _inner,
    register.UNCLOSED_BRACKET.code: _bracket,
    register.MISSING_HYPHEN.code: _hyphen,
    register.BAD_INDENT.code: _column,
    register.NOT_YAML.code: _apart,
    register.TAB_INDENT.code: _tabs,
    register.ODD_SPACE.code: _spaces,
    register.HYPHEN_UNSPACED.code: lambda text, start, end, at: (Edit(at + 1, at + 1, " "),),
    register.ODD_HYPHEN.code: lambda text, start, end, at: (Edit(at, at + 1, "-"),),
    register.BAD_ESCAPE.code: lambda text, start, end, at: (Edit(at, at, "\\"),) if text[at : at + 1] == "\\" else (),
}
