"""Times of a file become what the core has of them."""

from __future__ import annotations

import pytest

from simulator.content.building.clock import TimeTaken, time_taken
from simulator.content.loader import read_scenario
from simulator.core.scenario.model import DAY, HOUR, MINUTE, Clock, Scenario
from tests.samples import SMALL, changed


def built(*changes: tuple[str, str]) -> Scenario:
    reading = read_scenario(changed(SMALL, *changes).encode(), "small.yaml")
    assert reading.problems == ()
    assert reading.scenario
    return reading.scenario


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        (None, (None, 0)),
        (20, (20, 0)),
        ("20 s", (20, 0)),
        ("2 min", (120, 0)),
        ("90 min", (5400, 0)),
        ("3 h", (None, 3 * HOUR)),
        ("2 d", (None, 2 * DAY)),
        ("0 d", (None, 0)),
    ],
)
def test_seconds_and_minutes_are_work_and_hours_and_days_are_waiting(
    written: int | str | None, taken: tuple[int | None, int]
) -> None:
    assert time_taken(written) == TimeTaken(*taken)


def test_what_a_choice_takes_is_taken_over() -> None:
    look_up = built(("takes: 20", "takes: 2 d")).scenes["opening"].choices[1]
    assert (look_up.takes, look_up.wait) == (None, 2 * DAY)


def test_a_clock_is_taken_over() -> None:
    clock = ("channel: phone", 'channel: phone\nclock: {day: friday, start: "9:40", open: "08:30", close: "17:00"}')
    assert built(clock).clock == Clock(9 * HOUR + 40 * MINUTE, "friday", 8 * HOUR + 30 * MINUTE, 17 * HOUR)


def test_an_office_without_hours_is_always_open() -> None:
    assert built(("channel: phone", 'channel: phone\nclock: {start: "23:59"}')).clock == Clock(DAY - MINUTE, "", 0, DAY)
    assert built().clock is None
