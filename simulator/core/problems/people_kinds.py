"""The kinds of problem in who takes part besides the customer."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

UNKNOWN_PERSON = Kind(
    "unknown-person",
    Severity.ERROR,
    N_("There is nobody called “{name}” among the people."),
    N_("{suggestion}Write who it is under “people”, or name another one; leave it out where it is the customer.{known}"),
)
NEVER_SPEAKS = Kind(
    "person-never-speaks",
    Severity.WARNING,
    N_("“{id}” ({name}) stands under “people” and never says anything."),
    N_("Let a message be theirs by `as: {id}`, or take them out."),
)
