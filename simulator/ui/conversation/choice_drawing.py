"""How a choice looks: its ground, its key, its words and its mark, each laid out and drawn once."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.render_cache import RenderCache, kept_sharp
from simulator.ui.style.script import has_italics
from simulator.ui.style.theme import BODY, GRID, RADIUS, SMALL

NARROW = 280
"""The least width of the words beside a mark, in pixels before scaling."""
_LAYOUTS = 400
_PICTURES = 40
"""How many layouts and pictures are kept at most."""


class Shown(NamedTuple):
    """All that a choice's looks depend on; `warm` is the pointer over it, `held` the keyboard on it, which alone looks chosen."""

    key: str
    words: str
    action: bool
    width: int
    height: int
    enabled: bool = True
    warm: bool = False
    down: bool = False
    held: bool = False
    mark: str = ""


class ChoiceDrawing:
    """Lays choices out and draws them, for all choices of a page.

    Italics tell actions from words, and a colour does where a script has no italics.
    """

    def __init__(self, look: Appearance) -> None:
        self._look = look
        self._laid: dict[tuple[str, bool, int, str], Paragraph] = {}
        self._pictures = RenderCache(_PICTURES)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def height(self, words: str, width: int, *, action: bool, mark: str = "") -> int:
        """The height that the words need."""
        high = self._wrapped(words, width, action, mark).size.height() + self._below_words(mark, width)
        return max(high + self._around, self._least)

    def draw(self, painter: QPainter, shown: Shown, ratio: float) -> None:
        """Draw a choice, in `ratio` dots a pixel."""
        if kept_sharp(ratio):
            painter.drawPixmap(0, 0, self._picture(shown, ratio))
        else:
            painter.fillRect(0, 0, shown.width, shown.height, self.ground)
            self._draw(painter, shown)

    def prepare(self, shown: Shown, ratio: float) -> None:
        """Draw a choice that may come next, so that then it only has to be shown."""
        if kept_sharp(ratio):
            self._picture(shown, ratio)

    def rest(self) -> None:
        """Free the memory of the pictures while nobody sees them."""
        self._pictures.clear()

    def _picture(self, shown: Shown, ratio: float) -> QPixmap:
        picture = self._pictures.known((shown, ratio))
        if picture is None:
            size = QSize(shown.width, shown.height)
            picture = self._pictures.add((shown, ratio), size, ratio, self.ground, lambda painter: self._draw(painter, shown))
        return picture

    def _draw(self, painter: QPainter, shown: Shown) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        wide = theme.ring if shown.held else theme.edge
        edge = QRectF(0, 0, shown.width, shown.height).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.setPen(theme.pen("accent" if shown.held else "soft" if shown.down else "line", wide))
        painter.setBrush(self._ground(shown))
        painter.drawRoundedRect(edge, RADIUS, RADIUS)
        self._draw_key(painter, shown)
        upright = shown.action and not has_italics(shown.words)
        painter.setPen(theme.colour("faint" if not shown.enabled else "accent" if upright else "ink"))
        words = self._wrapped(shown.words, shown.width, shown.action, shown.mark)
        left = self._left + (words.width - words.size.width() if words.right_to_left else 0)
        below = self._below_words(shown.mark, shown.width)
        words.draw(painter, left, (shown.height - words.size.height() - below) / 2)
        if shown.mark:
            self._draw_mark(painter, shown, below)

    def _ground(self, shown: Shown) -> QColor:
        theme = self._look.theme
        if shown.held and not shown.down:
            return theme.colour("accent_soft")
        return theme.colour("sunken" if shown.warm or shown.down else "surface")

    def _draw_key(self, painter: QPainter, shown: Shown) -> None:
        theme = self._look.theme
        side = theme.px(24)
        chip = QRectF(theme.px(1.5 * GRID), (shown.height - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if shown.held else "accent_soft"))
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(theme.colour("on_accent" if shown.held else "accent"))
        painter.setFont(theme.font(SMALL, strong=True))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown.key)

    def _draw_mark(self, painter: QPainter, shown: Shown, below: int) -> None:
        theme = self._look.theme
        wide, high = self._mark_width(shown.mark) - theme.px(GRID), theme.px(3 * GRID)
        pill = QRectF(shown.width - theme.px(1.5 * GRID) - wide, (shown.height - high) / 2, wide, high)
        if below:
            pill.moveTo(self._left, shown.height - theme.px(1.25 * GRID) - high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface" if shown.held or shown.warm or shown.down else "sunken"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(theme.colour("soft" if shown.enabled else "faint"))
        painter.setFont(self._mark_font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown.mark)

    def _mark_width(self, mark: str) -> int:
        """How much of a choice's width its mark takes, with the room before it."""
        if not mark:
            return 0
        return QFontMetrics(self._mark_font).horizontalAdvance(mark) + self._look.theme.px(3.5 * GRID)

    def _below_words(self, mark: str, width: int) -> int:
        """The height that a mark takes below the words, where there is no room for it at their right."""
        narrow = bool(mark) and width - self._left - self._mark_width(mark) < self._look.theme.px(NARROW)
        return self._look.theme.px(3.5 * GRID) if narrow else 0

    def _wrapped(self, words: str, width: int, action: bool, mark: str) -> Paragraph:
        laid = self._laid.get((words, action, width, mark))
        if laid is None:
            if len(self._laid) >= _LAYOUTS:
                self._laid.clear()
            beside = 0 if self._below_words(mark, width) else self._mark_width(mark)
            room = max(width - self._left - self._look.theme.px(1.5 * GRID) - beside, 60)
            font = self._look.theme.font(BODY, italic=action and has_italics(words))
            laid = self._laid[words, action, width, mark] = Paragraph(words, font, room)
        return laid

    def _on_look_changed(self) -> None:
        self._laid.clear()
        self._pictures.clear()
        theme = self._look.theme
        self.ground = theme.colour("ground")
        self._mark_font = theme.font(SMALL, strong=True)
        self._left, self._around, self._least = theme.px(6 * GRID), theme.px(2.5 * GRID), theme.px(44)
