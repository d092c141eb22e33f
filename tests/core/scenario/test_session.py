"""Sessions: what has been chosen decides everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.errors import ChoiceNotOffered
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import PROOF, TURNS, choice, ending, play, scene, silence, story, wander, wild_stories

END = ending("end")


def looked_at(session: Session) -> tuple[object, ...]:
    moment = session.moment
    return session.choice_ids, moment.scene.id, moment.state, moment.moves, session.line, session.finished


@PROOF
@given(wild_stories(), TURNS)
def test_replaying_the_choices_gives_what_playing_gave(scenario: Scenario, turns: list[int]) -> None:
    played = wander(scenario, turns)
    assert looked_at(Session.replay(Machine(scenario), played.choice_ids)) == looked_at(played)


@PROOF
@given(wild_stories(), TURNS)
def test_undoing_any_choice_gives_the_session_before_it(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    for move in session.moment.moves:
        assert session.choose(move.id).undo() == session


@PROOF
@given(wild_stories(), TURNS, st.integers(0, 25))
def test_rewinding_gives_the_session_as_it_stood(scenario: Scenario, turns: list[int], position: int) -> None:
    session = wander(scenario, turns)
    assert session.rewind(position) == Session.replay(session.machine, session.choice_ids[:position])


@PROOF
@given(wild_stories(), TURNS)
def test_the_steps_lead_from_the_start_to_where_the_session_stands(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    steps = session.steps()
    moments = [session.machine.start, *(step.after for step in steps)]
    assert [step.before for step in steps] == moments[:-1]
    assert moments[-1] is session.moment


@PROOF
@given(wild_stories(), TURNS)
def test_each_step_quotes_the_line_that_stood_before_it(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    assert [step.said for step in session.steps()] == [session.rewind(number).line for number in range(len(session.choice_ids))]


def test_undoing_at_the_beginning_changes_nothing() -> None:
    session = play(story(scene("opening", choice("go", "end")), END))
    assert session.undo() == session


def test_rewinding_past_the_end_changes_nothing() -> None:
    session = play(story(scene("opening", choice("go", "end")), END), "go")
    assert session.rewind(7) == session


def test_rewinding_past_the_beginning_gives_the_beginning() -> None:
    session = play(story(scene("opening", choice("wait", "opening"), choice("go", "end")), END), "wait", "wait", "go")
    assert session.rewind(-2).choice_ids == ()


def test_choosing_leaves_the_session_before_as_it_was() -> None:
    session = play(story(scene("opening", choice("go", "end")), END))
    session.choose("go")
    assert (session.choice_ids, session.moment.scene.id) == ((), "opening")


def test_a_choice_that_is_not_offered_is_refused() -> None:
    session = play(story(scene("opening", choice("go", "end"), choice("ask", "end", condition="mood > 9")), END))
    with pytest.raises(ChoiceNotOffered):
        session.choose("ask")


def test_nothing_can_be_chosen_after_the_ending() -> None:
    session = play(story(scene("opening", choice("go", "end")), END), "go")
    with pytest.raises(ChoiceNotOffered):
        session.choose("go")


def test_replaying_what_was_not_offered_is_refused() -> None:
    machine = Machine(story(scene("opening", choice("go", "end")), END))
    with pytest.raises(ChoiceNotOffered):
        Session.replay(machine, ["go", "go"])


def test_a_session_is_finished_at_an_ending_only() -> None:
    scenario = story(scene("opening", choice("go", "end")), END)
    assert [play(scenario).finished, play(scenario, "go").finished] == [False, True]


def test_the_scene_line_is_said_after_a_choice() -> None:
    assert play(story(scene("opening", choice("go", "end")), END), "go").line == "Words in end."


def test_only_the_reaction_is_said_where_a_silence_stays_in_the_scene() -> None:
    opening = scene("opening", choice("go", "end"), silent=silence("opening"))
    assert play(story(opening, END), "silence").line == "Hello?"


def test_the_reaction_comes_first_where_a_silence_leads_on() -> None:
    opening = scene("opening", choice("go", "end"), silent=silence("end"))
    assert play(story(opening, END), "silence").line == "Hello? Words in end."


def test_the_scene_line_is_said_again_where_a_choice_stays_in_the_scene() -> None:
    opening = scene("opening", choice("ask", "opening"), silent=silence("opening"))
    assert play(story(opening), "silence", "ask").line == "Words in opening."
