"""What a decision closed, in one sentence: the weightiest first, and nobody named who is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import ENDINGS, Record, Scenario
from simulator.core.scoring.closed import Closed
from simulator.core.scoring.closed_sentence import closed_sentence
from simulator.core.scoring.debrief import debrief
from tests.core.scenarios import PROOF, TURNS, choice, ending, sound_stories, wander

NAMES = {"listen": "Hear them out", "thank": "Thank them", "own": "Own it"}
RECORDS = tuple(Record(key, f"The {key}", "Words.") for key in ("bill", "log", "note"))
SAME = ending("end")


def closed(**parts: object) -> Closed:
    whole = {"points": 3, "better": SAME, "left": SAME, "no_ending": False, "records": (), "principles": (), "answers": ()}
    return Closed(**{**whole, **parts})  # type: ignore[arg-type] # whatever was closed


def told(*, points: int = 5, quotes: bool = True, **parts: object) -> str:
    return str(closed_sentence(closed(**parts), points, NAMES, lambda _: quotes))


def test_an_ending_that_was_lost_comes_before_all() -> None:
    lost = told(better=ending("good"), left=ending("bad", kind="lost"), no_ending=True, records=RECORDS)
    assert lost == (
        "From here the matter could no longer be settled in this conversation; the best that was left still lost the customer."
    )


@pytest.mark.parametrize("better", ENDINGS[:-1])
@pytest.mark.parametrize("left", ENDINGS)
def test_every_pair_of_endings_has_its_sentence(better: str, left: str) -> None:
    sentence = told(better=ending("good", kind=better), left=ending("bad", kind=left), no_ending=True)
    assert sentence.startswith("From here ")
    assert sentence.endswith(".")
    assert ";" in sentence


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "From here “The bill” could no longer be opened."),
        (2, "From here “The bill” and “The log” could no longer be opened."),
        (3, "From here “The bill”, “The log” and more could no longer be opened."),
    ],
)
def test_records_are_named_up_to_two(count: int, sentence: str) -> None:
    assert told(records=RECORDS[:count], principles=("listen",)) == sentence


@pytest.mark.parametrize(
    ("principles", "sentence"),
    [
        (("listen",), "From here “Hear them out” could no longer be shown."),
        (("listen", "own"), "From here “Hear them out” and “Own it” could no longer be shown."),
        (("listen", "own", "thank"), "From here “Hear them out”, “Own it” and more could no longer be shown."),
        (("listen", "unknown"), "From here “Hear them out” could no longer be shown."),
    ],
)
def test_chances_are_named_as_the_catalogue_knows_them(principles: tuple[str, ...], sentence: str) -> None:
    assert told(principles=principles) == sentence


def test_an_answer_is_quoted_only_where_it_names_nobody_unknown() -> None:
    answers = (choice("well", "end"),)
    assert told(answers=answers) == "From here “Words of well.” could no longer be said."
    assert told(answers=answers, quotes=False) == "From here 5 of the 100 points were out of reach, whatever was said next."
    assert told(answers=answers, quotes=False, points=0) == "From here a little less could be reached, whatever was said next."


@PROOF
@given(sound_stories(), TURNS)
def test_every_costly_decision_that_closed_something_says_so_and_no_other(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    looked = debrief(session, Analysis.of(session.machine))
    sentences = {decision.position: looked.what_it_closed(decision, NAMES) for decision in looked.card.decisions}
    assert {position for position, text in sentences.items() if text} == set(looked.closed)
