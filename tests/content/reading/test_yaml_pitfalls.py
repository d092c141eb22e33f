"""What looks right and is read otherwise."""

from __future__ import annotations

import pytest

from simulator.content.reading.reader import read
from simulator.content.reading.yaml_pitfalls import MOST, cut_texts, odd_keys
from simulator.content.text.source import Source


def told(text: str) -> list[tuple[int, int, str]]:
    """Return the line, the column and the text that is left of each text cut off."""
    problems = cut_texts(read(Source("x.yaml", text)))
    return [(problem.place.line, problem.place.column, problem.details["text"]) for problem in problems if problem.place]


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("say: Your order #2041 is on its way.", [(1, 17, "Your order")]),
        ("say: Your order\t#2041 is on its way.", [(1, 17, "Your order")]),
        ("say: Use #angry #now", [(1, 10, "Use")]),
        ("says: Order\n  number #7", [(2, 10, "Order number")]),
        ("policy:\n  - Rule #1 holds\n  - none", [(2, 10, "Rule")]),
        ("pronounce: {GDPR: gee #dee\n  }", [(1, 23, "gee")]),
        ("allow:\n  cue-leak: see #3", [(2, 17, "see")]),
        ("scenes:\n  a: {says: Row #4\n  }\n  b:\n    lesson: It is #1\n", [(2, 17, "Row"), (5, 19, "It is")]),
        ("name: Rosa #1\nabout: Two #2\n", [(1, 12, "Rosa"), (2, 12, "Two")]),
        ("says: Your order # 2041 is late", [(1, 18, "Your order")]),
        ("policy:\n  - Credits up to 30 euros # need no approval\n", [(2, 28, "Credits up to 30 euros")]),
        ("say: Your order\n  number # 7 is late", [(2, 10, "Your order number")]),
        ("because: Zamówienie # ósme jest tutaj", [(1, 21, "Zamówienie")]),
        ("title: Order # 2041", [(1, 14, "Order")]),
        ("about: One # two # three", [(1, 12, "One")]),
    ],
)
def test_a_text_for_people_that_a_comment_cuts_off_is_told(text: str, cuts: list[tuple[int, int, str]]) -> None:
    assert told(text) == cuts


@pytest.mark.parametrize(
    "text",
    [
        "say: R&D says it. # calm",
        "say: That is all!  # calm",
        "say: Not ended  # but set apart",
        "say: Not ended\t# but set apart",
        "say: Not ended # TODO ask Ann",  # such a word marks a comment
        "say: Not ended # Ask Ann whether that is right.",
        "say: Thanks. # 2 of 3",
        'say: "Your order # 2041 is late"',
        "say: |\n  Your order # 2041 is late",
        "title: The late parcel # working title",
        "customer: {name: Rosa Lee # a neighbour\n  }",
        "level: 2 # easy",
        "goto: end # done",
        "when: trust >= 4 # enough",
        'say: "Your order #2041"',
        'say: "Your order" #2041',
        "say: 'Your order #2041'",
        "say: Your order no.#2041",
        "say: |\n  Your order #2041",
        "say: Your order\n#2041\n",
        "say: Your order\n  #2041\n",
        "level: 2 #easy",
        "goto: end #done",
        "id: x #why",
        "when: trust >= 4 #enough",
        "shows: [own-it #why\n  ]",
        "scenes: #all\n  a: b",
        "#say: Your order #2041",
        "say: Your order ## 2041",
    ],
)
def test_a_text_in_quotes_a_comment_that_looks_like_one_and_what_nobody_is_shown_are_no_matter(text: str) -> None:
    assert told(text) == []


def test_a_text_is_looked_at_although_others_can_not_be_read() -> None:
    assert told("say: Row #1\nb: [c") == [(1, 10, "Row")]


@pytest.mark.parametrize("broken", ["[" * 50 + "\nsay: Row #1", "--- #1", "- #1\n- !t [Row #1\n  ]\n"])
def test_a_text_that_can_not_be_read_on_is_left_to_the_parser(broken: str) -> None:
    assert told(broken) == []


@pytest.mark.parametrize(
    ("text", "cuts"),
    [("say: a " + "#b " * 1_000_000, 1), ("say: a\n" + " #b\n" * 1_000_000, 0), ('say: "' + " #b" * 1_000_000 + '"', 0)],
)
def test_very_many_signs_are_gone_through_once(text: str, cuts: int) -> None:
    assert len(told(text)) == cuts


def test_of_very_many_cuts_no_more_than_anybody_reads_are_told() -> None:
    assert len(told("policy:\n" + "  - Rule #1\n" * (MOST + 50))) == MOST


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\n  b: 1\n\xa0 c: 1", ["x.yaml:3:1"]),
        ("a:\n  - b: 1\n  - \u202fb: 1", ["x.yaml:3:5"]),
        ("a\xa0: 1\n\u3000b: 1", ["x.yaml:1:2", "x.yaml:2:1"]),
        ("pronounce: {5\xa0km: five}", []),
        ("says: Bonjour\xa0!", []),
        ("says: \xa0Bonjour", []),
        ("- \xa0a", []),
        ("a: «b»", []),
    ],
)
def test_a_key_with_a_space_that_is_none_at_either_end_is_told(text: str, places: list[str]) -> None:
    problems = odd_keys(read(Source("x.yaml", text)))
    assert [str(problem.place) for problem in problems] == places
    assert {problem.code for problem in problems} <= {"odd-space"}
