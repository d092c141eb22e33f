"""The kinds of problem that only a guidance catalogue can have."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

UNKNOWN_ARTICLE = Kind(
    "unknown-article",
    Severity.ERROR,
    N_("Point “{name}” belongs to no article."),
    N_("Begin it with the letter of an article, or add the article."),
)
UNKNOWN_POINT = Kind(
    "unknown-point",
    Severity.ERROR,
    N_("There is no point “{name}”."),
    N_("{suggestion}Write it under “points”, or cite another one."),
)
UNKNOWN_COMPETENCY = Kind(
    "unknown-competency",
    Severity.ERROR,
    N_("There is no competency “{name}”."),
    N_("{suggestion}Write it under “competencies”, or name another one."),
)
