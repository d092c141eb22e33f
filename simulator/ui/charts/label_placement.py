"""Where a name goes beside the end of its line, so that it hides nothing and nothing runs through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

CLEAR = 8.0
"""How wide a line is for a name: with its dot, and a little air."""
STEPS = 12
"""How many heights above and below the end of the line are tried, a fifth of a name's height apart."""


class Around(NamedTuple):
    """What a name keeps clear of: it stays `within`, covers no other name and no line, and a hairline only if it must."""

    within: QRectF
    names: tuple[QRectF, ...]
    lines: tuple[QPainterPath, ...]
    hairlines: tuple[QRectF, ...]


def stroked(paths: Iterable[QPainterPath]) -> tuple[QPainterPath, ...]:
    """The room that lines take."""
    stroker = QPainterPathStroker()
    stroker.setWidth(CLEAR)
    return tuple(stroker.createStroke(path) for path in paths)


def beside(end: QPointF, size: QSizeF, gap: float, around: Around) -> QRectF:
    """The best room for a name of some size, `gap` from the end of its line."""
    return min(_rooms(end, size, gap), key=lambda tried: tried[0] + _cost(tried[1], around))[1]


def _rooms(end: QPointF, size: QSizeF, gap: float) -> Iterator[tuple[float, QRectF]]:
    """Rooms to try, each with how far it is from the best one: right of the end, then above or below it, then left of it."""
    wide, tall = size.width(), size.height()
    places = ((0.0, end.x() + gap), (0.2, end.x() - gap / 2), (0.6, end.x() - wide / 2), (1.2, end.x() - wide - gap))
    for step in range(STEPS + 1):
        for sign in (-1, 1):
            middle = end.y() + sign * step * tall / 5
            for worse, left in places:
                yield worse + step / 5, QRectF(left, middle - tall / 2, wide, tall)


def _cost(room: QRectF, around: Around) -> float:
    """How bad a room is apart from its distance."""
    words = room.adjusted(0, 2, 0, -2)  # letters do not fill their line
    blocked = not around.within.contains(room) or any(room.intersects(name) for name in around.names)
    crossed = sum(line.intersects(words) for line in around.lines)
    touched = sum(hairline.intersects(words) for hairline in around.hairlines)
    return 1000.0 * blocked + 20.0 * crossed + 2.0 * touched
