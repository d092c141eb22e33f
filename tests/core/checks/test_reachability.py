"""What is written and never met: endings and jumps. What blocks playing, scenes and choices stand in test_checks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given

from simulator.core.analysis.path_costs import StateGraphIndex
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.all_checks import check
from simulator.core.checks.reachability import silent_exits, unsound
from simulator.core.scenario.model import Choice, Scenario, Scene, Weight
from simulator.core.scenario.state_machine import Machine
from tests.core import oracle
from tests.core.findings import choice, faults, only
from tests.core.oracle import ask
from tests.core.scenarios import PROOF, SEEN, ending, jumps, line, scene, silence, story, wild_stories

END = ending("end")


def test_an_ending_that_cannot_be_reached() -> None:
    problem = only(story(scene("opening", choice("good", "end", 1), choice("poor", "end")), END, ending("lonely")))
    assert (problem.code, problem.path) == ("ending-unreachable", ("scenes", "lonely"))


def test_an_ending_that_can_be_reached() -> None:
    assert check(story(scene("opening", choice("good", "end", 1), choice("poor", "other")), END, ending("other"))) == ()


def test_a_jump_that_is_never_taken() -> None:
    split = choice("try", [("trust >= 8", "good"), ("", "bad")], trust=1)
    problem = only(story(scene("opening", split, choice("well", "good", 1)), ending("good"), ending("bad")))
    assert (problem.code, problem.path) == ("goto-never-taken", ("scenes", "opening", "choices", 0, "goto", 0))
    assert problem.message == "Choice “try” of scene “opening” never leads to “good” by entry 1 of its “goto”."


def test_a_last_jump_that_is_never_taken() -> None:
    split = choice("try", [("trust < 8", "good"), ("", "bad")], trust=1)
    problem = only(story(scene("opening", split, choice("poor", "bad", -1)), ending("good"), ending("bad")))
    assert (problem.code, problem.path) == ("goto-never-taken", ("scenes", "opening", "choices", 0, "goto", 1))


def test_a_jump_that_is_taken_after_some_ways_only() -> None:
    first = scene("first", choice("hear", "opening", 1, sets={"seen": 1}), choice("hurry", "opening"))
    split = choice("try", [("seen", "good"), ("", "bad")])
    scenes = (first, scene("opening", split, choice("well", "good", 1)), ending("good"), ending("bad"))
    assert check(story(*scenes, flags=[SEEN])) == ()


def test_jumps_to_one_scene_are_told_apart() -> None:
    split = choice("try", [("mood > 8", "end"), ("", "end")])
    problem = only(story(scene("opening", split, choice("well", "end", 1)), END))
    assert problem.path == ("scenes", "opening", "choices", 0, "goto", 0)


def test_of_a_choice_that_is_never_shown_no_jump_is_reported() -> None:
    split = choice("try", [("seen", "good"), ("", "bad")], 1, condition="mood > 8")
    scenes = (scene("opening", split, choice("hear", "good", 1, sets={"seen": 1}), choice("poor", "bad")),)
    codes = [problem.code for problem in check(story(*scenes, ending("good"), ending("bad"), flags=[SEEN]))]
    assert codes == ["choice-never-shown", "flag-never-matters"]


def never(name: str, *principles: str) -> Choice:
    """Write a choice that is never shown."""
    return choice(name, "end", condition="mood > 8", shows=tuple(Weight(principle) for principle in principles))


def test_principles_of_choices_that_are_never_shown_have_no_chance() -> None:
    lost = [never("fly", "own-it", "kindness"), never("sing", "plain-words", "own-it")]
    opening = scene("opening", choice("good", "end", 1), *lost, choice("poor", "end"))
    (problem,) = faults(story(opening, END), "principle-no-chance")
    assert (problem.path, problem.witness) == (("scenes", "opening", "choices", 1), None)
    assert problem.details == {"principles": "“own-it”, “plain-words”", "choices": "fly in opening, sing in opening"}


def test_a_principle_that_another_choice_breaks_has_a_chance() -> None:
    opening = scene("opening", choice("good", "end", 1), never("fly", "kindness"), choice("poor", "end", -1))
    assert faults(story(opening, END), "principle-no-chance") == []


@PROOF
@given(wild_stories())
def test_jumps_are_reported_exactly_where_the_oracle_never_takes_them(scenario: Scenario) -> None:
    made, taken = set(), set()
    for here, ways in ask(scenario).ways.items():
        for way in [way for way in ways if way.choice.everywhere is None]:  # else it is told of all its scenes together
            known = oracle.changed(scenario, here, way.choice)
            entry = next(entry for entry, jump in enumerate(way.choice.jumps) if oracle.holds(jump.when, known))
            made |= {(here.scene, way.choice.id, str(number + 1)) for number in range(len(way.choice.jumps))}
            taken.add((here.scene, way.choice.id, str(entry + 1)))
    found = [each for each in faults(scenario, "goto-never-taken") if each.path[0] == "scenes"]
    assert {(str(each.path[1]), each.details["choice"], each.details["entry"]) for each in found} == made - taken


@PROOF
@given(wild_stories())
def test_what_a_beat_goes_on_to_is_reported_exactly_where_the_oracle_never_comes_by_it(scenario: Scenario) -> None:
    asked = ask(scenario)
    passed = [*oracle.opening(scenario).beats]
    passed += [beat for ways in asked.ways.values() for way in ways for beat in way.passed]
    taken = set()
    for beat, known in passed:
        jumps = scenario.scenes[beat].jumps
        taken.add((beat, 1 + next(entry for entry, jump in enumerate(jumps) if oracle.holds(jump.when, known))))
    entries = {(beat, number + 1) for beat, _ in passed for number in range(len(scenario.scenes[beat].jumps))}
    found = {(str(each.path[1]), int(each.details["entry"])) for each in faults(scenario, "beat-goto-never-taken")}
    assert found == entries - taken


def test_a_beat_that_nothing_leads_to_is_reported() -> None:
    aside = Scene("aside", (line("A pause."),), jumps=jumps("end"))
    problem = only(story(scene("first", choice("good", "end", 1), choice("poor", "end")), aside, END))
    assert (problem.code, problem.path, problem.witness) == ("scene-unreachable", ("scenes", "aside"), None)


def test_an_entry_of_a_beat_that_is_never_taken_is_reported() -> None:
    aside = Scene("aside", (line("A pause."),), jumps=jumps([("mood > 8", "glad"), ("", "end")]))
    first = scene("first", choice("good", "aside", 1), choice("poor", "end"), choice("great", "glad", 1, mood=1))
    problem = only(story(first, aside, END, ending("glad")))
    assert (problem.code, problem.path, problem.witness) == ("beat-goto-never-taken", ("scenes", "aside", "goto", 0), ("good",))
    assert problem.details == {"scene": "aside", "to": "glad", "entry": "1"}


PLACES = ("one", "two", "end")
SPOKEN = tuple(product(PLACES, (None, *PLACES)))
"""Where a scene's first choice leads, and its second one where it has any."""


