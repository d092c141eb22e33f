"""For trainers: the PIN that resets the PINs of trainees and protects what concerns everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.core.training.pins import PinCheck
from simulator.ui.people.pin_form import PinForm
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.basics import button, label
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.section import Section

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.workflow.people import People


class TrainersSection(Section):
    """Sets, changes and removes the trainer's PIN."""

    def __init__(self, look: Appearance, people: People, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("For trainers"), " ", parent)
        self._people = people
        self._report = ""
        self._set = button("", name="set-trainer-pin")
        self._drop = button(self.tr("Remove the trainer's PIN"), name="drop-trainer-pin")
        self._message = label(role="strong", wrap=True)
        self.form = PinForm(look)
        self.body.addLayout(FlowLayout(self._set, self._drop))
        self.body.addWidget(self._message)
        self.body.addWidget(self.form)
        self._set.clicked.connect(lambda: self._ask(wanted=True))
        self._drop.clicked.connect(lambda: self._ask(wanted=False))
        self.form.passed.connect(lambda: self.refresh(self._report))
        self.form.left.connect(self.refresh)
        self.refresh(focus=False)

    def refresh(self, message: str = "", *, focus: bool = True) -> None:
        """Show how things stand; `message` says what has just been done."""
        known = self._people.has_trainer_pin()
        there = self.tr(
            "There is a trainer's PIN. Only with it can a forgotten PIN be removed, and everybody's progress be copied or "
            "restored. It guards First Call, not the file: whoever can copy that can read the progress, and find a short PIN by "
            "trying."
        )
        none = self.tr(
            "There is no trainer's PIN: everybody here may copy and restore the progress, and set one. Then only a trainer can, "
            "and can remove a PIN that somebody has forgotten."
        )
        self.about.setText(there if known else none)
        self._set.setText(self.tr("Change the trainer's PIN…") if known else self.tr("Set a PIN for trainers…"))
        self._set.show()
        self._drop.setVisible(known)
        self.form.hide()
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._set.setAccessibleDescription(message)
        if focus:
            self._set.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, *, wanted: bool) -> None:
        old = self.tr("The trainer's PIN now") if self._people.has_trainer_pin() else ""
        new = self.tr("The new trainer's PIN, 4 to 12 digits or letters") if wanted else ""
        self._report = self.tr("The trainer's PIN is set.") if wanted else self.tr("The trainer's PIN was removed.")
        self._set.hide()
        self._drop.hide()
        self._message.hide()
        self.form.ask(self._keep, self.tr("Save") if wanted else self.tr("Remove it"), old=old, new=new)
        self.form.focus_first()

    def _keep(self, old: str, new: str) -> PinCheck:
        return self._people.change_trainer_pin(old, new)
