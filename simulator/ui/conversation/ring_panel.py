"""A telephone that rings until it is picked up: in the place of a call that has not begun."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.conversation.hold_timer import things_move
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, column, label, row
from simulator.ui.widgets.screen_reader import Announcement, prefix_name

TICK = 80
RINGS = (1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
"""The way that the receiver leans at each tick of a ring and of the pause after it."""
LEAN = 10
SIZE, ICON = 144, 56


class RingingPhone(QWidget):
    """A receiver on a disc, which shakes while it rings; it stands still where nothing may move."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._turn = 0
        self._shake = QTimer(self)
        self._shake.setObjectName("ringing")
        self._shake.setInterval(TICK)
        self._shake.timeout.connect(self._on_tick)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._look.theme.px(SIZE), self._look.theme.px(SIZE))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to shake."""
        super().showEvent(event)
        if things_move():
            self._shake.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Shake no more."""
        super().hideEvent(event)
        self._shake.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc, two rings around it while it rings, and the receiver."""
        theme, lean = self._look.theme, RINGS[self._turn]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.rect().center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for reach in (60, 70) if lean or not self._shake.isActive() else ():
            painter.setPen(theme.pen("accent", 2))
            painter.setOpacity(0.45 if reach == 60 else 0.2)
            painter.drawEllipse(middle, theme.px(reach), theme.px(reach))
        painter.setOpacity(1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawEllipse(middle, theme.px(50), theme.px(50))
        painter.translate(middle)
        painter.rotate(LEAN * lean)
        side = theme.px(ICON)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._look.symbol("phone", side, "accent")
        painter.drawPixmap(QRectF(-side / 2, -side / 2, side, side), picture, QRectF(picture.rect()))
        painter.end()

    def _on_tick(self) -> None:
        self._turn = (self._turn + 1) % len(RINGS)
        self.update()


class RingPanel(QWidget):
    """A view on the presenter: who is at the other end, and the button that picks up.

    The words fit both ways: a customer who calls, and one who is called.
    """

    def __init__(self, look: Appearance, presenter: Presenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._who = label(role="lead", wrap=True)
        self._who.setObjectName("who-calls")
        self._who.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pick_up = button(self.tr("Take the call (Space)"), "primary", name="pick-up")
        self._pick_up.clicked.connect(presenter.pick_up)
        across = row()
        across.addStretch(1)
        across.addWidget(self._pick_up)
        across.addStretch(1)
        whole = column(spacing=2 * GRID, margins=(3 * GRID, GRID, 3 * GRID, GRID))
        whole.addStretch(1)
        whole.addWidget(RingingPhone(look), 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self._who)
        whole.addLayout(across)
        whole.addStretch(1)
        self.setLayout(whole)
        self.hide()

    def show_moment(self) -> None:
        """Ring, or be gone."""
        presenter = self._presenter
        rings = presenter.ringing and not presenter.covered
        if rings:
            self._who.setText(self.tr("The phone is ringing: %s") % presenter.scenario.customer.name)
            self._pick_up.setEnabled(presenter.answerable)
        self.setVisible(rings)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on the button."""
        return not self.isHidden() and self._pick_up.hasFocus()

    def focus_first(self, announcement: Announcement | None = None) -> bool:
        """Give the keyboard to the button while it rings, with an announcement; False where it does not ring."""
        if not self._presenter.ringing:
            return False
        self.show_moment()
        prefix_name(self._pick_up, announcement, self._pick_up.text())
        self._pick_up.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
