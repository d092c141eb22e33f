"""The guidance catalogue's file made into a frozen catalogue, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from simulator.content.guidance_cache import keep, recall
from simulator.content.text.source import decode, read_bytes
from simulator.core.guidance.catalogue import Article, Cite, Competency, Guidance, Point, Principle
from simulator.core.guidance.phrase_hints import Hint
from simulator.core.problems.problem import Problem, blocking
from simulator.core.texts import N_


@dataclass(frozen=True, slots=True, eq=False)
class GuidanceReading:
    """What came of reading a catalogue: None and errors, or the catalogue and at most warnings."""

    guidance: Guidance | None
    problems: tuple[Problem, ...]


def load_guidance(path: FilePath, memory: FilePath | None = None) -> GuidanceReading:
    """Read the catalogue from a file, or from the `memory` of it. Never raises; `problems` say what is wrong."""
    data = read_bytes(path)
    if isinstance(data, Problem):
        return GuidanceReading(None, (data,))
    if memory is None:
        return read_guidance(data, str(path))
    form = recall(memory, data)
    if form is not None:
        with suppress(KeyError, TypeError, AttributeError, IndexError):  # kept by a program that knew other parts
            return GuidanceReading(_guidance(form), ())
    form, problems = _read(data, str(path))
    if form is not None and not problems:
        keep(memory, data, form)
    return GuidanceReading(None if form is None else _guidance(form), problems)


def read_guidance(data: bytes, name: str) -> GuidanceReading:
    """Read the catalogue from the bytes of a file called `name`. Never raises."""
    form, problems = _read(data, name)
    return GuidanceReading(None if form is None else _guidance(form), problems)


def _read(data: bytes, name: str) -> tuple[Mapping[str, Any] | None, tuple[Problem, ...]]:
    """Return the content of the catalogue, None where it can't be used, and all that is wrong with it."""
    source, problems = decode(data, name)
    if source is None:
        return None, tuple(problems)
    from simulator.content.formats import guidance_shape as shape  # brings in PyYAML and pydantic
    from simulator.content.pipeline import gather, in_shape, sensible, uncollected

    usable = None
    with uncollected():
        collector = gather(source, problems)
        if sensible(collector, N_("guidance catalogue")):
            form = in_shape(
                collector, shape.known_keys, lambda shape_errors, values: shape_errors.check(shape.validator(), values)
            )
            shape.check_references(form, collector)
            usable = None if blocking(collector.all()) else form
        reported = collector.all()
    return usable, reported


def _guidance(form: Mapping[str, Any]) -> Guidance:
    return Guidance(
        language=form["language"],
        articles={key: Article(key, **article) for key, article in form["articles"].items()},
        points={code: Point(code, text, code[0]) for code, text in form["points"].items()},
        competencies={name: Competency(name, **competency) for name, competency in form["competencies"].items()},
        principles={name: _principle(name, principle) for name, principle in form["principles"].items()},
        hints={name: _hint(name, hint) for name, hint in form.get("hints", {}).items()},
    )


def _principle(name: str, form: Mapping[str, Any]) -> Principle:
    lists = {"cites": tuple(map(_cite, form["cites"])), "replaced_by": tuple(form.get("replaced_by", ()))}
    return Principle(name, **{**form, **lists})


def _cite(form: str | Mapping[str, str]) -> Cite:
    [(code, channel)] = ((form, ""),) if isinstance(form, str) else form.items()
    return Cite(code, channel)


def _hint(name: str, form: Mapping[str, Any]) -> Hint:
    phrases, unless = (tuple(" ".join(phrase.lower().split()) for phrase in form.get(key, ())) for key in ("phrases", "unless"))
    return Hint(name, form["name"], form["principle"], form["about"], phrases, unless, form.get("times", 1))