def small_graphs() -> Iterator[Scenario]:
    """Write every scenario of two scenes with one or two choices each, and perhaps a silence, that lead anywhere."""
    scenes = {}
    for name in ("one", "two"):
        scenes[name] = [
            scene(name, *(choice(f"to-{to}", to) for to in dict.fromkeys(spoken) if to), silent=silence(still) if still else None)
            for spoken in SPOKEN
            for still in (None, *PLACES)
            if len(set(spoken)) == len(spoken)
        ]
    for first, second in product(scenes["one"], scenes["two"]):
        yield story(first, second, END)


def test_in_every_small_graph_a_loop_out_of_which_only_silence_leads_is_reported() -> None:
    traps = 0
    for scenario in small_graphs():
        asked = oracle.Oracle(scenario)
        graph_index = StateGraphIndex(StateGraph(Machine(scenario)))
        reported = [problem for problem in unsound(graph_index) if problem.code == "no-ending-reachable"]
        silent = list(silent_exits(graph_index))
        assert bool(reported) == bool(asked.endless)
        assert bool(reported or silent) == bool(asked.trapped)
        for problem in silent:
            here = next(here for here, path in asked.path_to.items() if path == problem.witness)
            assert here in asked.trapped - asked.endless
        traps += bool(silent)
    assert traps > 100
