"""What a voice would say wrong: each code with its smallest example, and the mended one."""

from __future__ import annotations

import pytest

from simulator.core.scenario.model import Choice, Scenario
from tests.core.findings import choice, faults, only
from tests.core.scenarios import ending, scene, silence, story

END = ending("end")
POOR = choice("poor", "end")


def opening(*choices: Choice, says: str = "Hello?", **rest: object) -> Scenario:
    return story(scene("opening", *choices, POOR, says=says), END, **rest)  # type: ignore[arg-type] # the rest of a story


def test_a_word_that_nobody_says_is_spoken_in_vain() -> None:
    problem = only(opening(choice("good", "end", 1), pronounce={"GDPR": "gee dee pee are"}))
    assert (problem.code, problem.path, problem.details["word"]) == ("pronounce-unheard", ("pronounce", "GDPR"), "GDPR")


@pytest.mark.parametrize("says", ["Robin", "{customer}", "Limited", "{company}"])
def test_a_word_that_the_customer_says_is_heard(says: str) -> None:
    words = {"Robin": "x"} if says in ("Robin", "{customer}") else {"Limited": "x"}
    first = scene("first", choice("good", "end", 1), POOR, says=f"It is {says}.")
    assert faults(story(first, END, pronounce=words), "pronounce-unheard") == []


def test_a_word_of_a_silence_or_an_option_is_heard() -> None:
    first = scene("first", choice("good", "end", 1), POOR, silent=silence("end"))
    assert faults(story(first, END, pronounce={"Hello": "x", first.choices[0].text.split()[0]: "y"}), "pronounce-unheard") == []


def test_a_word_in_letters_that_the_voice_can_not_read() -> None:
    problem = only(opening(choice("good", "end", 1), says="The word is да."))
    assert (problem.code, problem.path) == ("word-in-other-letters", ("scenes", "opening", "says", 0))
    assert problem.details == {"word": "да", "language": "en"}


def test_a_word_whose_sound_is_told_can_be_read() -> None:
    assert (
        faults(opening(choice("good", "end", 1), says="The word is да.", pronounce={"да": "dah"}), "word-in-other-letters") == []
    )


def test_such_a_word_is_reported_where_it_stands_first() -> None:
    first = scene("first", choice("good", "end", 1), POOR, says="Say да, please, or да again", silent=silence("end"))
    second = opening(choice("good", "first", 1), says="It is either да or нет, then.")
    scenario = story(*second.scenes.values(), first)
    found = [problem.details["word"] for problem in faults(scenario, "word-in-other-letters")]
    assert found == ["да", "нет"]


def test_a_line_that_is_wholly_in_another_language_has_a_voice_of_its_own() -> None:
    assert faults(opening(choice("good", "end", 1), says="Где мой заказ?"), "word-in-other-letters") == []
