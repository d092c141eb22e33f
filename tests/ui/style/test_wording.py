"""Figures and names as people read them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from simulator.core.scenario.model import CHANNELS, CRITICAL, ENDINGS, Message
from simulator.core.scoring.advice import MISSED
from simulator.ui.style.wording import (
    addressed,
    channel_name,
    clock,
    critical_name,
    ending_name,
    lost,
    next_reason,
    speakers,
    told,
)
from simulator.workflow.recommend import Recommendation
from tests.conversations import CROWD, playable

RAY = Message("Mine.", speaker="ray")


@pytest.mark.parametrize(("seconds", "written"), [(0, "0:00"), (9, "0:09"), (60, "1:00"), (245, "4:05"), (3600, "60:00")])
def test_seconds_are_written_as_a_clock(seconds, written):
    assert clock(seconds) == written


@pytest.mark.parametrize(
    ("cost", "told"), [(0, "Lost less than 1 of 100 points."), (1, "Lost 1 of 100 points."), (11, "Lost 11 of 100 points.")]
)
def test_a_cost_is_told_in_the_right_number(cost, told):
    assert lost(cost) == told


@pytest.mark.parametrize(("chances", "often"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often_a_conversation_calls_for_something_is_told_as_people_say_it(chances, often):
    row = SimpleNamespace(id="other", title="The parcel")
    advice = SimpleNamespace(reason=MISSED, call=SimpleNamespace(scenario="roof", title="The roof"))
    reason = next_reason(Recommendation(advice, None, row, chances, fresh=False))
    assert reason.endswith(f"“The parcel” calls for it {often}.")


@pytest.mark.parametrize(("name", "values"), [(channel_name, CHANNELS), (ending_name, ENDINGS), (critical_name, CRITICAL)])
def test_every_value_of_a_scenario_has_a_name_of_its_own(name, values):
    names = [name(value) for value in values]
    assert len(set(names)) == len(values)
    assert all(names)


def test_a_scene_that_is_not_written_has_no_ending():
    assert ending_name("") == "Not written yet"


@pytest.mark.parametrize(
    ("said", "plain", "in_quotes"),
    [
        ((), "", ""),
        ((Message("Hi."),), "Hi.", "“Hi.”"),
        ((Message("Hi."), Message("You.")), "Hi. You.", "“Hi. You.”"),
        (
            (Message("Hi.", "A nod."), Message("You.", "Rain.")),
            "(A nod.) Hi. (Rain.) You.",
            "(A nod.) “Hi.” (Rain.) “You.”",
        ),
        ((Message("Hi."), Message(sees="A nod."), Message("You.")), "Hi. (A nod.) You.", "“Hi.” (A nod.) “You.”"),
        ((Message(sees="A nod."),), "(A nod.)", "(A nod.)"),
    ],
)
def test_messages_are_written_as_one_text(said, plain, in_quotes):
    scenario = playable(CROWD).scenario
    assert told(said, str, scenario) == plain
    assert told(said, str, scenario, quotes=True) == in_quotes


@pytest.mark.parametrize(
    ("said", "named", "unnamed", "who"),
    [
        ((RAY,), "“Mine.”", "Ray Hall: “Mine.”", "Ray Hall"),
        ((Message("Hi."), RAY), *["Robin Example: “Hi.” Ray Hall: “Mine.”"] * 2, "Robin Example, Ray Hall"),
        (
            (RAY, Message(sees="A nod."), RAY),
            "“Mine.” (A nod.) “Mine.”",
            "Ray Hall: “Mine.” (A nod.) Ray Hall: “Mine.”",
            "Ray Hall",
        ),
        ((Message("Hi."),), "“Hi.”", "“Hi.”", "Robin Example"),
        ((Message(sees="A nod."),), "(A nod.)", "(A nod.)", "Robin Example"),
    ],
)
def test_whoever_else_speaks_is_named(said, named, unnamed, who):
    scenario = playable(CROWD).scenario
    assert told(said, str, scenario, quotes=True, named=True) == named
    assert told(said, str, scenario, quotes=True) == unnamed
    assert speakers(said, scenario) == who


def test_an_answer_says_whom_it_is_for_unless_that_is_the_customer():
    scenario = playable(CROWD).scenario
    own, blame, *_ = scenario.scenes["opening"].choices
    assert addressed(scenario, own, "Yes.") == "Yes."
    assert addressed(scenario, blame, "Yes.") == "To Ray Hall: Yes."


def test_names_are_put_into_what_is_said_and_seen():
    assert (
        told((Message("I am x.", "It is x."),), lambda text: text.replace("x", "Ada"), playable().scenario)
        == "(It is Ada.) I am Ada."
    )
