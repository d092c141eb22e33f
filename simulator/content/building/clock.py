"""Times of a file made into core values: the clock of a conversation, and how long a choice takes."""

from __future__ import annotations

import re
from typing import NamedTuple

from simulator.content.building.names import Form
from simulator.content.text.problem_collector import ProblemCollector
from simulator.core.problems import head_kinds as register
from simulator.core.scenario.model import DAY, HOUR, MINUTE, Clock

_UNITS = {"s": 1, "min": MINUTE, "h": HOUR, "d": DAY}
_WAITING = ("h", "d")


class TimeTaken(NamedTuple):
    """What a choice takes: seconds of work, None where that follows from the words, and seconds of waiting."""

    work: int | None
    wait: int


def time_taken(written: int | str | None) -> TimeTaken:
    """Read how long a choice takes. Nobody works on an answer for hours: those, and days, are waiting."""
    if not isinstance(written, str):
        return TimeTaken(written, 0)
    number, unit = written.split()
    amount = int(number) * _UNITS[unit]
    return TimeTaken(None, amount) if unit in _WAITING else TimeTaken(amount, 0)


def clock(form: Form | None, collector: ProblemCollector) -> Clock | None:
    """Read the clock of a scenario, None where it has none."""
    if form is None or "start" not in form:
        return None
    opens, closes = form.get("open", "00:00"), form.get("close", "24:00")
    if _seconds(opens) >= _seconds(closes):
        key = "close" if "close" in form else "open"
        collector.add(register.BAD_HOURS, ("clock", key), open=opens, close=closes)
    return Clock(_seconds(form["start"]), form.get("day", ""), _seconds(opens), _seconds(closes))


def _seconds(written: str) -> int:
    """Return a time of day in seconds after midnight."""
    hours, minutes = re.split(":", written)
    return int(hours) * HOUR + int(minutes) * MINUTE
