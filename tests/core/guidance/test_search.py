"""Finding principles by words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.core.guidance.catalogue import Article, Cite, Competency, Guidance, Point, Principle
from simulator.core.guidance.search import closest, find

CATALOGUE = Guidance(
    language="en",
    articles={"A": Article("A", "Ten rules", "ru")},
    points={"A1": Point("A1", "A kettle, by the way.", "A"), "A2": Point("A2", "Nothing.", "A")},
    competencies={"calm": Competency("calm", "Calm", "Staying calm.")},
    principles={
        "stay-calm": Principle("stay-calm", "Breathe", "calm", (Cite("A1"),), "Count to ten.", "Don’t sigh.", "Sighs are heard."),
        "say-it-back": Principle(
            "say-it-back", "Repeat", "calm", (Cite("A2", "phone"),), "Say it.", "Parrots.", "Mistakes show, even ten."
        ),
    },
)


@pytest.mark.parametrize("word", ["stay-calm", "breathe", "count", "sigh", "heard", "kettle"])
def test_a_word_is_found_in_id_name_do_avoid_why_and_points(word: str) -> None:
    assert [found.id for found in find(CATALOGUE, [word])] == ["stay-calm"]


@pytest.mark.parametrize("word", ["BREATHE", "don't sigh", "DON’T", "reath"])
def test_capitals_apostrophes_and_the_ends_of_words_make_no_difference(word: str) -> None:
    assert [found.id for found in find(CATALOGUE, [word])] == ["stay-calm"]


def test_every_word_must_be_found() -> None:
    assert [found.id for found in find(CATALOGUE, ["ten"])] == ["stay-calm", "say-it-back"]
    assert [found.id for found in find(CATALOGUE, ["ten", "parrots"])] == ["say-it-back"]
    assert find(CATALOGUE, ["kettle", "parrots"]) == ()


def test_the_name_of_a_competency_finds_all_of_it() -> None:
    named = replace(CATALOGUE, competencies={"calm": Competency("calm", "Composure", "Steady.")})
    assert [found.id for found in find(named, ["composure"])] == ["stay-calm", "say-it-back"]


def test_without_words_all_are_found() -> None:
    assert [found.id for found in find(CATALOGUE, [])] == ["stay-calm", "say-it-back"]


@pytest.mark.parametrize("words", [["stay-clam"], ["stay", "clam"], ["clam"], ["CLAM"]])
def test_the_closest_id_is_known(words: list[str]) -> None:
    assert closest(CATALOGUE, words)[0] == "stay-calm"


def test_no_more_ids_are_given_than_asked_for() -> None:
    assert len(closest(CATALOGUE, ["stay", "say"])) == 2
    assert len(closest(CATALOGUE, ["stay", "say"], 1)) == 1


def test_nothing_is_close_to_nonsense() -> None:
    assert closest(CATALOGUE, ["xyzzy"]) == ()


def test_the_code_of_a_point_finds_what_rests_on_it_and_nothing_that_only_holds_these_letters() -> None:
    speaking = replace(CATALOGUE.principles["stay-calm"], do="Say a1 and a2.")
    odd = replace(CATALOGUE, principles={**CATALOGUE.principles, "stay-calm": speaking})
    assert [found.id for found in find(odd, ["a2"])] == ["say-it-back"]
    assert find(odd, ["A2", "breathe"]) == ()


def test_a_channel_finds_what_rests_on_something_there() -> None:
    assert [found.id for found in find(CATALOGUE, ["phone"])] == ["say-it-back"]


def test_a_retired_principle_is_neither_found_nor_close() -> None:
    old = replace(CATALOGUE.principles["stay-calm"], replaced_by=("say-it-back",))
    kept = replace(CATALOGUE, principles={**CATALOGUE.principles, "stay-calm": old})
    assert [found.id for found in find(kept, [])] == ["say-it-back"]
    assert closest(kept, ["stay-calm"]) == ()
