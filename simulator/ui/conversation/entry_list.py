"""A list that keeps the place of each of its entries itself, and draws those that are in sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simulator.ui.conversation.conversation_model import ConversationModel, Index
from simulator.ui.conversation.entries import CUSTOMER, Said
from simulator.ui.conversation.entry_drawing import EntryDrawing, Placed

Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction


class EntryList(QListView):
    """Shows the entries of its model, the newest at its foot.

    Qt's own list asks for the size of every entry several times at each change, and the trainee waits for it. To a screen reader
    it is a list all the same.
    """

    def __init__(self, drawing: EntryDrawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = ConversationModel(self)
        self._bubbles = drawing
        self._width = 0
        self._tops = [0]
        self._newest = self._spare = 0
        self.setModel(self.entries)
        self.entries.modelReset.connect(self._forget)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # what lies below need not be painted first
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        beside = self.verticalScrollBar().parentWidget()
        if beside is not None:
            beside.setAutoFillBackground(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entries that are in sight."""
        room = event.rect()
        painter = QPainter(self.viewport())
        painter.fillRect(room, self._bubbles.ground)
        offset, marked = self._offset, self.currentIndex().row() if self.hasFocus() else -1
        first, last = self._row_at(offset + room.top()), bisect_right(self._tops, offset + room.bottom(), hi=len(self._tops) - 1)
        entries = self.entries.entries[first:last]
        placed = [
            Placed(entry, self._tops[row] - offset, focused=row == marked, newest=row == self._newest)
            for row, entry in enumerate(entries, first)
        ]
        self._bubbles.draw(painter, self._width, placed)
        painter.end()

    # Where the entries lie, for Qt

    def doItemsLayout(self) -> None:
        """Lay out what has not been laid out at this width."""
        self._measure()
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the entries."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(self._tops[1] if len(self._tops) > 1 else room)
        bar.setRange(0, max(self._tops[-1] - room, 0))
        spare = max(room - self._tops[-1], 0)
        if spare != self._spare:
            self._spare = spare
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw everything again, because most of it has changed."""
        self.viewport().update()

    def sizeHintForRow(self, row: int) -> int:
        """An entry's height."""
        return self._tops[row + 1] - self._tops[row] if 0 <= row < len(self._tops) - 1 else -1

    def visualRect(self, index: Index) -> QRect:
        """Where an entry lies in the viewport."""
        if not index.isValid() or index.row() >= len(self._tops) - 1:
            return QRect()
        top = self._tops[index.row()]
        return QRect(0, top - self._offset, self.viewport().width(), self.sizeHintForRow(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The entry at a place in the viewport."""
        down = point.y() + self._offset
        return self.entries.index(self._row_at(down)) if 0 <= down < self._tops[-1] else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring an entry into sight, its beginning where it is too high."""
        if not index.isValid() or index.row() >= len(self._tops) - 1:
            return
        top, bottom = self._tops[index.row()], self._tops[index.row() + 1]
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if hint == Hint.PositionAtTop or top < bar.value() or bottom - top > room:
            bar.setValue(top)
        elif hint == Hint.PositionAtBottom or bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The entry that a key leads to."""
        last, row = len(self._tops) - 2, self.currentIndex().row()
        if row < 0 or last < 0:
            return self.entries.index(0)
        page = self.viewport().height()
        ways = {
            Move.MoveUp: row - 1,
            Move.MoveDown: row + 1,
            Move.MoveHome: 0,
            Move.MoveEnd: last,
            Move.MovePageUp: min(row - 1, self._row_at(self._tops[row + 1] - page)),
            Move.MovePageDown: max(row + 1, self._row_at(self._tops[row] + page)),
        }
        return self.entries.index(min(max(ways.get(action, row), 0), last))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Mark the entry at a place."""
        self.selectionModel().select(self.indexAt(rect.center()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where marked entries lie in the viewport."""
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    @property
    def _offset(self) -> int:
        """How far the entries are moved up; down, where there is room to spare: the newest stands at the foot."""
        return self.verticalScrollBar().value() - self._spare

    def _row_at(self, down: int) -> int:
        return max(bisect_right(self._tops, down, hi=len(self._tops) - 1) - 1, 0)

    def _measure(self) -> None:
        # the scroll bar lies in the margin, so that the entries stay in line with the answers below
        width, entries = self.width(), self.entries.entries
        if width != self._width or len(self._tops) > len(entries) + 1:
            self._width, self._tops = width, [0]
        before, self._newest = self._newest, newest_of(entries)
        if before != self._newest:
            changed = min(row for row in (before, self._newest) if row >= 0)
            del self._tops[changed + 1 :]
        new = entries[len(self._tops) - 1 :]
        for row, entry in enumerate(new, len(self._tops) - 1):
            self._tops.append(self._tops[-1] + self._bubbles.height(entry, width, newest=row == self._newest))
        if new:
            self.viewport().update()

    def _forget(self) -> None:
        self._tops = [0]
        self.viewport().update()


def newest_of(entries: Sequence[Said]) -> int:
    """Where what the customer has said last stands among entries; below 0 where something else has come after it."""
    return len(entries) - 1 if entries and entries[-1].side == CUSTOMER else -1
