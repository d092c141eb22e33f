"""Tests of the choice of a voice."""

from __future__ import annotations

import pytest

from simulator.speech.voices import DEFAULT, EXACT, LANGUAGE, EngineVoice, choose_voice, fit

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


WOMEN = [EngineVoice(name, ("en-gb",), "female") for name in ("ann", "bea", "cat")]


def test_two_people_of_one_gender_have_different_voices_and_keep_them():
    voices = [choose_voice(WOMEN, "en-GB", "female", person=person).id for person in ("Marta Oliveira", "Priya Raman")]
    assert len(set(voices)) == 2
    assert voices == [choose_voice(WOMEN, "en-GB", "female", person=person).id for person in ("Marta Oliveira", "Priya Raman")]


def test_nobody_in_particular_has_the_first_voice():
    assert choose_voice(WOMEN, "en-GB", "female").id == "ann"


def test_no_name_gives_a_person_the_wrong_gender_or_country():
    voices = [*WOMEN, EngineVoice("dan", ("en-gb",), "male"), EngineVoice("eve", ("en-us",), "female")]
    chosen = {choose_voice(voices, "en-GB", "female", person=str(number)).id for number in range(99)}
    assert chosen == {"ann", "bea", "cat"}


def test_a_voice_of_no_gender_is_nearer_than_one_of_the_wrong_gender():
    assert choose_voice([SAPI[0], EngineVoice("anyone", ("en-us",))], "en-US", "female").id == "anyone"


@pytest.mark.parametrize(
    ("languages", "tag", "match"),
    [
        (["en-gb", "pl"], "en-GB", EXACT),
        (["en-us", "en"], "en-GB", EXACT),
        (["en-gb-scotland"], "en-GB", EXACT),
        (["en-gb"], "en-GB-oxendict", EXACT),
        (["en-us"], "en-GB", LANGUAGE),
        (["en-gb"], "en", EXACT),
        (["pl"], "PL_pl", EXACT),
        (["en-gb", "pl"], "ru", DEFAULT),
        ([], "en", DEFAULT),
        (["en"], "", DEFAULT),
    ],
)
def test_voices_of_a_language_are_told_from_those_of_the_right_country(languages, tag, match):
    assert fit(languages, tag) == match
