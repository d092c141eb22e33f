"""A message at the top of a page that doesn't get in the way."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPushButton, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, column, dress, icon_button, label, restyle, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import announce

WIDTH = 720
"""The pixels (before scaling) that a notice which lies over a page is wide at most."""
Answer = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Hidden until there is something to say. A notice can be closed, unless it `stays`; an alarm stays until it is answered.

    It stands where its page has put it, or lies over the page's foot, so that nothing moves under a click when it comes or goes;
    what scrolls there ends above it meanwhile, so that nothing stays covered.

    Signals: `asking_changed` with whether an alarm waits for its answer, `left` where the keyboard was on a notice that has gone,
    and belongs on the next step of the page.
    """

    asking_changed = Signal(bool)
    left = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "note")
        self._text = label(wrap=True)
        self._answers = (button("", name="answer-1"), button("", name="answer-2"))
        self._acts: list[Callable[[], object]] = []
        self._below: QWidget | None = None
        self._shortened: list[tuple[QAbstractScrollArea, Qt.ScrollBarPolicy]] = []
        self._close = icon_button(look, "close", self.tr("Close this notice"), name="close-notice", size=16)
        self._close.clicked.connect(self.clear)
        for number, answer in enumerate(self._answers):
            answer.clicked.connect(lambda _=False, number=number: self._on_answered(number))
        words = column(spacing=GRID)
        words.addWidget(self._text)
        words.addLayout(FlowLayout(*self._answers))
        inside = row(spacing=2 * GRID, margins=(2 * GRID, GRID, GRID, GRID))
        inside.addLayout(words, 1)
        inside.addWidget(self._close)
        self.setLayout(inside)
        look.changed.connect(self._on_look_changed)
        self.hide()

    def float_over(self, below: QWidget) -> None:
        """Lie over the foot of a widget from now on."""
        shown = not self.isHidden()
        self.stand()
        self._below = below
        self.setParent(below)
        below.installEventFilter(self)
        self.setVisible(shown)
        self._place()

    def stand(self) -> None:
        """Lie over nothing any more: a layout is about to take the notice."""
        if self._below is not None:
            self._below.removeEventFilter(self)
            self._below = None
            self._uncover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of what lies below."""
        if watched is self._below and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if self._below is not None:
            room = self._below.rect().adjusted(3 * GRID, GRID, -3 * GRID, -2 * GRID)
            width = min(room.width(), self._look.theme.px(WIDTH))
            height = min(self.heightForWidth(width), room.height())
            self.setGeometry(room.left() + (room.width() - width) // 2, room.bottom() + 1 - height, width, height)
            self.raise_()
            self._uncover()
            if not self.isHidden():
                self._shorten(self._below)

    def _shorten(self, below: QWidget) -> None:
        """Let what scrolls at the foot of a widget end above the notice; nothing in it moves."""
        areas = [below] if isinstance(below, QAbstractScrollArea) else below.findChildren(QAbstractScrollArea)
        for area in areas:
            covered = area.mapTo(below, area.rect().bottomLeft()).y() + 1 - self.y()
            inner = any(area is not other and other.isAncestorOf(area) for other in areas)
            if area.isVisibleTo(below) and not inner and covered > 0:
                self._shortened.append((area, area.verticalScrollBarPolicy()))
                if not area.verticalScrollBar().isVisible():  # a bar that comes would make the page narrower
                    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
                area.setViewportMargins(0, 0, 0, covered)

    def _uncover(self) -> None:
        for area, policy in self._shortened:
            if shiboken6.isValid(area):
                area.setViewportMargins(0, 0, 0, 0)
                area.setVerticalScrollBarPolicy(policy)
        self._shortened = []

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the page its whole room back."""
        super().hideEvent(event)
        if self.isHidden():
            self._uncover()

    @property
    def text(self) -> str:
        """The message that is shown, empty where there is none."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, text: str, answer: str = "", act: Callable[[], object] | None = None, *, stays: bool = False) -> None:
        """Show a message; with an answer it offers what to do about it. An alarm that waits for its answer comes first."""
        if self.alarmed:
            return
        self._show("note", text, [(answer, act)] if act is not None else [], closable=not stays)

    def alarm(self, text: str, *answers: Answer) -> None:
        """Show a message that needs an answer."""
        self._show("alarm", text, list(answers), closable=False)

    @property
    def alarmed(self) -> bool:
        """Whether an alarm waits for its answer."""
        return not self.isHidden() and self.property("role") == "alarm"

    def clear(self) -> None:
        """Take the message away."""
        focused, asked = self.window().focusWidget(), self.alarmed
        held = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if asked:
            self.asking_changed.emit(False)  # noqa: FBT003 - Qt's own signature
        if held:
            self.left.emit()

    def clear_note(self) -> None:
        """Take the message away, unless an alarm waits for its answer."""
        if not self.alarmed:
            self.clear()

    def focus_first(self) -> None:
        """Give the keyboard to the first answer, which never destroys anything."""
        self._answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, role: str, text: str, answers: list[Answer], *, closable: bool) -> None:
        asked = self.alarmed
        restyle(self, role)
        self._text.setText(text)
        self._acts = [act for _, act in answers]
        for answer, (words, _) in zip(self._answers, answers, strict=False):
            answer.setText(words)
        for number, answer in enumerate(self._answers):
            answer.setVisible(number < len(answers))
        self._close.setVisible(closable)
        self.show()
        self._place()
        if asked != self.alarmed:
            self.asking_changed.emit(self.alarmed)
        announce(self, " ".join((text, *(words for words, _ in answers))))

    def _on_answered(self, number: int) -> None:
        self.clear()
        self._acts[number]()

    def answer(self, number: int) -> QPushButton:
        """The button of an answer, counted from 0."""
        return self._answers[number]

    def _on_look_changed(self) -> None:
        dress(self._close, self._look, "close", size=16)
        self._place()
