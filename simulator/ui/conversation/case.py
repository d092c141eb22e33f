"""Whose conversation it is, as far as a view of it tells that."""

from __future__ import annotations

from typing import NamedTuple

from simulator.core.scenario.model import Scenario


class Case(NamedTuple):
    """The names of both sides and what it is about; `onlookers` counts who reads or waits beside, 0 where nobody is known to."""

    customer: str = ""
    company: str = ""
    subject: str = ""
    portrait: str = ""
    onlookers: int = 0


def case_of(scenario: Scenario) -> Case:
    """Return the case of a scenario."""
    return Case(scenario.customer.name, scenario.company.name, scenario.title, scenario.customer.portrait)
