"""A drawing and the table behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget

from simulator.ui.charts.chart_with_table import ChartWithTable
from simulator.ui.style.theme import Theme

CELLS = (("Empathy", "4 of 8"), ("A name so long that it has to wrap, " * 4, "1 of 2"))


@pytest.fixture
def tabled(look, qtbot):
    made = ChartWithTable(look, QLabel("a drawing"), "Shares", "shares-table", ("Competency", "Taken"), CELLS, wide=(0,))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def toggle(tabled, qtbot):
    qtbot.mouseClick(tabled.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_the_drawing_is_shown_first(tabled):
    assert tabled.findChild(QLabel).isVisible()
    assert not tabled.findChild(QTableWidget).isVisible()
    assert tabled.findChild(QPushButton).accessibleName() == "Show as a table: Shares"


def test_a_button_shows_the_same_as_a_table_and_the_drawing_again(tabled, qtbot):
    toggle(tabled, qtbot)
    table = tabled.findChild(QTableWidget)
    assert table.isVisible()
    assert not tabled.findChild(QLabel).isVisible()
    assert table.accessibleName() == "Shares"
    assert [[table.item(row, place).text() for place in (0, 1)] for row in (0, 1)] == [list(line) for line in CELLS]
    assert [table.horizontalHeaderItem(place).text() for place in (0, 1)] == ["Competency", "Taken"]
    toggle(tabled, qtbot)
    assert tabled.findChild(QLabel).isVisible()


def test_a_screen_reader_finds_the_cells(tabled, qtbot):
    toggle(tabled, qtbot)
    told = QAccessible.queryAccessibleInterface(tabled.findChild(QTableWidget))
    assert told.role() is QAccessible.Role.Table
    cells = [told.child(number) for number in range(told.childCount())]
    texts = {cell.text(QAccessible.Text.Name) for cell in cells if cell is not None}
    assert {text for line in CELLS for text in line} <= texts


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_row_is_seen_without_scrolling_inside(tabled, qtbot, look, scale):
    look.set_theme(Theme(dark=False, scale=scale))
    toggle(tabled, qtbot)
    table = tabled.findChild(QTableWidget)
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0
    assert table.rowHeight(1) > 2 * table.fontMetrics().height()


def test_tab_leads_out_of_the_table(tabled, qtbot):
    toggle(tabled, qtbot)
    table = tabled.findChild(QTableWidget)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert tabled.findChild(QPushButton).hasFocus()
