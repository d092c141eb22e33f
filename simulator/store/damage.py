"""Rows whose values are not what the program wrote: each is left out of what is read, and reported once."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from threading import Lock
from typing import TypeVar

from simulator.core.errors import RowUnreadable
from simulator.core.texts import N_, Text, joined

Value = TypeVar("Value")
SHOWN = 5
MANY = 1_000_000
"""More of anything than a person comes to."""
DAMAGED = N_(
    "Some of the progress in {place} is damaged and left out: {rows}. Nothing was deleted. "
    "If you have a backup from before, it can be restored in the settings."
)
MANY_DAMAGED = N_(
    "Some of the progress in {place} is damaged and left out: {rows} and {more} more. Nothing was deleted. "
    "If you have a backup from before, it can be restored in the settings."
)
LONGEST_TIME = 1e9
"""Seconds, about thirty years: more than any decision takes, and little enough to be reckoned with."""


class Damage:
    """The rows that could not be read, by the names under which a person is told of them; may be used from any thread."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._lock = Lock()
        self._known: set[str] = set()
        self._unreported: list[str] = []
        self.listener: Callable[[], object] = lambda: None

    def __contains__(self, name: str) -> bool:
        return name in self._known

    @property
    def known(self) -> bool:
        """Whether anything was left out so far."""
        return bool(self._known)

    def note(self, name: str) -> None:
        """Remember a row that could not be read; the listener is called for one that was not known."""
        with self._lock:
            if name in self._known:
                return
            self._known.add(name)
            self._unreported.append(name)
        self.listener()

    def forget(self) -> None:
        """Start again: other rows are there now."""
        with self._lock:
            self._known.clear()
            self._unreported.clear()

    def take(self) -> str:
        """Return what a person should be told of rows that have not been reported yet; empty where there are none."""
        with self._lock:
            names, self._unreported = self._unreported, []
        if not names:
            return ""
        values = {"place": self._place, "rows": joined(names[:SHOWN]), "more": len(names) - SHOWN}
        return Text(MANY_DAMAGED if len(names) > SHOWN else DAMAGED, values)


def text(value: object, longest: int | None = None) -> str:
    """Read a stored text; raise RowUnreadable for anything else."""
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        raise RowUnreadable
    return value


def name(value: object, longest: int | None = None) -> str:
    """Read a stored text that must not be empty."""
    if not text(value, longest):
        raise RowUnreadable
    return text(value)


def one_of(value: object, known: Container[str]) -> str:
    """Read a stored text that must be one of the known ones."""
    if text(value) not in known:
        raise RowUnreadable
    return text(value)


def whole(value: object, most: int, least: int = 0) -> int:
    """Read a stored whole number that must be within its bounds."""
    if type(value) is not int or not least <= value <= most:
        raise RowUnreadable
    return value


def seconds(value: object) -> float:
    """Read a stored length of time."""
    if type(value) not in (int, float) or not isinstance(value, int | float) or not 0 <= value <= LONGEST_TIME:
        raise RowUnreadable
    return float(value)


def flag(value: object) -> bool:
    """Read a stored yes or no."""
    if not isinstance(value, bool):
        raise RowUnreadable
    return value


def moment(value: object) -> datetime:
    """Read a stored time, of a year that every calendar and time zone can show."""
    if not isinstance(value, datetime) or not 1970 <= value.year < 9999:
        raise RowUnreadable
    return value


def binary(value: object) -> bytes:
    """Read stored bytes."""
    if not isinstance(value, bytes):
        raise RowUnreadable
    return value


def maybe(check: Callable[[object], Value], value: object) -> Value | None:
    """Read a stored value that may be missing."""
    return None if value is None else check(value)
