"""The text of a scenario file, step by step, to a scenario or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from simulator.content.builder import build
from simulator.content.pipeline import gather, in_shape, sensible, uncollected
from simulator.content.shape import HEAD, SCENE, known_keys
from simulator.content.shape_errors import Misfits
from simulator.content.source import Source
from simulator.core.problems.problem import Path, Place, Problem, blocking
from simulator.core.scenario.model import Scenario


def understand(
    source: Source, problems: list[Problem], principles: Collection[str] | None, portraits: Collection[str] | None
) -> tuple[Scenario | None, tuple[Problem, ...], Callable[[Path], Place]]:
    """Give the scenario, or None, with every problem and a way to find the place of a path. `problems` are known already."""
    with uncollected():
        findings = gather(source, problems)
        scenario = None
        if sensible(findings, "scenario", in_parts=True):
            scenario = build(in_shape(findings, known_keys, _check), findings, principles, portraits)
        found = findings.all()
    return None if blocking(found) else scenario, found, findings.tree.place


def _check(misfits: Misfits, values: Mapping[str, Any]) -> None:
    misfits.check(HEAD, values)
    scenes = values.get("scenes")
    for name, scene in scenes.items() if isinstance(scenes, dict) else ():
        if misfits.enough:
            return
        misfits.check(SCENE, scene, ("scenes", name))
