"""Words are spoken as the list says: whole words, once each, and capitals count only where they stand inside a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario.pronunciation import spoken, unheard


@pytest.mark.parametrize(
    ("word", "said", "text", "heard"),
    [
        ("GDPR", "gee dee pee are", "The GDPR says no.", "The gee dee pee are says no."),
        ("GDPR", "gee dee pee are", "The gdpr says no.", "The gdpr says no."),
        ("IT", "eye tee", "Ask IT about it.", "Ask eye tee about it."),
        ("Kasia", "kasha", "KASIA? kasia. Kasia's till.", "kasha? kasha. kasha's till."),
        ("Kasia", "kasha", "Kasias and UnKasia", "Kasias and UnKasia"),
        ("BK4 9QT", "bee kay four", "It is BK4  9QT.", "It is bee kay four."),
        ("24/7", "round the clock", "Open 24/7, or 124/7.", "Open round the clock, or 124/7."),
        ("C++", "see plus plus", "I write C++ daily.", "I write see plus plus daily."),
        ("Zoë", "zoh-ee", "Zoe\u0308 rang.", "zoh-ee rang."),
        ("Meridian", "muh-RID-ee-an", "Meridian!", "muh-rid-ee-an!"),
        ("Otto", r"\1", "Otto.", r"\1."),
    ],
)
def test_a_word_is_spoken_as_the_list_says(word, said, text, heard):
    assert spoken(text, {word: said}) == heard


def test_the_longest_entry_that_fits_is_taken():
    words = {"Swift": "one", "Swift Parcels": "two"}
    assert spoken("Swift Parcels is not so swift.", words) == "two is not so one."


def test_an_entry_in_the_very_capitals_goes_before_one_in_any():
    assert spoken("US and us", {"us": "uss", "US": "you ess"}) == "you ess and uss"


def test_what_an_entry_puts_in_is_not_looked_up_again():
    assert spoken("one two", {"one": "two", "two": "three"}) == "two three"


@pytest.mark.parametrize("words", [{}, {" ": "nothing"}])
def test_without_words_the_text_stays_as_it_is(words):
    assert spoken("Zoe\u0308 rang.", words) == "Zoe\u0308 rang."


@given(st.text(max_size=60), st.dictionaries(st.text(min_size=1, max_size=6), st.text(max_size=6), max_size=4))
def test_any_list_can_be_spoken_and_searched(text, words):
    spoken(text, words)
    assert set(unheard(words, [text])) <= set(words)


def test_words_that_nobody_says_are_told():
    words = {"GDPR": "gee dee pee are", "Kasia": "kasha", "gdpr": "x"}
    assert unheard(words, ["A gdpr question", "for kasia."]) == ["GDPR"]


def test_no_word_is_found_across_two_lines():
    assert unheard({"Swift Parcels": "x"}, ["How swift", "parcels are."]) == ["Swift Parcels"]
