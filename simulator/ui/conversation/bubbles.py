"""The speech bubbles of a conversation: how much room each takes, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.render_cache import RenderCache, kept_sharp
from simulator.ui.style.script import has_italics
from simulator.ui.style.theme import BODY, GRID, SMALL

CUSTOMER, AGENT, ACTION, RECORD, NOTE, CAPTION = "customer", "agent", "action", "record", "note", "caption"

_QUIET = (ACTION, CAPTION)
"""What has no ground of its own."""

_LAYOUTS = 400
_PICTURES = 40
"""How many layouts and pictures are kept at most."""


class Said(NamedTuple):
    """One entry: words of the customer or the agent, an action, a record that was opened, a note on a decision, or what is seen.

    `position` is that of the decision where the entry is an agent's; `mood` and `portrait` are the customer's at that moment.
    """

    side: str
    text: str
    position: int = -1
    mood: int = 5
    portrait: str = ""


class Laid(NamedTuple):
    """An entry laid out: its words, the size of its drawing, and the bubble in it."""

    words: Paragraph
    size: QSize
    bubble: QRect


class Bubbles:
    """Lays entries out and draws them, each once for a width of its words; the conversation can be wider than that."""

    def __init__(self, look: Appearance) -> None:
        self._look = look
        self._laid: dict[tuple[Said, int], Laid] = {}
        self._pictures = RenderCache(_PICTURES)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def height(self, entry: Said, width: int) -> int:
        """The room that an entry needs in a conversation of this width, with that above and below it."""
        return self._above + self._lay_out(entry, self._limit(width)).size.height() + self._below

    def draw(self, painter: QPainter, width: int, placed: Iterable[tuple[Said, int, bool]]) -> None:
        """Draw entries, each at the top of its room, and whether the keyboard is on it."""
        limit, ratio = self._limit(width), painter.device().devicePixelRatioF()
        sharp = kept_sharp(ratio)
        for entry, top, focused in placed:
            top += self._above
            if sharp:
                picture = self._picture(entry, limit, ratio, focused=focused)
                painter.drawPixmap(self._left(entry, round(picture.width() / ratio), width), top, picture)
                continue
            laid = self._lay_out(entry, limit)
            painter.save()
            painter.translate(self._left(entry, laid.size.width(), width), top)
            self._draw(painter, entry, laid, focused=focused)
            painter.restore()

    def _left(self, entry: Said, wide: int, width: int) -> int:
        """Where an entry of this width begins: the customer's at the left, what is seen in the middle, all else at the right."""
        if entry.side == CAPTION:
            return (width - wide) // 2
        margin = self._look.theme.margin(width)
        return margin if entry.side == CUSTOMER else width - 1 - margin - wide

    def prepare(self, entry: Said, width: int, ratio: float) -> None:
        """Draw an entry that may come next, so that then it only has to be shown."""
        if kept_sharp(ratio):
            self._picture(entry, self._limit(width), ratio, focused=False)

    def rest(self) -> None:
        """Free the memory of the pictures while nobody sees them."""
        self._pictures.clear()

    def _picture(self, entry: Said, limit: int, ratio: float, *, focused: bool) -> QPixmap:
        key = (entry, limit, ratio, focused)
        picture = self._pictures.known(key)
        if picture is None:
            laid = self._lay_out(entry, limit)
            picture = self._pictures.add(
                key, laid.size, ratio, self.ground, lambda painter: self._draw(painter, entry, laid, focused=focused)
            )
        return picture

    def _draw(self, painter: QPainter, entry: Said, laid: Laid, *, focused: bool) -> None:
        theme, bubble = self._look.theme, laid.bubble
        if entry.side == CUSTOMER:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(0, 0, self._look.portrait(entry.portrait, entry.mood, theme.px(40)))
        across, down = self._padding(entry.side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen("accent", theme.ring) if focused else Qt.PenStyle.NoPen)
        ground = {CUSTOMER: "sunken", AGENT: "accent_soft", NOTE: "surface", RECORD: "surface"}.get(entry.side)
        if entry.side in (NOTE, RECORD) and not focused:
            painter.setPen(theme.pen("line"))
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        if ground or focused:
            round_by = GRID / 2 if entry.side == RECORD else 2 * GRID
            half = theme.ring // 2 if focused else 1
            painter.drawRoundedRect(bubble.adjusted(half, half, -half, -half), round_by, round_by)
        painter.setPen(theme.colour("soft" if entry.side in _QUIET else "ink"))
        laid.words.draw(painter, bubble.left() + across, bubble.top() + down)

    def _limit(self, width: int) -> int:
        return min(round(width * 0.74), self._widest) - self._aside

    def _lay_out(self, entry: Said, limit: int) -> Laid:
        laid = self._laid.get((entry, limit))
        if laid is None:
            if len(self._laid) >= _LAYOUTS:
                self._laid.clear()
            laid = self._laid[entry, limit] = self._laid_out(entry, limit)
        return laid

    def _laid_out(self, entry: Said, limit: int) -> Laid:
        theme = self._look.theme
        across, down = self._padding(entry.side)
        words = Paragraph(entry.text, self._font(entry), max(limit - 2 * across, 80))
        face = theme.px(40) if entry.side == CUSTOMER else 0
        beside = face + theme.px(1.5 * GRID) if face else 0
        size = QSize(words.size.width() + 2 * across, max(words.size.height() + 2 * down, face))
        return Laid(words, QSize(beside + size.width(), size.height()), QRect(beside, 0, size.width(), size.height()))

    def _padding(self, side: str) -> tuple[int, int]:
        theme = self._look.theme
        return (theme.px(GRID), theme.px(GRID / 2)) if side in _QUIET else (theme.px(2 * GRID), theme.px(1.25 * GRID))

    def _font(self, entry: Said) -> QFont:
        size = BODY if entry.side in (CUSTOMER, AGENT) else SMALL
        return self._look.theme.font(size, italic=entry.side == ACTION and has_italics(entry.text))

    def _on_look_changed(self) -> None:
        self._laid.clear()
        self._pictures.clear()
        theme = self._look.theme
        self.ground = theme.colour("ground")
        # the room above the first entry keeps it off whatever stands above the conversation
        self._above, self._below = theme.px(GRID), theme.px(GRID / 2)
        self._widest, self._aside = theme.px(640), theme.px(6 * GRID)
