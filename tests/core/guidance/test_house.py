"""The house layer joined to the catalogue, and the part of it that a scenario rests on."""

from __future__ import annotations

from simulator.content.guidance_file import read_guidance
from simulator.core.guidance.catalogue import Competency, Guidance, Principle
from simulator.core.guidance.house import HouseLayer, cited, joined
from simulator.core.scenario.model import Weight
from tests.core.scenarios import choice, ending, scene, story
from tests.samples import GUIDANCE

STYLE = Competency("style", "Style", "How we do it.")
HOUSE = HouseLayer(
    {"style": STYLE, "pace": Competency("pace", "Pace", "How fast.")},
    {
        "by-five": Principle("by-five", "By five", "style", (), "Do.", "Avoid.", "Why."),
        "number": Principle("number", "The number", "resolution", (), "Do.", "Avoid.", "Why."),
    },
)


def catalogue() -> Guidance:
    guidance = read_guidance(GUIDANCE.encode(), "guidance.yaml").guidance
    assert guidance
    return guidance


def test_what_is_of_the_house_stands_after_the_catalogue_and_says_so_in_its_name() -> None:
    ours = catalogue()
    both = joined(ours, HOUSE)
    assert list(both.principles) == [*ours.principles, "by-five", "number"]
    assert [both.principles[key].name for key in ("by-five", "number")] == ["By five (house)", "The number (house)"]
    assert both.competencies["style"].name == "Style (house)"
    assert both.competency_of("by-five").house
    assert not any(one.house for one in ours.principles.values())
    assert both.points_of("by-five") == ()


def test_without_a_house_layer_the_catalogue_is_as_it_was() -> None:
    ours = catalogue()
    assert joined(ours, HouseLayer()) is ours


def test_a_scenario_rests_on_the_principles_that_it_cites_and_on_their_competencies() -> None:
    opening = scene("opening", choice("go", "end", breaks=(Weight("by-five"),)))
    assert cited(story(opening, ending("end")), HOUSE) == HouseLayer({"style": STYLE}, {"by-five": HOUSE.principles["by-five"]})


def test_a_competency_of_the_catalogue_is_not_repeated() -> None:
    opening = scene("opening", choice("go", "end", shows=(Weight("number"),)))
    assert cited(story(opening, ending("end")), HOUSE).competencies == {}


def test_a_scenario_that_cites_nothing_of_the_house_rests_on_nothing_of_it() -> None:
    assert not cited(story(scene("opening", choice("go", "end", 1)), ending("end")), HOUSE)
