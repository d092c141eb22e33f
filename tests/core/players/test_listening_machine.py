"""What a machine hears that knows all that was said, and that nothing else is changed by it."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.state_graph import StateGraph
from simulator.core.analysis.work_budget import OutOfBudget
from simulator.core.players.listening_machine import ListeningMachine
from simulator.core.players.player_statistics import PlayerStatistics, at_random
from simulator.core.scenario.model import Scenario, Scene, spoken_text
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core.oracle import ask
from tests.core.scenarios import (
    PROOF,
    TURNS,
    choice,
    ending,
    everywhere,
    jumps,
    line,
    scene,
    sound_stories,
    story,
    wander,
    wild_stories,
)

END = ending("end")


def heard(scenario: Scenario, *made: str) -> str:
    """Tell what is heard where some choices lead."""
    return spoken_text(Session.replay(ListeningMachine(scenario), made).moment.line)


@PROOF
@given(wild_stories(), TURNS)
def test_what_is_heard_is_what_is_to_be_answered(scenario: Scenario, turns: list[int]) -> None:
    session = wander(scenario, turns)
    moment = ListeningMachine(scenario).start
    for step in session.steps():
        assert spoken_text(moment.line) == spoken_text(step.last_line)
        assert [move.id for move in moment.moves] == [move.id for move in step.before.moves]
        moment = moment.follow(step.choice.id)
    assert spoken_text(moment.line) == spoken_text(session.last_line)


@PROOF
@given(sound_stories())
def test_who_hears_all_and_does_not_listen_comes_to_the_same(scenario: Scenario) -> None:
    analysis, machine = Analysis.of(Machine(scenario)), ListeningMachine(scenario)
    scenes = range(len(machine.scenes))
    graph = StateGraph(machine, heard=scenes, watched=dict.fromkeys(scenes, machine.said_before))
    deaf, hearing = PlayerStatistics(analysis, at_random), PlayerStatistics(analysis, at_random, graph)
    assert hearing.mean == pytest.approx(deaf.mean)
    assert hearing.visits == pytest.approx(dict(deaf.visits))
    assert hearing.passes == pytest.approx(deaf.passes)


@PROOF
@given(wild_stories())
def test_each_node_of_a_graph_hears_what_is_heard_on_the_way_to_it(scenario: Scenario) -> None:
    machine = ListeningMachine(scenario)
    scenes = range(len(machine.scenes))
    graph = StateGraph(machine, heard=scenes, watched=dict.fromkeys(scenes, machine.said_before))
    for path in ask(scenario).path_to.values():
        session = Session.replay(machine, path)
        node = graph.node(session.moment.index, session.moment.state)
        assert node in graph.edges
        assert machine.scenes[graph.scene_of(node)].said(graph.state_of(node)) == session.moment.line


def test_a_reply_is_heard_before_the_line_by_the_values_after_the_choice() -> None:
    replies = (line("Better.", "mood == 6"), line("As before."))
    opening = scene("opening", choice("cheer", "end", mood=1, reply=replies), choice("go", "end", reply=replies))
    told = story(opening, END)
    assert heard(told, "cheer") == "Better. Words in end."
    assert heard(told, "go") == "As before. Words in end."


def test_where_a_scene_goes_on_only_the_reply_is_heard_and_without_a_word_its_line() -> None:
    opening = scene("opening", choice("ask", "opening", reply=(line("On Tuesday.", "mood > 4"),), mood=-1), choice("go", "end"))
    told = story(*everywhere(choice("look", "opening"), scenes=[opening]), END)
    assert heard(told, "ask") == "Words in opening."
    assert heard(told, "look") == "Words in opening."
    cheered = scene("opening", choice("ask", "opening", reply=(line("On Tuesday."),)), choice("go", "end"))
    assert heard(story(cheered, END), "ask") == "On Tuesday."


def test_the_words_of_scenes_that_go_on_by_themselves_are_heard() -> None:
    rings = Scene("rings", (line("It rings."),), jumps=jumps("opening"))
    aside = Scene("aside", (line("Left.", "visited opening"), line("Never.")), jumps=jumps("end"))
    opening = scene("opening", choice("go", "aside", reply=(line("Well."),)))
    told = story(rings, opening, aside, END)
    assert heard(told) == "It rings. Words in opening."
    assert heard(told, "go") == "Well. Left. Words in end."


def test_where_very_much_may_be_said_on_one_way_that_is_too_much() -> None:
    lines = (*(line(f"Text {mood}.", f"mood == {mood}") for mood in range(10)), line("Well."))
    beats = [Scene(f"beat-{number}", lines, jumps=jumps(f"beat-{number + 1}")) for number in range(5)]
    told = story(scene("opening", choice("go", "beat-0")), *beats, ending("beat-5"))
    with pytest.raises(OutOfBudget):
        ListeningMachine(told)
