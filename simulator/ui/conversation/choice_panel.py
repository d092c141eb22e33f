"""What the agent may say or do now: the choices, their number keys, and the silence that runs meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from simulator.core.scenario.model import Choice
from simulator.ui.conversation.answer_gate import AnswerGate
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.conversation.choice_drawing import ChoiceDrawing
from simulator.ui.conversation.choice_marks import mark
from simulator.ui.conversation.more_mark import MoreMark
from simulator.ui.conversation.veil import Veil
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.screen_reader import Announcement, named_beside

MOST = 20
LEAST = 72


class SilenceBar(QWidget):
    """A thin line that runs out with the customer's patience."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._left = -1.0
        self.setFixedHeight(4)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Silence"))
        named_beside(self)

    def show_left(self, left: float) -> None:
        """Show what is left, 1.0 to 0.0; below 0 nothing runs."""
        if left != self._left:
            self._left = left
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left."""
        if self._left < 0:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("accent" if self._left > 1 / 3 else "coral"))
        painter.drawRect(QRectF(0, 0, self.width() * self._left, self.height()))
        painter.end()


class ChoicePanel(QScrollArea):
    """The choices of the moment, as many as there are; it scrolls where they don't fit. `gate` is closed while they are new.

    Signals: `choice_made` with the number of the choice, counted from 1; `skip_asked` where what veils them was clicked.
    """

    choice_made = Signal(int)
    skip_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = parent
        self.setObjectName("choices")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._wanted = self._count = 0
        self._channel = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit)
        self._inside = QWidget()
        self._inside.setAutoFillBackground(True)
        self._drawing = ChoiceDrawing(look)
        self.gate = AnswerGate(self)
        self._buttons = tuple(self._button(number) for number in range(1, MOST + 1))
        self.setWidget(self._inside)
        self._more = MoreMark(look, self)
        self._more.clicked.connect(self._on_more_asked)
        self._veil = Veil(look, self)
        self._veil.clicked.connect(self.skip_asked)
        self.verticalScrollBar().valueChanged.connect(self._mark_more)
        look.changed.connect(self._fit)

    def _button(self, number: int) -> ChoiceButton:
        choice_button = ChoiceButton(self._look, str(number), self._drawing, self._inside, self.gate)
        choice_button.clicked.connect(lambda: self.choice_made.emit(number))
        choice_button.hide()
        return choice_button

    def set_veiled(self, text: str) -> None:
        """Lay a text over the choices, which are there and can't be read yet; an empty one takes it away."""
        if not text and not self._veil.isHidden():
            self.gate.close()
        self._veil.setText(text)
        self._veil.setGeometry(self.rect())
        self._veil.setVisible(bool(text))
        self._veil.raise_()

    def set_channel(self, channel: str) -> None:
        """Mark the choices as it is usual on a channel."""
        self._channel = channel

    def show_choices(
        self, choices: Sequence[Choice], texts: Sequence[str], *, enabled: bool = True, announcement: Announcement | None = None
    ) -> None:
        """Show other choices; the keyboard stays with the choices if it was there, and a screen reader gets `announcement`."""
        held = self._held and bool(choices) and enabled
        pointed = self._pointed
        unsaid = None if announcement is None else Announcement("")  # what was said with the moment before is over
        # where the page is only just opened, the keyboard will soon come to the first one: a second name would cut off the first
        leads = held or not self.isVisible()
        for number, (choice_button, choice, text) in enumerate(zip(self._buttons, choices, texts, strict=False)):
            comes = held and number == 0
            choice_button.show_choice(
                text,
                action=not choice.spoken,
                mark=mark(choice, self._channel),
                announcement=announcement if number == 0 and leads and self._tells(choice_button) else unsaid,
            )
            choice_button.setEnabled(enabled)
            if comes:
                # before the others change: a screen reader would read the new words of the choice that had the keyboard
                if pointed:
                    choice_button.come_by_pointer()
                else:
                    choice_button.setFocus(Qt.FocusReason.OtherFocusReason)
                self.gate.close_to_enter()
        before, self._count = self._count, min(len(choices), MOST)
        for number in range(min(before, self._count), max(before, self._count)):
            self._buttons[number].setVisible(number < self._count)
        # the keyboard leaves disabled choices one by one, and the panel scrolls along
        self.verticalScrollBar().setValue(0)
        self._fit()

    def prepare(self, choices: Sequence[Choice], texts: Sequence[str]) -> None:
        """Draw choices that may come next."""
        width, held = self.viewport().width() - 2 * self._aside(), self._held and not self._pointed
        for number, (choice_button, choice, text) in enumerate(zip(self._buttons, choices, texts, strict=False)):
            leads, marked = held and number == 0, mark(choice, self._channel)
            choice_button.prepare(text, width, action=not choice.spoken, mark=marked, held=leads)

    @staticmethod
    def _tells(choice_button: ChoiceButton) -> bool:
        """Whether a screen reader reads the new name of a choice: everywhere but on Linux, only if the keyboard comes to it."""
        return sys.platform == "linux" or not choice_button.hasFocus()

    @property
    def _held(self) -> bool:
        return any(choice_button.hasFocus() for choice_button in self._buttons[: self._count])

    @property
    def _pointed(self) -> bool:
        return any(choice_button.pointed for choice_button in self._buttons[: self._count])

    def settle(self) -> None:
        """Place the choices in the room that was given for them."""
        if self._later.isActive():
            self._fit()

    def focus_first(self, announcement: Announcement | None = None) -> None:
        """Give the keyboard to the first choice, with an announcement for a screen reader."""
        if announcement is not None and not self._buttons[0].hasFocus():
            self._buttons[0].set_announcement(announcement)
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.gate.close()

    def sizeHint(self) -> QSize:
        """The height that the choices need."""
        return QSize(self._look.theme.px(480), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """The least height: where the page is low, the choices scroll."""
        return QSize(self._look.theme.px(200), min(self._wanted, self._look.theme.px(LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the words at the new width."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())
        self._fit()
        if self._buttons[0].hasFocus():
            # the keyboard may have come to it while there was less room
            self.verticalScrollBar().setValue(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Free what is needed only while it is seen."""
        super().hideEvent(event)
        self._drawing.rest()
        if not event.spontaneous():
            self.gate.open()

    def _aside(self) -> int:
        return self._look.theme.margin(self.width())

    def _fit(self) -> None:
        """Take the height that the choices need, up to three fifths of the page."""
        self._later.stop()
        aside = self._aside()
        heights = self._heights(self.width() - 2 * aside)
        needed = sum(heights) + GRID * max(len(heights) - 1, 0) + 4 * GRID if self._count else 0
        most = self._page.height() * 3 // 5 if self._page is not None else needed
        wanted = max(min(needed, most), 0)
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
            # in the old room there would be a scroll bar until the new room is there
            self._later.start()
        elif needed <= self.height():
            self._make_room_for_mark(0)
            self._place(self.size(), aside, heights)
        else:
            self._make_room_for_mark(self._more.sizeHint().height())
            # a scroll bar takes width, so that words wrap and it seems to be needed
            room = self.viewport().size()
            self._place(room, aside, self._heights(room.width() - 2 * aside))

    def _make_room_for_mark(self, high: int) -> None:
        """Keep room at the foot for the mark that there are more choices than can be seen; none for 0."""
        self._more.setVisible(bool(high))
        if self.viewportMargins().bottom() != high:
            self.setViewportMargins(0, 0, 0, high)

    def _mark_more(self) -> None:
        if not self._more.isHidden():
            places = [choice_button.geometry() for choice_button in self._buttons[: self._count]]
            bottoms, tops = [place.bottom() for place in places], [place.top() for place in places]
            self._more.show_hidden(bottoms, tops, self.verticalScrollBar(), self.viewport().height())
            high = self._more.sizeHint().height()
            self._more.setGeometry(0, self.height() - high, self.viewport().width(), high)

    def _on_more_asked(self) -> None:
        """Go on by what is in sight, and from the end back to the beginning."""
        bar, step = self.verticalScrollBar(), max(self.viewport().height() - 4 * GRID, GRID)
        bar.setValue(0 if self._more.upwards else bar.value() + step)

    def _heights(self, within: int) -> list[int]:
        return [choice_button.heightForWidth(within) for choice_button in self._buttons[: self._count]]

    def _place(self, room: QSize, aside: int, heights: Sequence[int]) -> None:
        """Put each choice below the one before: a layout would ask for all heights again and again."""
        width, top = room.width(), 2 * GRID
        for choice_button, height in zip(self._buttons, heights, strict=False):
            choice_button.setGeometry(aside, top, width - 2 * aside, height)
            top += height + GRID
        self._inside.resize(width, max(room.height(), top + GRID if heights else 0))
        self._mark_more()
