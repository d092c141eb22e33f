"""Who is practising? Several trainees can share one computer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from simulator.core.progress import Trainee
from simulator.ui.flow import Flow
from simulator.ui.look import Look
from simulator.ui.notice import Notice
from simulator.ui.theme import GRID
from simulator.ui.widgets import ScrollPage, button, clear, column, framed, label, one_stop

NEUTRAL = 6


class PeoplePage(ScrollPage):
    """The trainees of this computer, and a place to add one.

    Signals: `trainee_picked` with a trainee, `trainee_added` with a name and a picture's name.
    """

    trainee_picked = Signal(object)
    trainee_added = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 720, parent)
        self._title = label(self.tr("Welcome to First Call"), "title", wrap=True)
        self._lead = label(role="soft", wrap=True)
        self._mark = label()
        self._mark.setPixmap(look.program_icon().pixmap(QSize(72, 72)))
        self._mark.setAccessibleName(self.tr("First Call"))
        self.notice = Notice(look)
        self._people = column(spacing=GRID)
        self._name = QLineEdit()
        self._name.setObjectName("name")
        self._name.setMaxLength(60)
        self._name.setPlaceholderText(self.tr("Your name"))
        self._name.setAccessibleName(self.tr("Your name"))
        self._start = button(self.tr("Start practising"), "primary", name="start")
        self._pictures = QButtonGroup(self)
        one_stop(self._pictures)
        self._faces = Flow()
        self._lay_out()
        self._start.clicked.connect(self._on_start)
        self._name.returnPressed.connect(self._on_start)
        self._name.textChanged.connect(lambda: self._start.setEnabled(bool(self._name.text().strip())))
        self._start.setEnabled(False)
        look.changed.connect(self._draw_faces)
        self._draw_faces()

    def _lay_out(self) -> None:
        form = column(spacing=2 * GRID, margins=(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID))
        self._new = label(self.tr("Somebody new"), "lead")
        form.addWidget(self._new)
        form.addWidget(self._name)
        form.addWidget(label(self.tr("Choose a picture"), "small"))
        form.addLayout(self._faces)
        form.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addSpacing(5 * GRID)
        self.content.addWidget(self._mark)
        for widget in (self._title, self._lead, self.notice):
            self.content.addWidget(widget)
        self.content.addLayout(self._people)
        self.content.addWidget(framed("card", form))
        self.content.addStretch(1)

    def show_trainees(self, trainees: Sequence[Trainee]) -> None:
        """Show everyone who practises here, most recent first."""
        clear(self._people)
        for trainee in trainees:
            self._people.addWidget(self._person(trainee))
        known = bool(trainees)
        self._title.setText(self.tr("Who is practising?") if known else self.tr("Welcome to First Call"))
        self._lead.setText(
            self.tr("Everyone's progress is kept apart, on this computer only.")
            if known
            else self.tr("Practise difficult conversations before the first real one. Everything stays on this computer.")
        )
        self._new.setText(self.tr("Somebody new") if known else self.tr("What is your name?"))

    def focus_first(self) -> None:
        """Give the keyboard to the first person, or to the name where there is nobody yet."""
        item = self._people.itemAt(0)
        first = item.widget() if item is not None else None
        (first or self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _person(self, trainee: Trainee) -> QPushButton:
        made = button(trainee.name.replace("&", "&&"), name=f"trainee-{trainee.id}")
        size = self._look.theme.px(48)
        made.setIcon(QIcon(self._look.portrait(trainee.picture or trainee.name, NEUTRAL, size)))
        made.setIconSize(QSize(size, size))
        made.setStyleSheet(f"text-align: left; min-height: {size + 2 * GRID}px;")
        made.clicked.connect(lambda: self.trainee_picked.emit(trainee))
        return made

    def _draw_faces(self) -> None:
        before = self._pictures.checkedButton()
        chosen = before.property("picture") if before else ""
        for face in self._pictures.buttons():
            self._pictures.removeButton(face)
        clear(self._faces)
        size = self._look.theme.px(56)
        for number, picture in enumerate(self._look.portraits()):
            face = button("", "quiet", name=f"picture-{picture}")
            face.setCheckable(True)
            face.setAccessibleName(self.tr("Picture %d") % (number + 1))
            face.setIcon(QIcon(self._look.portrait(picture, NEUTRAL, size)))
            face.setIconSize(QSize(size, size))
            face.setFixedSize(size + 2 * GRID, size + 2 * GRID)
            face.setStyleSheet("padding: 0;")
            face.setProperty("picture", picture)
            self._pictures.addButton(face)
            face.setChecked(picture == chosen or (not chosen and number == 0))
            self._faces.addWidget(face)

    def _on_start(self) -> None:
        name = self._name.text().strip()
        if name:
            chosen = self._pictures.checkedButton()
            self.trainee_added.emit(name, chosen.property("picture") if chosen else "")

    def forget_entry(self) -> None:
        """Empty the form after somebody was added."""
        self._name.clear()
        self.notice.clear()
