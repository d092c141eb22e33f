"""The choices that lead to where a problem can be seen: by hand for each kind of place, and compared with the oracle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from simulator.core.checks.all_checks import check
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import Choice, Scenario, Scene
from tests.core import oracle, scenarios
from tests.core.findings import choice, faults, shown
from tests.core.oracle import Oracle, ask
from tests.core.scenarios import PROOF, SEEN, ending, line, play, scene, silence, story, unwritten, walkthrough, wild_stories

END = ending("end")
OPENING = scene("opening", choice("on", "later", 1), choice("stop", "end"))
BARE = scenarios.choice("bare", "end", 1)


def after_one(*choices: Choice, silent: Choice | None = None, **rest: object) -> Scenario:
    """Give a story whose scene “later” comes after one choice and has these choices, or a silence."""
    later = scene("later", *choices, choice("poor", "end"), silent=silent)
    return story(OPENING, later, END, **rest)  # type: ignore[arg-type] # the rest of a story


def witness(scenario: Scenario, code: str) -> tuple[str, ...] | None:
    (problem,) = faults(scenario, code)
    return problem.witness


def test_a_choice_without_a_reason_is_seen_when_it_is_made() -> None:
    assert witness(after_one(BARE), "because-missing") == ("on", "bare")


def test_a_silence_without_a_reason_is_seen_when_it_is_kept() -> None:
    assert witness(after_one(choice("good", "end", 1), silent=silence("end", -1)), "because-missing") == ("on", "silence")


def test_a_choice_that_leads_to_itself_is_seen_when_it_is_made() -> None:
    assert witness(after_one(choice("hum", "later"), choice("good", "end", 1)), "goto-self") == ("on", "hum")


def test_a_choice_that_leads_to_itself_sometimes_is_seen_where_it_does() -> None:
    hum = choice("hum", [("seen", "later"), ("", "end")])
    look = choice("look", "later", sets={"seen": 1}, once=True)
    scenario = after_one(hum, look, choice("good", "end", 1), flags=[SEEN])
    made = witness(scenario, "goto-self")
    assert made == ("on", "look", "hum")
    assert play(scenario, *made).moment.scene.id == "later"


def test_a_condition_of_a_choice_is_seen_where_the_choice_may_be_offered() -> None:
    never = choice("fly", "end", condition="mood > 10")
    assert witness(after_one(never, choice("good", "end", 1)), "comparison-out-of-range") == ("on",)
    assert witness(after_one(never, choice("good", "end", 1)), "choice-never-shown") == ("on",)


def test_a_condition_of_a_goto_is_seen_when_the_choice_is_made() -> None:
    split = choice("try", [("mood > 10", "end"), ("", "end")], 1)
    assert witness(after_one(split), "comparison-out-of-range") == ("on", "try")
    assert witness(after_one(split), "goto-never-taken") == ("on", "try")


def test_a_condition_of_a_line_is_seen_where_the_customer_speaks() -> None:
    later = scene("later", choice("good", "end", 1), choice("poor", "end"), says=[("mood < 0", "Oh."), ("", "Well?")])
    assert witness(story(OPENING, later, END), "comparison-out-of-range") == ("on",)
    assert witness(story(OPENING, later, END), "line-never-spoken") == ("on",)


def test_what_is_left_to_write_is_seen_in_its_scene() -> None:
    assert witness(story(OPENING, unwritten("later"), END), "unwritten") == ("on",)


def test_an_unread_flag_is_seen_where_a_choice_sets_it_first() -> None:
    scenario = after_one(choice("look", "later", sets={"seen": 1}, once=True), choice("good", "end", 1), flags=[SEEN])
    assert witness(scenario, "flag-never-read") == ("on", "look")


def test_an_unset_flag_is_seen_where_a_condition_reads_it_first() -> None:
    split = choice("try", [("not seen", "later"), ("", "end")], mood=1)
    last = choice("good", "end", 1, condition="not seen")
    assert witness(after_one(last, split, flags=[SEEN]), "flag-never-set") == ("on",)
    assert witness(after_one(choice("good", "end", 1), split, flags=[SEEN]), "flag-never-set") == ("on", "try")


def test_a_flag_that_nothing_names_has_no_witness() -> None:
    assert witness(after_one(choice("good", "end", 1), flags=[SEEN]), "flag-never-read") is None


def test_what_nobody_comes_to_has_no_witness() -> None:
    lonely = scene("lonely", BARE, choice("hum", "lonely"))
    problems = check(story(OPENING, scene("later", choice("good", "end", 1), choice("poor", "end")), lonely, END))
    assert {problem.code: problem.witness for problem in problems} == {
        "scene-unreachable": None,
        "because-missing": None,
        "goto-self": None,
    }


def test_what_is_wrong_in_an_unsound_scenario_has_a_witness_too() -> None:
    trap = scene("later", choice("round", "later", mood=1), scenarios.choice("bare", "later", mood=-1, critical="customer"))
    assert witness(story(OPENING, trap, END), "because-missing") == ("on", "bare")


@pytest.mark.parametrize(
    ("choices", "expect", "code", "made"),
    [
        (("on", "sing"), {}, "walkthrough-stuck", ("on",)),
        (("on",), {}, "walkthrough-open", ("on",)),
        (("stop", "on"), {}, "walkthrough-too-long", ("stop",)),
        (("stop",), {"ending": "later"}, "walkthrough-differs", ("stop",)),
    ],
)
def test_a_walkthrough_that_fails_is_played_as_far_as_it_goes(
    choices: tuple[str, ...], expect: dict[str, str], code: str, made: tuple[str, ...]
) -> None:
    assert witness(after_one(choice("good", "end", 1), walkthroughs=(walkthrough(*choices, **expect),)), code) == made


def test_a_scenario_without_choices_has_an_empty_witness() -> None:
    assert witness(story(Scene("opening", (line("Hello?"),), todo="All of it.")), "unwritten") == ()


IN_SCENES = {"because-missing", "goto-self", "comparison-out-of-range", "choice-never-shown", "goto-never-taken", "unwritten"}


@PROOF
@given(wild_stories())
def test_a_witness_is_there_exactly_where_the_oracle_comes_to_the_place_and_is_as_short(scenario: Scenario) -> None:
    asked = ask(scenario)
    for problem in check(scenario):
        if problem.code in IN_SCENES:
            lengths = _lengths(asked, scenario, problem)
            assert (problem.witness is None) == (not lengths)
            if problem.witness is not None:
                assert shown(scenario, problem)
                assert len(problem.witness) == min(lengths)


def _lengths(asked: Oracle, scenario: Scenario, problem: Problem) -> list[int]:
    """Give how many choices it takes to see a problem, by each situation in which it can be seen."""
    part, name, *within = problem.path
    if part == "everywhere":
        places = [
            replace(problem, path=("scenes", told.id, "choices", index, *within))
            for told in scenario.scenes.values()
            for index, move in enumerate(told.choices)
            if move.everywhere == name
        ]
        return [length for place in places for length in _lengths(asked, scenario, place)]
    if scenario.scenes[str(name)].jumps:
        return _lengths_to_beat(asked, scenario, str(name))
    met = {here: ways for here, ways in asked.ways.items() if here.scene == name}
    move = _move(scenario.scenes[str(name)], within)
    if move is None:
        return [len(asked.path_to[here]) for here in met]
    leading = [(here, way.to.scene) for here, ways in met.items() for way in ways if way.choice.id == move]
    return [len(asked.path_to[here]) + 1 for here, to in leading if problem.code != "goto-self" or to == name]


def _lengths_to_beat(asked: Oracle, scenario: Scenario, name: str) -> list[int]:
    if name in [beat for beat, _ in oracle.opening(scenario).beats]:
        return [0]
    return [len(asked.path_to[here]) + 1 for here, ways in asked.ways.items() for way in ways if name in way.beats]


def _move(told: Scene, within: list[str | int]) -> str | None:
    """Give the choice that has to be made for a problem to be seen; none has to where its condition is at fault."""
    match within:
        case ["choices", _, "when"]:
            return None
        case ["choices", int(index), *_]:
            return told.choices[index].id
        case ["silence", *_]:
            return "silence"
    return None
