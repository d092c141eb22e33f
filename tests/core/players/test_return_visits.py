"""How often a scene is met again, by hand; that what follows from it is right everywhere, the tests of the players show."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from simulator.core.analysis.state_graph import StateGraph
from simulator.core.players.markov_chain import MarkovChain, Rule
from simulator.core.players.player_statistics import at_random, last
from simulator.core.players.return_visits import expected_returns
from simulator.core.scenario.model import Flag, Scene
from simulator.core.scenario.state_machine import Machine
from tests.core.scenarios import choice, ending, scene, story

END = ending("end")


def returned(*scenes: Scene, rule: Rule = at_random, flags: Sequence[Flag] = ()) -> dict[str, float]:
    machine = Machine(story(*scenes, flags=flags))
    chain = MarkovChain(StateGraph(machine).quotient, rule)
    met = chain.visits()
    back = dict(expected_returns(chain, met))
    visited = sorted({chain.graph.scene_of(node) for node in chain.graph.order if met[node]})
    return {machine.scenes[scene].scene.id: back.get(scene, 0) for scene in visited}


def test_nobody_comes_back_where_all_leads_on() -> None:
    assert returned(scene("opening", choice("on", "end")), END) == {"opening": 0, "end": 0}


def test_what_can_be_done_once_brings_back_once() -> None:
    opening = scene("opening", choice("look", "opening", once=True), choice("on", "end"))
    assert returned(opening, END) == {"opening": 0.5, "end": 0}


def test_looking_at_all_there_is_brings_back_as_often() -> None:
    looks = [choice(f"look-{number}", "desk", once=True) for number in range(3)]
    assert returned(scene("desk", choice("on", "end"), *looks), END, rule=last)["desk"] == 3


def test_a_loop_brings_back_as_often_as_it_is_taken() -> None:
    opening = scene("opening", choice("again", "opening"), choice("again-2", "opening"), choice("on", "end"))
    assert returned(opening, END)["opening"] == pytest.approx(2)


def test_a_scene_within_a_loop_is_met_again_only_by_those_who_got_there() -> None:
    opening = scene("opening", choice("in", "round"), choice("on", "end"))
    round_ = scene("round", choice("back", "opening"), choice("again", "round"))
    assert returned(opening, round_, END) == pytest.approx({"opening": 1, "round": 1.5, "end": 0})


def test_one_choice_may_bring_some_back_and_lead_others_on() -> None:
    tries = Flag("tries", 0, 0, 2, boolean=False)
    again = choice("again", [("tries < 2", "opening"), ("", "end")], adds={"tries": 1})
    opening = scene("opening", again, choice("stop", "end"))
    assert returned(opening, END, flags=[tries]) == {"opening": 0.5, "end": 0}


def test_a_hundred_scenes_are_as_good_as_one() -> None:
    desks = [
        scene(f"desk-{number}", choice("look", f"desk-{number}", once=True), choice("on", f"desk-{number + 1}"))
        for number in range(100)
    ]
    back = returned(*desks, ending("desk-100"))
    assert [back[f"desk-{number}"] for number in range(100)] == pytest.approx([0.5] * 100)
