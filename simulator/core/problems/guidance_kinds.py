"""The kinds of problem that only a guidance catalogue can have."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity

UNKNOWN_ARTICLE = Kind(
    "unknown-article",
    Severity.ERROR,
    "Point “{name}” belongs to no article.",
    "Begin it with the letter of an article, or add the article.",
)
UNKNOWN_POINT = Kind(
    "unknown-point", Severity.ERROR, "There is no point “{name}”.", "{suggestion}Write it under “points”, or cite another one."
)
UNKNOWN_COMPETENCY = Kind(
    "unknown-competency",
    Severity.ERROR,
    "There is no competency “{name}”.",
    "{suggestion}Write it under “competencies”, or name another one.",
)
