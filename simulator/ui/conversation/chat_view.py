"""A chat: messages as a messenger shows them, with their times, and dots while somebody is writing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Scenario
from simulator.ui.conversation.bubbles import FACE, Bubbles
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.conversation_view import ConversationView
from simulator.ui.conversation.entries import AGENT, CUSTOMER, TYPING, Said
from simulator.ui.conversation.entry_drawing import Laid, Placed
from simulator.ui.conversation.projector_head import ProjectorHead, draw_sheet
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID, SMALL

TICK = 300
DOTS = 3


class ChatBubbles(Bubbles):
    """Bubbles with the time above the customer's and below the agent's; `step` counts on while the dots move."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(look)
        self.step = 0

    def _laid_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        theme = self._look.theme
        if entry.side == TYPING:
            return Laid(Paragraph("", theme.font(), 10), QSize(theme.px(68), theme.px(38)))
        laid = super()._laid_out(entry, limit, newest)
        if not entry.time or entry.side not in (CUSTOMER, AGENT):
            return laid
        told = entry.time if entry.side == CUSTOMER else Texts.tr("%s · read") % entry.time
        time = Paragraph(told, theme.font(SMALL), limit)
        size = QSize(max(laid.size.width(), time.size.width()), laid.size.height() + time.size.height() + theme.px(GRID / 2))
        return Laid(laid.words, size, (time, *laid.more))

    def _draw(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        if place.entry.side == TYPING:
            self._draw_dots(painter, place, laid)
            return
        if not place.entry.time or place.entry.side not in (CUSTOMER, AGENT):
            super()._draw(painter, place, laid)
            return
        theme, (time, *names) = self._look.theme, laid.more
        across, down = self._padding(place.entry.side)
        high = laid.words.size.height() + 2 * down + sum(map(self._named_height, names))
        wide = max([laid.words.size.width(), *(name.size.width() + theme.px(FACE + GRID) for name in names)]) + 2 * across
        painter.setPen(theme.colour("soft"))
        if place.entry.side == CUSTOMER:
            time.draw(painter, 0, 0)
            painter.translate(0, laid.size.height() - high)
        else:
            time.draw(painter, laid.size.width() - time.size.width(), high + theme.px(GRID / 2))
            painter.translate(laid.size.width() - wide, 0)
        super()._draw(painter, place, Laid(laid.words, QSize(wide, high), tuple(names)))

    def _draw_dots(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        theme, box = self._look.theme, QRectF(0, 0, *laid.size.toTuple())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, box, Said(CUSTOMER, ""), focused=place.focused)
        across, wide = theme.px(1.75 * GRID), theme.px(GRID)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        for dot in range(DOTS):
            painter.setOpacity(1 if self.step % DOTS == dot else 0.45)
            left = box.center().x() + (dot - 1) * across - wide / 2
            painter.drawEllipse(QRectF(left, box.center().y() - wide / 2, wide, wide))
        painter.setOpacity(1)

    def _left(self, entry: Said, wide: int, width: int) -> int:
        return super()._left(entry if entry.side != TYPING else Said(CUSTOMER, ""), wide, width)

    def _stands_still(self, entry: Said) -> bool:
        return entry.side != TYPING


class ChatView(ConversationView):
    """The messages of a chat. A number, Enter or a click shows at once what is being written."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        self._messages = ChatBubbles(look)
        super().__init__(look, parent, self._messages)
        self.entries.words = {TYPING: self.tr("The customer is writing.") + "%s", AGENT: self.tr("Your message: %s")}
        self._dots = QTimer(self)
        self._dots.setInterval(TICK)
        self._dots.timeout.connect(self._on_tick)

    def named(self, case: Case) -> str:
        """What a screen reader calls the chat."""
        return self.tr("Chat with %s") % case.customer

    def dressed(self, entries: Sequence[Said]) -> Sequence[Said]:
        """Messages in a row stand close together, and a time is told once."""
        messages: list[Said] = []
        told = ""
        for entry in entries:
            close = bool(messages) and entry.side in (CUSTOMER, TYPING) and messages[-1].side == CUSTOMER
            time = entry.time if entry.time != told else ""
            told = entry.time or told
            messages.append(entry._replace(close=close, time=time))
        return messages

    def show_entries(self, entries: Sequence[Said], *, settled: bool = True, awaits: bool = True) -> None:
        """Show other messages, and let the dots move while one is being written."""
        super().show_entries(entries, settled=settled, awaits=awaits)
        if entries and entries[-1].side == TYPING:
            self._dots.start()
        else:
            self._dots.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing move that nobody sees."""
        super().hideEvent(event)
        self._dots.stop()

    def _on_tick(self) -> None:
        self._messages.step += 1
        self.viewport().update(self.visualRect(self.entries.index(len(self.entries.entries) - 1)))


class ChatHead(ProjectorHead):
    """A message in its bubble."""

    words = 1.1
    strong = False
    inset = 0.6

    def who(self, scenario: Scenario, mood: int, onlookers: int = 0) -> str:
        """The name, the feeling, and where this is written."""
        return Texts.tr("%s · by chat") % super().who(scenario, mood)

    def draw_ground(self, painter: QPainter, box: QRectF, size: int) -> None:
        """Draw the bubble."""
        draw_sheet(painter, box, size, filled=True)
