"""Who is practising? Several trainees can share one computer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import Trainee
from simulator.core.training.pins import LONGEST, clean_pin
from simulator.ui.people.people_finder import PeopleFinder
from simulator.ui.people.people_list import PeopleList
from simulator.ui.people.picture_picker import PicturePicker
from simulator.ui.style.appearance import PLAIN, Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, bring_into_sight, button, column, dress, framed, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.notice import Notice
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

WIDTH = 720
SEVERAL, MANY = 2, 9
"""More people than the first have the way to somebody new over them; more than the second, a field to look for a name."""


class PeoplePage(ScrollPage, Page):
    """The trainees of this computer, and a place to add one.

    Signals: `trainee_picked` with a trainee, `trainee_added` with a name and a picture's name (`pin` is the PIN chosen),
    `back_asked` by whoever is practising already, `own_page_asked` for the page of that person.
    """

    name = "people"
    bare = True

    trainee_picked = Signal(object)
    trainee_added = Signal(str, str)
    back_asked = Signal()
    own_page_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, WIDTH, parent)
        self._title = label(self.tr("Welcome to First Call"), "title", wrap=True)
        self._lead = label(role="soft", wrap=True)
        self._mark = label()
        self._mark.setPixmap(look.program_icon().pixmap(QSize(72, 72)))
        self._mark.setAccessibleName(self.tr("First Call"))
        self.notice: Notice = Notice(look)
        self._people = PeopleList(look)
        self.notice.left.connect(self.focus_first)
        self._name = QLineEdit()
        self._name.setObjectName("name")
        self._name.setMaxLength(60)
        self._name.setPlaceholderText(self.tr("Your name"))
        self._name.setAccessibleName(self.tr("Your name"))
        self._pins = (
            self._hidden("new-pin", self.tr("A PIN, 4 to 12 digits or letters")),
            self._hidden("same-pin", self.tr("The same PIN again")),
        )
        about = self.tr(
            "You'll be asked for it whenever you come back. It keeps others from practising under your name; it does not hide "
            "your progress from somebody who can copy this computer's files. Leave it blank if nobody else uses this computer."
        )
        self._about_pin = label(about, "small", wrap=True)
        self._refusal = label(role="strong", wrap=True)
        self._with_pin = button(self.tr("Add a PIN…"), "link", name="add-pin")
        self.start = button(self.tr("Start practising"), "primary", name="start")
        self._picker = PicturePicker(look)
        self._back = button(self.tr("Go back"), "link", name="back")
        self._own = button(self.tr("Your page"), "link", name="own-page")
        self._present = QWidget()
        self._lay_out()
        self._connect()
        self._show_pins(shown=False)
        self.start.setEnabled(False)
        self._dress()

    def _connect(self) -> None:
        self._people.trainee_picked.connect(self.trainee_picked)
        self.start.clicked.connect(self._on_start)
        self._with_pin.clicked.connect(lambda: self._show_pins(shown=True))
        for field in (self._name, self._pins[1]):
            field.returnPressed.connect(self._on_start)
        self._pins[0].returnPressed.connect(self._on_first_pin)
        for field in self._pins:
            field.textEdited.connect(lambda: self._refusal.hide())
        self._name.textChanged.connect(self._on_name_changed)
        self._back.clicked.connect(self.back_asked)
        self._own.clicked.connect(self.own_page_asked)
        self._look.changed.connect(self._dress)
        shortcut(self, "Esc", self.tr("Go back"), self._back.click)

    def _hidden(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(text)
        field.setAccessibleName(text)
        return field

    def _lay_out(self) -> None:
        form = column(spacing=2 * GRID, margins=(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID))
        self._new = label(self.tr("Somebody new"), "lead")
        form.addWidget(self._new)
        form.addWidget(self._name)
        form.addLayout(self._pin_lines())
        # above the pictures, one of which is chosen already, so that the next step is in sight even in the lowest window
        form.addLayout(FlowLayout(self.start, self._with_pin, spacing=2 * GRID))
        form.addWidget(label(self.tr("Choose a picture"), "small"))
        form.addWidget(self._picker)
        self._present.setLayout(FlowLayout(self._back, self._own))
        self.content.addWidget(self._present)
        self.content.addSpacing(3 * GRID)
        self.content.addLayout(self._head())
        self.content.addWidget(self._people)
        self.content.addWidget(framed("card", form))
        self.content.addWidget(self.notice)  # below the form, so that nothing moves in it, and nothing of it is covered
        self.content.addStretch(1)

    def _head(self) -> QHBoxLayout:
        words = column(spacing=GRID // 2)
        words.addWidget(self._title)
        words.addWidget(self._lead)
        head = row(spacing=2 * GRID)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _pin_lines(self) -> QVBoxLayout:
        lines = column(spacing=GRID)
        for widget in (*self._pins, self._refusal, self._about_pin):
            lines.addWidget(widget)
        return lines

    @property
    def pin(self) -> str:
        """The PIN that somebody new has chosen, or an empty text."""
        return self._pins[0].text()

    def show_trainees(self, trainees: Sequence[Trainee], present: Trainee | None = None) -> None:
        """Show everyone who practises here by name, of `trainees`, which begin with who was here last.

        `present` is who can go back to what they were doing.
        """
        self._present.setVisible(present is not None)
        self._people.show_trainees(trainees)
        if len(trainees) > SEVERAL or "_finder" in self.__dict__:
            self._finder.show_field(shown=len(trainees) > MANY)
            self._finder.setVisible(len(trainees) > SEVERAL)
            self._make_room()
        taken = {trainee.picture for trainee in trainees}
        self._free = next((picture for picture in (*self._look.portraits(), *PLAIN) if picture not in taken), "")
        if not self._name.text():
            self._picker.show_person("", self._free or self._look.portraits()[0])
        known = bool(trainees)
        self._title.setText(self.tr("Who is practising?") if known else self.tr("Welcome to First Call"))
        self._lead.setText(
            self.tr("Everyone's progress is kept separately, on this computer only.")
            if known
            else self.tr("Practise difficult conversations before the first real one. Everything stays on this computer.")
        )
        self._new.setText(self.tr("Somebody new") if known else self.tr("What is your name?"))

    def focus_first(self) -> None:
        """Give the keyboard to who was here last, or to the name where there is nobody yet."""
        if not self._people.focus_last():
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentences((self._title.text(), self._lead.text())))

    @cached_property
    def _finder(self) -> PeopleFinder:
        """The bar over the list, made for the first long one."""
        finder = PeopleFinder(self._look, self)
        finder.searched.connect(self._people.search)
        finder.searched.connect(lambda: bring_into_sight(self._title))
        finder.first_asked.connect(lambda only: self._people.go_to_first(only=only))
        finder.new_asked.connect(self._on_new_asked)
        self._look.changed.connect(self._make_room)
        QWidget.setTabOrder(self._own, finder)
        return finder

    def _make_room(self) -> None:
        """Put the bar over the list, which begins below it."""
        finder = self.__dict__.get("_finder")
        high = finder.high if finder is not None and not finder.isHidden() else 0
        if self.viewportMargins().top() != high:
            self.setViewportMargins(0, high, 0, 0)
        if finder is not None:
            left, right = self.column_edges
            finder.stand_over(self.width(), left, right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bar be as wide as the page."""
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for a name that somebody begins to type while the keyboard is on a person."""
        text, free = event.text(), event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if free and text.strip() and text.isprintable() and "_finder" in self.__dict__ and self._finder.begin(text):
            return
        super().keyPressEvent(event)

    def _on_new_asked(self) -> None:
        """Go to the form, with the name that nobody has where one was looked for."""
        if self._people.found_nobody and not self._name.text():
            self._name.setText(self._finder.sought)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self.start, self._new):
            bring_into_sight(widget)

    def _show_pins(self, *, shown: bool) -> None:
        self._with_pin.setVisible(not shown)
        self._refusal.hide()
        for widget in (*self._pins, self._about_pin):
            widget.setVisible(shown)
        if shown:
            self._focus_pin()

    def _focus_pin(self) -> None:
        """Give the keyboard to the first PIN field, with everything from it down to the next step in sight."""
        self._pins[0].selectAll()
        self._pins[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in (self.start, self._pins[0]):
            bring_into_sight(widget)

    def _refuse_pin(self, text: str) -> None:
        self._refusal.setText(text)
        self._refusal.show()
        self._pins[1].clear()
        self._focus_pin()
        announce(self, text)

    def _dress(self) -> None:
        dress(self._back, self._look, "chevron-left", "accent", 16)
        dress(self._own, self._look, "person", "accent", 18)

    def _on_name_changed(self, name: str) -> None:
        self.start.setEnabled(bool(name.strip()))
        self._picker.show_name(name.strip())

    def _on_first_pin(self) -> None:
        """Go on to the second field if that is still empty."""
        if self.pin and not self._pins[1].text():
            self._pins[1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_start()

    def _on_start(self) -> None:
        name = self._name.text().strip()
        if not name:
            return
        if self.pin != self._pins[1].text():
            self._refuse_pin(self.tr("The two PINs don't match. Type the same one twice, or leave both blank."))
            return
        try:
            if self.pin:
                clean_pin(self.pin)
        except SimulatorError as error:
            self._refuse_pin(error_text(error))
            return
        self.trainee_added.emit(name, self._picker.chosen)

    def tell(self, text: str) -> None:
        """Show a message, such as why somebody can't be added, and scroll to it."""
        self.notice.tell(text)
        bring_into_sight(self.notice)

    def forget_entry(self) -> None:
        """Empty the form after somebody was added."""
        self._name.clear()
        self._picker.show_person("", self._free or self._look.portraits()[0])
        for field in self._pins:
            field.clear()
        self._show_pins(shown=False)
        self.notice.clear()
