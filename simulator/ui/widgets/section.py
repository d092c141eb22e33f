"""A section of a page: a hairline, a name, what it is about, and room for controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, column, label, rule


class Section(QWidget):
    """`body` is where the controls go; `about` says in a sentence or two how things stand."""

    def __init__(self, name: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = label(about, "soft", wrap=True)
        if not about:
            self.about.hide()
        self.body = column(spacing=GRID)
        words = column(spacing=GRID)
        words.addWidget(label(name, "lead"))
        words.addWidget(self.about)
        words.addLayout(self.body)
        whole = column(spacing=2 * GRID)
        whole.addWidget(rule())
        whole.addLayout(words)
        self.setLayout(whole)


class LinkSection(Section):
    """A section with one button that leads somewhere else.

    Signals: `pressed`.
    """

    pressed = Signal()

    def __init__(self, name: str, about: str, text: str, button_name: str) -> None:
        super().__init__(name, about)
        link = button(text, name=button_name)
        link.clicked.connect(self.pressed)
        self.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
