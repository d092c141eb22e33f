"""Finds principles of the guidance catalogue by words."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from simulator.core.guidance.catalogue import Guidance, Principle


def find(guidance: Guidance, words: Sequence[str]) -> tuple[Principle, ...]:
    """The principles in which every word stands, in the catalogue's order, less the retired ones.

    Looked at are the id, the name, the competency, what to do, what to avoid, why, the points that the principle rests on, and
    the channels in which it does. Capitals and the shape of apostrophes make no difference; a word may be part of a longer one,
    or several words that stand together. The code of a point, such as D9, finds the principles that rest on it and no others.
    """
    codes = {_plain(code): code for code in guidance.points}
    wanted = [_plain(word) for word in words]
    cited = [{principle.id for principle in guidance.citing(codes[word])} for word in wanted if word in codes]
    texts = [word for word in wanted if word not in codes]
    return tuple(
        principle
        for principle in guidance.current.values()
        if all(principle.id in ids for ids in cited)
        and all(word in text for text in [_text(guidance, principle)] for word in texts)
    )


def closest(guidance: Guidance, words: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """The ids of current principles that look like the words, the closest first, no more than `most`."""
    parts: dict[str, list[str]] = {}
    for name in guidance.current:
        for part in (name, *name.split("-")):
            parts.setdefault(part, []).append(name)
    names: dict[str, None] = {}
    for word in ("-".join(words), *words):
        for part in get_close_matches(_plain(word), parts, most, 0.6):
            names.update(dict.fromkeys(parts[part]))
    return tuple(names)[:most]


def _text(guidance: Guidance, principle: Principle) -> str:
    points = (point.text for point in guidance.points_of(principle.id))
    channels = dict.fromkeys(cite.channel for cite in principle.cites)
    written = principle.name, principle.do, principle.avoid, principle.why
    return _plain("\n".join((principle.id, guidance.competency_of(principle.id).name, *written, *points, *channels)))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
