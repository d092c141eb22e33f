"""Who takes part besides the customer: read into the scenario, and what is told of slips."""

from __future__ import annotations

import pytest

from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.scenario.model import Message
from simulator.core.scenario.participants import Person, Voice
from tests.conversations import CROWD, playable
from tests.samples import PORTRAITS, SMALL, changed

START = "start: opening\n"
PEOPLE = 'people:\n  boss: {name: "Ray Hall", portrait: viktor, voice: {rate: 150}}\n'
LINE = 'says: "Where is my parcel, {agent}?"'
SAID = 'says: ["Where?", {as: boss, text: "Yes, where?"}, {as: customer, text: "Well?"}]'


def read(*changes: tuple[str, str], people: str = PEOPLE) -> ScenarioReading:
    return read_scenario(changed(SMALL, (START, people + START), *changes).encode(), "small.yaml", portraits=PORTRAITS)


def test_people_have_a_name_a_face_and_a_voice() -> None:
    scenario = read((LINE, SAID)).scenario
    assert scenario is not None
    assert scenario.people == {"boss": Person("boss", "Ray Hall", "viktor", Voice(rate=150))}
    assert scenario.speaker("boss").name == "Ray Hall"
    assert scenario.speaker("") is scenario.customer


def test_a_message_is_said_by_whom_it_names_and_else_by_the_customer() -> None:
    scenario = read((LINE, SAID)).scenario
    assert scenario is not None
    said = (Message("Where?"), Message("Yes, where?", speaker="boss"), Message("Well?"))
    assert scenario.scenes["opening"].says[0].messages == said


@pytest.mark.parametrize(("to", "id_"), [("boss", "boss"), ("customer", "")])
def test_a_choice_answers_whom_it_names(to: str, id_: str) -> None:
    first = "      - id: name-it\n"
    scenario = read((first, f"{first}        to: {to}\n")).scenario
    assert scenario is not None
    assert [choice.to for choice in scenario.scenes["opening"].choices] == [id_, "", ""]


def test_a_name_that_nobody_has_is_told_with_one_that_is_like_it() -> None:
    [problem] = read((LINE, 'says: {as: bos, text: "Where?"}')).problems
    assert problem.message == "There is nobody called “bos” among the people."
    assert problem.remedy.startswith("Did you mean “boss”? ")
    assert problem.edits


def test_where_nobody_is_listed_that_is_told_too() -> None:
    assert [problem.code for problem in read((LINE, SAID), people="").problems] == ["unknown-person"]


def test_a_list_of_people_that_is_no_group_hides_who_they_are() -> None:
    assert [problem.code for problem in read((LINE, SAID), people="people: boss\n").problems] == ["wrong-type"]


def test_a_portrait_that_is_not_there_is_told_of_everybody() -> None:
    problems = read(people=PEOPLE.replace("viktor", "victor")).problems
    assert [(problem.code, problem.path) for problem in problems] == [("unknown-portrait", ("people", "boss", "portrait"))]


def test_who_never_says_anything_is_told() -> None:
    from simulator.core.checks.all_checks import check

    scenario = playable(CROWD).scenario
    assert [problem.code for problem in check(scenario)] == []
    silent = read_scenario(CROWD.replace("{as: beth, ", "{").encode(), "crowd.yaml").scenario
    assert silent is not None
    [problem] = check(silent)
    assert problem.message == "“beth” (Beth Otto) stands under “people” and never says anything."
    assert problem.path == ("people", "beth")
