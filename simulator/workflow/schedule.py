"""When a drill comes again: FSRS, from its own library, with nothing left to chance."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from simulator.core.training.drill import RATINGS

if TYPE_CHECKING:  # loaded with the first drill
    from fsrs import Card, Scheduler

_log = logging.getLogger(__name__)


class Planned(NamedTuple):
    """The library's memory of a drill after a rating (JSON), and when it is due next (UTC)."""

    memory: str
    due: datetime


def review(memory: str, rating: str, when: datetime) -> Planned:
    """Rate a drill (one of RATINGS) at an aware time; an empty memory is that of a new one.

    A memory that the library can't read any more begins anew: the drill is then due a little sooner than it might have been.
    """
    from fsrs import Rating

    # the library takes UTC only, and compares the zone and not the moment
    when = when.astimezone(UTC)
    card, _ = _scheduler().review_card(_card(memory, when), Rating(RATINGS.index(rating) + 1), when)
    return Planned(json.dumps(card.to_dict()), card.due)


@cache
def _scheduler() -> Scheduler:
    """Return the library's default scheduler, but without fuzzing, which would make every date random."""
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def _card(memory: str, when: datetime) -> Card:
    from fsrs import Card

    if memory:
        try:
            return Card.from_dict(json.loads(memory))
        except (ValueError, TypeError, KeyError) as error:
            _log.warning("a drill's memory can't be read and begins anew: %s", error)
    # without an id and a time, the library would ask the clock for both, and sleep
    return Card(card_id=0, due=when)
