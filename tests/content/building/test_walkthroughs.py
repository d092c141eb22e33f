"""The places at which worked examples stop become positions among their choices."""

from __future__ import annotations

import pytest

from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.scenario.walkthrough import Notice
from tests.samples import SMALL

EXAMPLE = """\
  - name: "An example"
    choices: [look-up, look-up, promise]
    notice:
      - {at: AT, text: "See, {agent}."}
"""


def read(at: str) -> ScenarioReading:
    return read_scenario((SMALL + EXAMPLE.replace("AT", at)).encode(), "small.yaml")


@pytest.mark.parametrize(("at", "position"), [("promise", 2), ("1", 0), ("3", 2)])
def test_a_notice_stands_at_a_choice_by_its_id_or_its_number(at: str, position: int) -> None:
    reading = read(at)
    assert reading.problems == ()
    assert reading.scenario
    assert reading.scenario.walkthroughs[-1].notices == (Notice(position, "See, {agent}."),)
    assert reading.scenario.walkthroughs[0].notices == ()


def test_notices_stand_in_the_order_of_the_choices() -> None:
    text = SMALL + EXAMPLE.replace("AT", "3") + '      - {at: 1, text: "First."}\n'
    scenario = read_scenario(text.encode(), "small.yaml").scenario
    assert scenario
    assert [notice.position for notice in scenario.walkthroughs[-1].notices] == [0, 2]


@pytest.mark.parametrize(
    ("at", "message", "remedy"),
    [
        (
            "promis",
            "The worked example “An example” has no choice “promis” to stop at.",
            "Did you mean “promise”? Name one of its choices, or give the number of one, from 1 to 3.",
        ),
        ("4", "The worked example “An example” has no choice “4” to stop at.", "Name one of its choices, or give the number"),
        (
            "look-up",
            "“look-up” is chosen more than once in the worked example “An example”, so it isn't clear where to stop.",
            "Write the number of the choice that is meant: 1, 2.",
        ),
    ],
)
def test_a_notice_that_stands_nowhere_is_told_and_the_scenario_can_be_played(at: str, message: str, remedy: str) -> None:
    reading = read(at)
    [problem] = reading.problems
    assert problem.message == message
    assert problem.remedy.startswith(remedy)
    assert problem.place
    assert (problem.place.line, problem.place.column) == (94, 14)
    assert reading.scenario


def test_a_walkthrough_that_is_broken_is_not_told_to_lack_a_step() -> None:
    text = (SMALL + EXAMPLE.replace("AT", "promise")).replace("choices: [look-up, look-up, promise]", "choices: look-up")
    assert [problem.code for problem in read_scenario(text.encode(), "small.yaml").problems] == ["wrong-type"]
