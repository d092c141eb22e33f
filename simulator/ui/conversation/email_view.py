"""A thread of e-mails: each with its heads, the last one with what it quotes, and the answer that is being written below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Scenario
from simulator.ui.conversation.bubbles import Bubbles
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.conversation_view import ConversationView
from simulator.ui.conversation.entries import AGENT, CUSTOMER, DRAFT, Said
from simulator.ui.conversation.entry_drawing import Laid, Placed
from simulator.ui.conversation.mail_thread import thread
from simulator.ui.conversation.projector_head import ProjectorHead, draw_sheet
from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import BODY, COLUMN, GRID, RADIUS, SMALL

FACE = 40
MAILS = (CUSTOMER, AGENT, DRAFT)


class MailDrawing(Bubbles):
    """Mails as sheets over the whole column, the agent's tinted; what is done between them stands as in a call."""

    def _laid_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        if entry.side not in MAILS:
            return super()._laid_out(entry, min(limit, self._look.theme.px(640)), newest)
        theme, room = self._look.theme, limit - 2 * self._pad
        words = Paragraph(entry.text, theme.font(BODY), room)
        high = self._pad + self._heads(entry) + self._pad
        high += words.size.height() + theme.px(GRID) if entry.text else 0
        if entry.side == DRAFT:
            foot = (Paragraph(entry.foot, theme.font(SMALL), room),) if entry.foot else ()
            high += sum(part.size.height() + theme.px(2 * GRID) for part in foot)
            return Laid(words, QSize(limit, high + self._line), foot)
        below = []
        if entry.attachments:
            attached = Texts.tr("Attached: %s") % ", ".join(map(isolated, entry.attachments))
            below.append(Paragraph(attached, theme.font(SMALL, strong=True), room))
        if entry.quoted:
            below.append(Paragraph(entry.quoted, theme.font(SMALL), room - theme.px(2 * GRID)))
        high += sum(part.size.height() + theme.px(1.5 * GRID) for part in below)
        return Laid(words, QSize(limit, high), tuple(below))

    def _draw(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        if place.entry.side not in MAILS:
            super()._draw(painter, place, laid)
            return
        theme, entry, pad = self._look.theme, place.entry, self._pad
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.ring if place.focused else theme.edge
        painter.setPen(theme.pen("accent" if place.focused else "line", wide))
        painter.setBrush(theme.colour("accent_soft" if entry.side == AGENT else "surface"))
        painter.drawRoundedRect(QRectF(0, 0, *laid.size.toTuple()).adjusted(wide, wide, -wide, -wide), RADIUS, RADIUS)
        if entry.side == DRAFT:
            self._draw_draft(painter, place, laid)
            return
        self._draw_heads(painter, entry, laid.size.width())
        top = pad + self._heads(entry) + theme.px(GRID)
        painter.setPen(theme.colour("ink"))
        laid.words.draw(painter, pad, top)
        top += laid.words.size.height()
        painter.setPen(theme.colour("soft"))
        for number, below in enumerate(laid.more):
            top += theme.px(1.5 * GRID)
            quoted = bool(entry.quoted) and number == len(laid.more) - 1
            if quoted:
                painter.fillRect(QRectF(pad, top, theme.px(2), below.size.height()), theme.colour("line"))
            below.draw(painter, pad + theme.px(1.5 * GRID) * quoted, top)
            top += below.size.height()

    def _draw_heads(self, painter: QPainter, entry: Said, wide: int) -> None:
        """Draw who writes to whom about what, and when."""
        theme, pad, case, customers = self._look.theme, self._pad, self.case, entry.side == CUSTOMER
        side = theme.px(FACE)
        # the company has no drawing, and gets its initial
        face = self._face(entry, side) if customers else self._look.portrait(case.company, entry.mood, side)
        painter.drawPixmap(pad, pad, face)
        names = (case.customer, case.company) if customers else (case.company, case.customer)
        left, line = pad + side + theme.px(1.5 * GRID), theme.px(FACE / 2)
        right = wide - pad
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("soft"))
        if entry.time:
            time = text_fitting.draw_right(painter, QRectF(left, pad, right - left, line), entry.time)
            right -= round(time) + theme.px(2 * GRID)
        text_fitting.draw_left(painter, QRectF(left, pad + line, wide - pad - left, line), entry.subject)
        strong = theme.font(BODY, strong=True)
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        text_fitting.draw_left(painter, QRectF(left, pad, right - left, line), entry.who or names[0])
        left += round(QFontMetricsF(strong).horizontalAdvance(entry.who or names[0])) + theme.px(GRID)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("soft"))
        if right - left > theme.px(6 * GRID):
            text_fitting.draw_left(painter, QRectF(left, pad, right - left, line), Texts.tr("to %s") % isolated(names[1]))

    def _draw_draft(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        """Draw the heads of the answer, what is written of it, and that it goes on."""
        theme, pad, line = self._look.theme, self._pad, self._line
        heads = ((Texts.tr("To"), self.case.customer), (Texts.tr("Subject"), place.entry.subject))
        column = max(QFontMetricsF(theme.font(SMALL)).horizontalAdvance(name) for name, _ in heads) + theme.px(2 * GRID)
        top = pad
        for name, value in heads:
            painter.setFont(theme.font(SMALL))
            painter.setPen(theme.colour("soft"))
            text_fitting.draw_left(painter, QRectF(pad, top, column, line), name)
            painter.setPen(theme.colour("ink"))
            text_fitting.draw_left(painter, QRectF(pad + column, top, laid.size.width() - 2 * pad - column, line), value)
            top += line
        if place.entry.text:
            painter.setPen(theme.colour("ink"))
            laid.words.draw(painter, pad, top + theme.px(GRID))
            top += laid.words.size.height() + theme.px(GRID)
        top += theme.px(GRID / 2)
        painter.fillRect(QRectF(QPointF(pad, top), QPointF(pad + theme.px(3), top + line)), theme.colour("accent"))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("soft"))
        room = QRectF(pad + theme.px(1.5 * GRID), top, laid.size.width() - 2 * pad - theme.px(1.5 * GRID), line)
        text_fitting.draw_left(painter, room, place.entry.who)
        for foot in laid.more:
            top += line + theme.px(GRID)
            painter.fillRect(QRectF(0, top, laid.size.width(), theme.edge), theme.colour("line"))
            foot.draw(painter, pad, top + theme.px(GRID))

    def _heads(self, entry: Said) -> int:
        """The height of the heads of a mail."""
        return 2 * self._line + self._look.theme.px(GRID / 2) if entry.side == DRAFT else self._look.theme.px(FACE)

    def _limit(self, width: int) -> int:
        return min(width - 2 * self._look.theme.margin(width), self._look.theme.px(COLUMN)) - 1

    def _left(self, entry: Said, wide: int, width: int) -> int:
        return self._look.theme.margin(width) if entry.side in MAILS else super()._left(entry, wide, width)

    @property
    def _pad(self) -> int:
        return self._look.theme.px(2 * GRID)

    @property
    def _line(self) -> int:
        return self._look.theme.px(3 * GRID)


