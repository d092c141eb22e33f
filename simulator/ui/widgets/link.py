"""A button that reads as a link and wraps its words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.theme import BODY, GRID
from simulator.ui.widgets.basics import PressButton

EDGE = 4


class Link(PressButton):
    """Words in the accent colour that lead somewhere; unlike a QPushButton it takes as many lines as it needs."""

    def __init__(self, look: Appearance, text: str, name: str) -> None:
        super().__init__()
        self._look = look
        self.setText(text)
        self.setAccessibleName(text)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need."""
        return max(self._words(width).size.height() + 2 * EDGE, self._look.theme.px(3 * GRID))

    def sizeHint(self) -> QSize:
        """The size of one line."""
        words = self._words(self._look.theme.px(480)).size
        return QSize(words.width() + 2 * EDGE, self.heightForWidth(max(self.width(), words.width() + 2 * EDGE)))

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can still be read."""
        return QSize(self._look.theme.px(120), self.heightForWidth(max(self.width(), self._look.theme.px(120))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, underlined, so that not only their colour shows that they are a link."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        if self.hasFocus():
            half = theme.ring / 2
            painter.setPen(theme.pen("accent", theme.ring))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), EDGE, EDGE)
        painter.setPen(theme.colour("accent"))
        words = self._words(self.width())
        if words.by_lines:
            left = words.width - words.size.width() if words.right_to_left else 0
            words.draw(painter, EDGE + left, (self.height() - words.size.height()) / 2)
        else:
            painter.setFont(self._font())
            # such a paragraph would keep only a part of the underline
            room = self.rect().adjusted(EDGE, 0, -EDGE, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), self.text())
        painter.end()

    def _words(self, width: int) -> Paragraph:
        return Paragraph(self.text(), self._font(), max(width - 2 * EDGE, 60))

    def _font(self) -> QFont:
        font = self._look.theme.font(BODY, strong=True)
        font.setUnderline(True)
        return font
