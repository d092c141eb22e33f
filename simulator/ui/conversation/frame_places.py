"""Where the person and the papers stand beside a conversation, by the room that there is. All sizes are before scaling."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

WIDE, WIDEST, LOW = 1180, 1600, 720
"""From which width the person stands at the left of a call, and in every channel; below which height a face is small."""
TINY_FACE, SMALL_FACE, FACE = 40, 64, 120
NARROW = 200
"""Below this width of the side a face is tiny, so that words fit beside it."""


class Place(NamedTuple):
    """The widths of both sides (0 for none), which of them holds the person and the papers, and the size of the face.

    `beside` puts the name beside the face.
    """

    left: int
    right: int
    face: int
    person_left: bool = False
    side_left: bool = False
    beside: bool = False


Places = Callable[[int, int], Place]
"""Gives the places for a width and a height."""


def by_the_side(width: int, height: int) -> Place:
    """The person above the papers; at the left where the window is very wide."""
    if width >= WIDEST:
        return _three_columns(width, height)
    low, right = height < LOW, min(max(width * 3 // 13, 288), 420, width * 3 // 10)
    return Place(0, right, (SMALL_FACE if right >= NARROW else TINY_FACE) if low else FACE, beside=low)


def at_the_left(width: int, height: int) -> Place:
    """The person large at the left, the papers at the right; both at the right where there is no room for that."""
    return _three_columns(width, height) if width >= WIDE else by_the_side(width, height)


def across_the_counter(width: int, height: int) -> Place:
    """The person very large at the left, the papers below as things on a counter."""
    left = min(width * 34 // 100, 560)
    if left < 320:
        return by_the_side(width, height)
    return Place(left, 0, min(left - 96, height * (34 if height < LOW else 42) // 100, 400), person_left=True, side_left=True)


def _three_columns(width: int, height: int) -> Place:
    left, right = min(width // 5, 340), min(max(width * 3 // 13, 288), 420)
    return Place(left, right, min(left - 80, height // 3, 240), person_left=True)
