"""Scenario files that call themselves by the same id, which none of them can know alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from simulator.core import register_scenario as register
from simulator.core.problem import Place, Problem


class Label(NamedTuple):
    """What a scenario file calls itself, where, and whether its author allows another file of that name."""

    id: str
    language: str
    line: int
    column: int
    source: str
    allowed: bool


def namesakes(labels: Mapping[str, Label]) -> dict[str, Problem]:
    """Warn at every file, by name, that has the id of one before it. A translation has it too, and another language."""
    first: dict[tuple[str, str], str] = {}
    found = {}
    for name, label in labels.items():
        other = first.setdefault((label.id, label.language.casefold()), name)
        if other != name and not label.allowed and Path(other).resolve() != Path(name).resolve():
            place = Place(name, label.line, label.column, label.source)
            found[name] = Problem(register.SAME_ID, ("id",), {"id": label.id, "other": other}, place=place)
    return found
