"""When a drill comes again: FSRS, from its own library, with nothing left to chance."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from functools import cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from simulator.core.training.drill import RATINGS

if TYPE_CHECKING:  # loaded with the first drill
    from fsrs import Card, Scheduler

_log = logging.getLogger(__name__)
MOST_DIFFICULT = 10
"""The scale of FSRS for the difficulty of what is remembered goes from 1 to this."""


class Planned(NamedTuple):
    """The library's memory of a drill after a rating (JSON), and when it is due next (UTC)."""

    memory: str
    due: datetime


def review(memory: str, rating: str, when: datetime) -> Planned:
    """Rate a drill (one of RATINGS) at an aware time; an empty memory is that of a new one.

    A memory that the library can't read any more begins anew: the drill is then due a little sooner than it might have been.
    """
    # the library takes UTC only, and compares the zone and not the moment
    when = when.astimezone(UTC)
    if memory:
        try:
            return _planned(_card(memory), rating, when)
        except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
            _log.warning("a drill's memory can't be read and begins anew: %s", error)
    return _planned(_new_card(when), rating, when)


def _planned(card: Card, rating: str, when: datetime) -> Planned:
    from fsrs import Rating

    card, _ = _scheduler().review_card(card, Rating(RATINGS.index(rating) + 1), when)
    return Planned(json.dumps(card.to_dict(), allow_nan=False), card.due)


@cache
def _scheduler() -> Scheduler:
    """Return the library's default scheduler, but without fuzzing, which would make every date random."""
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def _card(memory: str) -> Card:
    """Read what the library keeps of a drill. Raises ValueError, TypeError or KeyError where it can't have kept that."""
    from fsrs import Card

    card = Card.from_dict(json.loads(memory))
    stability, difficulty = card.stability, card.difficulty
    if not (stability is None or 0 < stability < inf) or not (difficulty is None or 1 <= difficulty <= MOST_DIFFICULT):
        raise ValueError("a stability or a difficulty that no drill can have")
    return card


def _new_card(when: datetime) -> Card:
    # without an id and a time, the library would ask the clock for both, and sleep
    from fsrs import Card

    return Card(card_id=0, due=when)
