"""Endings of failure that pass: found exactly where there are any, and gone once the remedy is obeyed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.problems.problem import Problem
from simulator.core.scenario.model import ENDINGS, Scenario
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.scorecard import score
from tests.core.findings import choice, critical_stories, faults, only
from tests.core.oracle import Oracle, Situation, ask
from tests.core.scenarios import HOLDS, PROOF, SEEN, ending, play, scene, silence, story

CODE = "failed-ending-passes"
END = ending("end", 4)


def dropped(kind: str = "unresolved", points: int = 0, **rest: object) -> Scenario:
    """Give a story of 10 points in which one choice of the last scene drops the customer, whose ending has these points."""
    first = scene("first", choice("well", "last", 6), choice("ill", "last"))
    last = scene("last", choice("solve", "end"), choice("drop", "gone", **rest), choice("sulk", "worst"))
    return story(first, last, END, ending("gone", points, kind), ending("worst", kind="lost"))


@pytest.mark.parametrize("kind", ENDINGS)
def test_only_a_lost_and_an_unresolved_ending_are_failures(kind: str) -> None:
    assert bool(faults(dropped(kind, 3), CODE)) == (kind in ("lost", "unresolved"))


def test_an_ending_of_failure_that_passes_is_told_with_its_score_and_the_way_there() -> None:
    problem = only(dropped(points=2))
    assert (problem.code, problem.path, problem.witness) == ("failed-ending-passes", ("scenes", "gone"), ("well", "drop"))
    assert "“gone” (unresolved)" in problem.message
    assert "a score of 80 and no critical choice, which passes: the pass mark is 70" in problem.message
    assert "drop (last)" in problem.remedy


def test_the_score_told_is_that_of_the_choices_given() -> None:
    scenario = dropped(points=2)
    (problem,) = faults(scenario, CODE)
    card = score(play(scenario, *problem.witness or ()), Analysis.of(Machine(scenario)))
    assert (str(card.score), card.passed, card.ending.id) == (problem.details["score"], True, "gone")


def test_the_pass_mark_counts_exactly() -> None:
    assert faults(replace(dropped(points=1), pass_mark=70), CODE)
    assert not faults(replace(dropped(points=1), pass_mark=71), CODE)


def test_an_ending_of_failure_behind_a_critical_choice_passes_nobody() -> None:
    assert not faults(dropped(points=2, critical="customer"), CODE)


def test_an_honest_no_that_was_taken_well_is_resolved() -> None:
    assert not faults(dropped("resolved", 2), CODE)


def test_where_the_failure_can_still_be_mended_the_choice_that_went_wrong_is_named_and_not_the_last_good_one() -> None:
    first = scene("first", choice("keep", "last", 2), choice("promise", "last", sets={"seen": 1}))
    last = scene("last", choice("note", [("seen", "gone"), ("", "end")], 6), choice("skip", [("seen", "gone"), ("", "end")]))
    (problem,) = faults(story(first, last, END, ending("gone", 2, "unresolved"), flags=[SEEN], pass_mark=60), CODE)
    assert problem.witness == ("promise", "note")
    assert "“critical” what goes wrong on the way there: promise (first)." in problem.remedy


def test_an_ending_that_outdoes_a_better_one_is_told_as_that_alone() -> None:
    assert only(dropped(points=9)).code == "endings-out-of-order"


def test_a_best_way_that_ends_in_failure_is_to_be_worth_less() -> None:
    scenario = dropped(points=9)
    only_failures = replace(scenario, scenes=scenario.scenes | {"end": ending("end", 4, "lost")})
    (problem,) = [each for each in faults(only_failures, CODE) if each.path[1] == "gone"]
    assert problem.details["score"] == "100"
    assert "Let a better ending be worth more" in problem.remedy


def test_a_silence_is_not_to_be_marked() -> None:
    waiting = scene("last", choice("solve", "end"), choice("wait", "end", -10), silent=silence("gone"))
    scenario = story(scene("first", choice("on", "last", 6)), waiting, END, ending("gone", 2, "lost"))
    (problem,) = faults(scenario, CODE)
    assert problem.witness == ("on", "silence")
    assert "silence" not in problem.remedy


def test_where_nothing_is_at_stake_nothing_is_said_of_it() -> None:
    assert not faults(story(scene("first", choice("on", "gone")), ending("gone", kind="lost")), CODE)


def test_where_many_ways_lead_there_the_first_few_are_named() -> None:
    slips = [choice(f"slip-{number}", "last", sets={"holds": 1}) for number in range(7)]
    first = scene("first", choice("well", "last", 2), *slips)
    last = scene("last", choice("close", [("holds == 1", "gone"), ("", "end")], 6), choice("ill", "end"))
    scenario = story(first, last, END, ending("gone", 3, "unresolved"), flags=[HOLDS], pass_mark=60)
    (problem,) = faults(scenario, CODE)
    assert len(named(problem)) == 5
    assert "and check again" in problem.remedy
    assert not faults(obeyed(scenario), CODE)


def named(problem: Problem) -> set[tuple[str, str]]:
    """Give the choices that a remedy names, each with its scene."""
    return {(where, made) for made, where in re.findall(r"([\w-]+) \(([\w-]+)\)", str(problem.details["cure"]))}


def obeyed(scenario: Scenario) -> Scenario:
    """Mark what the remedies name, check again, and go on so until no remedy names anything."""
    while marked := {made for problem in faults(scenario, CODE) for made in named(problem)}:
        scenes = {
            name: replace(
                told,
                choices=tuple(
                    replace(made, critical=made.critical or ("customer" if (name, made.id) in marked else None))
                    for made in told.choices
                ),
            )
            for name, told in scenario.scenes.items()
        }
        scenario = replace(scenario, scenes=scenes)
    return scenario


def reached(asked: Oracle) -> dict[Situation, int]:
    """Give the most that can be earned on the way to each situation without a critical choice."""
    earned = {asked.start: 0}
    changed = True
    while changed:
        changed = False
        for here in list(earned):
            for way in asked.ways[here]:
                if not way.choice.critical and earned.get(way.to, -1000) < earned[here] + way.points:
                    earned[way.to] = earned[here] + way.points
                    changed = True
    return earned


@PROOF
@given(critical_stories())
def test_endings_of_failure_pass_exactly_where_the_oracle_finds_them(scenario: Scenario) -> None:
    asked, expected = ask(scenario), {}
    best, worst = asked.best()[asked.start], asked.worst()[asked.start]
    for here, points in reached(asked).items():
        if asked.scene(here).ending in ("lost", "unresolved") and best > worst:
            total = points + asked.scene(here).points
            expected[here.scene] = max(expected.get(here.scene, 0), (200 * (total - worst) // (best - worst) + 1) // 2)
    outdoing = {problem.details["worse_kind"] for problem in faults(scenario, "endings-out-of-order")}
    passing = {
        name: str(most)
        for name, most in expected.items()
        if most >= scenario.pass_mark and scenario.scenes[name].ending not in outdoing
    }
    assert {problem.path[1]: problem.details["score"] for problem in faults(scenario, CODE)} == passing


@PROOF
@given(critical_stories())
def test_whoever_obeys_the_remedy_makes_no_best_line_critical_and_is_rid_of_all_but_what_is_to_be_worth_less(
    scenario: Scenario,
) -> None:
    mended = obeyed(scenario)
    assert all("worth more" in str(problem.details["cure"]) for problem in faults(mended, CODE))
    assert len(faults(mended, "best-line-critical")) == len(faults(scenario, "best-line-critical"))
