"""The speech bubbles of a conversation: how much room each takes, and how it is drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath

from simulator.ui.conversation.entries import ACTION, AGENT, CAPTION, CUSTOMER, NOTE, PASSED, RECORD, Said
from simulator.ui.conversation.entry_drawing import EntryDrawing, Laid, Placed
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.script import has_italics
from simulator.ui.style.theme import BODY, GRID, SMALL

GROUNDS = {CUSTOMER: "sunken", AGENT: "accent_soft", NOTE: "surface", RECORD: "surface"}
QUIET = (ACTION, CAPTION, PASSED)
"""What has no ground of its own."""

NEWEST, NEWEST_LINES = 18, 3
"""The size of what the customer has said last, in pixels before scaling: that is what is answered now. With more lines than so
many it stays as small as the rest."""
WIDEST = 640
FACE = 24
"""The face beside the name of somebody else who speaks, in pixels before scaling."""


class Bubbles(EntryDrawing):
    """The customer's words at the left, the agent's at the right, what is seen in the middle."""

    def _limit(self, width: int) -> int:
        return min(round(width * 0.74), self._look.theme.px(WIDEST))

    def _laid_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        across, down = self._padding(entry.side)
        right = self._look.theme.px(2 * GRID) if entry.side == RECORD else across
        text = entry.text.split("\n", 1)[0] if entry.side == RECORD else entry.text
        room = max(limit - across - right, 80)
        words = Paragraph(text, self._font(entry, newest), room, centred=entry.side in (CAPTION, PASSED))
        if newest and words.size.height() > NEWEST_LINES * QFontMetrics(words.font).lineSpacing():
            words = Paragraph(text, self._font(entry), room)
        name = Paragraph(entry.who, self._look.theme.font(SMALL, strong=True), room) if entry.who else None
        wide = name.size.width() + self._look.theme.px(FACE + GRID) if name else 0
        high = self._named_height(name) if name else 0
        size = QSize(max(words.size.width(), wide) + across + right, words.size.height() + high + 2 * down)
        return Laid(words, size, (name,) if name else ())

    def _named_height(self, name: Paragraph) -> int:
        """The room of a name with its face, and of the gap below them."""
        return max(name.size.height(), self._look.theme.px(FACE)) + self._look.theme.px(GRID / 2)

    def _draw(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        entry = place.entry
        across, down = self._padding(entry.side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, QRectF(0, 0, *laid.size.toTuple()), entry, focused=place.focused)
        if entry.side == RECORD:
            icon = self._look.symbol("records", self._look.theme.px(18), "accent")
            painter.drawPixmap(self._look.theme.px(1.5 * GRID), (laid.size.height() - self._look.theme.px(18)) // 2, icon)
        for name in laid.more:
            self._draw_name(painter, entry, name, across, down)
            down += self._named_height(name)
        painter.setPen(self._look.theme.colour("soft" if entry.side in QUIET else "ink"))
        laid.words.draw(painter, across, down)

    def _draw_name(self, painter: QPainter, entry: Said, name: Paragraph, across: int, down: int) -> None:
        """Draw the face and the name of somebody else who speaks above their words."""
        theme = self._look.theme
        painter.setPen(theme.colour("accent"))
        painter.drawPixmap(across, down, self._face(entry, theme.px(FACE)))
        name.draw(painter, across + theme.px(FACE + GRID), down + (theme.px(FACE) - name.size.height()) // 2)

    def _draw_ground(self, painter: QPainter, box: QRectF, entry: Said, *, focused: bool) -> None:
        """Draw what is behind the words, and the ring of the keyboard."""
        theme, ground = self._look.theme, GROUNDS.get(entry.side)
        if focused:
            painter.setPen(theme.pen("accent", theme.ring))
        else:
            painter.setPen(theme.pen("line") if entry.side in (NOTE, RECORD) else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or focused:
            half = theme.ring // 2 if focused else 1
            painter.drawPath(outline(box.adjusted(half, half, -half, -half), entry.side))

    def _padding(self, side: str) -> tuple[int, int]:
        """The room at the left of the words and above them."""
        theme = self._look.theme
        if side in QUIET:
            return theme.px(GRID), theme.px(GRID / 2)
        return theme.px((4.5 if side == RECORD else 2) * GRID), theme.px(1.25 * GRID)

    def _font(self, entry: Said, newest: bool = False) -> QFont:
        size = SMALL if entry.side not in (CUSTOMER, AGENT) else NEWEST if newest else BODY
        return self._look.theme.font(size, italic=entry.side == ACTION and has_italics(entry.text))


def outline(box: QRectF, side: str) -> QPainterPath:
    """The shape of a bubble: its corner at the speaker's side is nearly square."""
    round_by = GRID if side == RECORD else 2 * GRID
    sharp = {CUSTOMER: Qt.Corner.BottomLeftCorner, AGENT: Qt.Corner.BottomRightCorner}.get(side)
    path = QPainterPath()
    path.addRoundedRect(box, round_by, round_by)
    if sharp is not None:
        square = QRectF(0, 0, round_by, round_by)
        square.moveBottomLeft(box.bottomLeft())
        if sharp is Qt.Corner.BottomRightCorner:
            square.moveBottomRight(box.bottomRight())
        corner = QPainterPath()
        corner.addRoundedRect(square, 3, 3)
        path = path.united(corner)
    return path
