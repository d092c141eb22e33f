"""Looking back names nobody whom the trainee did not come across."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.core.scenario.model import Choice, Record, Scenario
from simulator.core.scoring.seen_names import SeenNames, what_became
from tests.core.scenarios import choice, ending, jumps, play, scene, story

RECORDS = {"card": Record("card", "The card", "Her sister is Asha, and Tim drives.")}


def gift(language: str = "en") -> Scenario:
    opening = scene(
        "opening",
        choice("look", "talk", opens="card"),
        choice("skip", "talk"),
        says="A gift for my sister. Can it come by Friday?",
    )
    write = Choice("write", "I'll write to Asha in Cork.", jumps("end"), because="Asha will like it. It is short.")
    ring = Choice("ring", "We ring Bela, and Asha too.", jumps("end"))
    hidden, other = scene("hidden", write), scene("other", ring)
    return story(opening, scene("talk", choice("end", "end")), hidden, other, ending("end"), records=RECORDS, language=language)


def seen(*choices: str, language: str = "en") -> SeenNames:
    return SeenNames(play(gift(language), *choices))


def test_a_sentence_with_a_name_that_was_never_seen_is_left_out() -> None:
    assert seen("skip", "end").only_seen("Asha will like it. It is short.") == "It is short."
    assert not seen("skip").knows("We ring Bela.")


def test_a_name_that_was_read_in_a_record_is_known() -> None:
    assert seen("look", "end").only_seen("Asha will like it. It is short.") == "Asha will like it. It is short."
    assert seen("look").knows("That is Asha's.")


def test_words_that_only_begin_a_sentence_are_no_names() -> None:
    assert seen("skip").only_seen("Honest and exact. Right on time.") == "Honest and exact. Right on time."


def test_a_day_that_the_customer_named_is_known() -> None:
    assert seen("skip").knows("It will be there on Friday.")


def test_the_customer_the_company_and_i_are_known_to_all() -> None:
    assert seen("skip").knows("I think that Robin Example of Example Limited is right, and I'm glad.")


def test_a_text_in_which_every_sentence_names_somebody_unknown_becomes_empty() -> None:
    assert seen("skip").only_seen("Ask Asha. Then Bela!") == ""


@pytest.mark.parametrize("language", ["de", "de-AT"])
def test_where_every_noun_has_a_capital_nothing_is_left_out(language: str) -> None:
    assert seen("skip", language=language).knows("We ring Bela, and Asha too.")


def test_a_name_that_the_customer_writes_small_is_one_all_the_same() -> None:
    chat = scene("chat", choice("end", "end"), says="it's for my niece asha")
    scenario = gift()
    small = replace(scenario, scenes={**scenario.scenes, "chat": chat})
    assert not SeenNames(play(small, "skip", "end")).knows("it's for my niece asha")
    assert SeenNames(play(small, "look", "end")).knows("it's for my niece asha")


def test_what_became_of_a_matter_is_told_at_its_end_and_names_nobody_unknown() -> None:
    scenario = gift()
    end = replace(scenario.scenes["end"], later="It came. Asha was glad.")
    scenario = replace(scenario, scenes={**scenario.scenes, "end": end})
    assert [what_became(play(scenario, *way)) for way in ((), ("skip", "end"), ("look", "end"))] == [
        "",
        "It came.",
        "It came. Asha was glad.",
    ]
