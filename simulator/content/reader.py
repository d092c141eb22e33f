"""YAML text as plain values that know their place.

PyYAML's C parser gives events; from them the values are built here and not by one of PyYAML's loaders, because those lose
duplicate keys, follow aliases and tags, and can be brought down by deep nesting. Scalars follow the core rules of YAML 1.2,
where `no` is a text; keys are always texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

from yaml.cyaml import CBaseLoader
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from simulator.content.recovery import MOST_GAPS, MOST_READ_AGAIN, Span, block, damaged, lines, moved_back, without, words
from simulator.content.source import CONTROL, HIDDEN, Source, code_point, shown, unseen
from simulator.content.syntax import (
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
from simulator.content.tree import MAX_ITEMS, REFUSED, Tree, most_keys, walk
from simulator.content.yaml_errors import YamlFault, explain
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import FOLLOWING, Kind, Problem
from simulator.core.texts import N_, Text

MAX_DEPTH = 40
MAX_NODES = 600_000
MAX_PROBLEMS = 200
_MARKER = re.compile(r"---|\.\.\.")
_TOO_DEEP = "maximum nesting depth"  # said by libyaml from 0.2.6 on


class _StopError(Exception):
    """Reading can't go on; the reason is reported."""


class _FaultError(Exception):
    """Reading can't go on as long as a part of the text stands there."""

    def __init__(self, fault: YamlFault) -> None:
        self.fault = fault


def read(source: Source) -> Tree:
    """Read the one document of a text, with every problem of its YAML."""
    try:
        return _read(source)
    except ReaderError:
        tree = _read(source.cleaned())
        tree.problems += unseen(source, CONTROL, register.CONTROL_CHARACTER)
        return tree


def _read(source: Source) -> Tree:
    """Read a text without the blocks that it can't be read with, as long as they are few."""
    gaps: list[Span] = []
    problems: list[Problem] = []
    again = min(MOST_GAPS, MOST_READ_AGAIN // max(len(source.text), 1))
    rest = source
    tree, fault = _attempt(rest)
    while fault and len(problems) < again:
        mended = moved_back(rest, fault.problem.kind, fault.first)
        if mended:
            problems.append(_with_unread(fault.problem, ""))
            rest = mended
        else:
            gap = block(rest, fault.problem.kind, fault.first, fault.last, alone=fault.alone)
            if not rest.text[slice(*gap)].strip():
                break
            problems.append(_with_unread(fault.problem, lines(source, gap)))
            gaps.append(gap)
            rest = without(rest, gap)
        tree, fault = _attempt(rest)
    if fault:
        # what only follows from an earlier mistake, and not from a line of its own, is not reported
        follows = problems and len(problems) < again
        problems = [*problems[:-1], _with_unread(problems[-1])] if follows else [*problems, fault.problem]
    if problems:
        _leave_out(tree, source, gaps)
    tree.problems += problems
    return tree


def _with_unread(problem: Problem, unread: str = FOLLOWING) -> Problem:
    """Let a problem say what can't be read because of it."""
    return replace(problem, details={**problem.details, "unread": unread}) if problem.kind.stops else problem


def _leave_out(tree: Tree, source: Source, gaps: list[Span]) -> None:
    """Note in a tree what was taken out of its text."""
    tree.broken = True
    tree.problems = [problem for problem in tree.problems if problem.kind is not register.EMPTY_FILE]
    if tree.values is not None:
        tree.damaged = damaged(tree, source, gaps)
        # a scene or a flag that stands in the first column by mistake is reported as a key that is not known there
        tree.lost = words(source, gaps) | (tree.values.keys() if isinstance(tree.values, dict) else set())


def _attempt(source: Source) -> tuple[Tree, YamlFault | None]:
    """Read a text up to where it can't be read on."""
    tree, fault = Tree(source), None
    reader = _Reader(tree)
    try:
        reader.document()
    except _StopError:
        tree.broken = True
    except _FaultError as error:
        fault = error.fault
    except MarkedYAMLError as error:
        if error.problem_mark and _TOO_DEEP in (error.problem or ""):
            # the parser reads far ahead: up to its own limit the text shows where ours was passed
            return _attempt(Source(source.name, source.text[: error.problem_mark.index]))
        fault = explain(source, error)
        # a reference that was refused may turn out to be the beginning of a text
        tree.problems = [known for known in tree.problems if known.place != fault.problem.place]
    if reader.refused and not (fault or tree.broken):
        tree.refused = [path for path, value in walk(tree.values) if value is REFUSED]
    if fault or tree.broken or len(tree.refused) > MAX_PROBLEMS:
        tree.broken, tree.values = True, None
    elif source.has_escapes():
        _check_escapes(tree)
    return tree, fault


def _check_escapes(tree: Tree) -> None:
    """Report unseen characters that are written as escapes."""
    reported = set(HIDDEN.findall(tree.source.text))
    for path, value in walk(tree.values):
        for characters, kind in (CONTROL, register.CONTROL_CHARACTER), (HIDDEN, register.HIDDEN_CHARACTER):
            match = characters.search(value) if isinstance(value, str) else None
            if match and match.group() not in reported and len(tree.problems) < MAX_PROBLEMS:
                details = {"character": code_point(match.group())}
                tree.problems.append(Problem(kind, path, details, place=tree.place(path)))


class _Reader:
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
            value = self._group(at, depth) if type(event) is GROUP else self._list(at, depth)
            if refused:
                del self._marks[marked:]
        return REFUSED if refused else value

    def _group(self, start: int, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        firsts: dict[str | float, int] = {}
        most, left_out = most_keys(depth), False
        while type(event := self._next()) is not GROUP_END:
            at = event.start_mark.index
            if type(event) is not SCALAR:
                self._skip_odd_key(event, at, depth)
            elif self._refuses_key(event, at, firsts):
                self._skip(self._next(), depth + 1)
            elif len(values) == most:
                self._skip(self._next(), depth + 1)
                left_out = True
            else:
                self._marks.append(at)
                values[event.value] = self._value(self._next(), depth + 1)
        if left_out:
            self._report(register.TOO_MANY_ENTRIES, start, limit=f"{most:,}")
        return values

    def _list(self, start: int, depth: int) -> list[Any]:
        values: list[Any] = []
        left_out = False
        while type(event := self._next()) is not LIST_END:
            if len(values) == MAX_ITEMS:
                self._skip(event, depth + 1)
                left_out = True
            else:
                self._marks.append(event.start_mark.index)
                values.append(self._value(event, depth + 1))
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
        raise _FaultError(YamlFault(Problem(kind, place=self._tree.source.place(at)), at, at))

    def _stop(self, kind: Kind, at: int, **details: str) -> NoReturn:
        """Report what makes reading on impossible."""
        del self._tree.problems[MAX_PROBLEMS - 1 :]
        self._report(kind, at, **details)
        raise _StopError

    def _report(self, kind: Kind, at: int, **details: str) -> None:
        if len(self._tree.problems) < MAX_PROBLEMS:
            self._tree.problems.append(Problem(kind, details=details, place=self._tree.source.place(at)))
