"""Whose conversation it is, as far as a view of it tells that."""

from __future__ import annotations

from typing import NamedTuple

from simulator.core.scenario.model import PARTS, Scenario
from simulator.core.scenario.state_machine import Moment


class Case(NamedTuple):
    """The names of both sides and what it is about, as it stands now.

    `onlookers` counts who reads or waits beside, 0 where nobody is known to. `parts` are those that a mail is built from, in
    their order, and `part` is the next one.
    """

    customer: str = ""
    company: str = ""
    subject: str = ""
    portrait: str = ""
    onlookers: int = 0
    parts: tuple[str, ...] = ()
    part: str = ""


def case_of(scenario: Scenario) -> Case:
    """Return the case of a scenario."""
    used = {choice.part for choice in scenario.moves}
    parts = tuple(part for part in PARTS if part in used)
    customer = scenario.customer
    return Case(customer.name, scenario.company.name, scenario.title, customer.portrait, parts=parts)


def case_at(case: Case, scenario: Scenario, moment: Moment) -> Case:
    """Return the same case as it stands at a moment of the scenario."""
    part = next((choice.part for choice in moment.offered if choice.part), "")
    return case._replace(onlookers=scenario.onlookers_in(moment.scene) or 0, part=part)
