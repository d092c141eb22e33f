"""Paragraphs of text, laid out once and then drawn as often as needed."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QStaticText, QTextLayout, QTextOption

from simulator.ui.style.script import is_unbroken, right_to_left

if TYPE_CHECKING:
    from collections.abc import Sequence

_MANY = 100_000


class Paragraph:
    """Plain text wrapped to a width in pixels; laying it out is most of the work of drawing it.

    `font` and `width` are those given, `size` is what the words take, which can be narrower than the width. A word that is too
    long for a line is broken anywhere. Each line of the text runs as its own words do; `right_to_left` tells about the first.
    A `centred` one has each line in the middle of its size.
    """

    def __init__(self, text: str, font: QFont, width: int, *, centred: bool = False) -> None:
        self._text, self.font, self.width = text, font, width
        self.right_to_left = right_to_left(text)
        self._lines: Sequence[tuple[QTextLayout, float]] | None = None
        if centred or is_unbroken(text) or any(map(right_to_left, text.split("\n"))):
            self._lines, self.size = _laid_out(text, font, width, centred=centred)
            return
        room = QRect(0, 0, width, _MANY)
        words = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        self.size = QSize(min(words.width() + 1, width), words.height())

    @property
    def by_lines(self) -> bool:
        """Whether each of its lines had to be laid out for itself."""
        return self._lines is not None

    @cached_property
    def _laid(self) -> QStaticText:
        """The text laid out, once it is first drawn: most paragraphs are only asked for their size."""
        # QStaticText knows line separators only; a line feed would be drawn as nothing
        laid = QStaticText(self._text.replace("\n", "\u2028"))
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setTextWidth(self.width)
        laid.prepare(font=self.font)
        return laid

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the text with the painter's pen, from its upper left corner."""
        painter.setFont(self.font)
        if self._lines is None:
            painter.drawStaticText(QPointF(left, top), self._laid)
            return
        for layout, down in self._lines:
            layout.draw(painter, QPointF(left, top + down))


def _laid_out(text: str, font: QFont, width: int, *, centred: bool) -> tuple[list[tuple[QTextLayout, float]], QSize]:
    """Lay each line of a text out for itself; give the layouts with their tops, and the size of them all."""
    layouts = [_layout(line, font, centred=centred) for line in text.split("\n")]
    widest = max(_wrap(layout, width) for layout in layouts)
    within = min(math.ceil(widest) + 1, width)
    laid, top = [], 0.0
    for layout in layouts:
        # again, so that what ends at the right edge, or stands in the middle, does so of the words and not of the room
        if layout.textOption().alignment() != Qt.AlignmentFlag.AlignLeft:
            _wrap(layout, within)
        laid.append((layout, top))
        top += layout.boundingRect().height() + QFontMetricsF(font).leading()
    return laid, QSize(within, math.ceil(top - QFontMetricsF(font).leading()))


def _layout(text: str, font: QFont, *, centred: bool) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    if centred:
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    layout = QTextLayout(text or " ", font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _wrap(layout: QTextLayout, width: float) -> float:
    """Break a layout into lines of a width; return how wide its words are."""
    top, widest = 0.0, 0.0
    leading = QFontMetricsF(layout.font()).leading()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() + leading
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return widest
