"""Curly quotes around a text, which word processors make of straight ones and which are letters to YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from yaml import tokens
from yaml.cyaml import CBaseLoader
from yaml.error import MarkedYAMLError, YAMLError

from simulator.content.reading.yaml_pitfalls import for_people
from simulator.content.text.source import Source
from simulator.content.text.syntax import after_key
from simulator.content.text.tree import Tree
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Edit, Kind, Path, Problem, edited
from simulator.core.texts import N_, Text

MOST_READ_AGAIN = 5
MOST_SCANS = 300
LONGEST = 500_000  # characters; longer texts are read as they stand

_OPENING = tuple("“„”‘")
_CURLY = re.compile(r"[“„”][^“„”]*[”“]|‘[^‘’]*’", re.DOTALL)
_OPENED = re.compile(r"(?m)[-:,\[{][ \t]*[“„”‘]")
_END = r"(?=[ \t]*(?:[,\]}\r\n]|\Z|[ \t]\#))"
_WHOLE = re.compile(rf"""[“„”][^“„”"\\\r\n]*[”“]{_END}|‘[^‘"\\\r\n]*?’{_END}""")


def straightened(source: Source) -> tuple[Source, tuple[int, ...]]:
    """Put straight quotes in place of curly ones that stand around a whole value, and return where these values begin.

    Every position in the text stays as it is.
    """
    text, found = source.text, set[int]()
    if len(text) > LONGEST or text.isascii() or not _OPENED.search(text):
        return source, ()
    for _ in range(MOST_READ_AGAIN):
        begun = [at for at in _begun(text) if _straight(text, at)]
        if not begun:
            break
        found.update(begun)
        text = edited(text, [edit for at in begun for edit in _straight(text, at)])
    return Source(source.name, text), tuple(sorted(found))


def _begun(text: str) -> list[int]:
    """Find where texts without quotes begin with a curly one; behind a line that can't be scanned the next one is begun with."""
    begun: list[int] = []
    start = 0
    for _ in range(MOST_SCANS):
        try:
            scanner = CBaseLoader(text[start:])
            while token := scanner.get_token():
                if isinstance(token, tokens.ScalarToken):
                    scalar: Any = token
                    if scalar.plain and scalar.value.startswith(_OPENING):
                        begun.append(start + scalar.start_mark.index)
            break
        except MarkedYAMLError as error:
            fault = error.problem_mark.index if error.problem_mark else 0
            start = text.find("\n", start + fault) + 1
            if not start:
                break
        except YAMLError:
            break
    return begun


def curly_quotes(tree: Tree) -> list[Problem]:
    """Warn once of texts for people that curly quotes stand around in place of straight ones."""
    text = tree.source.text
    if tree.values is None or text.isascii() or _CURLY.search(text) is None:
        return []
    around = (start for start, path, value in _texts(tree) if for_people(path) and _CURLY.fullmatch(value))
    starts = sorted(start for start in around if text.startswith(_OPENING, start))
    return [_told(register.CURLY_QUOTES, tree.source, starts)] if starts else []


def cut_by_curly_quotes(source: Source, tree: Tree, straight: Tree, starts: tuple[int, ...]) -> list[Problem]:
    """Tell of curly quotes around values that begin at some `starts`, if it is because of them that one is not read as a whole.

    `tree` is what the text is read as, `straight` what it is read as with straight quotes. What can be played all the same is not
    told of, since what was played must stay as it was.
    """
    texts = {start: (path, value) for start, path, value in _texts(tree)}
    around = {start: path for start, (path, value) in texts.items() if _CURLY.fullmatch(value)}
    whole = {start for start, path in around.items() if for_people(path) or _harmless(path)}
    cut = {edit.start for problem in tree.problems if problem.kind is register.CUT_BY_COMMA for edit in problem.edits}
    read = {start for start, _, _ in _texts(straight)}.intersection(starts)
    missed = [start for start in read - (whole - cut) if start not in texts or not _playable(source, start, *texts[start])]
    return [_told(register.CURLY_CUT, source, starts)] if missed else []


def _harmless(path: Path) -> bool:
    """Say whether a name that leads nowhere keeps nobody from playing."""
    return path[-1] == "portrait" or path[0] == "walkthroughs"


def _playable(source: Source, start: int, path: Path, value: str) -> bool:
    """Say whether what is left of a text is a text like any other: before a comma in a list, or before a comment."""
    return isinstance(path[-1], int) or source.text[start + len(value) :].lstrip(" \t").startswith("#")


def _texts(tree: Tree) -> Iterator[tuple[int, Path, str]]:
    """Go over the texts of a tree, each with where it begins and its path."""
    text = tree.source.text
    for mark, path, value in tree.marked() if tree.values is not None else ():
        if isinstance(value, str):
            yield after_key(text, mark, path[-1]) if isinstance(path[-1], str) else mark, path, value


def _told(kind: Kind, source: Source, starts: Sequence[int]) -> Problem:
    more = Text(N_(", and around {number} more below"), {"number": len(starts) - 1}) if len(starts) > 1 else ""
    edits = tuple(edit for start in starts for edit in _straight(source.text, start))
    return Problem(kind, details={"more": more}, place=source.place(starts[0]), edits=edits)


def _straight(text: str, start: int) -> tuple[Edit, ...]:
    """Put straight quotes around what begins with a curly one; nothing where that is not so simple."""
    match = _WHOLE.match(text, start)
    return (Edit(start, start + 1, '"'), Edit(match.end() - 1, match.end(), '"')) if match else ()
