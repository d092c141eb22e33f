"""Tests of what is said and how."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario.participants import Voice
from simulator.speech.utterance import FEELINGS, PIECE_LENGTH, TEXT_LENGTH, Utterance, option, speakable_text, utterance

MARTA = Voice(language="en-GB", gender="female", rate=165, pitch=55)


def test_a_line_takes_language_and_gender_of_the_voice():
    spoken = utterance("Hello?", MARTA, "en", mood=5)
    assert (spoken.text, spoken.language, spoken.gender, spoken.rate, spoken.pitch) == ("Hello?", "en-GB", "female", 165, 55)


def test_a_voice_without_a_language_speaks_that_of_the_scenario():
    assert utterance("Dzień dobry.", Voice(), "pl", mood=5).language == "pl"


def test_a_furious_customer_speaks_faster_and_higher_than_a_calm_one():
    furious, calm = utterance("No.", MARTA, "en", mood=0), utterance("No.", MARTA, "en", mood=5)
    assert furious.rate > calm.rate
    assert furious.pitch > calm.pitch


def test_a_disappointed_customer_speaks_lower_than_a_calm_one():
    assert utterance("Oh.", MARTA, "en", mood=4).pitch < utterance("Oh.", MARTA, "en", mood=5).pitch


def test_no_mood_makes_another_person_of_the_customer():
    assert len(FEELINGS) == 11
    assert all(100 <= percent <= 120 and -10 <= shift <= 10 for percent, shift in FEELINGS)


@given(rate=st.integers(), pitch=st.integers(), mood=st.integers())
def test_rate_and_pitch_stay_in_their_ranges(rate, pitch, mood):
    spoken = utterance("Hello.", Voice(rate=rate, pitch=pitch), "en", mood)
    assert 80 <= spoken.rate <= 300
    assert 0 <= spoken.pitch <= 100


@pytest.mark.parametrize(
    ("line", "spoken"),
    [
        ("I **never** made that _call_.", "I never made that call."),
        ("See [my bill](https://example.org/bill) now", "See my bill now"),
        ("<b>Now</b> please", "Now please"),
        ("# Bill\n- 30 euros\n- 5 < 6", "Bill\n30 euros\n5 < 6"),
        ("Great 🎉👩‍💼 thanks 👍🏽!", "Great thanks !"),
        ("Press 1️⃣ or 2️⃣", "Press 1 or 2"),
        ("It is 20 °C, invoice № 7, 30 €", "It is 20 °C, invoice № 7, 30 €"),
        ("bell\x07 and\x00 null\u200b and \ud800 half", "bell and null and half"),
        ("snake_case and 2*3 stay", "snake_case and 2*3 stay"),
        ("Привет,   как дела?\r\n", "Привет, как дела?"),
        ("cafe\u0301", "café"),
        ("", ""),
        (" \n\t ", ""),
        ("😀 🎧 ✅", ""),
        ("?! ... --", ""),
        ("***", ""),
    ],
)
def test_only_words_are_spoken(line, spoken):
    assert speakable_text(line) == spoken


def test_words_are_spoken_as_the_list_says_whatever_the_markup():
    assert utterance("**GDPR**, you say?", MARTA, "en", 5, words={"GDPR": "gee dee pee are"}).text == "gee dee pee are, you say?"


def test_a_list_of_words_does_not_make_a_line_endless():
    assert len(utterance("x " * 3_000, MARTA, "en", 5, words={"x": "y" * 60}).text) <= TEXT_LENGTH


@pytest.mark.parametrize(("gender", "reader"), [("female", "male"), ("male", "female"), ("", "female")])
def test_an_option_is_read_by_somebody_else_who_is_calm(gender, reader):
    read = option(2, "I see.", Voice("en-GB", gender, rate=200, pitch=90), "en", {"see": "sea"})
    assert read == Utterance("2: I sea.", "en", reader, rate=165, pitch=50, person="")


def test_another_person_is_another_file():
    assert Utterance("Hi", person="Marta").key("x") != Utterance("Hi", person="Priya").key("x")


def test_a_very_long_line_is_spoken_up_to_a_limit():
    assert len(speakable_text("word " * 6_000)) <= TEXT_LENGTH


def test_a_short_line_is_one_piece():
    assert Utterance("I never made that call. I want it gone.").pieces == ("I never made that call. I want it gone.",)


def test_a_long_line_is_cut_between_sentences():
    sentence = "I have been waiting for a very long time. "
    pieces = Utterance(sentence.strip() + " " + sentence * 30).pieces
    assert len(pieces) > 1
    assert all(piece.endswith(".") for piece in pieces)


def test_a_long_sentence_is_cut_between_words():
    assert all(set(piece.split()) == {"word"} for piece in Utterance("word " * 400).pieces)


@given(st.text(max_size=3_000))
def test_any_text_gives_short_pieces_with_something_to_say(line):
    spoken = Utterance(speakable_text(line))
    assert bool(spoken.text) == bool(spoken.pieces)
    assert all(len(piece) <= PIECE_LENGTH and any(map(str.isalnum, piece)) for piece in spoken.pieces)


@given(st.lists(st.text(alphabet="abcż .!?", min_size=1, max_size=700), max_size=8))
def test_the_pieces_hold_every_letter_in_order(parts):
    spoken = Utterance(speakable_text(" ".join(parts)))
    assert "".join(filter(str.isalnum, "".join(spoken.pieces))) == "".join(filter(str.isalnum, spoken.text))


def test_the_same_utterance_has_the_same_key():
    assert Utterance("Hello").key("engine 1") == Utterance("Hello").key("engine 1")


@pytest.mark.parametrize(
    "other",
    [
        Utterance("Hallo"),
        Utterance("Hello", "pl"),
        Utterance("Hello", gender="male"),
        Utterance("Hello", rate=166),
        Utterance("Hello", pitch=51),
    ],
)
def test_whatever_sounds_different_has_another_key(other):
    assert other.key("engine 1") != Utterance("Hello").key("engine 1")


def test_another_engine_has_another_key():
    assert Utterance("Hello").key("engine 1") != Utterance("Hello").key("engine 2")
