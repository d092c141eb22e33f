"""Draws shapes and lines of text in a colour, so that the library is painted without the names of Qt's namespace.

`QPainter.setPen` and `setBrush`, and pens and brushes made of a colour, let PySide build all of that namespace's enums when they
are first called, which takes longer than painting every card. The functions here draw the same pixels; see the package.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen, QTextCharFormat, QTextLayout


def pen(colour: QColor, width: float) -> QPen:
    """Make a pen of a colour and a width."""
    drawing_pen = QPen()
    drawing_pen.setColor(colour)
    drawing_pen.setWidthF(width)
    return drawing_pen


def draw_box(painter: QPainter, box: QRectF, radius: float, ground: QColor, edge: QPen) -> None:
    """Draw a box with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    _draw(painter, path, ground, edge)


def draw_ring(painter: QPainter, box: QRectF, radius: float, edge: QPen) -> None:
    """Draw the outline alone of a box with round corners; the middle of the line runs along the box."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    painter.strokePath(path, edge)


def draw_disc(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw a disc that reaches half a pixel beyond its box, as a shape with an outline does."""
    path = QPainterPath()
    path.addEllipse(box)
    _draw(painter, path, colour, pen(colour, 1))


def _draw(painter: QPainter, path: QPainterPath, ground: QColor, edge: QPen) -> None:
    painter.fillPath(path, _brush(ground.name(QColor.NameFormat.HexArgb)))
    painter.strokePath(path, edge)


def write(painter: QPainter, place: QPointF, text: str, colour: QColor) -> None:
    """Draw a line of text in the painter's font; `place` is where it begins on its baseline."""
    if not text:
        return
    layout = QTextLayout(text, painter.font())
    # Qt counts a character beyond the first 65,536 as two
    longest = 2 * len(text)
    marked = QTextLayout.FormatRange()
    marked.start, marked.length, marked.format = 0, longest, _ink(colour.name(QColor.NameFormat.HexArgb))
    layout.setFormats([marked])
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(longest)
    layout.endLayout()
    layout.draw(painter, QPointF(place.x(), place.y() - line.ascent()))


@cache
def _brush(colour: str) -> QBrush:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(colour))
    return palette.brush(QPalette.ColorRole.Text)


@cache
def _ink(colour: str) -> QTextCharFormat:
    text_format = QTextCharFormat()
    text_format.setForeground(_brush(colour))
    return text_format
