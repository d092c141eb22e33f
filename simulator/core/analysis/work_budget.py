"""How much work a question about a scenario may take, counted in steps of the search and not in seconds.

The core has no clock, and the same file gets the same answer on every machine. A step is about a microsecond of a usual computer;
what a part of the work counts as was measured.
"""

from __future__ import annotations

from math import inf

CHECK = 1_800_000
"""Steps for all that is proved and found out about a file."""

REPORT, REPORT_A_SCENE = 1_500_000, 400
"""Steps for a report, and more for each scene: what 5,000 scenes come to is told in full."""

MOST_LISTED = 700_000
"""What goes through all moves of all states one by one is not asked where there are more: the list takes too much memory."""


class OutOfBudget(Exception):
    """What was asked takes more work than is allowed."""


class WorkBudget:
    """The steps that are left; without a number there is no limit."""

    __slots__ = ("limit", "spent")

    def __init__(self, limit: float = inf) -> None:
        self.limit = limit
        self.spent = 0.0

    @property
    def left(self) -> float:
        """How many steps are left, none where too much was spent."""
        return max(self.limit - self.spent, 0.0)

    def spend(self, steps: float) -> None:
        """Take so many steps off. Raises OutOfBudget where fewer are left."""
        self.spent += steps
        if self.spent > self.limit:
            raise OutOfBudget
