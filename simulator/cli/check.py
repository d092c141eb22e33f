"""`first-call check`: every problem of scenario files, with place and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulator.core.problem import Problem, Severity
from simulator.paths import Paths
from simulator.workflow.office import open_checker


def check(paths: Paths, files: Sequence[str]) -> int:
    """Check the files and print what is found. Gives 0 for clean, 1 for problems, 2 where a file can't be read."""
    checker = open_checker(paths)
    errors = warnings = unread = 0
    for name in files:
        if not Path(name).is_file():
            unread += 1
            print(f"{name}: {_unreadable(name)}")
            continue
        problems = checker.check(Path(name))
        for problem in problems:
            print(told(problem, name))
        errors += sum(problem.severity is Severity.ERROR for problem in problems)
        warnings += sum(problem.severity is Severity.WARNING for problem in problems)
    print(_summary(len(files), errors, warnings, unread))
    return 2 if unread else int(bool(errors or warnings))


def told(problem: Problem, name: str) -> str:
    """Write a problem out: where and what, the line with a caret below the spot, and what to do."""
    place = problem.place
    lines = [f"{place or name}: {problem.severity}: {problem.message} [{problem.code}]"]
    if place is not None and place.source.strip():
        before = place.source[: place.column - 1]
        margin = "".join("\t" if character == "\t" else " " for character in before)
        lines += [f"    {place.source.rstrip()}", f"    {margin}^"]
    if problem.witness:
        lines.append(f"    choices that lead there: {','.join(problem.witness)}")
    return "\n".join([*lines, f"    {problem.remedy}", ""])


def _unreadable(name: str) -> str:
    return "this is a folder, not a scenario file." if Path(name).is_dir() else "there is no such file."


def _summary(files: int, errors: int, warnings: int, unread: int) -> str:
    counted = _count(files - unread, "file")
    if unread:
        return f"{counted} checked, {_count(unread, 'file')} could not be read."
    if not errors and not warnings:
        return f"{counted} checked, no problems."
    return f"{counted} checked: {_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
