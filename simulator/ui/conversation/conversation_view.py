"""The conversation as a list that draws itself, oldest above, newest just above the answers; each channel has one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.conversation.bubbles import Bubbles
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import CAPTION, CUSTOMER, NOTE, POST, TYPING, Said
from simulator.ui.conversation.entry_drawing import EntryDrawing
from simulator.ui.conversation.entry_list import EntryList, newest_of
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.screen_reader import tell_current
from simulator.ui.window.shortcuts import shortcut


class ConversationView(EntryList):
    """The conversation, scrolled to its end; `wanted` is the height of what is new, to be in sight even where the page is low.

    Signals, each for an entry that was double-clicked, or chosen with Enter: `decision_picked` with the position of the agent's,
    `line_picked` with the words of the customer's and the mood of that moment.
    """

    decision_picked = Signal(int)
    line_picked = Signal(str, int)

    def __init__(self, look: Appearance, parent: QWidget | None = None, drawing: EntryDrawing | None = None) -> None:
        super().__init__(drawing or Bubbles(look), parent)
        self.case = Case()
        self._given: tuple[Said, ...] = ()
        self.awaits = True
        self.wanted = 0
        self._goes_on = 0
        self._unsettled = False
        self.setAccessibleName(self.tr("Conversation"))
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
        return self._given

    def show_case(self, case: Case) -> None:
        """Tell whose conversation it is."""
        self.case = case
        self._bubbles.show_case(case)
        self.setAccessibleName(self.named(case))
        self._forget()

    def named(self, case: Case) -> str:
        """What a screen reader calls the conversation."""
        return self.tr("Conversation with %s") % case.customer

    def dressed(self, entries: Sequence[Said]) -> Sequence[Said]:
        """The entries as this view draws them: with what it adds, after those that were given."""
        return entries

    def show_entries(self, entries: Sequence[Said], *, settled: bool = True, awaits: bool = True) -> None:
        """Show other entries, with what is new in sight: the last one, and a note on the decision before it.

        Where the size is about to change, `settled=False` saves fitting them into the present one. `awaits` says whether an
        answer is wanted.
        """
        known, self._given, self.awaits = self._given, tuple(entries), awaits
        new = self._given[len(known) :]
        self._goes_on = len(known) if self._given[: len(known)] == known and _only_said(new) else 0
        self.entries.show_entries(self.dressed(self._given))
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
        entries = self.dressed([*self._given, *entries])[len(self._given) :]
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

    @property
    def _last(self) -> int:
        """The last entry that was given."""
        return len(self._tops) - 2

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
        bar, first, last = self.verticalScrollBar(), self._first_new, self._last
        said = first < last and self.entries.entries[first].side != NOTE  # such a note has to be seen from its beginning
        while said and first < last and self._tops[-1] - self._tops[first] > self.viewport().height():
            first += 1
        bar.setValue(min(self._tops[first], bar.maximum()))

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.entries.entries[index.row()]
        if entry.side in (CUSTOMER, POST):
            self.line_picked.emit(entry.text, entry.mood)
        elif entry.position >= 0:
            self.decision_picked.emit(entry.position)


def _only_said(entries: Sequence[Said]) -> bool:
    """Say whether entries are messages, and what is seen with them."""
    return bool(entries) and all(entry.side in (CUSTOMER, CAPTION, TYPING) for entry in entries)
