"""A paragraph with some places underlined by dots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy

from simulator.core.guidance.phrase_hints import HintSpan
from simulator.ui.style.appearance import Appearance


class MarkedText(QLabel):
    """Text as it was written; a place worth a second look is underlined with dots, and named to a screen reader.

    It is a label, because a screen reader has no word for a widget that is drawn by hand.
    """

    def __init__(self, look: Appearance, text: str, marks: Sequence[HintSpan] = ()) -> None:
        super().__init__()
        self._look = look
        self._words = text
        self._marks = marks
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        places = ", ".join(f"“{text[mark.start : mark.end]}”" for mark in marks)
        self.setAccessibleDescription(self.tr("Underlined: %s") % places if places else "")
        look.changed.connect(self._lay_out)
        self._lay_out()

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words

    @property
    def underlined(self) -> tuple[str, ...]:
        """The places with dots below them."""
        return tuple(self._words[mark.start : mark.end] for mark in self._marks)

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need."""
        self._document.setTextWidth(max(width, 1))
        return round(self._document.size().height() + 0.5)

    def sizeHint(self) -> QSize:
        """The size at the present width."""
        width = max(self.width(), self._look.theme.px(200))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the dots."""
        self._document.setTextWidth(self.width())
        painter = QPainter(self)
        self._document.drawContents(painter)
        painter.end()

    def _lay_out(self) -> None:
        theme = self._look.theme
        self._document.setDefaultFont(theme.font())
        self._document.setPlainText(self._words)
        ink, dotted = QTextCharFormat(), QTextCharFormat()
        ink.setForeground(theme.colour("ink"))
        dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dotted.setUnderlineColor(theme.colour("accent"))
        self._format(0, len(self._words), ink)
        for mark in self._marks:
            self._format(mark.start, mark.end, dotted)
        self.updateGeometry()
        self.update()

    def _format(self, start: int, end: int, how: QTextCharFormat) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(_units(self._words[:start]))
        cursor.setPosition(_units(self._words[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(how)


def _units(text: str) -> int:
    """Count as Qt does: in 16-bit units, of which an emoji takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
