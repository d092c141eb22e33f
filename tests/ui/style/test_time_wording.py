"""Times on the clock of a conversation, as people read them."""

from __future__ import annotations

import pytest

from simulator.core.scenario.model import DAY, HOUR, MINUTE, Clock
from simulator.ui.style.time_wording import lasting, office_hours, time_of_day, waited

SUNDAY = Clock(23 * HOUR, "sunday")


@pytest.mark.parametrize(
    ("clock", "instant", "told"),
    [
        (SUNDAY, 23 * HOUR + 59 * MINUTE, "Sunday 23:59"),
        (SUNDAY, DAY, "Monday 00:00"),
        (SUNDAY, 7 * DAY + 9 * HOUR, "Sunday 09:00"),
        (Clock(0), 9 * HOUR, "09:00"),
        (Clock(0), 2 * DAY + 9 * HOUR, "Day 3, 09:00"),
    ],
)
def test_a_moment_has_its_time_and_its_day_where_that_is_told(qapp, clock, instant, told):
    assert time_of_day(clock, instant) == told


def test_office_hours_are_told_where_there_are_any(qapp):
    assert office_hours(Clock(0, "", 8 * HOUR, DAY)) == "Office hours: 08:00 to 24:00."
    assert office_hours(Clock(0)) == ""


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(HOUR, "1 hour later."), (36 * HOUR, "36 hours later."), (DAY, "1 day later."), (3 * DAY, "3 days later.")],
)
def test_a_wait_is_told_in_hours_or_days(qapp, seconds, told):
    assert waited(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (65, "1:05"),
        (3 * HOUR + 7 * MINUTE, "3 h 7 min"),
        (DAY + HOUR, "1 day 1 h"),
        (2 * DAY + 59 * MINUTE, "2 days"),
    ],
)
def test_how_long_something_lasted_is_told_in_two_units_at_most(qapp, seconds, told):
    assert lasting(seconds) == told
