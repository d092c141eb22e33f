"""When each thing in a conversation is said, on its own clock.

What is said and done takes its time, as in the handle time. After that a choice may let hours or days pass, in which nobody
works; where that ends outside the hours of the office, the conversation goes on when it opens next.
"""

from __future__ import annotations

from typing import NamedTuple

from simulator.core.scenario.model import DAY, DAYS, HOUR, MINUTE, Choice, Clock, spoken_text
from simulator.core.scenario.session import Session
from simulator.core.scoring.kpi import duration, seconds

WITHOUT_A_CLOCK = Clock(0)


class DayTime(NamedTuple):
    """A moment as it is told: days since the beginning, the day of the week (one of DAYS) or nothing, and the time as 09:40."""

    days: int
    weekday: str
    time: str


class TurnTimes(NamedTuple):
    """When the customer begins to speak and when the agent answers, in seconds since the midnight before the beginning."""

    said: int
    answered: int


def call_times(session: Session) -> tuple[TurnTimes, ...]:
    """The times of every decision, and of the moment that the session has come to, which is answered as soon as it is said."""
    clock = session.scenario.clock or WITHOUT_A_CLOCK
    now, times = clock.start, []
    for step in session.steps():
        times.append(TurnTimes(now, now + seconds(spoken_text(step.said))))
        now = after(clock, times[-1].answered, step.choice)
    return (*times, TurnTimes(now, now + seconds(spoken_text(session.said))))


def after(clock: Clock, answered: int, choice: Choice) -> int:
    """The time at which the conversation goes on after a choice that was made at `answered`."""
    now = answered + duration(choice)
    if not choice.wait:
        return now
    now += choice.wait
    midnight, time = now - now % DAY, now % DAY
    if time < clock.opens:
        return midnight + clock.opens
    return now if time < clock.closes else midnight + DAY + clock.opens


def day_time(clock: Clock, instant: int) -> DayTime:
    """Return how a moment is told, given in seconds since the midnight before the beginning."""
    days, rest = divmod(instant, DAY)
    weekday = DAYS[(DAYS.index(clock.day) + days) % len(DAYS)] if clock.day else ""
    return DayTime(days, weekday, hours_and_minutes(rest))


def hours_and_minutes(seconds: int) -> str:
    """Write seconds after midnight as a time of day."""
    return f"{seconds // HOUR:02d}:{seconds % HOUR // MINUTE:02d}"


def elapsed(session: Session) -> int:
    """The seconds from the first word of a session to the last one, waiting included."""
    first, last = call_times(session)[0], call_times(session)[-1]
    return last.answered - first.said
