"""Principles that a scenario still names and the guidance has replaced by others."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.core.checks.reachability import choice_path, named
from simulator.core.guidance.catalogue import Guidance
from simulator.core.problems.problem import Problem
from simulator.core.problems.scenario_kinds import RETIRED_PRINCIPLE
from simulator.core.scenario.model import Scenario
from simulator.core.texts import N_, Text, either

QUOTED = N_("“{name}”")


def retired_principles(scenario: Scenario, guidance: Guidance) -> Iterator[Problem]:
    """Report each place where a choice shows or breaks a principle that is kept for what was played before only."""
    shared: set[int] = set()
    for scene in scenario.scenes.values():
        for index, choice in enumerate(scene.moves):
            if choice.everywhere in shared:
                continue
            for key, weights in (("shows", choice.shows), ("breaks", choice.breaks)):
                for number, weight in enumerate(weights):
                    principle = guidance.principles.get(weight.principle)
                    if principle is not None and principle.retired:
                        path = (*choice_path(scene.id, index, choice), key, number)
                        today = either(Text(QUOTED, {"name": name}) for name in principle.replaced_by)
                        details = {"name": principle.id, **named(scene.id, choice), "today": today}
                        yield Problem(RETIRED_PRINCIPLE, path, details)
        shared |= {choice.everywhere for choice in scene.choices if choice.everywhere is not None}
