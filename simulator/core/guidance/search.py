"""Finds principles of the guidance catalogue by words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from simulator.core.guidance.catalogue import Guidance, Principle


def find(guidance: Guidance, words: Sequence[str]) -> tuple[Principle, ...]:
    """The principles in which every word stands, in the catalogue's order.

    Looked at are the id, the name, the competency, what to do, what to avoid, why, and the points that the principle rests on.
    Capitals and the shape of apostrophes make no difference; a word may be part of a longer one, or several words that stand
    together.
    """
    wanted = [_plain(word) for word in words]
    return tuple(
        principle
        for principle in guidance.principles.values()
        if all(word in text for text in [_text(guidance, principle)] for word in wanted)
    )


def closest(guidance: Guidance, words: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """The ids of principles that look like the words, the closest first, no more than `most`."""
    parts: dict[str, list[str]] = {}
    for name in guidance.principles:
        for part in (name, *name.split("-")):
            parts.setdefault(part, []).append(name)
    names: dict[str, None] = {}
    for word in ("-".join(words), *words):
        for part in get_close_matches(_plain(word), parts, most, 0.6):
            names.update(dict.fromkeys(parts[part]))
    return tuple(names)[:most]


def _text(guidance: Guidance, principle: Principle) -> str:
    points = (point.text for point in guidance.points_of(principle.id))
    competency = guidance.competency_of(principle.id).name
    return _plain("\n".join((principle.id, principle.name, competency, principle.do, principle.avoid, principle.why, *points)))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
