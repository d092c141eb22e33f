"""After the last drill: how many were right, what comes next, and the way to the conversations."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.relative_time import ahead
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import next_reason
from simulator.ui.widgets.basics import ScrollPage, button, label, restyle
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page
from simulator.workflow.recommend import Recommendation


class DrillEndPage(ScrollPage, Page):
    """The end of a round of drills.

    Signals: `home_asked` for the conversations, `drills_asked` for those that are due again, `row_picked` with the conversation
    that is proposed next.
    """

    name = "drill-end"
    place = "drills"

    home_asked = Signal()
    drills_asked = Signal()
    row_picked = Signal(object)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 760, parent)
        self._figure = label(role="title", wrap=True)
        self._figure.setObjectName("right")
        self._outlook = label(role="soft", wrap=True)
        self._next = label(role="strong", wrap=True)
        self._next.setObjectName("comes-next")
        self._advice = label(role="soft", wrap=True)
        self._advice.setObjectName("advice")
        self._row: LibraryRow | None = None
        self._open = button("", name="open-next")
        self._open.clicked.connect(lambda: self.row_picked.emit(self._row))
        self._again = button("", name="again")
        self._home = button(self.tr("All conversations"), name="home")
        for widget in (self._figure, self._outlook, self._next, self._advice):
            self.content.addWidget(widget)
        self.content.addSpacing(GRID)
        self.content.addLayout(FlowLayout(self._again, self._open, self._home))
        self.content.addStretch(1)
        self._again.clicked.connect(self.drills_asked)
        self._home.clicked.connect(self.home_asked)

    def show_end(
        self, right: int, total: int, due_again: int, next_due: datetime, now: datetime, wanted: Recommendation | None = None
    ) -> None:
        """Show what a round came to, how many drills are due again already, when the next one comes, and what is next then."""
        self._show_next(wanted)
        self._figure.setText(self.tr("%d of %d right") % (right, total))
        all_right = self.tr("Each comes back after a longer break, as long as you get it right.")
        some = self.tr("What was right comes back later than before, the rest soon.")
        self._outlook.setText(all_right if right == total else some)
        if due_again:
            self._next.setText(self.tr("%n drills are due again already.", "", due_again))
        else:
            self._next.setText(self.tr("The next drill comes %s.") % ahead(next_due, now))
        self._again.setText(self.tr("Practise them again", "", due_again))
        self._again.setVisible(due_again > 0)
        restyle(self._again, "primary" if due_again else "")
        restyle(self._open, "" if due_again else "primary")
        restyle(self._home, "" if due_again or self._row is not None else "primary")

    def _show_next(self, wanted: Recommendation | None) -> None:
        self._row = wanted.row if wanted and wanted.principle else None
        for part in (self._advice, self._open):
            part.setVisible(self._row is not None)
        if wanted is not None and wanted.principle is not None and self._row is not None:
            self._advice.setText(self.tr("Next: %s. %s") % (wanted.principle.name, next_reason(wanted)))
            self._open.setText(self.tr("Open “%s”") % self._row.title)

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        steps: tuple[QPushButton, ...] = (self._again, self._open, self._home)
        step = next(step for step in steps if step.isVisibleTo(self))
        step.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._figure.text(), self._outlook.text(), self._next.text())))
