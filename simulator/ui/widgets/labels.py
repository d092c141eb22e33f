"""Labels: their text as it is, in one line or wrapped, broken anywhere where a word is too long for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QLabel

from simulator.ui.style import text_fitting
from simulator.ui.style.script import is_unbroken

if TYPE_CHECKING:  # few labels need it, and none that is painted first
    from simulator.ui.style.paragraph import Paragraph


class PlainLabel(QLabel):
    """A label that shows its text as it is, never as HTML.

    Qt takes a text for HTML only if there is a `<` in it, so that the format of other texts need not be set. Qt also breaks no
    word that is too long for a line: a label that wraps lays such a text out by itself.
    """

    def setText(self, text: str) -> None:
        """Show another text."""
        if "<" in text or "&" in text:
            self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self._unbroken = is_unbroken(text)
        self._laid: Paragraph | None = None
        super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """The height that the words need at a width."""
        needed = super().heightForWidth(width)
        if not self._breaks:
            return needed
        around = self._around
        document = self._document
        if document is None:
            return self._words(width - around).size.height() + around
        self._let_break(document, width - around)
        return round(document.size().height() + 0.5) + around

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, broken where they must be."""
        document = self._document if self._breaks else None
        if document is not None:
            super().heightForWidth(self.width())  # or Qt would lay it out while it draws, by its own rules
            self._let_break(document, self.width() - self._around)
        if not self._breaks or document is not None:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        painter.setPen(self.palette().windowText().color())
        room = self.contentsRect().marginsRemoved(QtCore.QMargins(*[self.margin()] * 4))
        words = self._words(room.width())
        spare = room.width() - words.size.width()
        left = spare / 2 if self._centred else spare if words.right_to_left else 0
        words.draw(painter, room.left() + left, room.top() + max((room.height() - words.size.height()) / 2, 0))
        painter.end()

    @property
    def _breaks(self) -> bool:
        return getattr(self, "_unbroken", False) and self.wordWrap()

    @property
    def _centred(self) -> bool:
        return bool(self.alignment() & QtCore.Qt.AlignmentFlag.AlignHCenter)

    @property
    def _around(self) -> int:
        return self.width() - self.contentsRect().width() + 2 * self.margin()

    @property
    def _document(self) -> QTextDocument | None:
        """Where the words are laid out if they can be marked with the mouse."""
        found = self.findChild(QTextDocument)
        return found if isinstance(found, QTextDocument) else None

    def _words(self, width: int) -> Paragraph:
        from simulator.ui.style.paragraph import Paragraph

        self.ensurePolished()
        laid = getattr(self, "_laid", None)
        if laid is None or (laid.width, laid.font) != (max(width, 1), self.font()):
            laid = self._laid = Paragraph(self.text(), self.font(), max(width, 1), centred=self._centred)
        return laid

    @staticmethod
    def _let_break(document: QTextDocument, width: int) -> None:
        from PySide6.QtGui import QTextOption

        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(max(width, 1))


class ShortLabel(PlainLabel):
    """A label of one line, elided to the room that there is."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text_fitting.draw_left(painter, QRectF(self.rect()), self.text())
        painter.end()


def label(text: str = "", role: str = "", *, wrap: bool = False) -> PlainLabel:
    """Make a label."""
    text_label = PlainLabel()
    text_label.setText(text)
    text_label.setWordWrap(wrap)
    if role:
        text_label.setProperty("role", role)
    if wrap:
        # its own least size is that of a narrow column, which would make a page much longer than its words
        text_label.setMinimumSize(1, 1)
    return text_label
