"""What stands around a conversation: the person and the papers, each where the window and the channel have room for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from simulator.core.scenario.mail import faces
from simulator.core.scenario.model import Choice, Scenario
from simulator.core.scenario.session import Session
from simulator.core.scoring.debrief import MoodReading
from simulator.ui.conversation.channels import PLACES
from simulator.ui.conversation.frame_places import Places
from simulator.ui.conversation.person_panel import PersonPanel
from simulator.ui.conversation.reaction import reaction
from simulator.ui.conversation.side_panel import SidePanel
from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.basics import column, row


class ConversationFrame(QWidget):
    """Holds the talk in the middle (`stage`), the customer (`person`), and the records and rules (`side`)."""

    def __init__(self, look: Appearance, stage: QWidget, page: QWidget) -> None:
        super().__init__(page)  # made without a parent, it would change the order of Tab
        self._look = look
        self._places: Places = PLACES["phone"]
        self._session: Session | None = None
        self.person = PersonPanel(look)
        self.side = SidePanel(look)
        self._left, self._right = self._aside("left"), self._aside("right")
        across = row(spacing=0)
        across.addWidget(self._left)
        across.addWidget(stage, 1)
        across.addWidget(self._right)
        self.setLayout(across)
        look.changed.connect(self._arrange)
        self._arrange()

    def show_scenario(self, scenario: Scenario, fill: Callable[[str], str]) -> None:
        """Show the case of a scenario, where its channel wants it; `fill` puts the names into its texts."""
        self._places, self._session = PLACES[scenario.channel], None
        self.person.show_name(scenario.customer.name)
        self.side.show_scenario(scenario, fill)
        self._arrange()

    def show_session(self, session: Session, offered: Sequence[Choice], *, curves: bool, reacts: bool = False) -> None:
        """Show where a call stands; `curves` shows how mood and trust have moved, `offered` are the options as numbered.

        Where the customer `reacts`, the last answer can be seen in the face for a moment.
        """
        steps = session.steps()
        readings = [MoodReading(face.mood, face.trust) for face in faces(session)]
        self.person.show_customer(session.scenario.customer.portrait, readings[-1].mood, readings if curves else [])
        changed = reaction(self._session, session) if reacts else None
        self._session = session
        if changed is not None:
            self.person.react(changed)
        counter = session.scenario.channel == "counter"
        self.side.show_queue(session.scenario.onlookers_in(session.moment.scene) or 0 if counter else 0)
        seen = frozenset(step.choice.opens for step in steps if step.choice.opens)
        self.side.show_records(seen, {choice.opens: number for number, choice in enumerate(offered, 1) if choice.opens})

    def show_calling(self, session: Session) -> None:
        """Show who is calling, before anything of them is known."""
        self._session = None
        self.person.show_calling(session.scenario.customer.portrait)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _aside(self, role: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", role)
        # beside the line at its edge, which its parts would cover
        edge = self._look.theme.edge
        inside = column(spacing=0, margins=(0, 0, edge, 0) if role == "left" else (edge, 0, 0, 0))
        inside.addStretch(0)
        frame.setLayout(inside)
        return frame

    def _arrange(self) -> None:
        scale = self._look.theme.px(1000) / 1000
        place = self._places(round(self.width() / scale), round(self.height() / scale))
        self._fill(self._left, (self.person, self.side), (place.person_left, place.side_left))
        self._fill(self._right, (self.person, self.side), (not place.person_left, not place.side_left))
        for frame, width in ((self._left, place.left), (self._right, place.right)):
            frame.setFixedWidth(round(width * scale))
            frame.setVisible(bool(width))
        self.person.arrange(round(place.face * scale), beside=place.beside, across=place.person_left and place.side_left)

    @staticmethod
    def _fill(frame: QFrame, parts: Sequence[QWidget], wanted: Sequence[bool]) -> None:
        """Put those parts into a frame that are wanted there; one that is there stays where it is."""
        layout = frame.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError("a frame beside the conversation has no column")
        for part, here in zip(parts, wanted, strict=True):
            if here and part.parentWidget() is not frame:
                person = isinstance(part, PersonPanel)
                layout.insertWidget(0 if person else layout.count() - 1, part, 0 if person else 1)
                part.show()
