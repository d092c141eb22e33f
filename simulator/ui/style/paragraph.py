"""Paragraphs of text, laid out once and then drawn as often as needed."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText

_MANY = 100_000


class Paragraph:
    """Plain text wrapped to a width in pixels; laying it out is most of the work of drawing it.

    `size` is what the words take, which can be narrower than the width.
    """

    def __init__(self, text: str, font: QFont, width: int) -> None:
        self._text, self._font, self._width = text, font, width
        room = QRect(0, 0, width, _MANY)
        words = QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        self.size = QSize(min(words.width() + 1, width), words.height())

    @cached_property
    def _laid(self) -> QStaticText:
        """The text laid out, once it is first drawn: most paragraphs are only asked for their size."""
        # QStaticText knows line separators only; a line feed would be drawn as nothing
        laid = QStaticText(self._text.replace("\n", "\u2028"))
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.setTextWidth(self._width)
        laid.prepare(font=self._font)
        return laid

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the text with the painter's pen, from its upper left corner."""
        painter.setFont(self._font)
        painter.drawStaticText(QPointF(left, top), self._laid)
