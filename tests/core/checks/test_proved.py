"""What the exact search reports, compared with the oracle on made-up scenarios; each code by hand stands in test_checks."""

from __future__ import annotations

from hypothesis import given

from simulator.core.checks.all_checks import check
from simulator.core.problems.problem import Problem, blocking
from simulator.core.scenario.model import Scenario
from tests.core import oracle
from tests.core.findings import shown
from tests.core.oracle import ask, mark
from tests.core.scenarios import PROOF, play, sound_stories, wild_stories

UNSOUND = {"nothing-to-choose", "no-ending-reachable", "score-farm", "score-sink"}
UNREACHABLE = {"scene-unreachable", "ending-unreachable"}


def faults(scenario: Scenario, code: str) -> list[Problem]:
    return [problem for problem in check(scenario) if problem.code == code]


@PROOF
@given(wild_stories())
def test_what_blocks_playing_is_reported_exactly_where_there_is_no_best_or_worst(scenario: Scenario) -> None:
    asked = ask(scenario)
    assert blocking(check(scenario), stored=True) == (not asked.sound)
    assert blocking(check(scenario)) == (not asked.sound or bool(asked.trapped))


@PROOF
@given(sound_stories())
def test_a_sound_scenario_is_told_of_nothing_that_is_unsound(scenario: Scenario) -> None:
    assert not UNSOUND & {problem.code for problem in check(scenario)}


@PROOF
@given(wild_stories())
def test_dead_ends_are_reported_in_the_scenes_where_the_oracle_finds_them(scenario: Scenario) -> None:
    found = [problem.path[1] for problem in faults(scenario, "nothing-to-choose") if not problem.passable]
    assert sorted(map(str, found)) == sorted(ask(scenario).dead_ends)


@PROOF
@given(wild_stories())
def test_scenes_with_silence_alone_are_reported_where_the_oracle_finds_them(scenario: Scenario) -> None:
    found = [problem.path[1] for problem in faults(scenario, "nothing-to-choose") if problem.passable]
    assert sorted(map(str, found)) == sorted(ask(scenario).only_silent)


@PROOF
@given(wild_stories())
def test_a_trap_is_reported_exactly_where_the_oracle_finds_that_nothing_leads_out(scenario: Scenario) -> None:
    traps = faults(scenario, "no-ending-reachable")
    assert any(not problem.spares_stored for problem in traps) == bool(ask(scenario).endless)
    assert bool(traps) == bool(ask(scenario).trapped)


@PROOF
@given(wild_stories())
def test_loops_that_change_the_score_are_reported_exactly_where_the_oracle_finds_one(scenario: Scenario) -> None:
    asked = ask(scenario)
    assert bool(faults(scenario, "score-farm")) == asked.farm
    assert bool(faults(scenario, "score-sink")) == asked.sink


@PROOF
@given(wild_stories())
def test_a_witness_leads_to_the_scene_that_is_complained_about(scenario: Scenario) -> None:
    for problem in check(scenario):
        if problem.witness is not None and problem.path[0] == "scenes":
            assert shown(scenario, problem)


@PROOF
@given(wild_stories())
def test_all_that_is_unsound_has_a_witness(scenario: Scenario) -> None:
    assert all(problem.witness is not None for problem in check(scenario) if problem.code in UNSOUND)


@PROOF
@given(wild_stories())
def test_a_witness_of_a_dead_end_leads_to_nothing_to_choose(scenario: Scenario) -> None:
    assert not [
        problem
        for problem in faults(scenario, "nothing-to-choose")
        if bool((moment := play(scenario, *(problem.witness or ())).moment).moves) != problem.passable or moment.offered
    ]


@PROOF
@given(wild_stories())
def test_a_loop_can_be_played_twice_over_from_where_its_witness_leads(scenario: Scenario) -> None:
    for problem in (*faults(scenario, "score-farm"), *faults(scenario, "score-sink")):
        loop = problem.details["loop"].split(", ")
        before = problem.witness or ()
        session = play(scenario, *before, *loop, *loop)
        gained = sum(step.choice.points for step in session.steps()[len(before) :])
        sign = 1 if problem.code == "score-farm" else -1
        assert gained == 2 * sign * int(problem.details["points"])


@PROOF
@given(wild_stories())
def test_from_a_trap_no_ending_can_be_reached(scenario: Scenario) -> None:
    asked = ask(scenario)
    for problem in faults(scenario, "no-ending-reachable"):
        endless = asked.trapped if problem.spares_stored else asked.endless
        assert problem.path[1] in {play(scenario, *asked.path_to[here]).moment.scene.id for here in endless}


@PROOF
@given(wild_stories())
def test_scenes_are_reported_as_unreachable_exactly_where_the_oracle_never_comes_to_them(scenario: Scenario) -> None:
    asked = ask(scenario)
    met = {here.scene for here in asked.ways} | {beat for ways in asked.ways.values() for way in ways for beat in way.beats}
    met.update(beat for beat, _ in oracle.opening(scenario).beats)
    found = {problem.path[1]: problem.code for problem in check(scenario) if problem.code in UNREACHABLE}
    assert found == {
        name: "ending-unreachable" if scene.ending else "scene-unreachable"
        for name, scene in scenario.scenes.items()
        if name not in met
    }


@PROOF
@given(wild_stories())
def test_choices_are_reported_as_never_shown_exactly_where_the_oracle_never_has_them(scenario: Scenario) -> None:
    ways = ask(scenario).ways
    met = {here.scene for here in ways}
    shown = {mark(here.scene, way.choice) for here, found in ways.items() for way in found}
    known = {mark(name, move) for name in met for move in scenario.scenes[name].moves}
    reported = [
        (problem.path[problem.path[0] == "scenes"], problem.details["choice"])
        for problem in faults(scenario, "choice-never-shown")
    ]
    assert sorted(map(str, reported)) == sorted(map(str, known - shown))


@PROOF
@given(wild_stories())
def test_nothing_is_reported_twice(scenario: Scenario) -> None:
    told = [(problem.message, problem.remedy) for problem in check(scenario)]
    assert len(set(told)) == len(told)


@PROOF
@given(wild_stories())
def test_every_problem_can_be_told_in_words(scenario: Scenario) -> None:
    assert all(problem.message and problem.remedy for problem in check(scenario))
