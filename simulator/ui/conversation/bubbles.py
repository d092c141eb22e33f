"""The speech bubbles of a conversation: how much room each takes, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPixmap

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.render_cache import RenderCache, kept_sharp
from simulator.ui.style.script import has_italics
from simulator.ui.style.theme import BODY, GRID, SMALL

CUSTOMER, AGENT, ACTION, RECORD, NOTE, CAPTION = "customer", "agent", "action", "record", "note", "caption"
GROUNDS = {CUSTOMER: "sunken", AGENT: "accent_soft", NOTE: "surface", RECORD: "surface"}

_QUIET = (ACTION, CAPTION)
"""What has no ground of its own."""

NEWEST, NEWEST_LINES = 18, 3
"""The size of what the customer has said last, in pixels before scaling: that is what is answered now. With more lines than so
many it stays as small as the rest."""
FACE = 24
"""The face beside the name of somebody else who speaks, in pixels before scaling."""
_LAYOUTS = 400
_PICTURES = 40
"""How many layouts and pictures are kept at most."""


class Said(NamedTuple):
    """One entry: words of the customer or the agent, an action, a record that was opened, a note on a decision, or what is seen.

    `position` is that of the decision where the entry is an agent's; `mood` and `portrait` are the customer's at that moment.
    `name` and `speaker` (an id) are those of somebody else who speaks, empty for the customer.
    `time` is when it was said, where the conversation has a clock. Of a record, the first line is its title.
    """

    side: str
    text: str
    position: int = -1
    mood: int = 5
    portrait: str = ""
    time: str = ""
    name: str = ""
    speaker: str = ""


class Placed(NamedTuple):
    """An entry, the top of its room, whether the keyboard is on it, and whether it is what the customer has said last."""

    entry: Said
    top: int
    focused: bool = False
    newest: bool = False


class Laid(NamedTuple):
    """An entry laid out: its words, the size of its bubble, and the name above the words where somebody else speaks."""

    words: Paragraph
    size: QSize
    name: Paragraph | None = None


class Bubbles:
    """Lays entries out and draws them, each once for a width of its words; the conversation can be wider than that."""

    def __init__(self, look: Appearance) -> None:
        self._look = look
        self._laid: dict[tuple[Said, int, bool], Laid] = {}
        self._pictures = RenderCache(_PICTURES)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def height(self, entry: Said, width: int, *, newest: bool = False) -> int:
        """The room that an entry needs in a conversation of this width, with that above and below it."""
        return self._above + self._lay_out(entry, self._limit(width), newest).size.height() + self._below

    def draw(self, painter: QPainter, width: int, placed: Iterable[Placed]) -> None:
        """Draw entries, each at the top of its room."""
        limit, ratio = self._limit(width), painter.device().devicePixelRatioF()
        for place in placed:
            laid = self._lay_out(place.entry, limit, place.newest)
            left = self._left(place.entry, laid.size.width(), width)
            if kept_sharp(ratio):
                painter.drawPixmap(left, place.top + self._above, self._picture(place, limit, ratio))
                continue
            painter.save()
            painter.translate(left, place.top + self._above)
            self._draw(painter, place, laid)
            painter.restore()

    def _left(self, entry: Said, wide: int, width: int) -> int:
        """Where an entry of this width begins: the customer's at the left, what is seen in the middle, all else at the right."""
        if entry.side == CAPTION:
            return (width - wide) // 2
        margin = self._look.theme.margin(width)
        return margin if entry.side == CUSTOMER else width - 1 - margin - wide

    def prepare(self, entry: Said, width: int, ratio: float, *, newest: bool = False) -> None:
        """Draw an entry that may come next, so that then it only has to be shown."""
        if kept_sharp(ratio):
            self._picture(Placed(entry, 0, newest=newest), self._limit(width), ratio)

    def rest(self) -> None:
        """Free the memory of the pictures while nobody sees them."""
        self._pictures.clear()

    def _picture(self, place: Placed, limit: int, ratio: float) -> QPixmap:
        key = (place._replace(top=0), limit, ratio)
        picture = self._pictures.known(key)
        if picture is None:
            laid = self._lay_out(place.entry, limit, place.newest)
            picture = self._pictures.add(key, laid.size, ratio, self.ground, lambda painter: self._draw(painter, place, laid))
        return picture

    def _draw(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        theme, entry = self._look.theme, place.entry
        across, down = self._padding(entry.side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = GROUNDS.get(entry.side)
        outlined = entry.side in (NOTE, RECORD)
        if place.focused:
            painter.setPen(theme.pen("accent", theme.ring))
        else:
            painter.setPen(theme.pen("line") if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or place.focused:
            half = theme.ring // 2 if place.focused else 1
            painter.drawPath(_outline(QRectF(0, 0, *laid.size.toTuple()).adjusted(half, half, -half, -half), entry.side))
        if entry.side == RECORD:
            icon = self._look.symbol("records", theme.px(18), "accent")
            painter.drawPixmap(theme.px(1.5 * GRID), (laid.size.height() - theme.px(18)) // 2, icon)
        if laid.name is not None:
            painter.setPen(theme.colour("accent"))
            face = self._look.person(entry.name, entry.portrait, theme.px(FACE))
            painter.drawPixmap(across, down, face)
            laid.name.draw(painter, across + theme.px(FACE + GRID), down + (theme.px(FACE) - laid.name.size.height()) // 2)
            down += self._named_height(laid.name)
        painter.setPen(theme.colour("soft" if entry.side in _QUIET else "ink"))
        laid.words.draw(painter, across, down)

    def _limit(self, width: int) -> int:
        return min(round(width * 0.74), self._widest)

    def _lay_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        laid = self._laid.get((entry, limit, newest))
        if laid is None:
            if len(self._laid) >= _LAYOUTS:
                self._laid.clear()
            laid = self._laid[entry, limit, newest] = self._laid_out(entry, limit, newest)
        return laid

    def _laid_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        across, down = self._padding(entry.side)
        right = self._look.theme.px(2 * GRID) if entry.side == RECORD else across
        text = entry.text.split("\n", 1)[0] if entry.side == RECORD else entry.text
        room = max(limit - across - right, 80)
        words = Paragraph(text, self._font(entry, newest), room)
        if newest and words.size.height() > NEWEST_LINES * QFontMetrics(words.font).lineSpacing():
            words = Paragraph(text, self._font(entry), room)
        name = Paragraph(entry.name, self._look.theme.font(SMALL, strong=True), room) if entry.name else None
        wide = name.size.width() + self._look.theme.px(FACE + GRID) if name else 0
        high = self._named_height(name) if name else 0
        size = QSize(max(words.size.width(), wide) + across + right, words.size.height() + high + 2 * down)
        return Laid(words, size, name)

    def _named_height(self, name: Paragraph) -> int:
        """The room of a name with its face, and of the gap below them."""
        return max(name.size.height(), self._look.theme.px(FACE)) + self._look.theme.px(GRID / 2)

    def _padding(self, side: str) -> tuple[int, int]:
        """The room at the left of the words and above them."""
        theme = self._look.theme
        if side in _QUIET:
            return theme.px(GRID), theme.px(GRID / 2)
        return theme.px((4.5 if side == RECORD else 2) * GRID), theme.px(1.25 * GRID)

    def _font(self, entry: Said, newest: bool = False) -> QFont:
        size = SMALL if entry.side not in (CUSTOMER, AGENT) else NEWEST if newest else BODY
        return self._look.theme.font(size, italic=entry.side == ACTION and has_italics(entry.text))

    def _on_look_changed(self) -> None:
        self._laid.clear()
        self._pictures.clear()
        theme = self._look.theme
        self.ground = theme.colour("ground")
        # the room above the first entry keeps it off whatever stands above the conversation
        self._above, self._below = theme.px(GRID), theme.px(GRID / 2)
        self._widest = theme.px(640)


def _outline(box: QRectF, side: str) -> QPainterPath:
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
