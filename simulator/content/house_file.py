"""The file of the house layer, `guidance.yaml` beside the scenarios, made into values; and the same values as JSON and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from simulator.content.text.source import decode, read_bytes
from simulator.core.guidance.catalogue import Cite, Competency, Guidance, Principle
from simulator.core.guidance.house import HouseLayer, sound
from simulator.core.problems import text_kinds
from simulator.core.problems.problem import Problem
from simulator.core.texts import N_

_COMPETENCY, _PRINCIPLE = ("name", "about"), ("name", "competency", "do", "avoid", "why")


@dataclass(frozen=True, slots=True, eq=False)
class HouseReading:
    """What came of reading a house layer: all that can be used of it, and everything that is wrong with it."""

    layer: HouseLayer = field(default_factory=HouseLayer)
    problems: tuple[Problem, ...] = ()


def load_house(path: FilePath, catalogue: Guidance) -> HouseReading:
    """Read the layer from a file; where there is none, nothing is added to the catalogue. Never raises."""
    data = read_bytes(path)
    if isinstance(data, Problem):
        return HouseReading() if data.kind is text_kinds.FILE_MISSING else HouseReading(problems=(data,))
    return read_house(data, str(path), catalogue)


def read_house(data: bytes, name: str, catalogue: Guidance) -> HouseReading:
    """Read the layer from the bytes of a file called `name`. Never raises."""
    source, problems = decode(data, name)
    if source is None:
        return HouseReading(problems=tuple(problems))
    from simulator.content.formats import house_shape as shape  # brings in PyYAML and pydantic
    from simulator.content.pipeline import gather, in_shape, sensible, uncollected

    layer = HouseLayer()
    with uncollected():
        collector = gather(source, problems)
        if sensible(collector, N_("house layer of the guidance")):
            form = in_shape(
                collector, shape.known_keys, lambda shape_errors, values: shape_errors.check(shape.validator(), values)
            )
            shape.check_references(form, collector, catalogue)
            layer = _layer(form, catalogue)
        reported = collector.all()
    return HouseReading(layer, reported)


def house_values(layer: HouseLayer) -> dict[str, Any]:
    """Return a layer as plain values, which `layer_of` reads back."""
    return {
        "competencies": {key: {part: getattr(one, part) for part in _COMPETENCY} for key, one in layer.competencies.items()},
        "principles": {
            key: {part: getattr(one, part) for part in _PRINCIPLE} | {"cites": [_cite_values(cite) for cite in one.cites]}
            for key, one in layer.principles.items()
        },
    }


def layer_of(values: Mapping[str, Any]) -> HouseLayer:
    """Make a layer of plain values. Raises AttributeError, KeyError, TypeError or ValueError where they are not a layer's."""
    return HouseLayer(
        {key: Competency(key, **_texts(one, _COMPETENCY)) for key, one in values["competencies"].items()},
        {
            key: Principle(key, **_texts(one, _PRINCIPLE), cites=tuple(map(_cite, one.get("cites", ()))))
            for key, one in values["principles"].items()
        },
    )


def _texts(form: Mapping[str, Any], parts: Iterable[str]) -> dict[str, Any]:
    texts = {part: form[part] for part in parts}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError
    return texts


def _cite(form: str | Mapping[str, str]) -> Cite:
    [(code, channel)] = ((form, ""),) if isinstance(form, str) else form.items()
    return Cite(code, channel)


def _cite_values(cite: Cite) -> str | dict[str, str]:
    return {cite.code: cite.channel} if cite.channel else cite.code


def _layer(form: Mapping[str, Any], catalogue: Guidance) -> HouseLayer:
    """Make a layer of what is in shape; an entry that lacks something, or has an id of the catalogue's, is left out."""
    competencies = {
        key: one
        for key, one in form.get("competencies", {}).items()
        if key not in catalogue.competencies and all(part in one for part in _COMPETENCY)
    }
    principles = {
        key: one
        for key, one in form.get("principles", {}).items()
        if key not in catalogue.principles and all(part in one for part in _PRINCIPLE)
    }
    return sound(layer_of({"competencies": competencies, "principles": principles}), catalogue)
