"""Scenes that go on by themselves: where they lead, and which are refused."""

from __future__ import annotations

import pytest

from simulator.content.building.beats import MOST_WAYS
from simulator.content.loader import ScenarioReading, read_scenario
from simulator.core.scenario.condition import parse
from simulator.core.scenario.model import Jump
from tests.samples import SMALL, changed

ENDING = "    ending: lost\n"
BEATS = '  aside:\n    sees: "A pause."\n    goto: {to}\n'


def read(*changes: tuple[str, str]) -> ScenarioReading:
    return read_scenario(changed(SMALL, *changes).encode(), "small.yaml")


def with_beats(beats: str) -> ScenarioReading:
    return read(("  settled:\n", f"{beats}  settled:\n"))


def test_a_scene_with_goto_and_no_choices_goes_on_by_itself() -> None:
    scenario = with_beats(BEATS.format(to="settled")).scenario
    assert scenario is not None
    aside = scenario.scenes["aside"]
    assert (aside.jumps, aside.final, aside.moves) == ((Jump("settled"),), False, ())


def test_where_it_goes_may_depend_on_conditions() -> None:
    scenario = with_beats(BEATS.format(to="[{when: mood > 5, to: settled}, {to: lost}]")).scenario
    assert scenario is not None
    assert scenario.scenes["aside"].jumps == (Jump("settled", parse("mood > 5")), Jump("lost"))


def test_a_conversation_may_begin_with_such_a_scene() -> None:
    reading = read(("start: opening", "start: aside"), ("  settled:\n", BEATS.format(to="opening") + "  settled:\n"))
    assert reading.scenario is not None
    assert reading.scenario.start == "aside"


@pytest.mark.parametrize(
    ("goto", "code"),
    [
        ("list", "unknown-scene"),
        ("[{when: mood > 5, to: settled}]", "last-needs-no-when"),
        ("[{to: settled}, {to: lost}]", "first-hides-rest"),
        ("aside", "goto-goes-round"),
        ("[{when: mood > 5, to: aside}, {to: lost}]", "goto-goes-round"),
    ],
)
def test_where_it_goes_is_checked(goto: str, code: str) -> None:
    assert [problem.code for problem in with_beats(BEATS.format(to=goto)).problems] == [code]


def test_a_circle_is_told_once_with_all_of_its_scenes() -> None:
    ring = "".join(f"  ring-{number}: {{sees: x, goto: ring-{(number + 1) % 3}}}\n" for number in range(3))
    [problem] = with_beats(ring + BEATS.format(to="ring-1")).problems
    assert (problem.code, problem.path) == ("goto-goes-round", ("scenes", "ring-0", "goto"))
    assert problem.details["scenes"] == "ring-0, ring-1, ring-2"


def chain(length: int) -> str:
    links = (
        f"  link-{number}: {{sees: x, goto: [{{when: mood > 5, to: link-{number + 1}}}, {{to: link-{number + 1}}}]}}\n"
        for number in range(length)
    )
    return f"{''.join(links)}  link-{length}: {{sees: x, goto: lost}}\n"


def test_ways_that_part_and_meet_are_counted() -> None:
    assert with_beats(chain(5)).problems == ()
    [problem] = with_beats(chain(6)).problems
    assert (problem.code, problem.path) == ("too-many-ways-on", ("scenes", "link-0", "goto"))
    assert problem.details == {"scene": "link-0", "limit": str(MOST_WAYS)}


def test_a_very_long_chain_is_told_once_for_each_stretch_that_is_too_long() -> None:
    codes = {problem.code for problem in with_beats(chain(60)).problems}
    assert codes == {"too-many-ways-on"}


@pytest.mark.parametrize("key", ["mood: 1", "set: {saw_track: true}", "shows: [own-it]"])
def test_what_changes_something_belongs_to_the_choice_before(key: str) -> None:
    [problem] = with_beats(f"{BEATS.format(to='lost')}    {key}\n").problems
    assert problem.code == "unknown-key"
    assert "the choice that leads here" in problem.remedy
