"""The end of a call: the customer's face and last words, what became of the matter, and the way to look back on it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from simulator.core.scenario.participants import Customer
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import a_week_later
from simulator.ui.widgets.basics import column, label, row
from simulator.ui.widgets.flow_layout import FlowLayout

FACE = 72
"""The size of the customer's face at the end, in pixels before scaling."""


class EndingWords(QScrollArea):
    """What is said at the end: as tall as its words, and where the window is too low for them, they scroll."""

    def __init__(self, *words: QLabel) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines = column(spacing=GRID // 2)
        for line in words:
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        page = QWidget()
        page.setLayout(self._lines)
        self.setWidget(page)
        for ground in (page, self.viewport()):
            ground.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """The height of the words at this width."""
        return QSize(self._lines.sizeHint().width(), self._lines.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Two lines, so that there is something to scroll."""
        return QSize(self._lines.minimumSize().width(), min(self.sizeHint().height(), 3 * self.fontMetrics().lineSpacing()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the width is another one."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class CallEnded(QWidget):
    """Takes the place of the options at the end of a call: the customer's face and last words, and the way to look back on it."""

    def __init__(self, look: Appearance, step: QPushButton) -> None:
        super().__init__()
        self._look = look
        self._face = label()
        self._face.setObjectName("ending-face")
        self._last = label(role="strong", wrap=True)
        self._last.setObjectName("ending-words")
        self._later = label(wrap=True)
        self._later.setObjectName("ending-later")
        over = label(self.tr("The conversation is over."), "small", wrap=True)
        words = column(spacing=GRID // 2)
        words.addWidget(EndingWords(self._last, self._later), 1)
        words.addWidget(over)
        words.addLayout(FlowLayout(step))
        inside = row(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        inside.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        self.setLayout(inside)
        self.hide()

    def show_end(self, customer: Customer, last: str, mood: int, later: str) -> None:
        """Show how the customer leaves: the `last` words as they are to be written, the mood from 0 to 10, what came of it."""
        self._face.setPixmap(self._look.portrait(customer.portrait, mood, self._look.theme.px(FACE)))
        self._face.setAccessibleName(customer.name)
        self._last.setText(last or self.tr("%s has nothing more to say.") % customer.name)
        self._later.setText(a_week_later(later))
        self._later.setVisible(bool(later))
