"""The text of a scenario file, step by step, to a scenario or to all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path as FilePath
from typing import Any

from simulator.content.advice.key_places import tell_outdented
from simulator.content.advice.shape_errors import ShapeErrors
from simulator.content.building.builder import build
from simulator.content.formats.shape import HEAD, SCENE, known_keys
from simulator.content.pipeline import gather, in_shape, sensible, uncollected
from simulator.content.text.source import Source
from simulator.core.problems.problem import Path, Place, Problem, blocking
from simulator.core.scenario.model import Scenario
from simulator.core.texts import N_


def understand(
    source: Source,
    problems: list[Problem],
    principles: Collection[str] | None,
    portraits: Collection[str] | None,
    folder: FilePath | None = None,
) -> tuple[Scenario | None, tuple[Problem, ...], Callable[[Path], Place]]:
    """Return the scenario or None, every problem, and a function from a path to its place. `problems` are known already.

    The files that the scenario names are looked for in `folder`.
    """
    with uncollected():
        collector = gather(source, problems)
        scenario = None
        if sensible(collector, N_("scenario"), in_parts=True):
            tell_outdented(collector, known_keys)
            scenario = build(in_shape(collector, known_keys, _check), collector, principles, portraits, folder)
        reported = collector.all()
    return None if blocking(reported) else scenario, reported, collector.tree.place


def _check(shape_errors: ShapeErrors, values: Mapping[str, Any]) -> None:
    shape_errors.check(HEAD, values)
    scenes = values.get("scenes")
    for name, scene in scenes.items() if isinstance(scenes, dict) else ():
        if shape_errors.enough:
            return
        shape_errors.check(SCENE, scene, ("scenes", name))
