"""The conversation as a list that draws itself, oldest above, newest just above the answers; each channel has one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.ui.conversation.bubbles import Bubbles
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import CUSTOMER, NOTE, Said
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
        self._given: tuple[Said, ...] = ()
        self.awaits = True
        self.wanted = 0
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
        self._given, self.awaits = tuple(entries), awaits
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
        """Draw entries that may come next."""
        entries = self.dressed(entries)
        newest = newest_of(entries)
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
        last = len(self._tops) - 2
        return max(last - (last > 0 and self.entries.entries[last - 1].side == NOTE), 0)

    def _ask(self) -> None:
        """Ask for the room that new entries need."""
        wanted = self._tops[-1] - self._tops[self._first_new]
        if wanted != self.wanted:
            self.wanted = wanted
            self.updateGeometry()

    def _fit(self) -> None:
        """Scroll to what is new: to its beginning where there is not enough room."""
        self._unsettled = False
        # that does what Qt has put off, so that it isn't done a second time
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._ask()
        bar = self.verticalScrollBar()
        bar.setValue(min(self._tops[self._first_new], bar.maximum()))

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if index.row() >= len(self._given):
            return
        entry = self._given[index.row()]
        if entry.side == CUSTOMER:
            self.line_picked.emit(entry.text, entry.mood)
        elif entry.position >= 0:
            self.decision_picked.emit(entry.position)
