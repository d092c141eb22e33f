"""A short note beside the widget that it explains, which has a line round it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, RADIUS
from simulator.ui.widgets.basics import bring_into_sight, button, column, label
from simulator.ui.widgets.flow_layout import FlowLayout

WIDTH = 360
GAP = 12


class Ring(QWidget):
    """A line round the widget that is explained; the mouse goes through it."""

    def __init__(self, look: Appearance, page: QWidget) -> None:
        super().__init__(page)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.theme.pen("accent", 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        painter.end()


class CoachMark(QFrame):
    """Lies on a page beside the part that it explains, or over another one, and moves with it.

    It takes the focus, so that a screen reader reads it out.

    Signals: `went_on` where the person has read it, `ended` where they want no more notes, `gone` where the page was left.
    """

    went_on = Signal()
    gone = Signal()
    ended = Signal()

    def __init__(
        self,
        look: Appearance,
        page: QWidget,
        target: QWidget | None,
        title: str,
        text: str,
        *,
        last: bool,
        over: QWidget | None = None,
    ) -> None:
        super().__init__(page)
        self._look = look
        self._page = page
        self._target = target
        self._over = over
        self._closing = False
        self._ring = Ring(look, page)
        self.setObjectName("coach-note")
        self.setProperty("role", "coach")
        self._next = button(self.tr("Done (Enter)") if last else self.tr("Continue (Enter)"), "primary", name="coach-next")
        self._end = button(self.tr("End the tour (Esc)"), "quiet", name="coach-end")
        self._end.setParent(self)
        self._end.setVisible(not last)
        self._lay_out(title, text, last=last)
        self._next.clicked.connect(self.went_on)
        self._end.clicked.connect(self.ended)
        for watched in (page, target, over):
            if watched is not None:
                watched.installEventFilter(self)
        if target is not None:
            bring_into_sight(target)
        self._place()
        self._ring.show()
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, self._settle)

    def _lay_out(self, title: str, text: str, *, last: bool) -> None:
        self._next.setAccessibleDescription(f"{title}. {text}")
        inside = column(spacing=GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        inside.addWidget(label(title, "strong", wrap=True))
        inside.addWidget(label(text, wrap=True))
        inside.addSpacing(GRID // 2)
        inside.addLayout(FlowLayout(self._next) if last else FlowLayout(self._next, self._end))
        self.setLayout(inside)

    def close_note(self) -> None:
        """Take the note away."""
        self._closing = True
        self._ring.hide()
        self._ring.deleteLater()
        self.hide()
        self.deleteLater()

    def focus_first(self) -> None:
        """Give the keyboard to the button for the next step."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Report when the whole page goes out of sight."""
        super().hideEvent(event)
        if not self._closing and not event.spontaneous():
            self.gone.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page while the note has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc as the end of the tour."""
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the widget that is explained."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            QTimer.singleShot(0, self, self._place)
        return False

    def _settle(self) -> None:
        """Take the focus once the page has given it to its own next step."""
        self._place()
        self.focus_first()

    def _place(self) -> None:
        page, over = self._page, self._over
        whole = page.rect().adjusted(GRID, GRID, -GRID, -GRID)
        room = whole if over is None else self._on_page(over).adjusted(GRID, GRID, -GRID, -GRID).intersected(whole)
        # where the words are large, its buttons may need more
        width = max(min(self._look.theme.px(WIDTH), room.width()), min(self.minimumSizeHint().width(), whole.width()))
        size = QSize(width, min(self.heightForWidth(width), room.height()))
        there = self._there()
        self._ring.setGeometry(there.adjusted(-4, -4, 4, 4).intersected(page.rect()))
        self._ring.setVisible(self._target is not None)
        corner = QPoint(room.right() + 1 - width, room.bottom() + 1 - size.height())
        self.setGeometry(QRect(beside(there, size, room) if over is None else _moved(corner, size, whole), size))

    def _there(self) -> QRect:
        if self._target is None:
            return QRect(self._page.rect().bottomRight(), QSize(1, 1))
        return self._on_page(self._target)

    def _on_page(self, part: QWidget) -> QRect:
        return QRect(part.mapTo(self._page, QPoint(0, 0)), part.size())


def beside(there: QRect, size: QSize, room: QRect) -> QPoint:
    """Find a place in a rectangle: left of something, right of it, above or below; over its end where nothing is free."""
    left, top = there.left() - GAP - size.width(), there.center().y() - size.height() // 2
    middle = there.center().x() - size.width() // 2
    sides = [QPoint(left, top), QPoint(there.right() + GAP, top), QPoint(middle, there.top() - GAP - size.height())]
    below = QPoint(middle, there.bottom() + GAP)
    # beside a button in the top bar, a note would lie over the rest of the bar
    wishes = [below, *sides] if there.bottom() < room.height() // 6 else [*sides, below]
    roomy = there.width() > 2 * size.width() and there.height() > 2 * size.height()
    for wish in () if roomy else wishes:
        place = _moved(wish, size, room)
        if not QRect(place, size).intersects(there):
            return place
    return _moved(QPoint(there.right() - size.width() - GAP, there.bottom() - size.height() - GAP), size, room)


def _moved(wish: QPoint, size: QSize, room: QRect) -> QPoint:
    """Move a place as little as is needed to lie in the rectangle."""
    x = max(room.left(), min(wish.x(), room.right() + 1 - size.width()))
    y = max(room.top(), min(wish.y(), room.bottom() + 1 - size.height()))
    return QPoint(x, y)
