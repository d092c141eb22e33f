"""Every bundled scenario, walked from end to end and weighed by the oracle as well."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from simulator.content.guidance_file import load_guidance
from simulator.content.loader import ScenarioReading, load_scenario
from simulator.core.analysis.bounds import Analysis
from simulator.core.checks.all_checks import check
from simulator.core.scenario.model import Choice, Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.scorecard import Scorecard, score
from tests.core import oracle
from tests.core.oracle import Oracle

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "scenarios").glob("*.yaml"))
PORTRAITS = frozenset(path.stem for path in (ROOT / "assets" / "portraits").glob("*.svg"))
WALKS = 200
MOST_SITUATIONS = 200_000

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@dataclass(frozen=True, eq=False)
class Story:
    """A bundled scenario with all that the tests ask about it."""

    scenario: Scenario
    analysis: Analysis
    oracle: Oracle
    best: dict[oracle.Situation, int]
    worst: dict[oracle.Situation, int]

    def play(self, *choices: str) -> Session:
        """Give the session that the choices lead to."""
        return Session.replay(self.analysis.graph.machine, choices)

    def card(self, *choices: str) -> Scorecard:
        """Give the score that the choices come to."""
        return score(self.play(*choices), self.analysis)

    def choices(self) -> list[Choice]:
        """Give every choice and silence of the scenario."""
        return [move for scene in self.scenario.scenes.values() for move in scene.moves]


@cache
def principles() -> frozenset[str]:
    guidance = load_guidance(ROOT / "assets" / "guidance" / "en.yaml").guidance
    assert guidance is not None
    return frozenset(guidance.principles)


@cache
def read(path: Path) -> ScenarioReading:
    return load_scenario(path, principles=principles(), portraits=PORTRAITS)


@cache
def story(path: Path) -> Story:
    scenario = read(path).scenario
    assert scenario is not None
    asked = Oracle(scenario, MOST_SITUATIONS, forgetful=True)
    return Story(scenario, Analysis.of(Machine(scenario)), asked, asked.best(), asked.worst())


@cache
def walks(path: Path) -> list[Scorecard]:
    """Score random walks, the same ones every time; silence is one of the choices."""
    rng = random.Random(path.stem)
    told = story(path)
    cards = []
    for _ in range(WALKS):
        session = told.play()
        while not session.finished:
            session = session.choose(rng.choice(session.moment.moves).id)
        cards.append(score(session, told.analysis))
    return cards


def test_there_are_bundled_scenarios() -> None:
    assert FILES


@every_file
def test_the_file_reads_without_problems(path: Path) -> None:
    assert [str(problem.place) + " " + problem.message for problem in read(path).problems] == []


@every_file
def test_the_search_finds_nothing_to_complain_about(path: Path) -> None:
    scenario = story(path).scenario
    assert [problem.message for problem in check(scenario) if problem.code not in scenario.allow] == []


@every_file
def test_the_file_is_named_after_the_scenario(path: Path) -> None:
    assert story(path).scenario.id == path.stem


@every_file
def test_every_walkthrough_comes_to_what_it_expects(path: Path) -> None:
    told = story(path)
    for walk in told.scenario.walkthroughs:
        if walk.notices:
            continue  # a worked example, of which the check tells where it does not come to what it expects
        card = told.card(*walk.choices)
        assert (walk.name, card.ending.id, card.score, card.passed) == (walk.name, walk.ending, walk.score, walk.passed)


@every_file
def test_the_walkthroughs_show_a_good_a_fair_a_poor_and_a_critical_attempt(path: Path) -> None:
    told = story(path)
    cards = [told.card(*walk.choices) for walk in told.scenario.walkthroughs]
    assert any(card.score == 100 for card in cards)
    assert any(card.passed and card.score < 100 for card in cards)
    assert any(not card.passed and not card.critical for card in cards)
    assert any(card.critical for card in cards)


@every_file
def test_it_has_15_to_30_scenes(path: Path) -> None:
    assert 15 <= len(story(path).scenario.scenes) <= 30


@every_file
def test_it_can_end_in_at_least_three_ways(path: Path) -> None:
    told = story(path)
    assert len({told.scenario.scenes[here.scene].ending for here in told.oracle.endings}) >= 3


@every_file
def test_every_scene_is_written_and_met(path: Path) -> None:
    told = story(path)
    assert {here.scene for here in told.oracle.ways} == told.scenario.scenes.keys()
    assert not [scene.id for scene in told.scenario.scenes.values() if scene.todo]


@every_file
def test_every_line_of_the_customer_can_be_heard(path: Path) -> None:
    told = story(path)
    heard = {(here.scene, oracle.line(told.scenario, here)) for here in told.oracle.ways}
    written = {(scene.id, line.text) for scene in told.scenario.scenes.values() for line in scene.says}
    assert written <= heard


@every_file
def test_the_oracle_finds_it_sound(path: Path) -> None:
    asked = story(path).oracle
    assert not asked.dead_ends
    assert not asked.round_trips


@every_file
def test_best_and_worst_agree_with_the_oracle(path: Path) -> None:
    told = story(path)
    start = told.oracle.start
    assert (told.analysis.best, told.analysis.worst) == (told.best[start], told.worst[start])


@every_file
def test_the_best_line_of_the_oracle_scores_100_without_a_critical_error(path: Path) -> None:
    told = story(path)
    card = told.card(*told.oracle.line(told.best))
    assert (card.score, card.passed) == (100, True)


@every_file
def test_the_worst_line_of_the_oracle_scores_0(path: Path) -> None:
    told = story(path)
    assert told.card(*told.oracle.line(told.worst)).score == 0


@every_file
def test_the_costs_add_up_to_what_was_lost_on_every_walk(path: Path) -> None:
    for card in walks(path):
        assert sum(decision.cost for decision in card.decisions) == card.best - card.total


@every_file
def test_every_walk_scores_between_0_and_100(path: Path) -> None:
    assert all(0 <= card.score <= 100 for card in walks(path))


@every_file
def test_a_walk_at_random_does_not_pass_on_the_average(path: Path) -> None:
    assert sum(card.score for card in walks(path)) / WALKS < story(path).scenario.pass_mark


@every_file
@pytest.mark.parametrize("rule", ["first", "last", "longest", "shortest"])
def test_no_rule_of_thumb_passes(path: Path, rule: str) -> None:
    told = story(path)
    session = told.play()
    while not session.finished:
        offered = session.moment.offered
        by_length = sorted(offered, key=lambda made: len(made.text))
        made = {"first": offered[0], "last": offered[-1], "longest": by_length[-1], "shortest": by_length[0]}[rule]
        session = session.choose(made.id)
    assert not score(session, told.analysis).passed


@every_file
def test_the_best_of_the_lost_calls_earns_less_than_the_best_of_the_resolved_ones(path: Path) -> None:
    asked = story(path).oracle
    lost, resolved = (asked.best(kind).get(asked.start) for kind in ("lost", "resolved"))
    assert resolved is not None
    assert lost is None or lost < resolved


@every_file
def test_a_critical_error_can_be_made(path: Path) -> None:
    assert any(way.choice.critical for ways in story(path).oracle.ways.values() for way in ways)


@every_file
def test_there_are_records_to_look_up_and_each_is_opened_by_some_choice(path: Path) -> None:
    told = story(path)
    assert told.scenario.records
    assert {made.opens for made in told.choices() if made.opens} == told.scenario.records.keys()


@every_file
def test_the_policy_is_in_sight(path: Path) -> None:
    assert 3 <= len(story(path).scenario.company.policy) <= 5


@every_file
def test_the_trainee_can_keep_silent_too_long(path: Path) -> None:
    assert sum(scene.silence is not None for scene in story(path).scenario.scenes.values()) >= 3


@every_file
def test_only_principles_of_the_catalogue_are_named(path: Path) -> None:
    named = {weight.principle for made in story(path).choices() for weight in (*made.shows, *made.breaks)}
    assert named <= principles()


@every_file
def test_every_choice_that_counts_says_why(path: Path) -> None:
    unexplained = [made.id for made in story(path).choices() if (made.points or made.critical) and not made.because]
    assert unexplained == []


@every_file
def test_every_ending_leaves_a_lesson(path: Path) -> None:
    assert [scene.id for scene in story(path).scenario.scenes.values() if scene.ending and not scene.lesson] == []


@every_file
def test_every_flag_is_both_changed_and_read(path: Path) -> None:
    told = story(path)
    flags = {flag.name for flag in told.scenario.flags}
    changed = {name for made in told.choices() for name, _ in (*made.sets, *made.adds)}
    conditions = [line.when for scene in told.scenario.scenes.values() for line in scene.says]
    conditions += [when for made in told.choices() for when in (made.when, *(jump.when for jump in made.jumps))]
    read_names = {name for when in conditions if when for name in when.names}
    assert flags == changed
    assert flags <= read_names
