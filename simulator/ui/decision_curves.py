"""The curves of a finished call, with a dot for each decision that leads to what is told about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from simulator.core.debrief import Reading
from simulator.ui.curves import Curves
from simulator.ui.look import Look
from simulator.ui.plot import Plot
from simulator.ui.theme import RADIUS
from simulator.ui.words import points


class DecisionCurves(Curves):
    """Curves whose decisions can be picked: with the mouse anywhere above or below a dot, or with arrows and Enter.

    Signals: `decision_picked` with the decision, counted from 0.
    """

    decision_picked = Signal(int)

    def __init__(self, look: Look, height: int = 152) -> None:
        super().__init__(look, height)
        self._costs: Mapping[int, int] = {}
        self._count = 0
        self._pointed: int | None = None
        self._chosen = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_decisions(self, readings: Sequence[Reading], costs: Mapping[int, int], turning: int | None) -> None:
        """Draw a call; `costs` holds what each costly decision cost."""
        self._costs, self._count = costs, len(readings) - 1
        self._chosen = turning or 0
        self.show_readings(readings, frozenset(costs), turning)
        told = self.tr("The arrows go from decision to decision, Enter opens one.")
        self.setAccessibleDescription(f"{self.accessibleDescription()}. {told}")

    def centre(self, position: int) -> QPointF:
        """Give the middle of a decision's dot, in the widget."""
        return self.dot(self.plot(), position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame around it all where the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
            painter.end()

    def paint_marks(self, painter: QPainter, plot: Plot) -> None:
        """Draw a ring for each decision, and a dot over it where it cost something; the one that is picked out is traced up."""
        theme = self._look.theme
        marked = self._pointed if self._pointed is not None else self._chosen if self.hasFocus() else None
        painter.setBrush(theme.colour("ground"))
        painter.setPen(theme.pen("soft", 1.25))
        for position in range(self._count):
            painter.drawEllipse(self.dot(plot, position), 3, 3)
        super().paint_marks(painter, plot)
        if marked is not None:
            dot = self.dot(plot, marked)
            painter.setPen(theme.pen("accent", 1.25))
            painter.drawLine(QPointF(dot.x(), plot.box.top()), QPointF(dot.x(), plot.box.bottom()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.pen("accent", 2))
            painter.drawEllipse(dot, 7, 7)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pick out the decision below the mouse, and tell about it."""
        self._point_at(self._at(event.position()))
        if self._pointed is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._told(self._pointed), self)

    def leaveEvent(self, event: QEvent) -> None:
        """Pick out nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the decision below the mouse."""
        position = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and position is not None:
            self._chosen = position
            self.decision_picked.emit(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from decision to decision, or to what is told about one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -self._count, Qt.Key.Key_End: self._count}
        key = Qt.Key(event.key())
        if key in steps and self._count:
            self._chosen = min(max(self._chosen + steps[key], 0), self._count - 1)
            self._pointed = None
            self.setAccessibleName(self._told(self._chosen))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._count:
            self.decision_picked.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def _at(self, place: QPointF) -> int | None:
        plot = self.plot()
        if not self._count or not plot.box.left() <= place.x() <= plot.box.right():
            return None
        across = (place.x() - plot.box.left()) / plot.box.width()
        return min(int(across * self._count), self._count - 1)

    def _point_at(self, position: int | None) -> None:
        if position != self._pointed:
            self._pointed = position
            self.setCursor(Qt.CursorShape.ArrowCursor if position is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _told(self, position: int) -> str:
        cost = self._costs.get(position, 0)
        told = points(self, cost) if cost else self.tr("Nothing lost.")
        return self.tr("Decision %d: %s") % (position + 1, told)
