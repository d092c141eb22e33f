"""Texts without quotes that stand in brackets and hold a comma, which cuts them into pieces: put together again, and reported."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from simulator.content.advice.rewriting import in_quotes
from simulator.content.formats.format_keys import KEYS
from simulator.content.text.source import Source, shown
from simulator.content.text.syntax import SCALAR
from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Edit, Problem

_ALONE = re.compile(r"\s*[,}]")
_FOR_PEOPLE = KEYS.sentences | KEYS.titles


class _Text(NamedTuple):
    """A text that a comma may follow: its key, where it begins and ends, and where it ended at first."""

    key: str
    start: int
    end: int
    cut: int


class CommaPieces:
    """Looks at the keys of one group in brackets, one after the other."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._last: _Text | None = None
        self.problems: list[Problem] = []

    def follow(self, key: str, value: Any) -> None:
        """Take note of a key and the event of its value."""
        self.finish()
        plain = type(value) is SCALAR and not value.style and value.value and key in _FOR_PEOPLE
        start, end = value.start_mark.index, value.end_mark.index
        self._last = _Text(key, start, end, end) if plain else None

    def takes(self, values: dict[str, Any], key: Any) -> bool:
        """Say whether the event of a key is that of a piece of the text before it, and add it there if so."""
        last, text = self._last, self._source.text
        if last is None or key.style or not _ALONE.match(text, key.end_mark.index) or not isinstance(values.get(last.key), str):
            return False
        self._last = last._replace(end=key.end_mark.index)
        values[last.key] = " ".join(text[last.start : self._last.end].split())
        return True

    def finish(self) -> None:
        """Report the text that the pieces make."""
        last, text = self._last, self._source.text
        if last is None or last.end == last.cut:
            return
        whole = in_quotes(" ".join(text[last.start : last.end].split()))
        details = {"text": shown(text[last.start : last.cut]), "whole": shown(whole)}
        edits = (Edit(last.start, last.end, whole),)
        place = self._source.place(text.index(",", last.cut))
        self.problems.append(Problem(register.CUT_BY_COMMA, details=details, place=place, edits=edits))
        self._last = None
