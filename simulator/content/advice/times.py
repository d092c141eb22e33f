"""What was meant where a time of day or a length of time is written in another way."""

from __future__ import annotations

import re

_SECONDS = {"": 1, "min": 60, "h": 60 * 60, "d": 24 * 60 * 60}
_UNITS = {
    **dict.fromkeys(("", "s", "sec", "secs", "second", "seconds"), _SECONDS[""]),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), _SECONDS["min"]),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), _SECONDS["h"]),
    **dict.fromkeys(("d", "day", "days"), _SECONDS["d"]),
    **dict.fromkeys(("w", "week", "weeks"), 7 * _SECONDS["d"]),
}
_MOST = {"": 3600, "min": 999, "h": 999, "d": 999}
_PART = re.compile(r"\s*(?:and\s+)?([0-9]{1,5})(?:[.]([0-9]{1,2}))?\s*([a-z]*)\.?\s*", re.IGNORECASE)
_DIGITS_APART = re.compile(r"(?<![0-9.,])([0-9]{1,2}),([0-9]{3})(?![0-9,.])")
_TIME = re.compile(r"\s*([0-9]{1,2})(?:\s*[:.h]\s*([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?\s*", re.IGNORECASE)
_NOON = 12


def duration_like(text: str) -> str:
    """Return the length of time in a text as it has to be written; empty where it is not clear."""
    seconds = _seconds(_DIGITS_APART.sub(r"\1\2", text))
    if seconds is None:
        return ""
    return next(
        (
            f"{seconds // size} {unit}".strip()
            for unit, size in _sizes(text)
            if not seconds % size and seconds <= _MOST[unit] * size
        ),
        "",
    )


def _sizes(text: str) -> list[tuple[str, int]]:
    """The units that a length of time may be written in, with their seconds: those in the text first, then the longest."""
    used = {_UNITS.get(match[3].lower()) for match in _PART.finditer(text)}
    return sorted(_SECONDS.items(), key=lambda item: (item[1] not in used, -item[1]))


def _seconds(text: str) -> int | None:
    """Add up the parts of a length of time, such as “1 h 30 min”; None where one is not clear or the sum is no whole second."""
    total, at = 0, 0
    while match := _PART.match(text, at):
        unit = _UNITS.get(match[3].lower())
        if unit is None:
            return None
        whole, rest = divmod(int(match[1] + (match[2] or "")) * unit, 10 ** len(match[2] or ""))
        if rest or (at and not match[3]):
            return None
        total, at = total + whole, match.end()
    return total if at and at == len(text) else None


def time_like(text: str) -> str:
    """Return the time of day in a text as it has to be written; empty where it is not clear."""
    match = _TIME.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= _NOON:
            return ""
        hour = hour % _NOON + (_NOON if match[3].lower().startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 2 * _NOON and minute < 60 else ""
