"""What was meant where a time is written in another way."""

from __future__ import annotations

import pytest

from simulator.content.advice.times import duration_like, time_like


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20", "20"),
        ("20 seconds", "20"),
        ("20s", "20"),
        ("2min", "2 min"),
        ("2 Minutes.", "2 min"),
        ("3 hrs", "3 h"),
        ("1 day", "1 d"),
        ("007 h", "7 h"),
        ("1200 seconds", "1200"),
        ("1,200 seconds", "1200"),
        ("7200 seconds", "2 h"),
        ("1200 min", "20 h"),
        ("2 weeks", "14 d"),
        ("1.5 h", "90 min"),
        ("1 h 30 min", "90 min"),
        ("1 minute and 20 seconds", "80"),
        ("1.5", ""),
        ("1001 min", ""),
        ("1 h 30", ""),
        ("20 20", ""),
        ("a while", ""),
        ("", ""),
    ],
)
def test_a_length_of_time_is_understood_or_left_alone(written: str, meant: str) -> None:
    assert duration_like(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9.40", "09:40"),
        ("09h40", "09:40"),
        ("9:40 am", "09:40"),
        ("9 PM", "21:00"),
        ("12:10 a.m.", "00:10"),
        ("12 p.m.", "12:00"),
        ("13 pm", ""),
        ("9", ""),
        ("25:00", ""),
        ("12:60", ""),
        ("noon", ""),
    ],
)
def test_a_time_of_day_is_understood_or_left_alone(written: str, meant: str) -> None:
    assert time_like(written) == meant
