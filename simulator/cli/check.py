"""`first-call check`: every problem of scenario files, with place and remedy, for people or for other programs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence

from simulator.cli.files import check_names
from simulator.cli.output import json_text
from simulator.command_name import as_typed
from simulator.core.problems.problem import Severity
from simulator.paths import Paths
from simulator.workflow.checking import Checked, check_files, scenario_files
from simulator.workflow.problem_formats import TerminalColours, as_text, sarif, summary, values

MORE = "More on a code: first-call explain CODE"

PATIENCE = 1.0
"""Seconds after which a check that takes its time shows how far it is."""


def check(paths: Paths, names: Sequence[str], form: str = "text", *, strict: bool = False) -> int:
    """Check files and folders, and print what is found as `text`, `json` or `sarif`.

    Returns 0 where there are no errors (with `strict` no warnings either), 1 where there are, 2 where a file can't be read.
    Raises SimulatorError where a name is empty.
    """
    check_names(names)
    files = list(dict.fromkeys(scenario_files(names)))
    checked = check_files(paths, files, _progress(len(files)))
    if form == "json":
        print(json_text(values(checked)))
    elif form == "sarif":
        print(json_text(sarif(checked)))
    else:
        _print_problems(checked, TerminalColours(on=_coloured()))
    return _status(checked, strict=strict)


def _status(checked: Sequence[Checked], *, strict: bool) -> int:
    if not checked or any(file.unread for file in checked):
        return 2
    severities = {problem.severity for file in checked for problem in file.problems}
    return int(Severity.ERROR in severities or (strict and bool(severities)))


def _print_problems(checked: Sequence[Checked], colours: TerminalColours) -> None:
    for file in checked:
        if file.unread:
            print(f"{file.name}: {file.unread}")
        for problem in file.problems:
            print(as_text(problem, file.name, colours))
    print(summary(checked))
    if any(file.problems for file in checked):
        print(as_typed(MORE))


def _coloured() -> bool:
    """Say whether the terminal shows colours (https://no-color.org is kept to)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _progress(files: int) -> Callable[[int], None]:
    """Return a function that shows how far a long check has got, on a terminal only."""
    began = time.monotonic()

    def show(done: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - began > PATIENCE:
            filled = 30 * done // max(files, 1)
            end = "\r\033[K" if done == files else ""
            print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {files} files", end=end, file=sys.stderr, flush=True)

    return show
