"""A trainer's guide and a subtitle become what the core has of them."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem
from simulator.core.scenario.guide import Guide, PlanStep, Split
from simulator.core.scenario.model import Scenario
from tests.samples import SMALL, changed

GUIDE = """\
guide:
  questions:
    - "Who was wrong, {customer} or we?"
  plan:
    - {minutes: 5, text: "Read it."}
    - {minutes: 15, text: "Play it."}
  splits:
    - {scene: middle, text: "Four o'clock, or some day."}
"""


def read(*changes: tuple[str, str]) -> tuple[Scenario | None, tuple[Problem, ...]]:
    reading = read_scenario(changed(SMALL + GUIDE, *changes).encode(), "small.yaml")
    return reading.scenario, reading.problems


def test_a_guide_is_taken_over() -> None:
    scenario, problems = read()
    assert problems == ()
    assert scenario
    assert scenario.guide == Guide(
        ("Who was wrong, {customer} or we?",),
        (PlanStep(5, "Read it."), PlanStep(15, "Play it.")),
        (Split("middle", "Four o'clock, or some day."),),
    )


def test_a_subtitle_is_taken_over() -> None:
    scenario, problems = read(("channel: phone", 'subtitle: "A parcel is late"\nchannel: phone'))
    assert problems == ()
    assert scenario
    assert scenario.subtitle == "A parcel is late"


@pytest.mark.parametrize(
    ("change", "code", "line", "column"),
    [
        (("scene: middle", "scene: midle"), "unknown-scene", 98, 15),
        (("minutes: 5", "minutes: 0"), "out-of-range", 95, 17),
        (("minutes: 5, ", ""), "missing-key", 95, 7),
        (("{customer} or", "{custom} or"), "unknown-placeholder", 93, 23),
        (('"Read it."', '" "'), "empty-text", 95, 26),
        (
            ('    - "Who was wrong, {customer} or we?"\n', "".join(f'    - "{number}?"\n' for number in range(4))),
            "too-many",
            92,
            3,
        ),
        (('    - "Who was wrong, {customer} or we?"\n', "    []\n"), "too-few", 92, 3),
    ],
)
def test_a_mistake_in_a_guide_is_reported_in_its_place(change: tuple[str, str], code: str, line: int, column: int) -> None:
    _, problems = read(change)
    places = [(problem.code, problem.place.line, problem.place.column) for problem in problems if problem.place]
    assert places == [(code, line, column)]
