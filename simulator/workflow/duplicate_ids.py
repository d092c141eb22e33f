"""Scenario files that call themselves by the same id, which none of them can know alone."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Place, Problem
from simulator.core.problems.scenario_kinds import BUNDLED, PLAYED
from simulator.core.texts import Text


class DeclaredId(NamedTuple):
    """What a scenario file calls itself, where, and whether its author allows another file of that name."""

    id: str
    language: str
    line: int
    column: int
    source: str
    allowed: bool


IdAndLanguage = tuple[str, str]
"""An id and a language, in small letters."""

_ID = re.compile(r"(?m)^id:[ \t]*[\"']?([a-z0-9-]+)")
_LANGUAGE = re.compile(r"(?m)^language:[ \t]*[\"']?([A-Za-z0-9-]+)")


def bundled(folder: Path) -> dict[IdAndLanguage, Path]:
    """Find the bundled scenarios by id and language; they are sound, so a quick look at each text will do."""
    paths: dict[IdAndLanguage, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            text = path.read_text(encoding="utf-8")
            named, language = _ID.search(text), _LANGUAGE.search(text)
            if named:
                paths[named[1], language[1].casefold() if language else "en"] = path
    return paths


def duplicate_id_problems(declared: Mapping[str, DeclaredId], taken: Mapping[IdAndLanguage, Path]) -> dict[str, Problem]:
    """Warn at every file, by name, that has the id of one before it, or of one of those that are `taken` by the program's own.

    A translation has it too, and another language.
    """
    first: dict[IdAndLanguage, str] = {}
    problems = {}
    for name, label in declared.items():
        key, path = (label.id, label.language.casefold()), Path(name).resolve()
        own = taken.get(key)
        other = first.setdefault(key, name)
        if label.allowed or path in (own and own.resolve(), other != name and Path(other).resolve()):
            continue
        if own or other != name:
            place = Place(name, label.line, label.column, label.source)
            played = Text(PLAYED, {"id": label.id}) if own else ""
            details = {"id": label.id, "other": BUNDLED if own else other, "played": played}
            problems[name] = Problem(register.SAME_ID, ("id",), details, place=place)
    return problems
