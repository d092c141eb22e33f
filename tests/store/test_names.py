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
