"""Problems written out: for people, as JSON, and as SARIF 2.1.0 for programs that show them beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator import __version__
from simulator.command_name import as_typed
from simulator.core.problems.problem import Problem, Severity
from simulator.workflow.checking import Checked

_STYLES = {"error": "31;1", "warning": "33;1", "place": "1", "remedy": "36"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class TerminalColours:
    """Colours of a terminal, or none."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def __call__(self, style: str, text: str) -> str:
        """Put a text into a style."""
        return f"\033[{_STYLES[style]}m{text}\033[0m" if self._on else text


def as_text(problem: Problem, name: str, colours: TerminalColours) -> str:
    """Write a problem out: where and what, the line with a caret below the spot, and what to do."""
    place = problem.place
    severity = colours(problem.severity.value, problem.severity.value)
    lines = [f"{colours('place', str(place or name))}: {severity}: {problem.message} [{problem.code}]"]
    if place is not None and place.source.strip():
        before = place.source[: place.column - 1]
        margin = "".join("\t" if character == "\t" else " " for character in before)
        lines += [f"    {place.source.rstrip()}", f"    {margin}^"]
    if problem.witness:
        lines.append(f"    choices that lead there: {','.join(problem.witness)}")
    return "\n".join([*lines, f"    {colours('remedy', as_typed(problem.remedy))}", ""])


def summary(checked: Sequence[Checked]) -> str:
    """Count files and findings in one line."""
    unread = sum(bool(file.unread) for file in checked)
    severities = [problem.severity for file in checked for problem in file.problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    read = f"{_count(len(checked) - unread, 'file')} checked"
    if not checked:
        return "There are no scenario files there."
    if unread:
        return f"{read}, {_count(unread, 'file')} could not be read."
    if not severities:
        return f"{read}, no problems."
    return f"{read}: {_count(errors, 'error')}, {_count(warnings, 'warning')}."


def values(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return the problems as plain values."""
    return {
        "program": f"first-call {__version__}",
        "files": [
            {"file": file.name, "unread": file.unread or None, "problems": [_problem(problem) for problem in file.problems]}
            for file in checked
        ],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "path": list(problem.path),
        "choices": list(problem.witness) if problem.witness is not None else None,
        "edits": [edit._asdict() for edit in problem.edits],
    }


def sarif(checked: Sequence[Checked]) -> dict[str, Any]:
    """Return the problems as a SARIF log with one run (OASIS, Static Analysis Results Interchange Format 2.1.0)."""
    problems = [(file.name, problem) for file in checked for problem in file.problems]
    rules = {problem.code: problem for _, problem in problems}
    driver = {
        "name": "First Call",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": _plain(problem)}} for code, problem in rules.items()],
    }
    numbers = {code: number for number, code in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(name, problem, numbers[problem.code]) for name, problem in problems],
                "invocations": [_invocation(checked)],
            }
        ],
    }


def _invocation(checked: Sequence[Checked]) -> dict[str, Any]:
    notes = [
        {"level": "error", "message": {"text": file.unread}, "locations": [_location(file.name, None)]}
        for file in checked
        if file.unread
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _result(name: str, problem: Problem, rule: int) -> dict[str, Any]:
    witness = f" Choices that lead there: {','.join(problem.witness)}" if problem.witness else ""
    result = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message} {problem.remedy}{witness}"},
        "locations": [_location(name, problem)],
    }
    return result | ({"fixes": [_fix(name, problem)]} if problem.edits else {})


def _fix(name: str, problem: Problem) -> dict[str, Any]:
    """Return the edits of a problem as programs offer them beside the text."""
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
            "insertedContent": {"text": edit.text},
        }
        for edit in problem.edits
    ]
    artifact = _location(name, None)["physicalLocation"]["artifactLocation"]
    return {
        "description": {"text": problem.remedy},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _location(name: str, problem: Problem | None) -> dict[str, Any]:
    path = Path(name)
    uri = path.as_uri() if path.is_absolute() else path.as_posix().replace(" ", "%20")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if problem is not None and problem.place is not None:
        physical["region"] = {"startLine": problem.place.line, "startColumn": problem.place.column}
    return {"physicalLocation": physical}


def _plain(problem: Problem) -> str:
    return problem.code.replace("-", " ").capitalize()


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
