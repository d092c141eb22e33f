"""What shows in the text alone: each code with its smallest example, and the mended one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from simulator.core.checks.all_checks import check
from simulator.core.problems.problem import Severity
from simulator.core.scenario.model import Choice, Scenario, Scene
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core import scenarios
from tests.core.findings import choice, faults, only
from tests.core.oracle import ask, holds
from tests.core.scenarios import HURT, PROOF, SEEN, ending, line, scene, silence, story, when, wild_stories

END = ending("end")
POOR = choice("poor", "end")


def opening(*choices: Choice, **rest: object) -> Scenario:
    return story(scene("opening", *choices, POOR), END, **rest)  # type: ignore[arg-type] # the rest of a story


def test_a_flag_that_is_never_read() -> None:
    problem = only(opening(choice("good", "end", 1, sets={"seen": 1}), flags=[SEEN]))
    assert (problem.code, problem.path) == ("flag-never-read", ("flags", "seen"))


def test_a_flag_that_nothing_reads_or_changes_is_reported_once() -> None:
    assert only(opening(choice("good", "end", 1), flags=[SEEN])).code == "flag-never-read"


def test_a_flag_that_is_never_set() -> None:
    problem = only(opening(choice("good", "end", 1, condition="not seen"), flags=[SEEN]))
    assert (problem.code, problem.path) == ("flag-never-set", ("flags", "seen"))


def test_a_flag_that_only_a_line_reads_is_read() -> None:
    first = scene("first", choice("look", "opening", sets={"seen": 1}), choice("hurry", "opening"))
    later = scene("opening", choice("good", "end", 1), POOR, says=[("seen", "You saw it."), ("", "Well?")])
    assert faults(story(first, later, END, flags=[SEEN]), "flag-never-read") == []


@pytest.mark.parametrize(
    ("condition", "outcome"),
    [("mood >= 0", "true"), ("mood <= 10", "true"), ("trust != 11", "true"), ("mood > -1", "true"), ("mood < 11", "true")],
)
def test_a_comparison_that_is_always_the_same(condition: str, outcome: str) -> None:
    problem = only(opening(choice("good", "end", 1, condition=condition)))
    assert (problem.code, problem.path) == ("comparison-out-of-range", ("scenes", "opening", "choices", 0, "when"))
    assert (problem.details["comparison"], problem.details["outcome"]) == (condition, outcome)


@pytest.mark.parametrize("condition", ["mood > 10", "mood == 11", "trust < 0"])
def test_a_comparison_that_never_holds_is_told_besides_what_follows_from_it(condition: str) -> None:
    codes = [problem.code for problem in check(opening(choice("good", "end", 1, condition=condition), choice("fair", "end", 2)))]
    assert codes == ["choice-never-shown", "comparison-out-of-range"]


def test_trust_above_the_ceiling_of_the_history() -> None:
    (problem,) = faults(opening(choice("good", "end", 1, condition="trust < 6"), history=HURT), "comparison-out-of-range")
    assert (problem.details["high"], "history" in problem.remedy) == ("5", True)
    assert check(opening(choice("good", "end", 1, condition="trust < 6"))) == ()


def test_comparisons_of_lines_and_jumps_are_looked_at_too() -> None:
    split = choice("try", [("mood > 10", "end"), ("", "end")], 1)
    told = scene("opening", split, POOR, says=[("mood < 0", "Oh."), ("", "Well?")])
    paths = [problem.path for problem in faults(story(told, END), "comparison-out-of-range")]
    assert paths == [("scenes", "opening", "says", 0, "when"), ("scenes", "opening", "choices", 0, "goto", 0, "when")]


@PROOF
@given(wild_stories())
def test_a_comparison_out_of_range_comes_to_the_same_everywhere(scenario: Scenario) -> None:
    known = [here.known for here in ask(scenario).ways]
    for problem in faults(scenario, "comparison-out-of-range"):
        found = {holds(when(problem.details["comparison"]), values) for values in known}
        assert found == {problem.details["outcome"] == "true"}


def test_a_choice_that_leads_to_its_own_scene_and_changes_nothing() -> None:
    problem = only(opening(choice("hum", "opening"), choice("good", "end", 1)))
    assert (problem.code, problem.path) == ("goto-self", ("scenes", "opening", "choices", 0, "goto"))


@pytest.mark.parametrize("trace", [{"once": True}, {"opens": "bill"}, {"action": "hold"}, {"mood": -1}])
def test_a_choice_that_leaves_a_trace_may_lead_to_its_own_scene(trace: dict[str, object]) -> None:
    assert check(opening(choice("hum", "opening", **trace), choice("good", "end", 1))) == ()


def test_a_silence_may_lead_to_its_own_scene() -> None:
    assert check(story(scene("opening", choice("good", "end", 1), POOR, silent=silence("opening")), END)) == ()


@pytest.mark.parametrize("counts", [{"points": 1}, {"points": -1}, {"critical": "customer"}])
def test_a_choice_that_counts_and_does_not_say_why(counts: dict[str, object]) -> None:
    problem = only(opening(scenarios.choice("bare", "end", **counts), choice("good", "end", 2)))  # type: ignore[arg-type] # as above
    assert (problem.code, problem.path) == ("because-missing", ("scenes", "opening", "choices", 0))


def test_a_silence_that_counts_and_does_not_say_why() -> None:
    problem = only(story(scene("opening", choice("good", "end", 1), POOR, silent=silence("end", -1)), END))
    assert (problem.code, problem.path) == ("because-missing", ("scenes", "opening", "silence"))


def test_a_choice_that_counts_for_nothing_need_not_say_why() -> None:
    assert check(opening(scenarios.choice("bare", "end"), choice("good", "end", 2))) == ()


def test_an_ending_that_teaches_nothing() -> None:
    problem = only(story(scene("opening", choice("good", "end", 1), POOR), replace(END, lesson="")))
    assert (problem.code, problem.severity, problem.path) == ("lesson-missing", Severity.WARNING, ("scenes", "end"))


def test_a_scene_that_is_not_written_yet_is_listed_with_what_is_missing() -> None:
    unwritten = Scene("opening", (line("Hello?"),), (choice("good", "end", 1), POOR), todo="A second way out.")
    problem = only(story(unwritten, END))
    assert (problem.code, problem.path) == ("unwritten", ("scenes", "opening", "todo"))
    assert "A second way out." in problem.message


def test_an_unwritten_scene_can_be_played_up_to() -> None:
    draft = story(scene("opening", choice("good", "later", 1), POOR), Scene("later", (), todo="All of it."), END)
    assert [problem.code for problem in check(draft)] == ["unwritten"]
    session = Session.begin(Machine(draft)).choose("good")
    assert session.finished
