"""How often scenes are met, those that go on by themselves included."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.work_budget import OutOfBudget, WorkBudget
from simulator.core.players.passed_beats import scenes_met
from simulator.core.players.player_statistics import PlayerStatistics, at_random
from simulator.core.scenario.model import Scenario, Scene
from simulator.core.scenario.state_machine import Machine
from tests.core import oracle
from tests.core.oracle import Situation, ask
from tests.core.scenarios import PROOF, choice, ending, jumps, line, scene, sound_stories, story

END = ending("end")


def met(scenario: Scenario) -> dict[str, float]:
    return dict(scenes_met(PlayerStatistics(Analysis.of(Machine(scenario)), at_random), at_random))


def followed(scenario: Scenario) -> dict[str, Fraction]:
    """Follow all ways of a story in which nothing is met twice, and count who comes past each scene at least once."""
    asked, odds_of = ask(scenario), dict[str, Fraction]()
    first = [beat for beat, _ in oracle.opening(scenario).beats]
    odds_of |= dict.fromkeys(first, Fraction(1))
    going = {(asked.start, frozenset(first)): Fraction(1)}
    while going:
        following: dict[tuple[Situation, frozenset[str]], Fraction] = {}
        for (here, passed), odds in going.items():
            if here.scene not in passed:
                odds_of[here.scene] = odds_of.get(here.scene, Fraction(0)) + odds
            ways = [way for way in asked.ways[here] if not way.choice.silent] or asked.ways[here]
            for way in ways:
                share = odds / len(ways)
                for beat in {*way.beats} - passed:
                    odds_of[beat] = odds_of.get(beat, Fraction(0)) + share
                there = way.to, passed | {here.scene, *way.beats}
                following[there] = following.get(there, Fraction(0)) + share
        going = following
    return odds_of


@PROOF
@given(sound_stories().filter(lambda scenario: not ask(scenario).round_trips))
def test_where_nothing_is_met_twice_it_agrees_with_following_every_way(scenario: Scenario) -> None:
    assert met(scenario) == pytest.approx({name: float(odds) for name, odds in followed(scenario).items()})


@PROOF
@given(sound_stories())
def test_scenes_with_a_decision_are_met_as_often_as_without_a_stop_on_the_way(scenario: Scenario) -> None:
    player = PlayerStatistics(Analysis.of(Machine(scenario)), at_random)
    decided = {name: odds for name, odds in met(scenario).items() if not scenario.scenes[name].jumps}
    assert decided == pytest.approx(dict(player.visits))


def test_a_scene_that_is_passed_again_and_again_is_counted_once() -> None:
    opening = scene("opening", choice("ask", "aside"), choice("stop", "end", 1), choice("leave", "end"))
    told = story(opening, Scene("aside", (line("A pause."),), jumps=jumps("opening")), END)
    assert met(told) == pytest.approx({"opening": 1, "aside": 1 / 3, "end": 1})


def test_a_scene_that_nobody_passes_is_left_out() -> None:
    opening = scene("opening", choice("go", "end", 1), choice("leave", [("mood > 9", "aside"), ("", "end")]))
    told = story(opening, Scene("aside", (line("A pause."),), jumps=jumps("end")), END)
    assert met(told).keys() == {"opening", "end"}


def test_where_too_little_may_be_spent_that_is_told() -> None:
    opening = scene("opening", choice("go", "aside", 1), choice("leave", "end"))
    told = story(opening, Scene("aside", (line("A pause."),), jumps=jumps("end")), END)
    player = PlayerStatistics(Analysis.of(Machine(told)), at_random)
    with pytest.raises(OutOfBudget):
        scenes_met(player, at_random, WorkBudget(0))
