"""The conversation as speech bubbles: the customer at the left, the agent at the right, newest below, just above the answers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simulator.ui.conversation.bubbles import CAPTION, CUSTOMER, NOTE, Bubbles, Placed, Said
from simulator.ui.conversation.conversation_model import ConversationModel, Index
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.screen_reader import tell_current
from simulator.ui.window.shortcuts import shortcut

Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction


class ConversationView(QListView):
    """The conversation, scrolled to its end; `wanted` is the height of what is new, to be in sight even where the page is low.

    This class keeps the place of each entry: Qt's own list asks for the size of every entry several times at each change, and the
    trainee waits for it. To a screen reader it is a list all the same.

    Signals, each for an entry that was double-clicked, or chosen with Enter: `decision_picked` with the position of the agent's,
    `line_picked` with the words of the customer's and the mood of that moment.
    """

    decision_picked = Signal(int)
    line_picked = Signal(str, int)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = ConversationModel(self)
        self._bubbles = Bubbles(look)
        self.wanted = 0
        self._goes_on = 0
        self._width = 0
        self._tops = [0]
        self._newest = self._spare = 0
        self._unsettled = False
        self.setAccessibleName(self.tr("Conversation"))
        self.setModel(self.entries)
        self.entries.modelReset.connect(self._forget)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # what lies below need not be painted first
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        beside = self.verticalScrollBar().parentWidget()
        if beside is not None:
            beside.setAutoFillBackground(True)
        self.doubleClicked.connect(self._on_activated)
        for key in ("Return", "Enter"):
            does = self.tr("In the conversation: go back to the answer that is marked")
            shortcut(self, key, does, lambda: self._on_activated(self.currentIndex()))
        look.changed.connect(self._on_look_changed)

    @property
    def widget(self) -> QWidget:
        """What is placed on the page: the list itself."""
        return self

    @property
    def shown(self) -> Sequence[Said]:
        """The entries that it shows, oldest first."""
        return self.entries.entries

    def show_entries(self, entries: Sequence[Said], *, settled: bool = True) -> None:
        """Show other entries, with what is new in sight: the last one, and a note on the decision before it.

        Where the size is about to change, `settled=False` saves fitting them into the present one.
        """
        known, entries = self.entries.entries, tuple(entries)
        self._goes_on = len(known) if entries[: len(known)] == known and _only_said(entries[len(known) :]) else 0
        self.entries.show_entries(entries)
        self._measure()
        self._ask()
        self._unsettled = True
        if settled:
            self.settle()

    def settle(self) -> None:
        """Fit new entries in, if a change of size has not done that already."""
        if self._unsettled:
            self._fit()

    def prepare(self, entries: Sequence[Said]) -> None:
        """Draw entries that may come next, and what is the newest now as it will look below them."""
        newest = newest_of(entries)
        if 0 <= self._newest < len(self.entries.entries):
            self._bubbles.prepare(self.entries.entries[self._newest], self._width, self.devicePixelRatioF())
        for number, entry in enumerate(entries):
            self._bubbles.prepare(entry, self._width, self.devicePixelRatioF(), newest=number == newest)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what was said last, and tell it to a screen reader: Qt itself only names the list."""
        current = self.currentIndex()  # Qt would mark the oldest, and select nothing
        super().focusInEvent(event)
        self.setCurrentIndex(current if current.isValid() else self.entries.index(len(self.entries.entries) - 1))
        tell_current(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and digits to the page: Qt's own list would look for an entry that begins so."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the end in sight."""
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Free what is needed only while it is seen."""
        super().hideEvent(event)
        self._bubbles.rest()

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

    def _on_look_changed(self) -> None:
        self._forget()
        self._fit()

    @property
    def _first_new(self) -> int:
        """The first of the messages at the end, or of those that have come later, with a note on the decision before it."""
        entries = self.entries.entries[: len(self._tops) - 1]
        first = max(len(entries) - 1, 0)
        while first > max(self._goes_on, 0) and _only_said(entries[first - 1 : first + 1]):
            first -= 1
        return first - (first > 0 and entries[first - 1].side == NOTE)

    def _ask(self) -> None:
        """Ask for the room that new entries need."""
        wanted = self._tops[-1] - self._tops[self._first_new]
        if wanted != self.wanted:
            self.wanted = wanted
            self.updateGeometry()

    def _fit(self) -> None:
        """Scroll to what is new: to as many of the new messages as there is room for, and to the beginning of the last one."""
        self._unsettled = False
        # that does what Qt has put off, so that it isn't done a second time
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._ask()
        bar, first, last = self.verticalScrollBar(), self._first_new, len(self._tops) - 2
        said = first < last and self.entries.entries[first].side != NOTE  # such a note has to be seen from its beginning
        while said and first < last and self._tops[-1] - self._tops[first] > self.viewport().height():
            first += 1
        bar.setValue(min(self._tops[first], bar.maximum()))

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.entries.entries[index.row()]
        if entry.side == CUSTOMER:
            self.line_picked.emit(entry.text, entry.mood)
        elif entry.position >= 0:
            self.decision_picked.emit(entry.position)


def newest_of(entries: Sequence[Said]) -> int:
    """Where what the customer has said last stands among entries; below 0 where something else has come after it."""
    return len(entries) - 1 if entries and entries[-1].side == CUSTOMER else -1


def _only_said(entries: Sequence[Said]) -> bool:
    """Say whether entries are messages, and what is seen with them."""
    return bool(entries) and all(entry.side in (CUSTOMER, CAPTION) for entry in entries)
