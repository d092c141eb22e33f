"""Times on the clock of a conversation as people read them."""

from __future__ import annotations

from collections.abc import Callable

from simulator.core.scenario.model import DAY, HOUR, MINUTE, Clock, Scenario
from simulator.core.scoring.call_times import day_time, hours_and_minutes
from simulator.ui.style.texts import Texts
from simulator.ui.style.wording import clock as minutes_and_seconds


def time_of_day(clock: Clock, instant: int) -> str:
    """Write a moment, in seconds since the midnight before the beginning, with its day where that is told."""
    days, day, time = day_time(clock, instant)
    if day:
        return f"{weekday(day)} {time}"
    return Texts.tr("Day %d, %s") % (days + 1, time) if days else time


def weekday(day: str) -> str:
    """Name a day of the week."""
    names = {
        "monday": Texts.tr("Monday"),
        "tuesday": Texts.tr("Tuesday"),
        "wednesday": Texts.tr("Wednesday"),
        "thursday": Texts.tr("Thursday"),
        "friday": Texts.tr("Friday"),
        "saturday": Texts.tr("Saturday"),
        "sunday": Texts.tr("Sunday"),
    }
    return names[day]


def office_hours(clock: Clock) -> str:
    """Say when the office is open; empty where it always is."""
    if clock.closes - clock.opens == DAY:
        return ""
    return Texts.tr("Office hours: %s to %s.") % (hours_and_minutes(clock.opens), hours_and_minutes(clock.closes))


def house_rules(scenario: Scenario, fill: Callable[[str], str]) -> list[str]:
    """Return the rules that are always in sight, the office hours last; `fill` puts the names into the author's texts."""
    hours = office_hours(scenario.clock) if scenario.clock else ""
    return [*map(fill, scenario.company.policy), *([hours] if hours else [])]


def waited(seconds: int) -> str:
    """Say how long nothing happened, in whole hours or days."""
    days, rest = divmod(seconds, DAY)
    return Texts.tr("%n hours later.", "", seconds // HOUR) if rest else Texts.tr("%n days later.", "", days)


def lasting(seconds: int) -> str:
    """Write how long something lasted, in two units at most."""
    days, rest = divmod(seconds, DAY)
    hours, minutes = rest // HOUR, rest % HOUR // MINUTE
    if days:
        return " ".join((Texts.tr("%n days", "", days), *([Texts.tr("%d h") % hours] if hours else [])))
    return Texts.tr("%d h %d min") % (hours, minutes) if hours else minutes_and_seconds(seconds)
