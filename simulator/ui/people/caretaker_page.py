"""Who looks after this computer: asked once, before a second person comes, so that nobody settles it alone later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from simulator.ui.people.pin_form import PinForm, Work
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, button, column, dress, framed, label
from simulator.ui.widgets.notice import Notice
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut


class CaretakerPage(ScrollPage, Page):
    """Two answers: a trainer, who sets a PIN now, or everybody.

    Signals: `trainer_set` once a trainer's PIN is there, `everybody_picked` where nobody is to have one, `left` for neither.
    """

    name = "caretaker"
    bare = True

    trainer_set = Signal()
    everybody_picked = Signal()
    left = Signal()

    def __init__(self, look: Appearance, set_pin: Work, parent: QWidget | None = None) -> None:
        super().__init__(look, 720, parent)
        self._set_pin = set_pin
        self.notice: Notice = Notice(look)
        self.notice.float_over(self)
        self.notice.left.connect(self.focus_first)
        self._back = button(self.tr("Go back"), "link", name="back")
        self._title = label(self.tr("Who looks after this computer?"), "title", wrap=True)
        about = self.tr(
            "You are about to share it. Somebody may forget a PIN, or want to copy or restore everybody's progress. "
            "Who may do that here? You are asked only once."
        )
        self._lead = label(about, "soft", wrap=True)
        self._trainer = button(self.tr("A trainer sets a PIN now…"), name="trainer-sets-pin")
        self.everybody = button(self.tr("Nobody; everybody may do it"), name="everybody-may")
        self.form = PinForm(look)
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._trainer.clicked.connect(self._on_trainer)
        self.everybody.clicked.connect(self.everybody_picked)
        self.form.left.connect(self._on_form_left)
        self.form.passed.connect(self.trainer_set)
        look.changed.connect(self._dress)
        shortcut(self, "Esc", self.tr("Go back"), self._on_escape)
        self._dress()

    def _lay_out(self) -> None:
        trainer = self.tr(
            "Only with the trainer's PIN can a forgotten PIN be removed, and everybody's progress be copied or restored. "
            "It guards First Call, not the computer: whoever can copy its files can read the progress, and find a short PIN "
            "by trying."
        )
        everybody = self.tr(
            "Right for a family or a few colleagues. Anybody here can set a trainer's PIN later, in the settings."
        )
        self.put_above(self._back)
        for widget in (self._title, self._lead):
            self.content.addWidget(widget)
        for control, about, below in ((self._trainer, trainer, self.form), (self.everybody, everybody, None)):
            inside = column(spacing=GRID, margins=(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID))
            inside.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
            if below is not None:
                inside.addWidget(below)
            inside.addWidget(label(about, "small", wrap=True))
            self.content.addWidget(framed("card", inside))
        self.content.addStretch(1)

    def ask(self) -> None:
        """Ask anew."""
        self.notice.clear_note()
        self.form.hide()
        self._trainer.show()

    def focus_first(self) -> None:
        """Give the keyboard to the first answer."""
        self._trainer.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._title.text(), self._lead.text())))

    def _on_escape(self) -> None:
        if self.form.isVisibleTo(self):
            self.form.leave()
        else:
            self.left.emit()

    def _on_trainer(self) -> None:
        new = self.tr("The trainer's PIN, 4 to 12 digits or letters")
        self._trainer.hide()
        self.form.ask(self._set_pin, self.tr("Set the trainer's PIN"), new=new)
        self.form.focus_first()

    def _on_form_left(self) -> None:
        self.ask()
        self._trainer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        dress(self._back, self._look, "chevron-left", "accent", 16)
        self._stand()  # the link is as wide as its letters are now
