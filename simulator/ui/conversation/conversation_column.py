"""The column of a call: the conversation takes the room that the choices, and what else stands there, leave to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget, QWidgetItem

from simulator.ui.conversation.channel import ChannelView
from simulator.ui.widgets.basics import let_go


class Need(NamedTuple):
    """The height that a part wants, and the least that it can do with."""

    wanted: int
    least: int


Part = tuple[QWidget, QWidgetItem]
"""A part, and what knows how much room it needs."""


class ConversationColumn(QWidget):
    """Places its parts below each other, without one of Qt's layouts, which would lay out the whole page at every answer.

    Where room is short, all but the conversation give way in equal shares, down to what each can do with. The conversation asks
    for what is new in it, for half of `page` at most, and never for what the others can't do without. Each of `instead` takes its
    place while it can be seen.
    """

    def __init__(self, page: QWidget, talk: ChannelView, parts: Sequence[QWidget], instead: Sequence[QWidget]) -> None:
        super().__init__(page)
        self._page = page
        self._talk = talk
        self._instead = instead
        self._parts: list[Part] = []
        self._least = QSize()
        self._talk_least = 0
        for part in parts:
            part.setParent(self)
            self._parts.append((part, QWidgetItem(part)))

    def set_view(self, talk: ChannelView) -> None:
        """Put another view where the one before was, on the page and in the order of Tab."""
        before, new = self._talk.widget, talk.widget
        new.setParent(self)
        QWidget.setTabOrder(before, new)
        self._parts = [(new, QWidgetItem(new)) if part is before else (part, item) for part, item in self._parts]
        self._talk = talk
        let_go(before)

    def event(self, event: QEvent) -> bool:
        """Place the parts anew where one needs more or less room, or came or went."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.ask_for_room()
            self.place()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Place what changed while it was out of sight."""
        super().showEvent(event)
        self.ask_for_room()
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts in another room."""
        super().resizeEvent(event)
        self.place()

    def minimumSizeHint(self) -> QSize:
        """The least that all parts together can do with."""
        return self._least

    def sizeHint(self) -> QSize:
        """Ask for no more than that: what is left goes to the conversation."""
        return self._least

    def ask_for_room(self) -> None:
        """Tell the page where the parts can do with less, or need more, than before."""
        there = self._there()
        width = max((item.minimumSize().width() for _, item in there), default=0)
        self._talk_least = self._talk.widget.minimumSizeHint().height()
        height = sum([self._need(part).least for part in there]) + self._talk_least
        if QSize(width, height) != self._least:
            self._least = QSize(width, height)
            self.updateGeometry()

    def _there(self) -> list[Part]:
        """The parts that are to be seen, in order."""
        return [(part, item) for part, item in self._parts if not item.isEmpty()]

    def _need(self, part: Part) -> Need:
        """What a part needs; the conversation, or what covers it, takes what is left."""
        widget, item = part
        if self._takes_rest(widget):
            return Need(0, 0)
        if item.hasHeightForWidth():
            width = self.width()
            return Need(item.heightForWidth(width), item.minimumHeightForWidth(width))
        return Need(item.sizeHint().height(), item.minimumSize().height())

    def _takes_rest(self, part: QWidget) -> bool:
        return part is self._talk.widget or part in self._instead

    def place(self) -> None:
        """Place the parts; that settles what they have asked for so far."""
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)
        there, width, height = self._there(), self.width(), self.height()
        needs = [self._need(part) for part in there]
        left = height - sum([need.least for need in needs])
        asked = max(min(self._talk.wanted, left, self._page.height() // 2), self._talk_least)
        heights = shared(needs, height - asked)
        rest, top = max(height - sum(heights), 0), 0
        for (part, _), given in zip(there, heights, strict=True):
            high = rest if self._takes_rest(part) else given
            part.setGeometry(0, top, width, high)
            top += high


def shared(needs: Sequence[Need], room: int) -> list[int]:
    """Give each part what it wants; where that is too much, all give way in equal shares."""
    heights = [need.wanted for need in needs]
    over = sum(heights) - room
    giving = [number for number, need in enumerate(needs) if need.wanted > need.least]
    while over > 0 and giving:
        before = 0
        for place, number in enumerate(giving, 1):
            share = round(over * place / len(giving)) - before
            before += share
            heights[number] = needs[number].wanted - share
            if heights[number] < needs[number].least:
                heights[number] = needs[number].least
                over -= needs[number].wanted - needs[number].least
                giving.remove(number)
                break
        else:
            break
    return heights
