"""Asks a person for the PIN before anything of theirs is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simulator.ui.people.pin_form import PinForm, Work
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, button, column, framed, label
from simulator.ui.widgets.notice import Notice
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

SIZE = 96


class PinPage(ScrollPage, Page):
    """One person, one hidden field, and the ways out. `with_trainer` says that the trainer's PIN is being asked for.

    Signals: `passed` once the PIN was right, `left` for somebody else, `forgotten` where nobody knows it any more.
    """

    name = "pin"
    bare = True

    passed = Signal()
    left = Signal()
    forgotten = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 480, parent)
        self._person = ("", "")
        self.with_trainer = False
        self._face = label()
        self._title = label(role="title", wrap=True)
        self._lead = label(role="soft", wrap=True)
        self.notice: Notice = Notice(look)
        self.notice.float_over(self)
        self.notice.left.connect(self.focus_first)
        self.form = PinForm(look)
        self._forgot = button(self.tr("Forgot the PIN?"), "link", name="forgot-pin")
        inside = column(spacing=2 * GRID, margins=(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID))
        inside.addWidget(self.form)
        inside.addWidget(self._forgot, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addSpacing(5 * GRID)
        for widget in (self._face, self._title, self._lead, framed("card", inside)):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.form.passed.connect(self.passed)
        self.form.left.connect(self.left)
        self._forgot.clicked.connect(self.forgotten)
        shortcut(self, "Esc", self.tr("Go back"), self.form.leave)
        look.changed.connect(self._draw)

    def ask(self, name: str, picture: str, work: Work) -> None:
        """Ask a person for the PIN."""
        self.with_trainer = False
        self._show(name, picture, self.tr("Type your PIN to continue."))
        self.form.ask(work, self.tr("Continue"), old=self.tr("Your PIN"), back=self.tr("Somebody else"))
        self._forgot.show()

    def ask_trainer(self, name: str, picture: str, work: Work) -> None:
        """Ask for the trainer's PIN, which takes this person's away."""
        self.with_trainer = True
        text = self.tr("A trainer can help: with the trainer's PIN, the PIN of %s can be removed. Then a new one can be set.")
        self._show(name, picture, text % name)
        self.form.ask(work, self.tr("Remove the PIN"), old=self.tr("The trainer's PIN"), back=self.tr("Go back"))
        self._forgot.hide()
        self.form.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the field."""
        self.form.focus_first()

    def _show(self, name: str, picture: str, lead: str) -> None:
        self._person = (name, picture)
        self._title.setText(self.tr("Hello %s") % name)
        self._lead.setText(lead)
        self.notice.clear_note()
        self._draw()

    def _draw(self) -> None:
        name, picture = self._person
        if name:
            self._face.setPixmap(self._look.person(name, picture, self._look.theme.px(SIZE)))
            self._face.setAccessibleName(name)
