"""How long ago something was, and how long it is to something, in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.ui.style.relative_time import ago, ahead
from tests.conversations import START

SPANS = [
    (timedelta(minutes=1), "1 minute"),
    (timedelta(minutes=10, seconds=20), "10 minutes"),
    (timedelta(minutes=59, seconds=50), "1 hour"),
    (timedelta(hours=5, minutes=29), "5 hours"),
    (timedelta(hours=23, minutes=45), "1 day"),
    (timedelta(days=3, hours=4), "3 days"),
    (timedelta(days=59), "59 days"),
    (timedelta(days=92), "3 months"),
]


@pytest.mark.parametrize(("span", "words"), SPANS)
def test_the_past_is_told_in_the_largest_unit_that_it_fills(span, words):
    assert ago(START - span, START) == f"{words} ago"


@pytest.mark.parametrize("span", [timedelta(0), timedelta(seconds=20), timedelta(minutes=-5)])
def test_what_has_just_been_is_just_now(span):
    assert ago(START - span, START) == "just now"


@pytest.mark.parametrize(("span", "words"), SPANS)
def test_the_future_is_told_with_its_time_or_its_day_on_this_computer(span, words):
    local = (START + span).astimezone()
    soon = words.split()[1].startswith(("minute", "hour"))
    told = f"in {words}, at {local:%H:%M}" if soon else f"in {words}, on {local:%Y-%m-%d}"
    assert ahead(START + span, START) == told


def test_what_is_due_within_seconds_comes_in_a_minute():
    assert ahead(START + timedelta(seconds=3), START).startswith("in 1 minute, at ")
