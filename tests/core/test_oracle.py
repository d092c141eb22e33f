"""The oracle that the other tests ask: its short way of remembering must agree with its long one."""

from __future__ import annotations

import pytest
from hypothesis import given

from simulator.core.scenario.model import Scenario
from tests.core.oracle import Oracle, TooLarge, ask
from tests.core.scenarios import PROOF, choice, ending, scene, sound_stories, story, wild_stories


@PROOF
@given(wild_stories())
def test_forgetting_what_no_longer_matters_changes_no_verdict(scenario: Scenario) -> None:
    full, forgetful = ask(scenario), Oracle(scenario, forgetful=True)
    verdicts = [(asked.dead_ends, bool(asked.endless), asked.farm, asked.sink) for asked in (full, forgetful)]
    assert verdicts[0] == verdicts[1]


@PROOF
@given(sound_stories())
def test_forgetting_what_no_longer_matters_changes_neither_best_nor_worst(scenario: Scenario) -> None:
    full, forgetful = ask(scenario), Oracle(scenario, forgetful=True)
    bounds = [(asked.best()[asked.start], asked.worst()[asked.start]) for asked in (full, forgetful)]
    assert bounds[0] == bounds[1]


def test_the_oracle_gives_up_on_what_is_too_large() -> None:
    opening = scene("opening", choice("up", "opening", mood=1), choice("stop", "end"))
    with pytest.raises(TooLarge):
        Oracle(story(opening, ending("end"), mood=0), limit=5)
