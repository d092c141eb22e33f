"""Figures and names as people read them."""

from __future__ import annotations

import pytest

from simulator.core.scenario.model import CHANNELS, CRITICAL, ENDINGS
from simulator.ui.style.wording import channel_name, clock, critical_name, ending_name, points


@pytest.mark.parametrize(("seconds", "written"), [(0, "0:00"), (9, "0:09"), (60, "1:00"), (245, "4:05"), (3600, "60:00")])
def test_seconds_are_written_as_a_clock(seconds, written):
    assert clock(seconds) == written


@pytest.mark.parametrize(("cost", "told"), [(1, "Cost 1 point."), (2, "Cost 2 points."), (11, "Cost 11 points.")])
def test_a_cost_is_told_in_the_right_number(cost, told):
    assert points(cost) == told


@pytest.mark.parametrize(("name", "values"), [(channel_name, CHANNELS), (ending_name, ENDINGS), (critical_name, CRITICAL)])
def test_every_value_of_a_scenario_has_a_name_of_its_own(name, values):
    names = [name(value) for value in values]
    assert len(set(names)) == len(values)
    assert all(names)


def test_a_scene_that_is_not_written_has_no_ending():
    assert ending_name("") == "Not written yet"
