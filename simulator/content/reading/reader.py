"""YAML text as plain values that know their place, with every problem of its YAML.

Where a part of a text can't be read it is taken out, so that the rest can be.
"""

from __future__ import annotations

from dataclasses import replace

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from simulator.content.reading.document_reader import MAX_PROBLEMS, DocumentReader, FaultError, StopReadingError
from simulator.content.reading.recovery import (
    MOST_GAPS,
    MOST_READ_AGAIN,
    Span,
    block,
    damaged,
    follows,
    lines,
    moved_back,
    without,
    words,
)
from simulator.content.reading.yaml_errors import YamlFault, explain
from simulator.content.reading.yaml_pitfalls import written_as_escapes
from simulator.content.text.source import CONTROL, Source, unseen
from simulator.content.text.tree import REFUSED, Tree, walk
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import FOLLOWING, Problem

_TOO_DEEP = "maximum nesting depth"  # said by libyaml from 0.2.6 on


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
    tree.problems = [problem for problem in tree.problems if not follows(problem, source, gaps)]
    if tree.values is not None:
        tree.damaged = damaged(tree, source, gaps)
        # a scene or a flag that stands in the first column by mistake is reported as a key that is not known there
        tree.lost = words(source, gaps) | (tree.values.keys() if isinstance(tree.values, dict) else set())


def _attempt(source: Source) -> tuple[Tree, YamlFault | None]:
    """Read a text up to where it can't be read on."""
    tree, fault = Tree(source), None
    reader = DocumentReader(tree)
    try:
        reader.document()
    except StopReadingError:
        tree.broken = True
    except FaultError as error:
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
        tree.problems += written_as_escapes(tree, MAX_PROBLEMS - len(tree.problems))
    return tree, fault
