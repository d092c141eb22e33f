"""The conversation as speech bubbles: the customer at the left, the agent at the right, newest below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from simulator.ui.announce import tell_current
from simulator.ui.look import Look
from simulator.ui.paragraph import Paragraph
from simulator.ui.shortcuts import shortcut
from simulator.ui.theme import BODY, GRID, SMALL

CUSTOMER, AGENT, ACTION, RECORD, NOTE = "customer", "agent", "action", "record", "note"

_KEPT = 400

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Said:
    """One entry: words of the customer or the agent, an action, a record that was opened, or a note on a decision.

    `position` is the decision that an agent's entry is; `mood` and `portrait` are the customer's at that moment.
    """

    side: str
    text: str
    position: int = -1
    mood: int = 5
    portrait: str = ""


class ConversationModel(QAbstractListModel):
    """The entries, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Said, ...] = ()

    def show_entries(self, entries: Sequence[Said]) -> None:
        """Show other entries; where they only go on, nothing before them is laid out anew."""
        entries = tuple(entries)
        known = len(self.entries)
        if known and entries[:known] == self.entries:
            if len(entries) > known:
                self.beginInsertRows(QModelIndex(), known, len(entries) - 1)
                self.entries = entries
                self.endInsertRows()
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Give an entry's words; to a screen reader also who says them."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = {
                CUSTOMER: self.tr("Customer: %s"),
                AGENT: self.tr("You: %s"),
                ACTION: self.tr("You did: %s"),
                RECORD: self.tr("Record: %s"),
                NOTE: self.tr("Note: %s"),
            }
            return told[entry.side] % entry.text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and entry.side == CUSTOMER:
            return self.tr("Enter says this line again.")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and entry.position >= 0:
            return self.tr("Enter goes back to this decision.")
        return None


