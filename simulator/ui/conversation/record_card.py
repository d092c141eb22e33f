"""A record as a card: its title, which opens and closes it, and what it says in rows; or what opens it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from simulator.core.scenario.model import Record
from simulator.ui.conversation.record_rows import RecordRow, rows
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, SMALL
from simulator.ui.widgets.basics import column, label
from simulator.ui.widgets.short_button import ShortButton


class PaperButton(ShortButton):
    """A record's title."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setAutoDefault(False)
        self.setProperty("role", "paper")


class RowView(QWidget):
    """A row of a record: its label and its value beside each other, or below each other where that is too wide."""

    def __init__(self, look: Appearance, row: RecordRow) -> None:
        super().__init__()
        self._look = look
        self._row = row
        self._label = label(row.label, "small", wrap=True)
        self._value = label(row.value, "value", wrap=True)
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        if row.label:
            self._across.addWidget(self._label)
        self._across.addWidget(self._value, 1)

    def fit(self, width: int) -> None:
        """Choose the direction for so many pixels."""
        metrics = QFontMetrics(self._look.theme.font(SMALL))
        wide = sum(metrics.horizontalAdvance(text) for text in self._row) + self._look.theme.px(2 * GRID)
        beside = bool(self._row.label) and wide <= width
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._label.setWordWrap(not beside)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft)


class RecordCard(QFrame):
    """One record; nothing here looks it up, that is done by an answer.

    Signals: `toggled` where its title was clicked.
    """

    toggled = Signal()

    def __init__(self, look: Appearance, record: Record) -> None:
        super().__init__()
        self._look = look
        self._record = record
        self._seen = self._open = False
        self._way = ""
        self.setProperty("role", "card")
        self.opener = PaperButton(record.title)
        self.opener.setObjectName(f"record-{record.id}")
        self.opener.clicked.connect(self.toggled)
        self._note = label(role="small", wrap=True)
        self._rows = [RowView(look, row) for row in rows(record.text)]
        inside = column(spacing=GRID // 2, margins=(GRID, GRID // 2, GRID, GRID // 2))
        inside.addWidget(self.opener)
        self._body = QWidget(self)
        below = column(spacing=GRID * 3 // 4, margins=(GRID // 2, 0, GRID // 2, GRID // 2))
        for part in (self._note, *self._rows):
            below.addWidget(part)
        self._body.setLayout(below)
        inside.addWidget(self._body)
        self.setLayout(inside)
        look.changed.connect(self._show)
        self._show()

    @property
    def open(self) -> bool:
        """Whether what it says can be seen, or, of one that was not looked up, what opens it."""
        return self._open

    @property
    def seen(self) -> bool:
        """Whether it was looked up."""
        return self._seen

    @property
    def closed_note(self) -> str:
        """What opens a record that was not looked up yet."""
        return self._way or self.tr("Not open yet. It opens with an answer that looks it up.")

    def show_way(self, number: int) -> None:
        """Tell which answer opens it, counted from 1; 0 where none does now."""
        self._way = self.tr("Answer %d opens it.") % number if number else ""
        self._show()

    def show_seen(self, *, seen: bool) -> None:
        """Say whether it was looked up."""
        self._seen, self._open = seen, self._open and seen
        self._show()

    def set_open(self, *, is_open: bool) -> None:
        """Open it, or leave only its title."""
        self._open = is_open
        self._show()

    def fit(self, width: int) -> None:
        """Lay its rows out for a card of so many pixels."""
        for row in self._rows:
            row.fit(width - 3 * GRID - 2 * self._look.theme.edge)

    def _show(self) -> None:
        seen, way = self._seen, bool(self._way)
        for row in self._rows:
            row.setVisible(seen and self._open)
        self._note.setText("" if seen else self.closed_note)
        self._note.setVisible(not seen and (way or self._open))
        self._body.setVisible(self._open or (way and not seen))
        told = self._record.text if seen else self.closed_note
        self.opener.setAccessibleDescription(told)
        self.opener.setToolTip("" if seen else told)
        icon = ("chevron-down" if self._open else "chevron-right") if seen else "records"
        self.opener.setIcon(self._look.icon(icon, "accent" if seen else "faint"))
        side = self._look.theme.px(16)
        self.opener.setIconSize(QSize(side, side))
