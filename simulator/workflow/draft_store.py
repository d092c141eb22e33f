"""Keeps the words that are being written, so that a program that was stopped hard loses none of them."""

from __future__ import annotations

import logging
from pathlib import Path

from simulator.settings import read_values, write_values

_log = logging.getLogger(__name__)


class DraftStore:
    """A small JSON file with the words of one place: an attempt, and how long its log was when they were written.

    What is sent goes to the store, and nothing of it stays here. Where the file can't be written, nothing is said: the words are
    still in their field.
    """

    def __init__(self, path: Path | None) -> None:
        """Read what was left; without a path nothing is kept."""
        self._path = path
        self._words = _places(read_values(path) if path else {})

    def keep(self, attempt: int, entries: int, words: tuple[str, ...]) -> None:
        """Keep what stands in the fields of a place, or forget it where nothing does; an attempt that is not kept has none."""
        words_of_place = {(attempt, entries): words} if attempt and any(words) else {}
        if words_of_place != self._words:
            self._words = words_of_place
            self._write()

    def move_on(self, attempt: int, entries: int) -> None:
        """Forget what was written anywhere else: it was sent, or is not wanted any more."""
        if self._words and (attempt, entries) not in self._words:
            self._words = {}
            self._write()

    def words_at(self, attempt: int, entries: int) -> tuple[str, ...]:
        """Return what was written in the fields of a place; nothing where nothing is known."""
        return self._words.get((attempt, entries), ())

    def _write(self) -> None:
        if self._path is None:
            return
        values = [{"attempt": attempt, "entries": entries, "words": words} for (attempt, entries), words in self._words.items()]
        try:
            write_values(self._path, {}, values[0] if values else {})
        except (OSError, ValueError) as error:
            _log.warning("unsent words can't be kept in %s (%s)", self._path, error)


def _places(values: dict[str, object]) -> dict[tuple[int, int], tuple[str, ...]]:
    attempt, entries, words = values.get("attempt"), values.get("entries"), values.get("words")
    if type(attempt) is not int or type(entries) is not int or not isinstance(words, list):
        return {}
    return {(attempt, entries): tuple(word for word in words if isinstance(word, str))}
