"""Words worth a second look in what a trainee would say: marks and not marks off, each with the principle behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = "#"
"""Stands for any number in a phrase."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at: its phrases, and what to say instead (`about`).

    A phrase is some words in a row, in lower case, `#` for any number. Nothing is marked where one of the phrases in `unless`
    stands somewhere in the text, or where there are fewer than `times` places.
    """

    id: str
    name: str
    principle: str
    about: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    times: int = 1


@dataclass(frozen=True, slots=True)
class HintSpan:
    """A place in a text, as the first character and the one after the last, and the hint that it is worth."""

    start: int
    end: int
    hint: Hint


def marked(text: str, hints: Iterable[Hint]) -> tuple[HintSpan, ...]:
    """The places worth a second look, in the order of the text; where phrases overlap, the longest counts."""
    spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [_plain(text[start:end]) for start, end in spans]
    candidates = [
        HintSpan(spans[first][0], spans[last][1], hint)
        for hint in hints
        if not any(True for _ in _places(words, hint.unless))
        for first, last in _enough(_places(words, hint.phrases), hint.times)
    ]
    chosen: list[HintSpan] = []
    for mark in sorted(candidates, key=lambda mark: (mark.start, -mark.end)):
        if not chosen or mark.start >= chosen[-1].end:
            chosen.append(mark)
    return tuple(chosen)


def _plain(word: str) -> str:
    return NUMBER if word.isdigit() else word.replace("’", "'").lower()


def _places(words: list[str], phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Find the phrases, as the numbers of their first and last words."""
    for phrase in phrases:
        wanted = phrase.split()
        for first in range(len(words) - len(wanted) + 1):
            if words[first : first + len(wanted)] == wanted:
                yield first, first + len(wanted) - 1


def _enough(places: Iterator[tuple[int, int]], times: int) -> list[tuple[int, int]]:
    every = list(places)
    return every if len(every) >= times else []
