"""The guidance catalogue that First Call comes with."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.guidance_file import load_guidance
from simulator.core.guidance.catalogue import Guidance

CATALOGUE = Path(__file__).parents[2] / "assets" / "guidance" / "en.yaml"
POINTS = {
    "A": "1 2 3 4 5 6 7 8 9 10",
    "B": "1 2 3 4 5a 5b 5c 5d 5e 5f 5g 6a 6b 7a 7b 8 9a 9b 9c",
    "C": "1 2a 2b 3a 3b 4a 4b 5a 5b",
    "D": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
    "E": "1 1a 1b 1c 1d 2 3 4 5 6 7 8 9 10 11 12 13",
}
"""The points of the five articles; their codes never change."""
CODES = [f"{article}{number}" for article, numbers in POINTS.items() for number in numbers.split()]


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    reading = load_guidance(CATALOGUE)
    assert not reading.problems
    assert reading.guidance is not None
    return reading.guidance


def test_it_knows_every_point_of_the_articles_and_no_other(guidance: Guidance) -> None:
    assert sorted(guidance.points) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_point_is_cited_by_a_principle(guidance: Guidance, code: str) -> None:
    assert guidance.citing(code)


def test_every_competency_has_principles(guidance: Guidance) -> None:
    assert all(guidance.principles_of(competency) for competency in guidance.competencies)
