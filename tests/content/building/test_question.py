"""The question of a scene as it stands in a file."""

from __future__ import annotations

from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.scenario.question import Question
from tests.samples import SMALL, changed

CHOICES = "    choices:\n      - id: promise"
ASKED = """\
    asks:
      question: What does {customer} want?
      right: To be heard
      wrong: [A refund, A voucher, Nothing]
"""


def read(asked: str) -> ScenarioReading:
    return read_scenario(changed(SMALL, (CHOICES, asked + CHOICES)).encode(), "small.yaml")


def test_a_question_has_one_right_answer_and_three_wrong_ones() -> None:
    scenario = read(ASKED).scenario
    assert scenario is not None
    assert scenario.scenes["middle"].asks == Question(
        "What does {customer} want?", "To be heard", ("A refund", "A voucher", "Nothing")
    )
    assert scenario.scenes["opening"].asks is None


def test_a_question_without_a_right_answer_is_refused() -> None:
    [problem] = read(ASKED.replace("      right: To be heard\n", "")).problems
    assert (problem.code, problem.path[-2:]) == ("missing-key", ("asks", "right"))


def test_more_than_three_wrong_answers_are_refused() -> None:
    [problem] = read(ASKED.replace("Nothing", "Nothing, Money")).problems
    assert (problem.code, problem.path[-2:]) == ("too-many", ("asks", "wrong"))
