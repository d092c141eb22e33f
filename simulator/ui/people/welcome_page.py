"""Somebody new: the offer of a guided call, or straight to the conversations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, button, label
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page

SIZE = 96


class WelcomePage(ScrollPage, Page):
    """What comes after the name.

    Signals: `tour_asked` for the guided call, `home_asked` for the conversations.
    """

    name = "welcome"
    bare = True

    tour_asked = Signal()
    home_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 560, parent)
        self._person = ("", "")
        self._face = label()
        self._title = label(role="title", wrap=True)
        offer = self.tr(
            "Would you like a minute with an easy customer first? You'll see how a call works, and none of it counts. "
            "You can take it again from Settings."
        )
        self._tour = button(self.tr("Take a one-minute guided call"), "primary", name="take-tour")
        self._home = button(self.tr("Go to the conversations"), name="skip-tour")
        self.content.addSpacing(7 * GRID)
        self.content.addWidget(self._face)
        self.content.addWidget(self._title)
        self._offer = label(offer, wrap=True)
        self.content.addWidget(self._offer)
        self.content.addSpacing(GRID)
        self.content.addLayout(FlowLayout(self._tour, self._home))
        self.content.addStretch(1)
        self._tour.clicked.connect(self.tour_asked)
        self._home.clicked.connect(self.home_asked)
        look.changed.connect(self._draw)

    def greet(self, name: str, picture: str) -> None:
        """Greet somebody new."""
        self._person = (name, picture)
        self._title.setText(self.tr("Good to have you here, %s.") % name)
        self._draw()

    def focus_first(self) -> None:
        """Give the keyboard to the guided call."""
        self._tour.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._title.text(), self._offer.text())))

    def _draw(self) -> None:
        name, picture = self._person
        if name:
            self._face.setPixmap(self._look.person(name, picture, self._look.theme.px(SIZE)))
            self._face.setAccessibleName(name)
