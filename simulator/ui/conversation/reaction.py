"""How the customer reacts to an answer: for a moment with a face, and with what it has changed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from simulator.core.scenario.mail import faces
from simulator.core.scenario.model import SCALE
from simulator.core.scenario.session import Session
from simulator.ui.charts.chart import Chart
from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, SMALL

LASTS = 500
"""Milliseconds of a reaction; nothing waits for it."""
_BEYOND = 2
"""How far the face of that moment goes beyond the mood that is left; half as far where only trust has changed."""


class Reaction(NamedTuple):
    """What an answer has changed in the customer's mood and trust."""

    mood: int = 0
    trust: int = 0

    def face(self, mood: int) -> int:
        """The mood whose face is shown for the moment, where `mood` is left."""
        way = _BEYOND * _sign(self.mood) or _sign(self.trust)
        return min(max(mood + way, SCALE[0]), SCALE[1])


def reaction(before: Session | None, after: Session) -> Reaction | None:
    """Return how the customer reacts, where one session follows from another by one answer that changed something."""
    if before is None or before.machine is not after.machine or not after.choice_ids:
        return None
    if after.choice_ids[:-1] != before.choice_ids:
        return None
    was, now = faces(before)[-1], faces(after)[-1]
    changed = Reaction(now.mood - was.mood, now.trust - was.trust)
    return changed if any(changed) else None


class ChangeMarks(Chart):
    """What has changed, such as "mood −1"; its room is kept while there is nothing to show, so that nothing moves."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._marks: list[tuple[str, int]] = []
        self.setObjectName("changes")
        look.changed.connect(self.updateGeometry)

    def show_reaction(self, changed: Reaction | None) -> None:
        """Show what has changed; None where that is over."""
        names = (self.tr("mood %s"), self.tr("trust %s"))
        changes = changed or Reaction()
        self._marks = [(name % _signed(by), by) for name, by in zip(names, changes, strict=True) if by]
        self.setAccessibleName(", ".join(text for text, _ in self._marks))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that both marks may need a line each."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that both marks can need."""
        wide = self._wide(self.tr("mood %s") % _signed(-SCALE[1])) + self._wide(self.tr("trust %s") % _signed(-SCALE[1]))
        return self._line * (1 if wide + GRID <= width else 2)

    def sizeHint(self) -> QSize:
        """The size of one line."""
        return QSize(self._look.theme.px(160), self._line)

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(self._look.theme.px(60), self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines that this width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks, in one line where they fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for (text, by), pill in zip(self._marks, self._pills(), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.colour("accent_soft" if by > 0 else "coral_soft"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(self._look.theme.colour("accent" if by > 0 else "coral"))
            text_fitting.draw_centred(painter, pill, text)
        painter.end()

    def _pills(self) -> list[QRectF]:
        middle = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        wides = [min(self._wide(text), self.width()) for text, _ in self._marks]
        together = sum(wides) + GRID * max(len(wides) - 1, 0)
        across = together <= self.width()
        left, top, pills = (self.width() - together) / 2 if middle else 0.0, 0.0, []
        for wide in wides:
            if not across:
                left = (self.width() - wide) / 2 if middle else 0.0
            pills.append(QRectF(left, top, wide, self._line - 4))
            left, top = (left + wide + GRID, top) if across else (left, top + self._line)
        return pills

    @property
    def _font(self) -> QFont:
        return self._look.theme.font(SMALL, strong=True)

    @property
    def _line(self) -> int:
        return self._look.theme.px(3 * GRID) + 4

    def _wide(self, text: str) -> int:
        return QFontMetrics(self._font).horizontalAdvance(text) + self._look.theme.px(2.5 * GRID)


def _sign(by: int) -> int:
    return (by > 0) - (by < 0)


def _signed(by: int) -> str:
    return f"+{by}" if by > 0 else f"−{-by}"
