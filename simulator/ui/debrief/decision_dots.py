"""A dot for each decision below the curves of a finished call; each leads to its decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from simulator.core.scoring.debrief import MoodReading
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.charts.plot import Plot
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, RADIUS
from simulator.ui.style.wording import lost
from simulator.ui.widgets.basics import PressButton, column

SMALL_DOT, LARGE_DOT, RING = 3, 5.5, 7


class DecisionDots(PressButton):
    """Lies over the curves. A decision is picked with the mouse anywhere above or below its dot, or with arrows and Enter.

    To a screen reader it is one button, named after the decision that the arrows have come to.

    Signals: `decision_picked` with the decision, counted from 0.
    """

    decision_picked = Signal(int)

    def __init__(self, look: Appearance, curves: MoodCurves) -> None:
        super().__init__()
        self._look = look
        self._curves = curves
        self._costs: Mapping[int, int] = {}
        self._turning: int | None = None
        self._count = 0
        self._pointed: int | None = None
        self._chosen = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: self.decision_picked.emit(self._chosen))
        over = column()
        over.addWidget(self)
        curves.setLayout(over)

    def show_decisions(self, readings: Sequence[MoodReading], costs: Mapping[int, int], turning: int | None) -> None:
        """Show a call, in the curves too; `costs` has what each costly decision lost of 100, `turning` the one that cost most."""
        self._costs, self._turning, self._count = costs, turning, len(readings) - 1
        self._curves.show_readings(readings)
        instructions = self.tr("The arrows go from decision to decision, Enter opens one.")
        self.setAccessibleDescription(f"{self._curves.accessibleDescription()}. {instructions}")
        self._choose(turning or 0)

    def centre(self, position: int) -> QPointF:
        """Return the centre of a decision's dot, in the widget."""
        return self._dot(self._curves.plot(), position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring for each decision, a dot over it where it cost something, and a frame where this widget has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._curves.plot()
        self._paint_dots(painter, plot)
        marked = self._pointed if self._pointed is not None else self._chosen if self.hasFocus() else None
        if marked is not None:
            self._paint_marked(painter, plot, marked)
        if self.hasFocus():
            ring = self._look.theme.ring
            painter.setPen(self._look.theme.pen("accent", ring))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), RADIUS, RADIUS)
        painter.end()

    def _paint_dots(self, painter: QPainter, plot: Plot) -> None:
        theme = self._look.theme
        painter.setBrush(theme.colour("ground"))
        painter.setPen(theme.pen("soft", 1.25))
        for position in range(self._count):
            painter.drawEllipse(self._dot(plot, position), SMALL_DOT, SMALL_DOT)
        painter.setBrush(theme.colour("coral"))
        painter.setPen(Qt.PenStyle.NoPen)
        for position in self._costs:
            size = LARGE_DOT if position == self._turning else SMALL_DOT
            painter.drawEllipse(self._dot(plot, position), size, size)

    def _paint_marked(self, painter: QPainter, plot: Plot, position: int) -> None:
        """Draw a line from the highlighted decision up through the curves."""
        dot = self._dot(plot, position)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._look.theme.pen("accent", 1.25))
        painter.drawLine(QPointF(dot.x(), plot.box.top()), QPointF(dot.x(), plot.box.bottom()))
        painter.setPen(self._look.theme.pen("accent", 2))
        painter.drawEllipse(dot, RING, RING)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Highlight the decision below the mouse, and show its tip."""
        self._point_at(self._at(event.position()))
        if self._pointed is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._description(self._pointed), self)

    def leaveEvent(self, event: QEvent) -> None:
        """Highlight nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def hitButton(self, place: QPoint) -> bool:
        """Accept a click only where there is a decision."""
        return self._at(place) is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the decision below the mouse."""
        position = self._at(event.position())
        if position is not None:
            self._choose(position)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from decision to decision."""
        far, key = self._count, Qt.Key
        steps = {key.Key_Left: -1, key.Key_Up: -1, key.Key_Right: 1, key.Key_Down: 1, key.Key_Home: -far, key.Key_End: far}
        if event.key() in steps:
            self._pointed = None
            self._choose(min(max(self._chosen + steps[key(event.key())], 0), self._count - 1))
        else:
            super().keyPressEvent(event)

    def _choose(self, position: int) -> None:
        self._chosen = position
        self.setAccessibleName(self._description(position))
        self.update()

    def _at(self, place: QPointF | QPoint) -> int | None:
        box = self._curves.plot().box
        if not box.left() <= place.x() <= box.right():
            return None
        across = (place.x() - box.left()) / box.width()
        return min(int(across * self._count), self._count - 1)

    def _dot(self, plot: Plot, position: int) -> QPointF:
        return QPointF(plot.x(position + 0.5), plot.box.bottom() + self._look.theme.px(GRID))

    def _point_at(self, position: int | None) -> None:
        if position != self._pointed:
            self._pointed = position
            self.setCursor(Qt.CursorShape.ArrowCursor if position is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _description(self, position: int) -> str:
        loss = lost(self._costs[position]) if position in self._costs else self.tr("Good answer.")
        return self.tr("Decision %d: %s") % (position + 1, loss)
