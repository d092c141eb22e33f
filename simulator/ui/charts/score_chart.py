"""Scores of attempts over time, drawn crisp at any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.ui.charts.chart import Chart
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, SMALL
from simulator.ui.style.wording import with_help


@dataclass(frozen=True, slots=True)
class ScoreMark:
    """One finished attempt: its score, and whether it passed; hollow where the trainee went back on the way.

    `scenario` is the conversation that it was at: only scores of the same one are joined.
    """

    score: int
    passed: bool
    hollow: bool = False
    scenario: str = ""


class ScoreChart(Chart):
    """A dot for each attempt, oldest first; passed ones are discs, others are squares.

    A line joins the attempts at one conversation, never those at different ones, which say nothing about each other.
    """

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._marks: Sequence[ScoreMark] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: Sequence[ScoreMark]) -> None:
        """Draw other attempts."""
        self._marks = marks
        self.setAccessibleName(self.tr("Scores of %n attempts", "", len(marks)))
        self.setAccessibleDescription(", ".join(with_help(mark.score) if mark.hollow else str(mark.score) for mark in marks))
        self.update()

    def sizeHint(self) -> QSize:
        """A size at which the chart is easy to read."""
        return QSize(self._look.theme.px(400), self._look.theme.px(176))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale, the line and the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        box = QRectF(self.rect()).adjusted(theme.px(5 * GRID), theme.px(GRID), -theme.px(2 * GRID), -theme.px(1.5 * GRID))
        painter.setFont(theme.font(SMALL))
        for level in (0, 50, 100):
            y = box.bottom() - box.height() * level / 100
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(theme.colour("soft"))
            room = QRectF(0, y - theme.px(10), box.left() - theme.px(GRID), theme.px(20))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(level))
        self._paint_marks(painter, box)
        painter.end()

    def _paint_marks(self, painter: QPainter, box: QRectF) -> None:
        theme = self._look.theme
        apart = box.width() / max(len(self._marks), 1)
        places = [
            QPointF(box.left() + apart * (number + 0.5), box.bottom() - box.height() * mark.score / 100)
            for number, mark in enumerate(self._marks)
        ]
        painter.setPen(QPen(theme.colour("line"), 2))
        for line in self._lines(places):
            painter.drawPolyline(line)
        for place, mark in zip(places, self._marks, strict=True):
            painter.setPen(QPen(theme.colour("accent" if mark.passed else "soft"), 2))
            painter.setBrush(theme.colour("ground" if mark.hollow else ("accent" if mark.passed else "soft")))
            if mark.passed:
                painter.drawEllipse(place, 5, 5)
            else:
                painter.drawRect(QRectF(place.x() - 4.5, place.y() - 4.5, 9, 9))

    def _lines(self, places: Sequence[QPointF]) -> list[list[QPointF]]:
        """The places of each conversation's attempts."""
        lines: dict[str, list[QPointF]] = {}
        for place, mark in zip(places, self._marks, strict=True):
            lines.setdefault(mark.scenario, []).append(place)
        return list(lines.values())
