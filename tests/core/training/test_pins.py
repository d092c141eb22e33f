"""A PIN that can be typed, and a wait that grows with each wrong one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.errors import SimulatorError
from simulator.core.training.pins import clean_pin, full_wait, wait_left

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("pin", ["1234", "123456789012", "abcD", "ąęść", "１２３４"])
def test_four_to_twelve_digits_or_letters_are_a_pin(pin: str) -> None:
    assert clean_pin(pin) == pin


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12 4", "12.4", "١٢٣\n"])
def test_anything_else_is_none_and_a_sentence_says_what_is(pin: str) -> None:
    with pytest.raises(SimulatorError, match="4 to 12 digits or letters"):
        clean_pin(pin)


def test_two_wrong_pins_are_free_and_then_the_wait_doubles_up_to_five_minutes() -> None:
    assert [full_wait(failures) for failures in range(11)] == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300]


def test_a_million_wrong_pins_make_nobody_wait_for_longer() -> None:
    assert full_wait(1_000_000) == 300


def test_what_is_left_of_a_wait_is_told_in_whole_seconds_and_never_too_short() -> None:
    waits = [wait_left(3, NOON, NOON + timedelta(seconds=passed)) for passed in (0, 0.1, 1, 4.999, 5, 900)]
    assert waits == [5, 5, 4, 1, 0, 0]


def test_without_a_wrong_pin_there_is_no_wait() -> None:
    assert wait_left(0, None, NOON) == wait_left(2, NOON, NOON) == 0


@given(st.integers(0, 40), st.timedeltas(timedelta(days=-1000), timedelta(days=1000)))
def test_a_wait_is_never_longer_than_the_whole_one_whatever_the_clock_does(failures: int, passed: timedelta) -> None:
    assert 0 <= wait_left(failures, NOON, NOON + passed) <= full_wait(failures)
