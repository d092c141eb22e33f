"""Tests of the choice of a voice."""

from __future__ import annotations

import pytest

from simulator.speech.voices import DEFAULT, EXACT, LANGUAGE, EngineVoice, choose_voice, speaks

ESPEAK = [
    EngineVoice("en-029", ("en-029",)),
    EngineVoice("en", ("en-gb",)),
    EngineVoice("scotland", ("en-gb-scotland",)),
    EngineVoice("en-us", ("en-us",)),
    EngineVoice("fr-be", ("fr-be",)),
    EngineVoice("fr", ("fr-fr",)),
    EngineVoice("cmn", ("cmn",)),
    EngineVoice("pt", ("pt",)),
    EngineVoice("pt-br", ("pt-br",)),
]
SAPI = [
    EngineVoice("david", ("en-US",), "male"),
    EngineVoice("zira", ("en-US",), "female"),
    EngineVoice("george", ("en-GB",), "male"),
]


@pytest.mark.parametrize(
    ("tag", "identity", "match"),
    [
        ("en-GB", "en", EXACT),
        ("en_gb", "en", EXACT),
        ("en-GB-oxendict", "en", LANGUAGE),
        ("en", "en", LANGUAGE),
        ("fr", "fr", LANGUAGE),
        ("fr-CA", "fr", LANGUAGE),
        ("pt", "pt", EXACT),
        ("pt-BR", "pt-br", EXACT),
        ("pt-AO", "pt", LANGUAGE),
        ("zh", "cmn", EXACT),
        ("ru", "anyone", DEFAULT),
        ("", "anyone", DEFAULT),
    ],
)
def test_the_nearest_language_is_chosen(tag, identity, match):
    chosen = choose_voice(ESPEAK, tag, "female", default="anyone")
    assert (chosen.id, chosen.match) == (identity, match)


def test_the_gender_decides_between_voices_of_a_language():
    assert choose_voice(SAPI, "en-US", "female").id == "zira"


def test_the_gender_counts_for_more_than_the_country():
    assert choose_voice(SAPI, "en-GB", "female").id == "zira"


def test_the_country_decides_where_no_gender_is_asked_for():
    assert choose_voice(SAPI, "en-GB", "").id == "george"


def test_the_wrong_gender_is_better_than_the_wrong_language():
    assert choose_voice([EngineVoice("paulina", ("pl",), "female"), *SAPI], "pl", "male").id == "paulina"


def test_without_voices_the_default_speaks():
    assert choose_voice([], "en", "female", default="anyone").match == DEFAULT


def test_a_language_is_spoken_whatever_its_country():
    assert speaks(["en-gb", "pl"], "PL_pl")


def test_a_language_that_is_not_listed_is_not_spoken():
    assert not speaks(["en-gb", "pl"], "ru")
