"""A slim line among the scenarios: what to practise next, why, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import next_reason
from simulator.ui.widgets.basics import Mark, button, column, label, row
from simulator.workflow.recommend import Recommendation


class NextStepLine(QWidget):
    """Hidden where nothing is open.

    Signals: `row_picked` with the scenario that was proposed.
    """

    row_picked = Signal(object)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next-line")
        self._row: LibraryRow | None = None
        self._title = label(role="strong", wrap=True)
        self._reason = label(role="small", wrap=True)
        self._open = button(self.tr("Open it"), name="open-next")
        self._open.clicked.connect(lambda: self.row_picked.emit(self._row))
        words = column(spacing=0)
        words.addWidget(self._title)
        words.addWidget(self._reason)
        inside = row(spacing=2 * GRID)
        inside.addWidget(Mark(look, "guidance", 24))
        inside.addLayout(words, 1)
        inside.addWidget(self._open)
        self.setLayout(inside)
        self.hide()

    def show_next(self, wanted: Recommendation | None) -> None:
        """Show another next step."""
        self._row = wanted.row if wanted and wanted.principle else None
        self.setVisible(self._row is not None)
        if wanted is None or wanted.principle is None or self._row is None:
            return
        self._title.setText(self.tr("Next: %s") % wanted.principle.name)
        self._reason.setText(next_reason(wanted))
        self._open.setAccessibleName(self.tr("Open %s") % self._row.title)
