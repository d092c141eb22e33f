"""How a trainee stands in a scenario, as its card tells it."""

from __future__ import annotations

from typing import NamedTuple


class Standing(NamedTuple):
    """How a trainee stands: the best score (None without one), whether it passed, attempts finished, best score with help.

    `under_way` says that an attempt can be continued.
    """

    score: int | None = None
    passed: bool = False
    attempts: int = 0
    helped: int | None = None
    under_way: bool = False
