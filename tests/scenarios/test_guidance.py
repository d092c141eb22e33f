"""The guidance catalogue that First Call comes with."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.guidance_file import load_guidance
from simulator.core.guidance.catalogue import Guidance

CATALOGUE = Path(__file__).parents[2] / "assets" / "guidance" / "en.yaml"
POINTS = {
    "A": "1 2 3 4 4b 5 6 7 8 9 10",
    "B": "1 1b 2 3 3b 4 5a 5b 5c 5d 5e 5f 5g 6a 6b 6c 7a 7b 7c 8 9a 9b 9c 9d",
    "C": "0 1 1b 2a 2b 2c 3a 3b 4a 4b 5a 5b 5c",
    "D": "1 1b 2 3 4 5 6 7 8 9 10 11 11b 12 12b 13 14 15 16",
    "E": "1 1a 1b 1c 1d 1e 2 3 4 5 6 7 8 9 9b 10 11 11b 12 12b 13 13b",
}
"""The points of the five articles; their codes never change."""
CODES = [f"{article}{number}" for article, numbers in POINTS.items() for number in numbers.split()]


CHANNELS = {"D9": "email", "D10": "phone", "D11": "chat", "D11b": "chat", "D12": "social", "D12b": "social"}
"""The points that are about one channel."""
RETIRED = {"fit-the-recovery", "write-for-the-channel"}
"""What attempts of earlier releases were scored with; none of it is ever taken out."""


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


def test_what_is_about_one_channel_is_cited_for_that_channel_only(guidance: Guidance) -> None:
    cites = {cite for principle in guidance.principles.values() for cite in principle.cites}
    assert {(cite.code, cite.channel) for cite in cites if cite.channel or cite.code in CHANNELS} == set(CHANNELS.items())


def test_no_call_practises_what_belongs_to_social_media(guidance: Guidance) -> None:
    assert [one.id for one in guidance.citing("D12", "phone")] == []
    assert [one.id for one in guidance.citing("D12", "social")] == ["answer-promptly", "public-then-private"]


def test_principles_of_earlier_releases_are_kept_and_marked(guidance: Guidance) -> None:
    assert {key for key, principle in guidance.principles.items() if principle.retired} == RETIRED


def test_no_current_principle_rests_on_more_than_four_points(guidance: Guidance) -> None:
    assert [key for key, principle in guidance.current.items() if len(principle.cites) > 4] == []
