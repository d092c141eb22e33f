"""The pictures that a person can choose from: the portraits, and plain colours with the initial."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from simulator.ui.style.appearance import PLAIN, Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import add_to_group, button, clear, column, one_stop
from simulator.ui.widgets.flow_layout import FlowLayout

SIZE = 56


class PicturePicker(QWidget):
    """One picture is always chosen; the first portrait until somebody takes another.

    Signals: `picked` with the name of a picture that the person chose.
    """

    picked = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = ""
        self._chosen = look.portraits()[0]
        self._group = QButtonGroup(self)
        one_stop(self._group)
        self._faces, self._colours = FlowLayout(), FlowLayout()
        inside = column(spacing=GRID)
        inside.addLayout(self._faces)
        inside.addLayout(self._colours)
        self.setLayout(inside)
        look.changed.connect(self._draw)
        self._draw()

    @property
    def chosen(self) -> str:
        """The name of the picture that is chosen."""
        return self._chosen

    def show_person(self, name: str, picture: str) -> None:
        """Show whose picture it is, and which one it is now."""
        self._chosen = picture
        self.show_name(name)
        for face in self._group.buttons():
            face.setChecked(face.property("picture") == picture)

    def show_name(self, name: str) -> None:
        """Put another initial on the colours."""
        if name[:1] != self._name[:1]:
            self._name = name
            for face in self._group.buttons():
                self._dress(face)

    def _draw(self) -> None:
        for face in self._group.buttons():
            self._group.removeButton(face)
        clear(self._faces)
        clear(self._colours)
        for number, portrait in enumerate(self._look.portraits(), 1):
            self._faces.addWidget(self._face(portrait, self.tr("Picture %d") % number))
        names = (self.tr("Teal"), self.tr("Blue"), self.tr("Plum"), self.tr("Ochre"), self.tr("Moss"), self.tr("Slate"))
        for plain, name in zip(PLAIN, names, strict=True):
            self._colours.addWidget(self._face(plain, self.tr("%s, with your initial") % name))

    def _face(self, picture: str, name: str) -> QPushButton:
        face = button("", "quiet", name=f"picture-{picture}")
        face.setAccessibleName(name)
        face.setToolTip(name)
        side = self._look.theme.px(SIZE) + 2 * GRID - 2 * self._look.theme.ring
        # the style sheet takes back what setFixedSize says until a face is drawn anew: the page would jump at the first letter
        face.setStyleSheet(f"padding: 0; min-width: {side}px; max-width: {side}px; min-height: {side}px; max-height: {side}px;")
        face.setProperty("picture", picture)
        face.clicked.connect(lambda: self._on_clicked(picture))
        self._dress(face)
        add_to_group(self._group, face)
        face.setChecked(picture == self._chosen)
        return face

    def _dress(self, face: QPushButton | QWidget) -> None:
        if isinstance(face, QPushButton):
            size = self._look.theme.px(SIZE)
            face.setIcon(QIcon(self._look.person(self._name, face.property("picture"), size)))
            face.setIconSize(QSize(size, size))

    def _on_clicked(self, picture: str) -> None:
        self._chosen = picture
        self.picked.emit(picture)
