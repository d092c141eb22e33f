"""A drawing with the table behind it, for people who prefer figures to drawings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import bring_into_sight, button, column, row

Cells = Sequence[Sequence[str]]


class WholeTable(QTableWidget):
    """A table that is as high as its rows, so that the page scrolls and not the table. The `wide` columns share the room."""

    def __init__(self, look: Appearance, heads: Sequence[str], cells: Cells, wide: Sequence[int]) -> None:
        super().__init__(len(cells), len(heads))
        self._look = look
        self.setHorizontalHeaderLabels(list(heads))
        for number, line in enumerate(cells):
            for place, text in enumerate(line):
                self.setItem(number, place, QTableWidgetItem(text))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # Tab leads on to the next control, and the arrows go through the cells
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionsClickable(False)
        for place in range(len(heads)):
            stretch = QHeaderView.ResizeMode.Stretch if place in wide else QHeaderView.ResizeMode.ResizeToContents
            across.setSectionResizeMode(place, stretch)
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        for number in range(self.rowCount()):
            self.setRowHeight(number, self.rowHeight(number) + self._look.theme.px(GRID))
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2 * self._look.theme.ring
        )


class ChartWithTable(QWidget):
    """A drawing, and a button that shows the same as a table. `named` is the table's name, `name` the button's object name."""

    def __init__(
        self, look: Appearance, drawing: QWidget, named: str, name: str, heads: Sequence[str], cells: Cells, wide: Sequence[int]
    ) -> None:
        super().__init__()
        self._drawing = drawing
        self._named = named
        self._toggle = button("", "link", name=name)
        self._toggle.clicked.connect(self._on_toggled)
        self._table = WholeTable(look, heads, cells, wide)
        self._table.setObjectName(f"{name}-cells")
        self._table.setAccessibleName(named)
        across = row()
        across.addWidget(self._toggle)
        across.addStretch(1)
        inside = column(spacing=GRID)
        inside.addWidget(drawing)
        inside.addWidget(self._table)
        inside.addLayout(across)
        self.setLayout(inside)
        self._show(table=False)

    def _on_toggled(self) -> None:
        self._show(table=self._table.isHidden())
        # it has gone down, or up, from under the pointer
        bring_into_sight(self._toggle)

    def _show(self, *, table: bool) -> None:
        self._drawing.setVisible(not table)
        self._table.setVisible(table)
        self._toggle.setText(self.tr("Show as a drawing") if table else self.tr("Show as a table"))
        self._toggle.setAccessibleName(f"{self._toggle.text()}: {self._named}")
