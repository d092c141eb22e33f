"""The projector window: the same call in large type for a room, without hints and without scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.core.scenario.mail import faces
from simulator.core.scenario.model import Choice
from simulator.ui.conversation.channels import HEADS
from simulator.ui.conversation.choice_marks import channel_mark
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.projector_head import ProjectorHead
from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.theme import FAMILY
from simulator.ui.style.wording import addressed
from simulator.ui.window.shortcuts import shortcut

INK, GROUND, ACCENT, SEEN = "#14181C", "#FFFFFF", "#0B4F4B", "#3D454D"
LEAST = 28
"""The smallest type, in pixels at 1280x720; it grows with the window."""
_LAYOUTS = 400


class ProjectorWindow(QWidget):
    """A second view on the presenter; always dark on white, because a projector's black is only the wall.

    Signals: `closed`; `keys_asked` for the list of keys.
    """

    closed = Signal()
    keys_asked = Signal()

    def __init__(self, look: Appearance, presenter: Presenter) -> None:
        super().__init__()
        self.setObjectName("projector")
        self.setWindowTitle(self.tr("First Call projector"))
        self._look = look
        self._presenter = presenter
        self._offset = 0
        self._laid = lru_cache(_LAYOUTS)(self._lay_out)
        self.setMinimumSize(QSize(640, 360))
        self.resize(1280, 720)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        ahead = presenter.question_answered, presenter.draft_ended, presenter.arriving_changed
        for changed in (presenter.session_changed, presenter.wait_begun, *ahead, presenter.pause_changed):
            changed.connect(self._on_session_changed)
        self._add_keys()
        self._on_session_changed()

    def _add_keys(self) -> None:
        for keys, does in (("123456789", self.tr("Answer with that choice")), ("ABCDEFGHI", self.tr("Answer with that letter"))):
            for number, key in enumerate(keys, 1):
                shortcut(self, key, does, partial(self._presenter.choose_number, number), everywhere=True)
        shortcut(self, "F5", self.tr("Close the projector’s window"), self.close, everywhere=True)
        shortcut(self, "Esc", self.tr("Close the projector’s window"), self.close, everywhere=True)
        shortcut(self, "F11", self.tr("Full screen on or off"), self._toggle_full_screen, everywhere=True)
        shortcut(self, "F1", self.tr("Show this list"), self.keys_asked.emit, everywhere=True)
        for key, pages in (("PgDown", 1), ("PgUp", -1)):
            shortcut(self, key, self.tr("Show what does not fit into the window"), partial(self._turn, pages), everywhere=True)

    def lines(self) -> tuple[str, ...]:
        """Every text that the window shows, top to bottom."""
        presenter = self._presenter
        if presenter.practice is None or presenter.covered:
            return ()
        return (presenter.scenario.customer.name, *[text for text, _ in self._said()], *self._options())

    def _options(self) -> list[str]:
        """The options, each with its letter before it."""
        presenter = self._presenter
        if presenter.practice is None or presenter.covered or presenter.arriving:
            return []
        texts = [_marked(presenter, choice) for choice in presenter.offered]
        return [f"{chr(ord('A') + number)}  {text}" for number, text in enumerate(texts)]

    def _said(self) -> list[tuple[str, bool]]:
        """What is said and seen, in order, and of each text whether somebody says it."""
        presenter = self._presenter
        if presenter.practice is None or presenter.covered:
            return []
        if presenter.wait.running:
            return [(self.tr("One moment, please."), True)]
        if presenter.ringing:
            return [(self.tr("The phone is ringing."), False)]
        if presenter.arriving:
            return [("…", True)]
        asked = [(presenter.filled(presenter.question.text), False)] if presenter.question else []
        return [*_messages(presenter), *asked]

    def type_size(self) -> int:
        """The size of the type in pixels: the largest that lets everything fit, never below the smallest that can be read."""
        least = max(LEAST * min(self.width() / 1280, self.height() / 720), 12)
        size = round(least * 1.45)
        while size > least and self._needed(size) > self.height():
            size -= 1
        return max(size, round(least))

    @property
    def hidden_below(self) -> int:
        """How many pixels are out of sight further down."""
        size = self.type_size()
        return max(self._bottom(size) - self._room(size) - self._offset, 0)

    def _on_session_changed(self) -> None:
        self.setAccessibleName(". ".join(self.lines()))
        self._offset = 0
        self.update()

    def _turn(self, pages: float) -> None:
        """Go further down, or up again, by so many windows."""
        size = self.type_size()
        most, step = max(self._bottom(size) - self._room(size), 0), (self._room(size) - 2 * size) * pages
        self._offset = min(max(self._offset + round(step), 0), most)
        self.update()

    def _room(self, size: int) -> int:
        """The height for the words: all of it, or what the mark leaves that there is more than can be seen."""
        return self.height() - (round(size * 1.8) if self._bottom(size) > self.height() else 0)

    def _bottom(self, size: int) -> int:
        """Where the last line ends, with a little air below it."""
        return self._needed(size) - self._margin() - round(size * 1.5)

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _margin(self) -> int:
        return max(self.width() // 26, 16)

    def _columns(self, size: int) -> tuple[int, int]:
        """The left edge and the width of the words beside the portrait."""
        left = self._margin() + round(size * (self._head.face + 1))
        return left, self.width() - left - self._margin()

    @property
    def _head(self) -> ProjectorHead:
        return HEADS[self._presenter.scenario.channel]

    def _lay_out(self, text: str, size: int, width: int, strong: bool) -> Paragraph:
        return Paragraph(text, self._font(size, strong=strong), width)

    def _words(self, text: str, size: int, width: int, *, strong: bool = False) -> Paragraph:
        return self._laid(text, size, max(width, 80), strong)

    def _needed(self, size: int) -> int:
        if not self.lines():
            return 0
        wide = self.width() - 2 * self._margin() - 2 * size
        options = sum(self._words(text[3:], size, wide).size.height() + round(size * 0.7) for text in self._options())
        least = round(size * (self._head.face + 1.7))
        return max(self._said_height(size) + round(size * 1.6), least) + options + 2 * self._margin() + size

    def _paragraphs(self, size: int) -> list[tuple[Paragraph, int]]:
        """What is said in large type, and smaller what is seen; with the room around what is said, below 0 where it is seen."""
        head, (_, width) = self._head, self._columns(size)
        inset, large = round(head.inset * size), round(size * head.words)
        return [
            (self._words(text, large, width - 2 * inset, strong=head.strong), inset)
            if said
            else (self._words(text, size, width), -1)
            for text, said in self._said()
        ]

    def _said_height(self, size: int) -> int:
        paragraphs = self._paragraphs(size)
        heights = [words.size.height() + 2 * max(inset, 0) for words, inset in paragraphs]
        return sum(heights) + max(len(paragraphs) - 1, 0) * self._between(size)

    def _between(self, size: int) -> int:
        return round(size * 0.4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the customer, the line and the lettered options, and whether there is more than can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(GROUND))
        if self.lines():
            size = self.type_size()
            painter.translate(0, -self._offset)
            self._paint_options(painter, self._options(), size, self._paint_customer(painter, size))
            painter.resetTransform()
            if self._room(size) < self.height():
                self._paint_mark(painter, size)
        painter.end()

    def _paint_customer(self, painter: QPainter, size: int) -> int:
        session = self._presenter.session
        margin = self._margin()
        head, mood = self._head, faces(session)[-1].mood
        face = round(size * head.face)
        painter.drawPixmap(margin, margin, self._look.portrait(session.scenario.customer.portrait, mood, face))
        left, width = self._columns(size)
        painter.setPen(QColor(ACCENT))
        caption = round(size * 1.5)
        painter.setFont(self._font(size))
        onlookers = session.scenario.onlookers_in(session.moment.scene)
        text_fitting.draw_left(painter, QRectF(left, margin, width, caption), head.who(session.scenario, mood, onlookers or 0))
        top = margin + caption
        for words, inset in self._paragraphs(size):
            around = max(inset, 0)
            wide, high = words.size.width() + 2 * around, words.size.height() + 2 * around
            if inset > 0:
                head.draw_ground(painter, QRectF(left, top, wide, high), size)
            painter.setPen(QColor(INK if inset >= 0 else SEEN))
            _draw(painter, words, left + around, top + around)
            top += high + self._between(size)
        return margin + max(face, caption + self._said_height(size)) + size

    def _paint_options(self, painter: QPainter, options: Sequence[str], size: int, top: int) -> None:
        margin = self._margin()
        wide = self.width() - 2 * margin - 2 * size
        for option in options:
            words = self._words(option[3:], size, wide)
            height = words.size.height()
            side = round(size * 1.4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ACCENT))
            painter.drawRoundedRect(QRectF(margin, top + (height - side) / 2, side, side), 8, 8)
            painter.setPen(QColor(GROUND))
            painter.setFont(self._font(size, strong=True))
            painter.drawText(QRectF(margin, top + (height - side) / 2, side, side), Qt.AlignmentFlag.AlignCenter, option[:1])
            painter.setPen(QColor(INK))
            _draw(painter, words, margin + 2 * size, top)
            top += height + round(size * 0.7)

    def _paint_mark(self, painter: QPainter, size: int) -> None:
        """Draw over the foot of the window that there is more, and the key that leads there."""
        strip = QRectF(0, self._room(size), self.width(), self.height() - self._room(size))
        painter.fillRect(strip, QColor(ACCENT))
        painter.setPen(QColor(GROUND))
        painter.setFont(self._font(size, strong=True))
        text = self.tr("↓  More below: Page Down") if self.hidden_below else self.tr("↑  The beginning: Page Up")
        text_fitting.draw_centred(painter, strip, text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through what does not fit into the window."""
        self._turn(-event.angleDelta().y() / 960)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the type anew."""
        super().resizeEvent(event)
        self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed."""
        self.closed.emit()
        super().closeEvent(event)


def _draw(painter: QPainter, words: Paragraph, left: float, top: float) -> None:
    """Draw words at the left of their column, or at its right where they run that way."""
    words.draw(painter, left + (words.width - words.size.width() if words.right_to_left else 0), top)


def _messages(presenter: Presenter) -> Iterator[tuple[str, bool]]:
    """The texts of what is said and seen, with the name of whoever speaks in place of the customer."""
    for message in presenter.said:
        if message.sees:
            yield presenter.filled(message.sees), False
        if message.text:
            name = f"{presenter.scenario.speaker(message.speaker).name}: " if message.speaker else ""
            yield f"{name}{presenter.filled(message.text)}", True


def _marked(presenter: Presenter, choice: Choice) -> str:
    """The words of an option, with whom they are for and what the channel makes of them."""
    mark = channel_mark(choice)
    return addressed(presenter.scenario, choice, presenter.filled(choice.text)) + (f" ({mark})" if mark else "")
