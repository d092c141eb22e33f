"""Sessions: what has been chosen decides everything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.errors import ChoiceNotOffered
from simulator.core.scenario.model import Line, Message, Scenario, Scene, spoken_text
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core import oracle
from tests.core.oracle import ask
from tests.core.scenarios import (
    PROOF,
    TURNS,
    Goto,
    choice,
    ending,
    everywhere,
    jumps,
    line,
    play,
    scene,
    silence,
    story,
    wander,
    wild_stories,
)

END = ending("end")


def looked_at(session: Session) -> tuple[object, ...]:
    moment = session.moment
    return session.choice_ids, moment.scene.id, moment.state, moment.moves, session.said, session.finished


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
    assert [step.said for step in session.steps()] == [session.rewind(number).said for number in range(len(session.choice_ids))]


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
    assert spoken_text(play(story(scene("opening", choice("go", "end")), END), "go").said) == "Words in end."


def test_only_the_reply_is_said_where_a_silence_stays_in_the_scene() -> None:
    opening = scene("opening", choice("go", "end"), silent=silence("opening"))
    assert spoken_text(play(story(opening, END), "silence").said) == "Hello?"


def test_the_reply_comes_first_where_a_silence_leads_on() -> None:
    opening = scene("opening", choice("go", "end"), silent=silence("end"))
    assert spoken_text(play(story(opening, END), "silence").said) == "Hello? Words in end."


def test_the_scene_line_is_said_again_where_a_choice_stays_in_the_scene() -> None:
    opening = scene("opening", choice("ask", "opening"), silent=silence("opening"))
    assert spoken_text(play(story(opening), "silence", "ask").said) == "Words in opening."


@PROOF
@given(wild_stories())
def test_what_is_said_agrees_with_the_oracle_on_every_way(scenario: Scenario) -> None:
    asked = ask(scenario)
    machine = Machine(scenario)
    assert spoken_text(Session.begin(machine).said) == " ".join(oracle.said_first(scenario))
    for here, path in asked.path_to.items():
        session = Session.replay(machine, path)
        for way in asked.ways[here]:
            assert spoken_text(session.choose(way.choice.id).said) == " ".join(oracle.said_after(scenario, here, way))


def test_messages_are_said_one_after_the_other_with_what_is_seen() -> None:
    messages = (Message("My tap drips.", "She holds up a sponge."), Message(sees="Water runs."), Message("And it is loud."))
    session = play(story(Scene("opening", (Line(messages),), (choice("go", "end"),)), END))
    assert session.said == messages
    assert spoken_text(session.said) == "My tap drips. And it is loud."


def test_a_reply_comes_before_the_line_of_the_next_scene() -> None:
    opening = scene("opening", choice("go", "end", reply=(line("Thank you."),)))
    assert [message.text for message in play(story(opening, END), "go").said] == ["Thank you.", "Words in end."]


def test_a_scene_that_goes_on_after_a_reply_is_not_said_again() -> None:
    opening = scene("opening", choice("ask", "opening", reply=(line("It was Tuesday."),)), choice("go", "end"))
    assert spoken_text(play(story(opening, END), "ask").said) == "It was Tuesday."


def test_a_scene_that_goes_on_is_said_again_where_no_reply_holds() -> None:
    opening = scene("opening", choice("ask", "opening", reply=(line("Never.", "mood > 9"),)), choice("go", "end"))
    assert spoken_text(play(story(opening, END), "ask").said) == "Words in opening."


def test_a_reply_goes_by_the_values_after_the_choice() -> None:
    replies = (line("Better.", "mood == 6"), line("As before."))
    opening = scene("opening", choice("cheer", "end", mood=1, reply=replies))
    assert spoken_text(play(story(opening, END), "cheer").said) == "Better. Words in end."


def beat(name: str, goto: Goto, *says: Line) -> Scene:
    return Scene(name, says or (line(f"Words in {name}."),), jumps=jumps(goto))


def test_a_beat_is_passed_and_told_as_part_of_the_answer() -> None:
    told = story(scene("opening", choice("go", "aside")), beat("aside", "end"), END)
    session = play(told, "go")
    assert (session.moment.scene.id, session.finished) == ("end", True)
    assert spoken_text(session.said) == "Words in aside. Words in end."
    assert spoken_text(session.steps()[0].said) == "Words in opening."


def test_a_conversation_may_begin_with_a_beat() -> None:
    told = story(beat("rings", [("mood > 7", "end"), ("", "opening")]), scene("opening", choice("go", "end")), END)
    session = play(told)
    assert (session.moment.scene.id, spoken_text(session.said)) == ("opening", "Words in rings. Words in opening.")
    assert play(replace(told, customer=replace(told.customer, mood=8))).finished


def test_a_beat_leads_where_its_first_condition_that_holds_says() -> None:
    aside = beat("aside", [("mood > 5", "good"), ("", "bad")], line("A smile.", "mood > 5"), line("A frown."))
    told = story(
        scene("opening", choice("cheer", "aside", mood=1), choice("sigh", "aside")), aside, ending("good"), ending("bad")
    )
    assert spoken_text(play(told, "cheer").said) == "A smile. Words in good."
    assert spoken_text(play(told, "sigh").said) == "A frown. Words in bad."


def test_a_scene_that_a_beat_comes_back_to_is_said_again() -> None:
    opening = scene("opening", choice("ask", "aside", reply=(line("It was Tuesday."),)), choice("go", "end"))
    told = play(story(opening, beat("aside", "opening"), END), "ask")
    assert spoken_text(told.said) == "It was Tuesday. Words in aside. Words in opening."


def searched(*replies: Line, says: Line | None = None) -> Session:
    """Play a look-up that is offered everywhere, and after which the scene is not said again."""
    opening = Scene("opening", (says or line("My tap drips."),), (choice("go", "end"),))
    told = story(*everywhere(choice("look", "opening", reply=replies), scenes=[opening]), END)
    return play(told, "look")


def test_after_a_look_up_without_a_word_the_line_of_the_scene_is_answered() -> None:
    session = searched()
    assert (session.said, spoken_text(session.last_line)) == ((), "My tap drips.")
    assert [spoken_text(step.last_line) for step in session.choose("go").steps()] == ["My tap drips.", "My tap drips."]


def test_what_is_seen_at_a_look_up_comes_after_the_line_that_is_answered() -> None:
    session = searched(Line((Message(sees="Water runs."),)))
    assert session.last_line == (Message("My tap drips."), Message(sees="Water runs."))


def test_a_reply_to_a_look_up_is_what_is_answered() -> None:
    session = searched(line("It was Tuesday."))
    assert spoken_text(session.last_line) == "It was Tuesday."


def test_what_is_only_seen_is_answered_once() -> None:
    seen = Line((Message(sees="She waits."),))
    assert searched(says=seen).last_line == searched(says=seen).undo().last_line == seen.messages


@PROOF
@given(wild_stories(), TURNS)
def test_where_a_word_was_said_that_is_what_is_answered(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    for step in session.steps():
        assert step.last_line == (step.said if spoken_text(step.said) else (*step.before.line, *step.said))
    assert session.last_line == (session.said if spoken_text(session.said) else (*session.moment.line, *session.said))
