"""Interchangeable choices counted against all of their subsets told apart: nothing that anybody is told changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from simulator.core.analysis import interchangeable
from simulator.core.analysis.bounds import Analysis, Unsound
from simulator.core.analysis.exploration import TooManyStates
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.checks.all_checks import examine
from simulator.core.players.cue_audit import audit
from simulator.core.players.report import report
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import Choice, Jump, Scenario, Scene
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scoring.debrief import debrief
from tests.core.scenarios import HERE, PROOF, TURNS, choice, ending, scene, sound_stories, story, wander

END = ending("end")
ALL_APART = inf


@contextmanager
def counted_from(saved: float) -> Iterator[None]:
    """Count interchangeable choices where that leaves so many times fewer states."""
    before, interchangeable.WORTH_IT = interchangeable.WORTH_IT, saved
    try:
        yield
    finally:
        interchangeable.WORTH_IT = before


@st.composite
def with_look_ups(draw: st.DrawFn) -> Scenario:
    """A sound story in which one scene has two to four interchangeable choices more, or many scenes have."""
    scenario = draw(sound_stories())
    scenes = [each for each in scenario.scenes.values() if each.choices]
    chosen, many = draw(st.sampled_from(scenes)), draw(st.booleans())
    goto = draw(st.sampled_from([HERE if many else chosen.id, *scenario.scenes]))
    condition = draw(st.sampled_from(["", "mood > 4", "trust > 4"]))
    points, mood, critical = draw(st.integers(-2, 2)), draw(st.integers(-1, 1)), draw(st.sampled_from([None, None, "customer"]))
    added = [
        choice(f"look-{number}", goto, points, condition=condition, mood=mood, critical=critical, once=True, because="So it is.")
        for number in range(draw(st.integers(2, 4)))
    ]
    added = [replace(each, text="word " * draw(st.integers(1, 4))) for each in added]
    if many:
        others = [each.id for each in draw(st.lists(st.sampled_from(scenes), unique=True)) if each is not chosen]
        grown_scenes = {each.id: _with_shared(each, added) for each in scenes if each.id not in others}
        return replace(scenario, scenes={**scenario.scenes, **grown_scenes})
    mixed = draw(st.permutations([*chosen.choices, *added]))
    grown = replace(chosen, choices=tuple(mixed))
    return replace(scenario, scenes={**scenario.scenes, chosen.id: grown})


def _with_shared(home: Scene, added: list[Choice]) -> Scene:
    """Add choices that stand in many scenes to one; the story has two at most already."""
    shared = [
        replace(each, everywhere=number, jumps=(Jump(home.id if each.jumps[0].to == HERE else each.jumps[0].to),))
        for number, each in enumerate(added, 2)
    ]
    return replace(home, choices=(*home.choices, *shared))


def told(problems: Sequence[Problem]) -> list[tuple[str, Path, int]]:
    """Give what is told; not which of the choices in many scenes is called the copy, where round trips lead to them again."""
    problems = [each for each in problems if (each.code, each.path[:1]) != ("same-choice-twice", ("everywhere",))]
    return [(each.code, each.path, len(each.witness or ())) for each in problems]


def analysed(scenario: Scenario, saved: float) -> Analysis:
    with counted_from(saved):
        try:
            return Analysis(StateGraph(Machine(scenario), budget=3000))
        except (Unsound, TooManyStates):
            reject()


@PROOF
@given(with_look_ups(), TURNS)
def test_scores_costs_and_debriefs_of_every_conversation_are_the_same(scenario: Scenario, turns: list[int]) -> None:
    whole, counted = analysed(scenario, ALL_APART), analysed(scenario, 0)
    session = wander(scenario, turns)
    for step in session.steps():
        assert counted.at(step.before)[:2] == whole.at(step.before)[:2]
        assert counted.cost(step.before, step.choice) == whole.cost(step.before, step.choice)
        assert counted.reference(step.before) == whole.reference(step.before)
    if session.finished:
        one, other = debrief(session, counted), debrief(session, whole)
        assert (one.card, one.closed) == (other.card, other.closed)


@PROOF
@given(with_look_ups())
def test_all_problems_are_the_same_and_every_witness_replays(scenario: Scenario) -> None:
    analysed(scenario, ALL_APART)
    with counted_from(ALL_APART):
        whole, _ = examine(Machine(scenario))
    with counted_from(0):
        counted, _ = examine(Machine(scenario))
    assert told(counted) == told(whole)
    for problem in counted:
        if problem.witness is not None and problem.path[0] != "walkthroughs":
            Session.replay(Machine(scenario), problem.witness)


@PROOF
@given(with_look_ups())
def test_the_report_is_the_same(scenario: Scenario) -> None:
    whole, counted = analysed(scenario, ALL_APART), analysed(scenario, 0)
    with counted_from(ALL_APART):
        one = report(whole, {})
    with counted_from(0):
        other = report(counted, {})
    assert (one.best.points, one.worst.points, one.shortest, one.endings) == (
        other.best.points,
        other.worst.points,
        other.shortest,
        other.endings,
    )
    assert (one.best.choices, one.worst.choices) == (other.best.choices, other.worst.choices)
    for figure in ("mean", "spread", "decisions", "passes", "visits", "endings"):
        assert getattr(one.random, figure) == pytest.approx(getattr(other.random, figure), abs=1e-9), figure


@PROOF
@given(with_look_ups())
def test_players_who_do_not_read_come_as_far(scenario: Scenario) -> None:
    whole, counted = analysed(scenario, ALL_APART), analysed(scenario, 0)
    with counted_from(ALL_APART):
        one = audit(whole)
    with counted_from(0):
        other = audit(counted)
    for found, right in zip(other.results, one.results, strict=True):
        assert found.score == pytest.approx(right.score, abs=1e-9), found.bot.id
        gains = {gain.scene: gain.gain for gain in right.scene_gains}
        assert {gain.scene: gain.gain for gain in found.scene_gains} == pytest.approx(gains, abs=1e-9)


def test_twenty_look_ups_have_twenty_one_states() -> None:
    looks = [choice(f"look-{number}", "opening", 1, once=True) for number in range(19)]
    analysis = Analysis.of(Machine(story(scene("opening", *looks, choice("out", "end")), END)))
    assert (analysis.graph.size, analysis.best, analysis.worst) == (21, 19, 0)


def test_what_differs_in_points_or_effects_is_not_interchangeable() -> None:
    looks = [choice(f"look-{number}", "opening", number % 3, once=True) for number in range(18)]
    graph = StateGraph(Machine(story(scene("opening", *looks, choice("out", "end")), END)))
    assert graph.size == 7**3 + 1