class BubbleDelegate(QStyledItemDelegate):
    """Draws one entry. Words are laid out once for each width, because Qt asks for every entry's size at every change."""

    def __init__(self, look: Look, view: ConversationView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._laid: dict[tuple[Said, int], Paragraph] = {}
        look.changed.connect(self._laid.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the room that an entry needs at the view's width."""
        width = self._view.viewport().width()
        entry = self._view.entries.entries[index.row()]
        return QSize(width, self._above() + self._shape(entry, width).height() + self._look.theme.px(GRID / 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an entry."""
        entry = self._view.entries.entries[index.row()]
        theme = self._look.theme
        room = option.rect.adjusted(0, self._above(), 0, 0)
        size = self._shape(entry, room.width())
        margin = theme.margin(room.width())
        left = room.right() - margin - size.width() if entry.side != CUSTOMER else room.left() + margin
        if entry.side == CUSTOMER:
            face = theme.px(40)
            painter.drawPixmap(room.left() + margin, room.top(), self._look.portrait(entry.portrait, entry.mood, face))
            left += face + theme.px(1.5 * GRID)
        bubble = QRect(left, room.top(), size.width(), size.height())
        self._draw(painter, entry, bubble, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))

    def _draw(self, painter: QPainter, entry: Said, bubble: QRect, *, focused: bool) -> None:
        theme = self._look.theme
        across, down = self._padding(entry.side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen("accent", theme.ring) if focused else Qt.PenStyle.NoPen)
        ground = {CUSTOMER: "sunken", AGENT: "accent_soft", NOTE: "surface", RECORD: "surface"}.get(entry.side)
        if entry.side in (NOTE, RECORD) and not focused:
            painter.setPen(theme.pen("line"))
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or focused:
            round_by = GRID / 2 if entry.side == RECORD else 2 * GRID
            painter.drawRoundedRect(bubble.adjusted(1, 1, -1, -1), round_by, round_by)
        painter.setPen(theme.colour("soft" if entry.side == ACTION else "ink"))
        self._words(entry, self._view.viewport().width()).draw(painter, bubble.left() + across, bubble.top() + down)
        painter.restore()

    def _words(self, entry: Said, width: int) -> Paragraph:
        words = self._laid.get((entry, width))
        if words is None:
            across, _ = self._padding(entry.side)
            limit = min(round(width * 0.74), self._look.theme.px(640)) - self._look.theme.px(6 * GRID)
            words = Paragraph(entry.text, self._font(entry.side), max(limit - 2 * across, 80))
            if len(self._laid) >= _KEPT:
                self._laid.clear()
            self._laid[entry, width] = words
        return words

    def _shape(self, entry: Said, width: int) -> QSize:
        across, down = self._padding(entry.side)
        words = self._words(entry, width).size
        face = self._look.theme.px(40) if entry.side == CUSTOMER else 0
        return QSize(words.width() + 2 * across, max(words.height() + 2 * down, face))

    def _above(self) -> int:
        """Give the room above an entry, which keeps the first one off whatever stands above the conversation."""
        return self._look.theme.px(GRID)

    def _padding(self, side: str) -> tuple[int, int]:
        theme = self._look.theme
        return (theme.px(GRID), theme.px(GRID / 2)) if side == ACTION else (theme.px(2 * GRID), theme.px(1.25 * GRID))

    def _font(self, side: str) -> QFont:
        return self._look.theme.font(SMALL if side in (ACTION, RECORD, NOTE) else BODY, italic=side == ACTION)


class ConversationView(QListView):
    """The conversation, scrolled to its end. Where the page is low, what was said last stays whole and the rest gives way.

    Signals, each for an entry that was double-clicked, or chosen with Enter: `decision_picked` with the position of the agent's,
    `line_picked` with the words of the customer's and the mood of that moment.
    """

    decision_picked = Signal(int)
    line_picked = Signal(str, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = ConversationModel(self)
        self._wanted = self._most = 0
        self.setObjectName("conversation")
        self.setAccessibleName(self.tr("Conversation"))
        self.setModel(self.entries)
        self.setItemDelegate(BubbleDelegate(look, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._on_activated)
        for key in ("Return", "Enter"):
            does = self.tr("In the conversation: go back to the answer that is marked")
            shortcut(self, key, does, lambda: self._on_activated(self.currentIndex()))
        look.changed.connect(self.scheduleDelayedItemsLayout)
        look.changed.connect(self._fit)

    def show_entries(self, entries: Sequence[Said]) -> None:
        """Show other entries, in sight what is new: the last one, and a note on the decision before it."""
        self.entries.show_entries(entries)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of what is new."""
        least = super().minimumSizeHint()
        return QSize(least.width(), max(min(self._wanted, self._most), least.height()))

    def show_room(self, most: int) -> None:
        """Take at most this height (pixels) from others where the page is low."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what was said last, and tell it to a screen reader: Qt itself tells it only of the list."""
        current = self.currentIndex()  # Qt would mark the oldest, and select nothing
        super().focusInEvent(event)
        self.setCurrentIndex(current if current.isValid() else self.entries.index(len(self.entries.entries) - 1))
        tell_current(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the end in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt lays a list anew for another height only; the words wrap elsewhere as soon as a scroll bar takes room
            self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """Ask for the room of what is new and scroll to it: to its beginning where there is not enough."""
        last = len(self.entries.entries) - 1
        first = last - (last > 0 and self.entries.entries[last - 1].side == NOTE)
        wanted = sum(self.sizeHintForRow(number) for number in range(max(first, 0), last + 1))
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
        self.scrollToBottom()
        new = self.entries.index(first)
        if self.visualRect(new).top() < 0:
            self.scrollTo(new, QAbstractItemView.ScrollHint.PositionAtTop)

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.entries.entries[index.row()]
        if entry.side == CUSTOMER:
            self.line_picked.emit(entry.text, entry.mood)
        elif entry.position >= 0:
            self.decision_picked.emit(entry.position)
