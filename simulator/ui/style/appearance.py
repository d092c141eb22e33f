"""How the program looks at the moment: the theme in force, with icons and portraits drawn for it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from simulator.ui.style import painting, text_fitting
from simulator.ui.style.expressions import EXPRESSIONS, expression
from simulator.ui.style.theme import Theme

NEUTRAL = 6
PLAIN = {
    "colour-teal": ("#0F6B66", "#6CCBC0"),
    "colour-blue": ("#2F5D9B", "#9BC1F2"),
    "colour-plum": ("#7A4079", "#D9A6D8"),
    "colour-ochre": ("#87570F", "#E3BC74"),
    "colour-moss": ("#4A681E", "#B4CE85"),
    "colour-slate": ("#4F5B66", "#B3BFCA"),
}
"""Pictures of people that are a plain colour, on light and on dark; the initial on them is white and nearly black."""


class Appearance(QObject):
    """The theme, and pictures in its colours.

    Signals: `changed` after another theme or text size was set.
    """

    changed = Signal()

    def __init__(self, assets: Path, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._assets = assets
        self._pictures: dict[tuple[tuple[str, ...], int], QPixmap] = {}
        self._drawings: dict[str, bytes] = {}

    def set_theme(self, theme: Theme) -> None:
        """Change the theme and say so."""
        if theme != self.theme:
            self.theme = theme
            self._pictures.clear()
            self.changed.emit()

    def icon(self, name: str, colour: str = "ink", room: float = 0.0) -> QIcon:
        """A line icon by its meaning, in one of the theme's colours; greyed where it can't be used.

        `room` is left free at its right, in widths of the icon.
        """
        picture, faint = (self.symbol(name, 48, shade) for shade in (colour, "faint"))
        if room:
            picture, faint = with_room(picture, 48 * room), with_room(faint, 48 * room)
        icon = QIcon(picture)
        icon.addPixmap(faint, QIcon.Mode.Disabled)
        return icon

    def symbol(self, name: str, size: int, colour: str = "ink") -> QPixmap:
        """An icon as a picture of `size` device-independent pixels."""
        shade = self.theme.colour(colour).name()
        return self._picture(("icon", name, shade), size, lambda: self._read("icons", name).replace(b"#000000", shade.encode()))

    def program_icon(self) -> QIcon:
        """The program's own icon."""
        return QIcon(self._picture(("program",), 128, lambda: self._read("icons", "app")))

    def portrait(self, name: str, mood: int, size: int) -> QPixmap:
        """A portrait with the face for the mood, of ours by its name or beside a scenario by its place; others get an initial."""
        face = expression(mood)
        if name not in self._portraits:  # the disk is not asked unless it is a place there: it may refuse a mere name
            return self._picture_beside(name, face, size) if os.path.isabs(name) else self._initial(name, size)  # noqa: PTH117 - as above
        return self._picture(("portrait", name, face), size, lambda: with_expression(self._read("portraits", name), face))

    def _picture_beside(self, place: str, face: str, size: int) -> QPixmap:
        """A picture beside a scenario; an initial where it is not there any more or can't be used."""
        from simulator.content.text.beside import Refused, read_picture  # most scenarios have none

        key = ("beside", place, face)
        if (key, size) not in self._pictures:
            try:
                data = read_picture(Path(place))
            except Refused:
                return self._initial(Path(place).stem, size)
            drawing = place.lower().endswith(".svg")
            self._pictures[key, size] = drawn(with_expression(data, face), size) if drawing else round_picture(data, size)
        return self._pictures[key, size]

    def person(self, name: str, picture: str, size: int) -> QPixmap:
        """A trainee's picture: a portrait, or the initial of the name, on a plain colour if that was chosen."""
        if picture in PLAIN or not picture:
            return self._initial(name, size, picture)
        return self.portrait(picture, NEUTRAL, size)

    def portraits(self) -> tuple[str, ...]:
        """The names of all portraits."""
        return self._portraits

    @cached_property
    def _portraits(self) -> tuple[str, ...]:
        return tuple(sorted(file.stem for file in (self._assets / "portraits").glob("*.svg")))

    def _read(self, folder: str, name: str) -> bytes:
        key = f"{folder}/{name}"
        if key not in self._drawings:
            self._drawings[key] = (self._assets / folder / f"{name}.svg").read_bytes()
        return self._drawings[key]

    def _picture(self, key: tuple[str, ...], size: int, drawing: Callable[[], bytes]) -> QPixmap:
        if (key, size) not in self._pictures:
            self._pictures[key, size] = drawn(drawing(), size)
        return self._pictures[key, size]

    def _initial(self, name: str, size: int, plain: str = "") -> QPixmap:
        key = (("initial", name, plain), size)
        if key not in self._pictures:
            picture = blank(size)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            disc, ink = self._shades(plain)
            painting.draw_disc(painter, QRectF(0.5, 0.5, size - 1, size - 1), disc)
            font = self.theme.font(strong=True)
            font.setPixelSize(max(size * 2 // 5, 8))
            painter.setFont(font)
            text_fitting.draw_centred(painter, QRectF(0, 0, size, size), name[:1].upper() or ("" if plain else "?"), ink)
            painter.end()
            self._pictures[key] = picture
        return self._pictures[key]

    def _shades(self, plain: str) -> tuple[QColor, QColor]:
        """The colours of a disc and of the initial on it."""
        if plain not in PLAIN:
            return self.theme.colour("accent_soft"), self.theme.colour("accent")
        on_light, on_dark = PLAIN[plain]
        return (QColor(on_dark), QColor("#101A1C")) if self.theme.dark else (QColor(on_light), QColor("#FFFFFF"))


def with_expression(drawing: bytes, face: str) -> bytes:
    """Keep one of a portrait's expressions, and show it.

    A portrait's groups are never nested, so that a group ends at the next `</g>`.
    """
    others = "|".join(name for name in EXPRESSIONS if name != face)
    one_face = re.sub(rf'<g id="(?:{others})".*?</g>\s*'.encode(), b"", drawing, flags=re.DOTALL)
    return one_face.replace(b' display="none"', b"")


def round_picture(data: bytes, size: int) -> QPixmap:
    """Draw the middle of a PNG picture as a disc."""
    photo, picture = QPixmap(), blank(size)
    photo.loadFromData(QByteArray(data), "PNG")
    side = min(photo.width(), photo.height())
    middle = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
    disc, painter = QPainterPath(), QPainter(picture)
    disc.addEllipse(QRectF(0, 0, size, size))
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(disc)
    painter.drawPixmap(QRectF(0, 0, size, size), photo, middle)
    painter.end()
    return picture


def blank(size: int, ratio: float = 2.0) -> QPixmap:
    """Make a transparent picture, sharp on screens of up to double density."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    return picture


def with_room(picture: QPixmap, room: float) -> QPixmap:
    """Copy a picture with some room at its right; the style itself puts words closer to it than the eye likes."""
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.size() + QSize(round(room * ratio), 0))
    wide.setDevicePixelRatio(ratio)
    wide.fill(QColor(0, 0, 0, 0))
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


def drawn(drawing: bytes, size: int) -> QPixmap:
    """Draw an SVG at a size."""
    picture = blank(size)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
