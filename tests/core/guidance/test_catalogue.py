"""The guidance catalogue: from a principle to what it rests on, and back."""

from __future__ import annotations

import pytest

from simulator.core.guidance.catalogue import Article, Competency, Guidance, Point, Principle


def principle(name: str, competency: str, *cites: str) -> Principle:
    return Principle(name, name.title(), competency, cites, "Do.", "Avoid.", "Why.")


CATALOGUE = Guidance(
    language="en",
    articles={"A": Article("A", "Ten rules", "ru"), "B": Article("B", "Getting better", "sr")},
    points={"A1": Point("A1", "One.", "A"), "A2": Point("A2", "Two.", "A"), "B1": Point("B1", "Three.", "B")},
    competencies={"calm": Competency("calm", "Calm", "Staying calm."), "clear": Competency("clear", "Clear", "Being clear.")},
    principles={
        "breathe": principle("breathe", "calm", "B1", "A2", "A1"),
        "say": principle("say", "clear", "A1"),
        "wait": principle("wait", "calm", "B1"),
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


def test_an_unknown_principle_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.articles_of("sing")
