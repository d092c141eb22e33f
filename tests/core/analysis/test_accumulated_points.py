"""With how many points one can arrive, against every way there in made-up scenarios."""

from __future__ import annotations

from hypothesis import given

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from tests.core.oracle import ask
from tests.core.scenarios import PROOF, choice, ending, play, scene, sound_stories, story


@PROOF
@given(sound_stories())
def test_no_way_to_an_ending_arrives_with_more_or_less(scenario: Scenario) -> None:
    analysis = Analysis.of(Machine(scenario))
    most, least = analysis.accumulated_points
    for made, total in ask(scenario).transcripts():
        moment = Session.replay(analysis.graph.machine, made).moment
        place = analysis.quotient.place_of_node(analysis.graph.node(moment.index, moment.state))
        assert least[place] <= total - moment.scene.points <= most[place]


@PROOF
@given(sound_stories().filter(lambda scenario: not ask(scenario).round_trips))
def test_some_way_to_an_ending_arrives_with_the_most_and_some_with_the_least(scenario: Scenario) -> None:
    analysis = Analysis.of(Machine(scenario))
    most, least = analysis.accumulated_points
    arrived: dict[int, list[int]] = {}
    for made, total in ask(scenario).transcripts(most=20_000):
        moment = Session.replay(analysis.graph.machine, made).moment
        place = analysis.quotient.place_of_node(analysis.graph.node(moment.index, moment.state))
        arrived.setdefault(place, []).append(total - moment.scene.points)
    assert all((min(totals), max(totals)) == (least[place], most[place]) for place, totals in arrived.items())


def test_within_a_loop_that_sums_to_zero_one_arrives_with_what_was_brought_in() -> None:
    opening = scene("opening", choice("well", "one", 2), choice("badly", "one", -1))
    one = scene("one", choice("up", "two", 1), choice("out", "end"))
    two = scene("two", choice("down", "one", -1))
    told = story(opening, one, two, ending("end"))
    analysis = Analysis.of(Machine(told))
    most, least = analysis.accumulated_points
    moment = play(told, "well", "up").moment
    place = analysis.quotient.place_of_node(analysis.graph.node(moment.index, moment.state))
    assert (least[place], most[place]) == (0, 3)
