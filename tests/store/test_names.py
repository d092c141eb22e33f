"""Names of trainees are tidied, bounded and compared without capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.errors import SimulatorError
from simulator.store.names import LONGEST, clean_name, name_key


def test_spaces_around_and_inside_a_name_are_tidied() -> None:
    assert clean_name("  Ann \t  Lee\n") == "Ann Lee"


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST + 1), "Ann\x00", "\ud800"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(SimulatorError) as caught:
        clean_name(name)
    assert caught.value.hint


@pytest.mark.parametrize("name", ["\u200b\u200b", "\u3164", "\u2800 \u2800", "\u200d", "...", "\u202e"])
def test_a_name_without_a_letter_that_can_be_seen_is_refused(name: str) -> None:
    with pytest.raises(SimulatorError):
        clean_name(name)


@pytest.mark.parametrize(
    ("typed", "kept"), [("Sam\u200b", "Sam"), ("Sam \u202e.evil", "Sam .evil"), ("\u2066Sam\u2069", "Sam"), ("S\u200dam", "Sam")]
)
def test_characters_that_nobody_sees_are_left_out_of_a_name(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_a_persian_name_keeps_the_joiner_that_it_is_spelt_with() -> None:
    assert clean_name("علی\u200cرضا") == "علی\u200cرضا"


def test_names_that_look_the_same_are_the_same() -> None:
    assert name_key("Sam\u200b") == name_key("sam")
    assert name_key("علی\u200cرضا") == name_key("علیرضا")


def test_a_name_of_the_longest_length_is_taken() -> None:
    assert len(clean_name("x" * LONGEST)) == LONGEST


@pytest.mark.parametrize(("one", "other"), [("Ann", "aNN"), ("Łukasz", "łUKASZ"), ("Straße", "STRASSE"), ("é", "e\u0301")])
def test_names_that_differ_in_capitals_or_encoding_are_the_same(one: str, other: str) -> None:
    assert name_key(clean_name(one)) == name_key(clean_name(other))


@given(st.text(max_size=70))
def test_a_clean_name_is_clean_already(name: str) -> None:
    try:
        cleaned = clean_name(name)
    except SimulatorError:
        return
    assert clean_name(cleaned) == cleaned
    assert 1 <= len(cleaned) <= LONGEST
