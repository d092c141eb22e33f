"""Words worth a second look are found where they stand, and left alone where something makes up for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.guidance_file import load_guidance
from simulator.core.guidance.phrase_hints import Hint, marked

ORDER = Hint("order", "An order", "say-what-you-can", "Say what you will do.", ("you have to", "must"))
LATER = Hint("later", "No time", "give-a-time", "Say when.", ("soon", "call you back"), unless=("tomorrow", "at #"))
AGAIN = Hint("again", "Again", "apologise-once", "Once.", ("sorry",), times=2)
GUIDANCE = load_guidance(Path(__file__).parents[3] / "assets" / "guidance" / "en.yaml").guidance


def found(text: str, *hints: Hint) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.end], mark.hint.id) for mark in marked(text, hints)]


def test_a_phrase_is_found_whatever_its_capitals_and_apostrophes() -> None:
    assert found("Madam, You HAVE to wait.", ORDER) == [("You HAVE to", "order")]
    assert found("I can’t.", Hint("no", "No", "p", "Say.", ("can't",))) == [("can’t", "no")]


def test_part_of_a_word_is_no_word() -> None:
    assert found("The mustard is sooner than you think.", ORDER, LATER) == []


def test_nothing_is_marked_where_a_time_is_given() -> None:
    assert found("I'll call you back soon.", LATER) == [("call you back", "later"), ("soon", "later")]
    assert found("I'll call you back at 4.", LATER) == []


def test_once_is_not_again() -> None:
    assert found("I'm sorry about the parcel.", AGAIN) == []
    assert found("Sorry, so sorry.", AGAIN) == [("Sorry", "again"), ("sorry", "again")]


def test_of_phrases_that_overlap_the_longest_counts() -> None:
    longer = Hint("longer", "Longer", "p", "Say.", ("you have to wait",))
    assert found("you have to wait", ORDER, longer) == [("you have to wait", "longer")]


@given(st.text(max_size=80))
def test_marks_lie_in_the_text_one_after_the_other(text: str) -> None:
    assert GUIDANCE is not None
    end = 0
    for mark in marked(text, GUIDANCE.hints.values()):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Please calm down.", "calm-down"),
        ("You'll have to ring the courier.", "you-have-to"),
        ("That was the other department.", "blame"),
        ("No, that's not possible.", "bare-no"),
        ("It's our policy.", "policy-wall"),
        ("Somebody will get back to you.", "promise-without-a-time"),
        ("Your case ID is with the back office.", "jargon"),
        ("I'm sorry, really sorry.", "sorry-again"),
        ("There's nothing I can do.", "excuse"),
        ("That's not true.", "argument"),
    ],
)
def test_what_the_articles_warn_of_is_marked(text: str, hint: str) -> None:
    assert GUIDANCE is not None
    assert hint in {mark.hint.id for mark in marked(text, GUIDANCE.hints.values())}


@pytest.mark.parametrize(
    "text",
    [
        "Not the refund, I can't do that, but I can exchange it today.",
        "I'll call you back tomorrow at ten.",
        "I'm sorry that it took three weeks. I'm sending a new one now.",
        "That has cost you a whole morning. Let me look at the bill with you.",
    ],
)
def test_what_the_articles_teach_is_not(text: str) -> None:
    assert GUIDANCE is not None
    assert not marked(text, GUIDANCE.hints.values())
