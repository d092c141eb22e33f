"""How the entries of a conversation are drawn, whatever they look like: each laid out once for a width, and drawn once."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import CAPTION, CUSTOMER, PASSED, Said
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.render_cache import RenderCache, kept_sharp
from simulator.ui.style.theme import GRID

_LAYOUTS = 400
_PICTURES = 40
"""How many layouts and pictures are kept at most."""


class Placed(NamedTuple):
    """An entry, the top of its room, whether the keyboard is on it, and whether it is what the customer has said last."""

    entry: Said
    top: int
    focused: bool = False
    newest: bool = False


class Laid(NamedTuple):
    """An entry laid out: its words, the size of its drawing, and other words that stand in it."""

    words: Paragraph
    size: QSize
    more: tuple[Paragraph, ...] = ()


class EntryDrawing(ABC):
    """Lays entries out and draws them; `case` says whose conversation it is. The conversation can be wider than its entries."""

    def __init__(self, look: Appearance) -> None:
        self._look = look
        self.case = Case()
        self._laid: dict[tuple[Said, int, bool], Laid] = {}
        self._pictures = RenderCache(_PICTURES)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_case(self, case: Case) -> None:
        """Draw for another conversation."""
        if case != self.case:
            self.case = case
            self._laid.clear()
            self._pictures.clear()

    def height(self, entry: Said, width: int, *, newest: bool = False) -> int:
        """The room that an entry needs in a conversation of this width, with that above and below it."""
        high = self._lay_out(entry, self._limit(width), newest).size.height()
        return self._room_above(entry) + high + self._below

    def draw(self, painter: QPainter, width: int, placed: Iterable[Placed]) -> None:
        """Draw entries, each at the top of its room."""
        limit, ratio = self._limit(width), painter.device().devicePixelRatioF()
        for place in placed:
            laid, top = self._lay_out(place.entry, limit, place.newest), place.top + self._room_above(place.entry)
            left = self._left(place.entry, laid.size.width(), width)
            if kept_sharp(ratio) and self._stands_still(place.entry):
                painter.drawPixmap(left, top, self._picture(place, limit, ratio))
                continue
            painter.save()
            painter.translate(left, top)
            self._draw(painter, place, laid)
            painter.restore()

    def prepare(self, entry: Said, width: int, ratio: float, *, newest: bool = False) -> None:
        """Draw an entry that may come next, so that then it only has to be shown."""
        if kept_sharp(ratio):
            self._picture(Placed(entry, 0, newest=newest), self._limit(width), ratio)

    def rest(self) -> None:
        """Free the memory of the pictures while nobody sees them."""
        self._pictures.clear()

    @abstractmethod
    def _limit(self, width: int) -> int:
        """The greatest width of an entry."""

    @abstractmethod
    def _laid_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        """Lay an entry out."""

    @abstractmethod
    def _draw(self, painter: QPainter, place: Placed, laid: Laid) -> None:
        """Draw an entry from the painter's origin."""

    def _left(self, entry: Said, wide: int, width: int) -> int:
        """Where an entry of this width begins: the customer's left, what is seen or passes in the middle, all else right."""
        if entry.side in (CAPTION, PASSED):
            return (width - wide) // 2
        margin = self._look.theme.margin(width)
        return margin if entry.side == CUSTOMER else width - 1 - margin - wide

    def _face(self, entry: Said, side: int) -> QPixmap:
        """The face of the customer as they feel, or of whoever else speaks."""
        if entry.who:
            return self._look.person(entry.who, entry.portrait, side)
        return self._look.portrait(entry.portrait, entry.mood, side)

    def _room_above(self, entry: Said) -> int:
        return self._look.theme.px(GRID / 2) if entry.close else self._above

    def _stands_still(self, entry: Said) -> bool:
        """Whether an entry looks the same each time, so that a picture of it can be kept."""
        return bool(entry.side)

    def _picture(self, place: Placed, limit: int, ratio: float) -> QPixmap:
        key = (place._replace(top=0), limit, ratio)
        picture = self._pictures.known(key)
        if picture is None:
            laid = self._lay_out(place.entry, limit, place.newest)
            picture = self._pictures.add(key, laid.size, ratio, self.ground, lambda painter: self._draw(painter, place, laid))
        return picture

    def _lay_out(self, entry: Said, limit: int, newest: bool) -> Laid:
        laid = self._laid.get((entry, limit, newest))
        if laid is None:
            if len(self._laid) >= _LAYOUTS:
                self._laid.clear()
            laid = self._laid[entry, limit, newest] = self._laid_out(entry, limit, newest)
        return laid

    def _on_look_changed(self) -> None:
        self._laid.clear()
        self._pictures.clear()
        theme = self._look.theme
        self.ground = theme.colour("ground")
        # the room above the first entry keeps it off whatever stands above the conversation
        self._above, self._below = theme.px(GRID), theme.px(GRID / 2)
