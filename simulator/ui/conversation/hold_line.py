"""The clock of a hold or a transfer, and the way past it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.core.scoring.kpi import HOLD, TRANSFER
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import clock
from simulator.ui.widgets.basics import Mark, button, column, framed, label, row


class GoneBar(QWidget):
    """How much of the wait has gone by; the words beside it say the same."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._share = 0.0
        self.setFixedHeight(4)

    def show_share(self, share: float) -> None:
        """Show a share, 0.0 to 1.0."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the whole wait, and over it what has gone by."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, "line"), (self._share, "accent")):
            painter.setBrush(self._look.theme.colour(colour))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * share, self.height()), 2, 2)
        painter.end()


class HoldLine(QWidget):
    """The seconds on hold, and the way past them.

    Signals: `skip_asked`.
    """

    skip_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = {HOLD: Mark(look, "hold", 28), TRANSFER: Mark(look, "transfer", 28)}
        self._status = label(role="lead")
        self._status.setObjectName("on-hold")
        self._whole = label(role="soft", wrap=True)
        self._gone = GoneBar(look)
        self.skip = button(self.tr("Skip (Enter)"), name="skip-wait")
        self.skip.clicked.connect(self.skip_asked)
        line = row(spacing=2 * GRID)
        for mark in self._marks.values():
            line.addWidget(mark)
        line.addWidget(self._status)
        line.addWidget(self._whole, 1)
        line.addWidget(self.skip)
        inside = column(spacing=GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        inside.addLayout(line)
        inside.addWidget(self._gone)
        whole = column()
        whole.addWidget(framed("card", inside))
        self.setLayout(whole)

    def show_wait(self, action: str | None, so_far: int, left: int) -> None:
        """Show the simulated seconds that have gone by, and how many are to come."""
        text = self.tr("On hold %s") if action == HOLD else self.tr("Transferring %s")
        self._status.setText(text % clock(so_far))
        self._whole.setText(self.tr("of %s") % clock(so_far + left))
        self._gone.show_share(so_far / max(so_far + left, 1))
        for kind, mark in self._marks.items():
            mark.setVisible((action == HOLD) is (kind == HOLD))
