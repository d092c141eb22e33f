"""A public post with its comments: who wrote first, what others and the company said below it, and what was said in private."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Scenario
from simulator.ui.conversation.bubbles import NEWEST, Bubbles
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.conversation_view import ConversationView
from simulator.ui.conversation.entries import AGENT, CUSTOMER, POST, Said
from simulator.ui.conversation.entry_drawing import Laid, Placed
from simulator.ui.conversation.projector_head import ProjectorHead, draw_sheet
from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import BODY, COLUMN, GRID, RADIUS, SMALL

FACE, SMALL_FACE, INDENT = 48, 28, 36
COMMENTS = (CUSTOMER, AGENT)


class PostDrawing(Bubbles):
    """The post as a sheet, and comments indented below it; what is private has a broken line round it.

    `comments` counts those that everybody can read.
    """

    def __init__(self, look: Appearance) -> None:
        self.comments = 0
        super().__init__(look)

    def show_comments(self, comments: int) -> None:
        """Count other comments."""
        if comments != self.comments:
            self.comments = comments
            self._pictures.clear()

    def _laid_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        theme, pad = self._look.theme, self._pad
        if entry.side == POST:
            words = Paragraph(entry.text, theme.font(NEWEST), limit - 2 * pad)
            return Laid(words, QSize(limit, words.size.height() + theme.px(FACE) + 2 * pad + 2 * theme.px(GRID) + self._line))
        if entry.side in COMMENTS:
            indent = theme.px(INDENT)
            words = Paragraph(entry.text, theme.font(BODY), limit - indent - 2 * pad - self._beside(entry))
            return Laid(words, QSize(limit - indent, self._line + words.size.height() + 2 * theme.px(GRID)))
        return super()._laid_out(entry, min(limit, theme.px(640)), newest)

    def _draw(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place.entry.side == POST:
            self._draw_post(painter, place, laid)
        elif place.entry.side in COMMENTS:
            self._draw_comment(painter, place, laid)
        else:
            super()._draw(painter, place, laid)

    def _draw_post(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        theme, pad, entry, side = self._look.theme, self._pad, place.entry, self._look.theme.px(FACE)
        wide = theme.ring if place.focused else theme.edge
        painter.setPen(theme.pen("accent" if place.focused else "line", wide))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(0, 0, *laid.size.toTuple()).adjusted(wide, wide, -wide, -wide), RADIUS, RADIUS)
        painter.drawPixmap(pad, pad, self._look.portrait(entry.portrait, entry.mood, side))
        left, room = pad + side + theme.px(1.5 * GRID), laid.size.width() - pad
        right = room - self._draw_onlookers(painter, QRectF(left, pad, room - left, side))
        painter.setFont(theme.font(BODY, strong=True))
        painter.setPen(theme.colour("ink"))
        text_fitting.draw_left(painter, QRectF(left, pad, right - left, side / 2), self.case.customer)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("soft"))
        to = Texts.tr("to %s, in public") % isolated(self.case.company)
        about = " · ".join(part for part in (entry.time, to) if part)
        text_fitting.draw_left(painter, QRectF(left, pad + side / 2, right - left, side / 2), about)
        painter.setPen(theme.colour("ink"))
        laid.words.draw(painter, pad, pad + side + theme.px(GRID))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.colour("soft"))
        foot = QRectF(pad, laid.size.height() - pad - self._line, laid.size.width() - 2 * pad, self._line)
        text_fitting.draw_left(painter, foot, Texts.tr("%n comments", "", self.comments))

    def _draw_onlookers(self, painter: QPainter, room: QRectF) -> float:
        """Draw how many read along, at the right of a room; return the width that it takes."""
        if not self.case.onlookers:
            return 0
        theme = self._look.theme
        painter.setFont(theme.font(SMALL, strong=True))
        text = Texts.tr("%n read along", "", self.case.onlookers)
        wide, high = painter.fontMetrics().horizontalAdvance(text) + theme.px(2.5 * GRID), theme.px(3 * GRID)
        pill = QRectF(room.right() - wide, room.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(theme.colour("soft"))
        text_fitting.draw_centred(painter, pill, text)
        return wide + theme.px(2 * GRID)

    def _draw_comment(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        theme, pad, entry, agents = self._look.theme, self._pad, place.entry, place.entry.side == AGENT
        if place.focused:
            painter.setPen(theme.pen("accent", theme.ring))
        elif entry.private:
            painter.setPen(QPen(theme.colour("soft"), theme.edge, Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if agents else "sunken" if place.newest else "ground"))
        half = theme.ring // 2 + 1
        painter.drawRoundedRect(QRectF(0, 0, *laid.size.toTuple()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        left, top = pad, theme.px(GRID)
        if not agents:
            side = theme.px(SMALL_FACE)
            painter.drawPixmap(pad, top, self._face(entry, side))
            left += self._beside(entry)
        name = Texts.tr("%s · you") % isolated(self.case.company) if agents else entry.who or self.case.customer
        apart = Texts.tr("private message") if entry.private else ""
        painter.setFont(theme.font(SMALL, strong=True))
        painter.setPen(theme.colour("accent" if agents else "ink"))
        head = " · ".join(part for part in (name, entry.time, apart) if part)
        text_fitting.draw_left(painter, QRectF(left, top, laid.size.width() - pad - left, self._line), head)
        painter.setPen(theme.colour("ink"))
        laid.words.draw(painter, left, top + self._line)

    def _beside(self, entry: Said) -> int:
        """The room that a face takes beside a comment."""
        return self._look.theme.px(SMALL_FACE + 1.5 * GRID) if entry.side == CUSTOMER else 0

    def _limit(self, width: int) -> int:
        return min(width - 2 * self._look.theme.margin(width), self._look.theme.px(COLUMN)) - 1

    def _left(self, entry: Said, wide: int, width: int) -> int:
        margin = self._look.theme.margin(width)
        if entry.side in COMMENTS:
            return margin + self._look.theme.px(INDENT)
        if entry.side == POST:
            return margin
        return super()._left(entry, wide, width)

    @property
    def _pad(self) -> int:
        return self._look.theme.px(2 * GRID)

    @property
    def _line(self) -> int:
        return self._look.theme.px(2.75 * GRID)


class SocialView(ConversationView):
    """A post and what was said below it."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        self._post = PostDrawing(look)
        super().__init__(look, parent, self._post)
        self.entries.words = {
            POST: self.tr("Public post of the customer: %s"),
            CUSTOMER: self.tr("Comment of the customer: %s"),
            AGENT: self.tr("Your comment: %s"),
        }

    def named(self, case: Case) -> str:
        """What a screen reader calls the post."""
        post = self.tr("Public post of %s, with its comments") % case.customer
        return ". ".join((post, Texts.tr("%n read along", "", case.onlookers))) if case.onlookers else post

    def dressed(self, entries: Sequence[Said]) -> Sequence[Said]:
        """What the customer said first is the post; the rest are comments on it."""
        first = next((number for number, entry in enumerate(entries) if entry.side == CUSTOMER), None)
        if first is None:
            return entries
        return [*entries[:first], entries[first]._replace(side=POST), *entries[first + 1 :]]

    def show_entries(self, entries: Sequence[Said], *, settled: bool = True, awaits: bool = True) -> None:
        """Show other comments, and count them."""
        self._post.show_comments(max(sum(entry.side in COMMENTS and not entry.private for entry in entries) - 1, 0))
        super().show_entries(entries, settled=settled, awaits=awaits)


class SocialHead(ProjectorHead):
    """A post as a sheet that everybody reads."""

    words = 1.1
    inset = 0.7

    def who(self, scenario: Scenario, mood: int, onlookers: int = 0) -> str:
        """The name, the feeling, and that all the world reads it."""
        where = Texts.tr("%n read along", "", onlookers) if onlookers else Texts.tr("in public")
        return " · ".join((super().who(scenario, mood), where))

    def draw_ground(self, painter: QPainter, box: QRectF, size: int) -> None:
        """Draw the sheet."""
        draw_sheet(painter, box, size, filled=False)
