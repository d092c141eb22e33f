"""After the last drill: how many were right, what comes next, and the way to the conversations."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.relative_time import ahead
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, button, label, restyle
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page


class DrillEndPage(ScrollPage, Page):
    """The end of a round of drills.

    Signals: `home_asked` for the conversations, `drills_asked` for those that are due again.
    """

    name = "drill-end"
    place = "drills"

    home_asked = Signal()
    drills_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 760, parent)
        self._figure = label(role="display", wrap=True)
        self._figure.setObjectName("right")
        self._outlook = label(role="soft", wrap=True)
        self._next = label(role="strong", wrap=True)
        self._next.setObjectName("comes-next")
        self._again = button("", name="again")
        self._home = button(self.tr("All conversations"), name="home")
        for widget in (self._figure, self._outlook, self._next):
            self.content.addWidget(widget)
        self.content.addSpacing(GRID)
        self.content.addLayout(FlowLayout(self._again, self._home))
        self.content.addStretch(1)
        self._again.clicked.connect(self.drills_asked)
        self._home.clicked.connect(self.home_asked)

    def show_end(self, right: int, total: int, due_again: int, next_due: datetime, now: datetime) -> None:
        """Show what a round came to, how many drills are due again already, and when the next one comes."""
        self._figure.setText(self.tr("%d of %d right") % (right, total))
        all_right = self.tr("Each comes back later than before, as long as you get it right.")
        some = self.tr("What was right comes back later than before, the rest soon.")
        self._outlook.setText(all_right if right == total else some)
        if due_again:
            self._next.setText(self.tr("%n drills are due again already.", "", due_again))
        else:
            self._next.setText(self.tr("The next drill comes %s.") % ahead(next_due, now))
        self._again.setText(self.tr("Practise them again", "", due_again))
        self._again.setVisible(due_again > 0)
        restyle(self._again, "primary" if due_again else "")
        restyle(self._home, "" if due_again else "primary")

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        step: QPushButton = self._again if self._again.isVisibleTo(self) else self._home
        step.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._figure.text(), self._outlook.text(), self._next.text())))
