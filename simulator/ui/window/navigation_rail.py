"""The slim rail at the left: the places to go to, and who is practising."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from simulator.ui.style import painting, text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID, RADIUS, RAIL, SMALL
from simulator.ui.widgets.basics import PressButton, add_to_group, column, one_stop
from simulator.ui.window.place import Place

TALL, TIGHT, NAMED, LEAST = 68, 48, 44, 28
"""Heights of a place: the usual one, one with less air, the least that has room for a name under the icon, the least of all."""


class RailButton(PressButton):
    """A place: its icon over its name, or only its icon where the window is too low for names.

    A person is drawn with their picture instead of an icon.
    """

    def __init__(self, look: Appearance, icon: str, text: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._person = ("", "")
        self.setText(text)
        self.setObjectName(f"go-{icon}")
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look.changed.connect(self.updateGeometry)

    def show_person(self, portrait: str, name: str) -> None:
        """Show a person instead of a place."""
        self._person = (name, portrait)
        self.setText(name.split()[0])
        self.setAccessibleName(self.tr("%s is practising") % name)
        self.setToolTip(self.tr("Switch to somebody else"))
        self.update()

    def sizeHint(self) -> QSize:
        """The size for the icon and one line."""
        return QSize(self._look.theme.px(RAIL - 2 * GRID), self._look.theme.px(TALL))

    def minimumSizeHint(self) -> QSize:
        """The size for the icon alone."""
        return QSize(self._look.theme.px(RAIL - 2 * GRID), self._look.theme.px(LEAST))

    @property
    def named(self) -> bool:
        """Whether there is room for the name."""
        return self.height() >= self._look.theme.px(NAMED)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the icon and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        marked = self.isChecked()
        half = theme.ring / 2
        edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
        ground = "accent_soft" if marked else "sunken" if self.underMouse() else "surface"
        ring = theme.pen("accent" if self.hasFocus() else ground, theme.ring)
        painting.draw_box(painter, edge, RADIUS, theme.colour(ground), ring)
        colour = "accent" if marked else "soft"
        size, top, below = self._spots()
        name, portrait = self._person
        picture = self._look.person(name, portrait, size) if name else self._look.symbol(self._icon, size, colour)
        painter.drawPixmap((self.width() - size) // 2, top, picture)
        if self.named:
            ink = theme.colour("accent" if marked else "ink")
            painter.setFont(theme.font(SMALL, strong=marked))
            text_fitting.draw_centred(painter, QRectF(4, below, self.width() - 8, theme.px(24)), self.text(), ink)
        painter.end()

    def _spots(self) -> tuple[int, int, int]:
        """The size of the picture, where it begins, and where the line with the name begins."""
        px = self._look.theme.px
        air = min(max((self.height() - px(TIGHT)) / (px(TALL) - px(TIGHT)), 0.0), 1.0)
        size = px(22 + 8 * air if self._person[0] else 20 + 4 * air)
        if not self.named:
            return size, (self.height() - size) // 2, self.height()
        return size, px(2 + 6 * air if self._person[0] else 3 + 7 * air), px(23 + 17 * air)


class NavigationRail(QFrame):
    """The places of the program.

    Signals: `place_picked` with a place, `person_asked` to switch who is practising.
    """

    place_picked = Signal(object)
    person_asked = Signal()

    def __init__(self, look: Appearance, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "rail")
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        one_stop(self._group)
        self._places: dict[str, RailButton] = {}
        self._person = RailButton(look, "switch-person", "")
        inside = column(spacing=GRID, margins=(GRID, 2 * GRID, GRID, 2 * GRID))
        for place in places:
            rail_button = RailButton(look, place.name, place.title())
            self._places[place.name] = rail_button
            if place.apart:
                inside.addStretch(1)
            add_to_group(self._group, rail_button)
            rail_button.clicked.connect(lambda _=False, place=place: self.place_picked.emit(place))
            inside.addWidget(rail_button)
        inside.addWidget(self._person)
        self._person.clicked.connect(self.person_asked)
        self.setLayout(inside)
        self._person.hide()
        look.changed.connect(self._fit)
        self._fit()

    def name_of(self, place: str) -> str:
        """A place's name as people read it."""
        return self._places[place].text()

    def show_place(self, place: str) -> None:
        """Mark the place that is open."""
        if place in self._places:
            self._places[place].setChecked(True)

    def show_person(self, name: str, picture: str) -> None:
        """Show who is practising; no name shows nobody."""
        self._person.setVisible(bool(name))
        if name:
            self._person.show_person(picture, name)

    def _fit(self) -> None:
        self.setFixedWidth(self._look.theme.px(RAIL))
