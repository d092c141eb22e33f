"""Keeps what was drawn as pictures: drawing words takes a hundred times as long as showing a picture of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

Draw = Callable[[QPainter], None]


class RenderCache:
    """Keeps the pictures that were shown last, at most `most` of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pictures: dict[Hashable, QPixmap] = {}

    def clear(self) -> None:
        """Draw everything anew."""
        self._pictures.clear()

    def known(self, key: Hashable) -> QPixmap | None:
        """The picture under a key, None where there is none."""
        picture = self._pictures.pop(key, None)
        if picture is not None:
            self._pictures[key] = picture
        return picture

    def add(self, key: Hashable, size: QSize, ratio: float, ground: QColor, draw: Draw) -> QPixmap:
        """Make a picture by drawing on the ground, in `ratio` dots a pixel, and return it."""
        # on an opaque picture, text comes out as it does on the window itself
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground)
        painter = QPainter(picture)
        draw(painter)
        painter.end()
        if len(self._pictures) >= self._most:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[key] = picture
        return picture


def kept_sharp(ratio: float) -> bool:
    """Whether a picture fits the dots of the screen exactly; elsewhere it would be blurred, and has to be drawn each time."""
    return ratio == int(ratio)
