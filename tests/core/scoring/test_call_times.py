"""When each thing in a conversation is said, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.scenario.model import DAY, HOUR, MINUTE, Clock, Scenario
from simulator.core.scoring.call_times import TurnTimes, after, call_times, day_time, elapsed
from simulator.core.scoring.kpi import handle_time, seconds
from tests.core.scenarios import PROOF, TURNS, choice, ending, play, scene, silence, story, wander, wild_stories

OFFICE = Clock(9 * HOUR, "friday", 8 * HOUR, 17 * HOUR)


def mail(clock: Clock | None = OFFICE) -> Scenario:
    wait = choice("wait", "end", wait=2 * DAY)
    return story(
        scene("opening", choice("look", "opening", takes=600), wait, silent=silence("opening")), ending("end"), clock=clock
    )


def test_what_is_said_and_done_takes_its_time() -> None:
    said = seconds("Words in opening.")
    first, second, last = call_times(play(mail(), "look", "wait"))
    assert first == TurnTimes(9 * HOUR, 9 * HOUR + said)
    assert second == TurnTimes(first.answered + 600, first.answered + 600 + said)
    assert last.said == second.answered + seconds("Words of wait.") + 2 * DAY


def test_waiting_is_no_work() -> None:
    session = play(mail(), "wait")
    assert elapsed(session) - handle_time(session) == 2 * DAY


def test_without_a_clock_the_same_time_passes() -> None:
    assert elapsed(play(mail(None), "look", "wait")) == elapsed(play(mail(), "look", "wait"))


@PROOF
@given(wild_stories(), TURNS)
def test_where_nobody_waits_all_time_is_handle_time(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    assert elapsed(session) == handle_time(session)
    assert len(call_times(session)) == len(session.choice_ids) + 1


@pytest.mark.parametrize(
    ("answered", "wait", "goes_on"),
    [
        (9 * HOUR, 3 * HOUR, 12 * HOUR),
        (15 * HOUR, 3 * HOUR, DAY + 8 * HOUR),
        (14 * HOUR, 3 * HOUR, DAY + 8 * HOUR),
        (20 * HOUR, 5 * HOUR, DAY + 8 * HOUR),
        (20 * HOUR, 15 * HOUR, DAY + 11 * HOUR),
        (9 * HOUR, DAY, DAY + 9 * HOUR),
        (20 * HOUR, DAY, 2 * DAY + 8 * HOUR),
    ],
)
def test_a_wait_that_ends_outside_office_hours_ends_when_the_office_opens(answered: int, wait: int, goes_on: int) -> None:
    assert after(OFFICE, answered, choice("a", "b", takes=0, wait=wait)) == goes_on


def test_work_goes_on_after_the_office_has_closed() -> None:
    assert after(OFFICE, 17 * HOUR, choice("a", "b", takes=MINUTE)) == 17 * HOUR + MINUTE


@pytest.mark.parametrize(
    ("instant", "told"),
    [
        (9 * HOUR + 5 * MINUTE + 59, (0, "friday", "09:05")),
        (DAY - 1, (0, "friday", "23:59")),
        (DAY, (1, "saturday", "00:00")),
        (3 * DAY + HOUR, (3, "monday", "01:00")),
        (14 * DAY, (14, "friday", "00:00")),
    ],
)
def test_a_moment_is_told_by_its_day_and_time(instant: int, told: tuple[int, str, str]) -> None:
    assert day_time(OFFICE, instant) == told
    assert day_time(Clock(0), instant) == (told[0], "", told[2])