class EmailView(ConversationView):
    """The mails of a thread, and below them the one that is being written."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, MailDrawing(look))
        self.entries.words = {
            CUSTOMER: self.tr("Mail from the customer: %s"),
            AGENT: self.tr("Your mail: %s"),
            DRAFT: self.tr("The mail that you are writing: %s"),
        }

    def named(self, case: Case) -> str:
        """What a screen reader calls the thread."""
        return self.tr("E-mails with %s about “%s”") % (case.customer, case.subject)

    def dressed(self, entries: Sequence[Said]) -> Sequence[Said]:
        """The mails of the thread, and the one that is being written."""
        return thread(entries, self.case, awaits=self.awaits)

    @property
    def _last(self) -> int:
        mails = self.entries.entries[: len(self._tops) - 1]
        return len(mails) - 1 - (bool(mails) and mails[-1].side == DRAFT)

    @property
    def _first_new(self) -> int:
        return max(self._last, 0)


class EmailHead(ProjectorHead):
    """A mail as a sheet: more words, and smaller ones."""

    words = 1.0
    strong = False
    inset = 0.7

    def who(self, scenario: Scenario, mood: int, onlookers: int = 0) -> str:
        """The name, the feeling, and that they write."""
        return Texts.tr("%s · by e-mail") % super().who(scenario, mood)

    def draw_ground(self, painter: QPainter, box: QRectF, size: int) -> None:
        """Draw the sheet."""
        draw_sheet(painter, box, size, filled=False)
