"""The person on the other side: the face, the name, how they feel, and how that has moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from simulator.core.scoring.debrief import MoodReading
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.conversation.reaction import LASTS, ChangeMarks, Reaction
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.expressions import feeling
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import column, label, restyle

CALM = 5
EDGE = 6
"""How high the edge of a counter is, in pixels."""
SLIM, TALL = 64, 96
"""How high the curves are beside a small face and below a large one, in pixels before scaling."""


class PersonPanel(QFrame):
    """The customer at a glance: large above the name, or small beside it."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._shown = ("", 5)
        self._size = 0
        self._marked = True
        self.setObjectName("person")
        self.setProperty("role", "person")
        self._portrait = label()
        self._portrait.setObjectName("face")
        self._name = label(role="lead", wrap=True)
        self._feeling = label(role="soft", wrap=True)
        self._feeling.setObjectName("feeling")
        self._changes = ChangeMarks(look)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(LASTS)
        self._over.timeout.connect(self._on_over)
        self._curves = MoodCurves(look, height=TALL)
        self._curves.setObjectName("curves")
        self._words = column(spacing=0)
        self._words.addWidget(self._name)
        self._words.addWidget(self._feeling)
        self._words.addWidget(self._changes)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self._portrait)
        self._head.addLayout(self._words, 1)
        inside = column(spacing=GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, GRID))
        inside.addLayout(self._head)
        inside.addWidget(self._curves)
        self._inside = inside
        self.setLayout(inside)
        look.changed.connect(self._on_over)

    def show_name(self, name: str) -> None:
        """Show another person."""
        self._name.setText(name)

    def show_customer(self, portrait: str, mood: int, readings: Sequence[MoodReading]) -> None:
        """Show how the customer feels and has felt; no curves without readings."""
        self._shown = (portrait, mood)
        self._on_over()
        self._portrait.setAccessibleName(feeling(mood))
        self._feeling.setText(feeling(mood))
        self._curves.show_readings(readings)
        self._curves.setVisible(bool(readings))
        self._changes.setVisible(bool(readings) and self._marked)

    def show_calling(self, portrait: str) -> None:
        """Show a face that tells nothing yet."""
        self.show_customer(portrait, CALM, [])
        self._portrait.setAccessibleName(self._name.text())
        self._feeling.setText("")

    def react(self, changed: Reaction) -> None:
        """Show for a moment how the customer takes an answer; nothing waits for the end of it."""
        self._draw_face(changed.face(self._shown[1]))
        self._changes.show_reaction(changed)
        self._over.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """End what nobody sees."""
        super().hideEvent(event)
        self._on_over()

    def arrange(self, face: int, *, beside: bool, across: bool = False) -> None:
        """Draw the face as wide as so many pixels, above the name or `beside` it, where only the face has room to react.

        Where the person stands `across` a counter, its edge is below them.
        """
        role = "across" if across else "person"
        if self.property("role") != role:
            restyle(self, role)
        self._inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID + EDGE if across else GRID)
        ways, places = QBoxLayout.Direction, Qt.AlignmentFlag
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._head.setSpacing(2 * GRID if beside else GRID)
        middle = places.AlignLeft if beside else places.AlignHCenter
        for part in (self._portrait, self._name, self._feeling, self._changes):
            part.setAlignment(middle | places.AlignVCenter)
        self._head.setAlignment(self._words, places.AlignVCenter if beside else places(0))
        restyle(self._name, "strong" if beside else "lead")
        self._marked = not beside
        self._changes.setVisible(self._curves.isVisibleTo(self) and self._marked)
        self._curves.set_height(SLIM if beside or across else TALL)
        if face != self._size:
            self._size = face
            self._draw_face()

    def _on_over(self) -> None:
        self._over.stop()
        self._changes.show_reaction(None)
        self._draw_face()

    def _draw_face(self, mood: int | None = None) -> None:
        """Draw the face of a mood, of the present one for None."""
        portrait, present = self._shown
        if self._size:
            self._portrait.setPixmap(self._look.portrait(portrait, present if mood is None else mood, self._size))
