"""The people of this computer as a list of buttons, by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.core.training.attempt import Trainee
from simulator.ui.people.people_finder import is_found, spelled
from simulator.ui.style.appearance import Appearance, with_room
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import boxed, bring_into_sight, clear, column, label
from simulator.ui.widgets.screen_reader import SOON, announce
from simulator.ui.widgets.short_button import ShortButton


class PeopleList(QWidget):
    """A line for each person.

    Signals: `trainee_picked` with a trainee.
    """

    trainee_picked = Signal(object)

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._lines: dict[Trainee, QPushButton] = {}
        self._last: QPushButton | None = None
        self._nobody = label(self.tr("Nobody here has a name like that."), "soft", wrap=True)
        self._people = column(spacing=GRID)
        inside = column(spacing=GRID)
        inside.addWidget(boxed(self._people))
        inside.addWidget(self._nobody)
        self.setLayout(inside)

    def show_trainees(self, trainees: Sequence[Trainee]) -> None:
        """Show everybody; `trainees` begin with who was here last."""
        clear(self._people)
        self._nobody.hide()
        self._lines = {trainee: self._line(trainee) for trainee in sorted(trainees, key=lambda one: spelled(one.name))}
        for line in self._lines.values():
            self._people.addWidget(line)
        self._last = self._lines[trainees[0]] if trainees else None
        self.setVisible(bool(trainees))

    def focus_last(self) -> bool:
        """Give the keyboard to who was here last; False where there is nobody."""
        if self._last is None:
            return False
        self._go_to(self._last)
        return True

    def search(self, sought: str) -> None:
        """Show only those whose names begin so."""
        found = [line for trainee, line in self._lines.items() if is_found(trainee.name, sought)]
        for line in self._lines.values():
            line.setVisible(line in found)
        self._nobody.setVisible(not found)
        announce(self, self.tr("%n people found", "", len(found)) if found else self._nobody.text(), SOON)

    @property
    def found_nobody(self) -> bool:
        """Whether nobody has the name that is looked for."""
        return not self._nobody.isHidden()

    def go_to_first(self, *, only: bool) -> None:
        """Give the keyboard to the first who was found, or with `only` let in who is the only one."""
        found = [line for line in self._lines.values() if not line.isHidden()]
        if only and len(found) == 1:
            found[0].click()
        elif found:
            self._go_to(found[0])

    @staticmethod
    def _go_to(line: QPushButton) -> None:
        line.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(line)

    def _line(self, trainee: Trainee) -> QPushButton:
        line = ShortButton(trainee.name)
        line.setObjectName(f"trainee-{trainee.id}")
        size = self._look.theme.px(48)
        face = with_room(self._look.person(trainee.name, trainee.picture, size), GRID)
        line.setIcon(QIcon(face))
        line.setIconSize(face.deviceIndependentSize().toSize())
        line.setStyleSheet(f"text-align: left; min-height: {size + 2 * GRID}px;")
        line.clicked.connect(lambda: self.trainee_picked.emit(trainee))
        if trainee.has_pin:
            line.setAccessibleDescription(self.tr("Asks for a PIN"))
            line.setToolTip(self.tr("Asks for a PIN"))
        return line
