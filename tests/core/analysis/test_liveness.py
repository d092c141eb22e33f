"""What still matters in a scene, by hand; that dropping the rest changes nothing is proved in test_states."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.liveness import projections
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import HOLDS, PROOF, SEEN, choice, ending, scene, silence, story, wild_stories

END = ending("end")


def kept(scenario: Scenario) -> dict[str, list[str]]:
    """Name what each scene keeps; a mark is named by its choice."""
    machine = Machine(scenario)
    slots = machine.slots | {name: slot for (_, name), slot in machine.marks.items()}
    return {
        scene: [name for name, slot in slots.items() if slot.bits & projection.keep]
        for scene, projection in zip(machine.number, projections(machine), strict=True)
    }


def test_what_no_condition_reads_does_not_count() -> None:
    opening = scene("opening", choice("go", "end", mood=1, trust=1, sets={"seen": 1}, adds={"holds": 1}))
    assert kept(story(opening, END, flags=[SEEN, HOLDS])) == {"opening": [], "end": []}


def test_lines_do_not_count_because_they_change_no_score() -> None:
    opening = scene("opening", choice("go", "end"), says=[("mood > 3", "Fine."), ("", "Well.")])
    assert kept(story(opening, END))["opening"] == []


def test_what_a_later_condition_reads_counts_up_to_there() -> None:
    later = scene("later", choice("ask", "last", condition="seen"), choice("on", "last"))
    scenario = story(scene("opening", choice("go", "later")), later, scene("last", choice("go", "end")), END, flags=[SEEN])
    assert kept(scenario) == {"opening": ["seen"], "later": ["seen"], "last": [], "end": []}


def test_what_is_set_anew_on_every_way_does_not_count_before() -> None:
    later = scene("later", choice("ask", "end", condition="seen"), choice("on", "end"))
    opening = scene("opening", choice("one", "later", sets={"seen": 1}), choice("two", "later", sets={"seen": 0}))
    assert kept(story(opening, later, END, flags=[SEEN]))["opening"] == []


def test_what_one_way_leaves_alone_counts() -> None:
    later = scene("later", choice("ask", "end", condition="seen"), choice("on", "end"))
    opening = scene("opening", choice("one", "later", sets={"seen": 1}), choice("two", "later"))
    assert kept(story(opening, later, END, flags=[SEEN]))["opening"] == ["seen"]


@pytest.mark.parametrize(("effects", "name"), [({"mood": 2}, "mood"), ({"adds": {"holds": 1}}, "holds")])
def test_what_is_only_added_to_counts_before(effects: dict[str, object], name: str) -> None:
    later = scene("later", choice("ask", "end", condition=f"{name} > 1"), choice("on", "end"))
    opening = scene("opening", choice("go", "later", **effects))  # type: ignore[arg-type] # a choice's effects
    assert kept(story(opening, later, END, flags=[HOLDS]))["opening"] == [name]


def test_what_a_jump_reads_counts_before_it() -> None:
    opening = scene("opening", choice("go", [("trust > 4", "end"), ("", "opening")]))
    assert kept(story(opening, END)) == {"opening": ["trust"], "end": []}


def test_what_a_choice_sets_before_its_own_jump_reads_it_does_not_count() -> None:
    opening = scene("opening", choice("go", [("seen", "end"), ("", "opening")], sets={"seen": 1}))
    assert kept(story(opening, END, flags=[SEEN]))["opening"] == []


def test_what_a_condition_reads_counts_although_the_choice_sets_it() -> None:
    opening = scene("opening", choice("go", "end", condition="not seen", sets={"seen": 1}), choice("on", "end"))
    assert kept(story(opening, END, flags=[SEEN]))["opening"] == ["seen"]


def test_marks_count_as_long_as_their_scene_can_be_met_again() -> None:
    one = scene("one", choice("ask", "one", once=True), choice("on", "two"), silent=silence("one"))
    two = scene("two", choice("back", "one"), choice("on", "three"))
    scenario = story(one, two, scene("three", choice("stop", "end")), END)
    assert kept(scenario) == {"one": ["ask", "silence"], "two": ["ask", "silence"], "three": [], "end": []}


def test_what_has_happened_counts_until_it_is_asked_for_or_has_happened_for_sure() -> None:
    first = scene("first", choice("look", "second", opens="bill"), choice("on", "second"))
    second = scene("second", choice("go", "third"), choice("back", "third", opens="file"))
    asked = choice("ask", "last", condition="opened bill and visited first and chose second.go")
    third, last = scene("third", asked, choice("on", "last")), scene("last", choice("stop", "end"))
    events = {"opened bill", "visited first", "chose second.go"}
    remembered = {name: set(live) for name, live in kept(story(first, second, third, last, END)).items()}
    assert remembered == {
        "first": {"opened bill", "chose second.go"},
        "second": {"opened bill", "visited first", "chose second.go"},
        "third": events,
        "last": set(),
        "end": set(),
    }


def test_whether_a_scene_was_left_before_counts_in_it_only_where_that_decides_whether_it_is_left() -> None:
    second = scene("second", choice("ask", "first", condition="visited first"), choice("stop", "end"))
    for condition, remembered in (("mood > 5", ["mood"]), ("mood > 5 or visited first", ["mood", "visited first"])):
        first = scene("first", choice("on", [(condition, "second"), ("", "first")], mood=1))
        assert kept(story(first, second, END))["first"] == remembered


@PROOF
@given(wild_stories())
def test_nothing_counts_at_an_ending(scenario: Scenario) -> None:
    remembered = kept(scenario)
    assert all(not remembered[name] for name, scene in scenario.scenes.items() if scene.final)
