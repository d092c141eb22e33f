"""One thing that the agent may say or do: a wide button with its number and words that wrap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from simulator.ui.look import Look
from simulator.ui.paragraph import Paragraph
from simulator.ui.theme import BODY, GRID, RADIUS, SMALL
from simulator.ui.widgets import PressButton


class ChoiceButton(PressButton):
    """A choice with the key that picks it. Actions (`do`) are told from words by their italics."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._look = look
        self._key = key
        self._words = ""
        self._action = False
        self._laid: dict[int, Paragraph] = {}
        self.setObjectName(f"choice-{key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def show_choice(self, words: str, *, action: bool) -> None:
        """Show another choice; the words are drawn as they are."""
        self._words, self._action = words, action
        self._laid.clear()
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Choice %s") % self._key)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that the words need."""
        theme = self._look.theme
        return max(self._wrapped(width).size.height() + theme.px(2.5 * GRID), theme.px(44))

    def sizeHint(self) -> QSize:
        """Give a size of one line; the height of more follows from the width that there is, and not from the last one."""
        return QSize(self._look.theme.px(480), self._look.theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Give the least width that still reads."""
        return QSize(self._look.theme.px(200), self._look.theme.px(44))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over the choice."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the key and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        wide = 2 if self.hasFocus() else 1
        edge = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() or self._warm() else "line"), wide))
        painter.setBrush(self._ground())
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        self._paint_key(painter)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "soft"))
        words = self._wrapped(self.width())
        words.draw(painter, self._left(), (self.height() - words.size.height()) / 2)
        painter.end()

    def _warm(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _ground(self) -> QColor:
        if self.isDown():
            return self._look.theme.colour("accent_soft")
        return self._look.theme.colour("sunken" if self._warm() else "surface")

    def _paint_key(self, painter: QPainter) -> None:
        theme = self._look.theme
        side = theme.px(24)
        chip = QRectF(theme.px(1.5 * GRID), (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(theme.colour("accent"))
        painter.setFont(theme.font(SMALL, strong=True))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._key)

    def _left(self) -> int:
        return self._look.theme.px(6 * GRID)

    def _wrapped(self, width: int) -> Paragraph:
        words = self._laid.get(width)
        if words is None:
            theme = self._look.theme
            room = max(width - self._left() - theme.px(1.5 * GRID), 60)
            words = self._laid[width] = Paragraph(self._words, theme.font(BODY, italic=self._action), room)
        return words

    def _on_look_changed(self) -> None:
        self._laid.clear()
        self.updateGeometry()
