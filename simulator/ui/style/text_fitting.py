"""Draws single lines of text: elided to what fits, at the left, at the right or in the middle of a room.

They are drawn with the painter's pen where no `ink` is given.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from simulator.ui.style import painting
from simulator.ui.style.script import isolated

ELLIPSIS = "…"


def elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    """As much of the text as fits into the width, with an ellipsis where something is left out."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    return text[: _fitting(metrics, text, width, ELLIPSIS)].rstrip() + ELLIPSIS


def _fitting(metrics: QFontMetricsF, text: str, width: float, end: str = "") -> int:
    """Count the letters that fit into the width, with something at their end."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle].rstrip() + end) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def first_line(metrics: QFontMetricsF, text: str, width: float) -> str:
    """As many whole words as fit into the width; of a first word that is too long alone, as much as fits."""
    words = text.split(" ")
    taken = words[0]
    if metrics.horizontalAdvance(taken) > width:
        return taken[: max(_fitting(metrics, taken, width), 1)]
    for word in words[1:]:
        if metrics.horizontalAdvance(f"{taken} {word}") > width:
            break
        taken = f"{taken} {word}"
    return taken


def draw_left(painter: QPainter, room: QRectF, text: str, ink: QColor | None = None) -> None:
    """Draw a line at the left of a room, in the middle of its height, elided to its width."""
    metrics = QFontMetricsF(painter.font())
    _draw(painter, QPointF(room.left(), _baseline(metrics, room)), elided(metrics, text, room.width()), ink)


def draw_right(painter: QPainter, room: QRectF, text: str, ink: QColor | None = None) -> float:
    """Draw a line at the right of a room, and return its width."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text)
    _draw(painter, QPointF(room.right() - width, _baseline(metrics, room)), text, ink)
    return width


def draw_centred(painter: QPainter, room: QRectF, text: str, ink: QColor | None = None) -> None:
    """Draw a line in the middle of a room, elided to its width."""
    metrics = QFontMetricsF(painter.font())
    shown = elided(metrics, text, room.width())
    left = room.left() + (room.width() - metrics.horizontalAdvance(shown)) / 2
    _draw(painter, QPointF(left, _baseline(metrics, room)), shown, ink)


def _draw(painter: QPainter, place: QPointF, text: str, ink: QColor | None) -> None:
    # kept apart, so that a sign at its end stands where the words end, whichever way they run
    if ink is None:
        painter.drawText(place, isolated(text))
    else:
        painting.write(painter, place, isolated(text), ink)


def _baseline(metrics: QFontMetricsF, room: QRectF) -> float:
    return room.top() + (room.height() + metrics.ascent() - metrics.descent()) / 2
