"""A person's own page: name, picture, PIN, and the way to leave for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from simulator.core.training.attempt import Trainee
from simulator.ui.people.picture_picker import PicturePicker
from simulator.ui.people.pin_form import PinForm
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, bring_into_sight, button, column, dress, framed, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.notice import Notice
from simulator.ui.widgets.section import Section
from simulator.ui.window.page import Page


class ProfilePage(ScrollPage, Page):
    """Shows one person, and asks for changes.

    Signals: `name_picked` and `picture_picked` with the new one; `new_pin_asked` and `no_pin_asked`; `remove_asked` once the
    name has been typed; `switch_asked` for somebody else, `back_asked`. The buttons `rename`, `really` and `copy` ask for what
    may take a while, the last one for a copy of the progress.
    """

    name = "person"
    place = "settings"

    name_picked = Signal(str)
    picture_picked = Signal(str)
    new_pin_asked = Signal()
    no_pin_asked = Signal()
    remove_asked = Signal()
    switch_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 720, parent)
        self._trainee: Trainee | None = None
        self._back = button(self.tr("All conversations"), "link", name="back")
        self._title = label(role="title", wrap=True)
        self._switch = button(self.tr("Switch to somebody else"), name="switch")
        self.notice: Notice = Notice(look)
        self.notice.float_over(self)
        self.notice.left.connect(self.focus_first)
        self.form = PinForm(look)
        self._name = QLineEdit()
        self.rename = button(self.tr("Save the name"), name="rename")
        self._picker = PicturePicker(look)
        self._set_pin, self._drop_pin = button("", name="set-pin"), button(self.tr("Remove the PIN"), name="drop-pin")
        self._pin = Section(self.tr("PIN"), " ")
        self._remove = button(self.tr("Delete my profile…"), name="remove")
        self._lost = label(wrap=True)
        self._typed = QLineEdit()
        self.really = button(self.tr("Delete for good"), name="remove-for-good")
        self._keep = button(self.tr("Keep everything"), "primary", name="keep-everything")
        self.copy = button(self.tr("Save a copy first…"), name="copy-first")
        self._farewell = self._make_farewell()
        self._lay_out()
        self._connect()

    def _make_farewell(self) -> QWidget:
        self._typed.setObjectName("typed-name")
        self._typed.setMaxLength(60)
        inside = column(spacing=2 * GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        inside.addWidget(self._lost)
        inside.addWidget(self._typed)
        inside.addLayout(FlowLayout(self._keep, self.copy, self.really))
        return framed("alarm", inside)

    def _lay_out(self) -> None:
        self._name.setObjectName("own-name")
        self._name.setMaxLength(60)
        self._name.setAccessibleName(self.tr("Your name"))
        self._name.setMinimumWidth(1)
        self.put_above(self._back)
        self.content.addWidget(self._title)
        self.content.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        name = Section(self.tr("Name"))
        across = row(spacing=GRID)
        across.addWidget(self._name, 1)
        across.addWidget(self.rename)
        name.body.addLayout(across)
        picture = Section(self.tr("Picture"))
        picture.body.addWidget(self._picker)
        self._pin.body.addLayout(FlowLayout(self._set_pin, self._drop_pin))
        self._pin.body.addWidget(self.form)
        about = self.tr("Deletes your name and everything you have practised from this computer.")
        remove = Section(self.tr("Delete my profile"), about)
        remove.body.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        remove.body.addWidget(self._farewell)
        for section in (name, picture, self._pin, remove):
            self.content.addWidget(section)
        self.content.addStretch(1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        self._switch.clicked.connect(self.switch_asked)
        self._name.textChanged.connect(self._show_ready)
        self._name.returnPressed.connect(self.rename.click)
        self.rename.clicked.connect(lambda: self.name_picked.emit(self._name.text().strip()))
        self._picker.picked.connect(self.picture_picked)
        self._set_pin.clicked.connect(self.new_pin_asked)
        self._drop_pin.clicked.connect(self.no_pin_asked)
        self.form.left.connect(self._on_form_left)
        self._remove.clicked.connect(lambda: self._show_farewell(shown=True))
        self._keep.clicked.connect(lambda: self._show_farewell(shown=False))
        self._typed.textChanged.connect(self._show_ready)
        self.really.clicked.connect(self.remove_asked)
        self._look.changed.connect(self._dress)
        self._dress()

    def show_person(self, trainee: Trainee, lost: str, *, copies: bool = True) -> None:
        """Show a person as they are now; `lost` says what would be lost with them, `copies` whether they may copy it first."""
        self.copy.setVisible(copies)
        self._trainee = trainee
        self._title.setText(trainee.name)
        self._name.setText(trainee.name)
        self._picker.show_person(trainee.name, trainee.picture)
        asked = self.tr(
            "Your PIN is asked for whenever you come back. It does not hide your progress from somebody who can copy this "
            "computer's files."
        )
        free = self.tr("You have no PIN: anybody at this computer can practise under your name.")
        self._pin.about.setText(asked if trainee.has_pin else free)
        self._set_pin.setText(self.tr("Change the PIN…") if trainee.has_pin else self.tr("Set a PIN…"))
        self._drop_pin.setVisible(trainee.has_pin)
        self._set_pin.show()
        self.form.hide()
        self._lost.setText(lost)
        text = self.tr("Type “%s” to delete everything") % trainee.name
        self._typed.setPlaceholderText(text)
        self._typed.setAccessibleName(text)
        self._remove.show()
        self._farewell.hide()
        self._show_ready()

    def ask_pin(self) -> None:
        """Show the form, which has been set to what it asks."""
        self._set_pin.hide()
        self._drop_pin.hide()
        self.form.show()
        self.form.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_pin(self) -> None:
        """Give the keyboard to what can be done about the PIN."""
        self._set_pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_left(self) -> None:
        if self._trainee is not None:
            self.form.hide()
            self._set_pin.show()
            self._drop_pin.setVisible(self._trainee.has_pin)
            self.focus_pin()

    def _show_farewell(self, *, shown: bool) -> None:
        self._remove.setVisible(not shown)
        self._farewell.setVisible(shown)
        self._typed.clear()
        (self._typed if shown else self._remove).setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self._farewell if shown else self._remove)

    def _show_ready(self) -> None:
        name = self._trainee.name if self._trainee else ""
        written = self._name.text().strip()
        self.rename.setEnabled(bool(written) and written != name)
        self.really.setEnabled(self._typed.text().strip() == name)

    def _dress(self) -> None:
        dress(self._back, self._look, "chevron-left", "accent", 16)
        dress(self._switch, self._look, "switch-person", "ink", 18)
