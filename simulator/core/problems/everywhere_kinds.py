"""The kinds of problem in choices that are written once and stand in many scenes."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

EVERYWHERE_DUPLICATE = Kind(
    "everywhere-duplicate",
    Severity.ERROR,
    N_("“{name}” is offered in many scenes, and another choice there is called so too; it is in line {line}."),
    N_("Rename one of them."),
)
EVERYWHERE_SCORES = Kind(
    "everywhere-scores",
    Severity.ERROR,
    N_("“{name}” shows or breaks something and is offered in many scenes, so it could count again and again."),
    N_("Mark it `once: true`, so that it is offered only once in the whole conversation, or take “shows” and “breaks” out."),
)
SCENES_AND_EXCEPT = Kind(
    "scenes-and-except",
    Severity.ERROR,
    N_("“{name}” has both “scenes” and “except”."),
    N_("Keep “scenes” and list all in which it is offered, or keep “except” and list those in which it is not."),
)
NO_CHOICES_THERE = Kind(
    "no-choices-there",
    Severity.WARNING,
    N_("Scene “{name}” has no choices, so nothing is offered there whatever this list says."),
    N_("Take it out of the list."),
)
OFFERED_NOWHERE = Kind(
    "offered-nowhere",
    Severity.WARNING,
    N_("“{name}” is offered in no scene at all."),
    N_("Name a scene with choices under “scenes”, or fewer under “except”, or delete the choice."),
)
