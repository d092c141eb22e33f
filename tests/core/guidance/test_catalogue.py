"""The guidance catalogue: from a principle to what it rests on, and back; retired principles are kept and not proposed."""

from __future__ import annotations

import pytest

from simulator.core.guidance.catalogue import Article, Cite, Competency, Guidance, Point, Principle


def principle(name: str, competency: str, *cites: str, replaced_by: tuple[str, ...] = ()) -> Principle:
    """Write a principle; a cite such as “A1 phone” names its channel."""
    rests_on = tuple(Cite(*cite.split()) for cite in cites)
    return Principle(name, name.title(), competency, rests_on, "Do.", "Avoid.", "Why.", replaced_by)


CATALOGUE = Guidance(
    language="en",
    articles={"A": Article("A", "Ten rules", "ru"), "B": Article("B", "Getting better", "sr")},
    points={"A1": Point("A1", "One.", "A"), "A2": Point("A2", "Two.", "A"), "B1": Point("B1", "Three.", "B")},
    competencies={"calm": Competency("calm", "Calm", "Staying calm."), "clear": Competency("clear", "Clear", "Being clear.")},
    principles={
        "breathe": principle("breathe", "calm", "B1", "A2", "A1"),
        "say": principle("say", "clear", "A1"),
        "wait": principle("wait", "calm", "B1"),
        "ring": principle("ring", "clear", "A2 phone"),
        "breathe-and-say": principle("breathe-and-say", "calm", "B1", replaced_by=("breathe", "say")),
    },
)


def test_a_principle_leads_to_its_points_in_order() -> None:
    assert [point.code for point in CATALOGUE.points_of("breathe")] == ["B1", "A2", "A1"]


def test_a_principle_leads_to_each_of_its_articles_once() -> None:
    assert [article.key for article in CATALOGUE.articles_of("breathe")] == ["B", "A"]


def test_a_principle_leads_to_its_competency() -> None:
    assert CATALOGUE.competency_of("say").name == "Clear"


def test_a_competency_leads_to_its_principles() -> None:
    assert [found.id for found in CATALOGUE.principles_of("calm")] == ["breathe", "wait"]


def test_a_point_leads_to_the_principles_that_rest_on_it() -> None:
    assert [found.id for found in CATALOGUE.citing("B1")] == ["breathe", "wait"]
    assert CATALOGUE.citing("C1") == ()


def test_a_point_leads_to_a_principle_only_in_the_channel_that_the_principle_names() -> None:
    found = {channel: [one.id for one in CATALOGUE.citing("A2", channel)] for channel in ("phone", "chat", None)}
    assert found == {"phone": ["breathe", "ring"], "chat": ["breathe"], None: ["breathe", "ring"]}


def test_a_retired_principle_can_be_looked_up_and_explained() -> None:
    assert CATALOGUE.principles["breathe-and-say"].retired
    assert [point.code for point in CATALOGUE.points_of("breathe-and-say")] == ["B1"]
    assert CATALOGUE.competency_of("breathe-and-say").name == "Calm"


def test_a_retired_principle_is_not_among_the_current_ones() -> None:
    assert list(CATALOGUE.current) == ["breathe", "say", "wait", "ring"]


def test_an_unknown_principle_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.articles_of("sing")
