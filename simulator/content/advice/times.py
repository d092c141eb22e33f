"""What was meant where a time of day or a length of time is written in another way."""

from __future__ import annotations

import re

_UNITS = {
    **dict.fromkeys(("", "s", "sec", "secs", "second", "seconds"), ""),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("d", "day", "days"), "d"),
}
_DURATION = re.compile(r"\s*([0-9]{1,3})\s*([a-z]*)\.?\s*", re.IGNORECASE)
_TIME = re.compile(r"\s*([0-9]{1,2})(?:\s*[:.h]\s*([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?\s*", re.IGNORECASE)
_NOON = 12


def duration_like(text: str) -> str:
    """Return the length of time in a text as it has to be written; empty where it is not clear."""
    match = _DURATION.fullmatch(text)
    unit = _UNITS.get(match[2].lower()) if match else None
    return "" if match is None or unit is None else f"{int(match[1])} {unit}".strip()


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
