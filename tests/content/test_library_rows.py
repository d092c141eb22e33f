"""A scenario file as the library shows it."""

from __future__ import annotations

from simulator.content.library_rows import describe, practises, teaches
from simulator.content.loader import read_scenario
from simulator.content.scenario_index import FileStamp
from simulator.core.problems.problem import Kind, Problem, Severity
from tests.conversations import GUIDED, HOSTILE, MARKUP, ROOF

FILE = FileStamp("/some/where/roof.yaml", 5, 7)
COMPETENCY = {"own-it": "resolution", "no-excuses": "resolution", "give-a-time": "expectations", "solve-together": "resolution"}


def scenario(text=ROOF):
    return read_scenario(text.encode(), "roof.yaml").scenario


def problem(severity):
    return Problem(Kind("code", severity, "message", "remedy"))


def test_a_card_says_what_the_file_says():
    row = describe(FILE, scenario(), (), playable=True, competency_of=COMPETENCY)
    assert row[:5] == ("/some/where/roof.yaml", 5, 7, "roof", "The parcel on the roof")
    assert (row.about, row.channel, row.language, row.level, row.minutes) == (
        "A parcel was thrown onto a garage.",
        "phone",
        "en",
        2,
        3,
    )
    assert (row.customer, row.company, row.portrait, row.mood) == ("Robin Example", "Swift Parcels", "marta", 5)
    assert (row.playable, row.errors, row.warnings) == (True, 0, 0)


def test_a_card_remembers_the_subtitle():
    row = describe(FILE, scenario(GUIDED), (), playable=True, competency_of=COMPETENCY)
    assert row.subtitle == "A parcel nobody can reach"


def test_a_file_that_could_not_be_read_goes_by_its_name():
    row = describe(FILE, None, (problem(Severity.ERROR),), playable=False, competency_of={})
    assert (row.id, row.title, row.playable, row.errors) == ("roof", "roof", False, 1)


def test_errors_and_warnings_are_counted_apart():
    problems = (problem(Severity.ERROR), problem(Severity.WARNING), problem(Severity.WARNING))
    row = describe(FILE, scenario(), problems, playable=False, competency_of={})
    assert (row.errors, row.warnings) == (1, 2)


def test_the_competencies_are_ranked_by_their_weight():
    # own-it 2, no-excuses 1 and solve-together 1 against give-a-time twice
    assert teaches(scenario(), COMPETENCY) == ("resolution", "expectations")


def test_the_principles_are_ranked_by_their_weight():
    # those with the same weight stay in the order of the file
    ranked = practises(scenario())
    assert set(ranked[:3]) == {"own-it", "stay-inside-policy", "give-a-time"}
    assert set(ranked[3:]) == {"no-excuses", "answer-promptly", "solve-together"}
    assert describe(FILE, scenario(), (), playable=True, competency_of={}).practises == ranked


def test_principles_of_no_competency_do_not_count():
    assert teaches(scenario(), {}) == ()
    assert teaches(scenario(), {"answer-promptly": "opening"}) == ("opening",)


def test_texts_are_kept_letter_by_letter():
    row = describe(FILE, scenario(HOSTILE), (), playable=True, competency_of={})
    assert row.title == f"{MARKUP} title"
    assert row.customer == f"{MARKUP} name"
