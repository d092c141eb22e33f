"""The kinds of problem that only a guidance catalogue can have, or the house layer of it."""

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
UNKNOWN_HOUSE_POINT = Kind(
    "unknown-cited-point",
    Severity.ERROR,
    N_("The guidance that comes with First Call has no point “{name}”."),
    N_("{suggestion}Cite another one, or leave “cites” out: a principle of the house need not rest on any."),
)
HOUSE_ID_TAKEN = Kind(
    "house-id-taken",
    Severity.ERROR,
    N_("“{name}” names {what} of the guidance that comes with First Call."),
    N_("Choose another id, such as house-{name}; then both can be cited."),
)
