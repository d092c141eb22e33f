"""What to practise next, and why: where the evidence is weakest."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from simulator.core.scoring.debrief import ENOUGH_OVER_TIME
from simulator.core.scoring.scorecard import Taken
from simulator.core.scoring.wilson_interval import wilson


@dataclass(frozen=True, slots=True)
class Advice:
    """A competency or a principle to practise, by its key.

    `weak` where there were chances enough to tell that it falls behind; else too little is known of it.
    """

    key: str
    taken: Taken
    weak: bool


def advise(
    competencies: Mapping[str, Taken],
    principles: Mapping[str, Taken],
    practised_by: Container[str],
    enough: int = ENOUGH_OVER_TIME,
) -> Advice | None:
    """What to practise next among the keys in `practised_by`, None where there are none.

    Of what had chances enough and missed some, that whose share can at best be lowest (the upper bound of the interval); a
    principle goes before a competency that is no weaker, because it says more. Else the competency that had the fewest chances.
    """
    known = [(key, taken) for key, taken in (*principles.items(), *competencies.items()) if key in practised_by]
    weak = [(key, taken) for key, taken in known if taken.chances >= enough and taken.taken < taken.chances]
    if weak:
        return Advice(*min(weak, key=lambda item: wilson(item[1].taken, item[1].chances)[1]), weak=True)
    rare = [(key, taken) for key, taken in competencies.items() if key in practised_by]
    if rare:
        return Advice(*min(rare, key=lambda item: item[1].chances), weak=False)
    return None
