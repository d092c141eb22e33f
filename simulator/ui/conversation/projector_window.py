"""The projector window: the same call in large type for a room, without hints and without scores."""

from __future__ import annotations

from functools import lru_cache, partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.ui.conversation.channels import HEADS
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.projector_head import ProjectorHead
from simulator.ui.style import text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.theme import FAMILY
from simulator.ui.window.shortcuts import shortcut

INK, GROUND, ACCENT = "#14181C", "#FFFFFF", "#0B4F4B"
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
        moments = (presenter.session_changed, presenter.wait_begun, presenter.draft_ended, presenter.arriving_changed)
        for changed in (*moments, presenter.pause_changed):
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
        options = [presenter.filled(choice.text) for choice in presenter.offered]
        lettered = (f"{chr(ord('A') + number)}  {text}" for number, text in enumerate(options))
        line = presenter.filled(presenter.line)
        if presenter.wait.running:
            line = self.tr("One moment, please.")
        elif presenter.ringing:
            line = self.tr("The phone is ringing.")
        elif presenter.arriving:
            return presenter.scenario.customer.name, "…"
        return (presenter.scenario.customer.name, line, *lettered)

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
        texts = self.lines()
        if not texts:
            return 0
        _, beside = self._columns(size)
        wide = self.width() - 2 * self._margin() - 2 * size
        options = sum(self._words(text[3:], size, wide).size.height() + round(size * 0.7) for text in texts[2:])
        line = self._line(texts[1], size, beside).size.height() + round(2 * self._head.inset * size)
        return max(line + round(size * 1.6), round(size * (self._head.face + 1.7))) + options + 2 * self._margin() + size

    def _line(self, text: str, size: int, beside: int) -> Paragraph:
        """What the customer says, within what is drawn behind it."""
        head = self._head
        return self._words(text, round(size * head.words), beside - round(2 * head.inset * size), strong=head.strong)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the customer, the line and the lettered options, and whether there is more than can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(GROUND))
        texts = self.lines()
        if texts:
            size = self.type_size()
            painter.translate(0, -self._offset)
            top = self._paint_customer(painter, texts[1], size)
            self._paint_options(painter, texts[2:], size, top)
            painter.resetTransform()
            if self._room(size) < self.height():
                self._paint_mark(painter, size)
        painter.end()

    def _paint_customer(self, painter: QPainter, line: str, size: int) -> int:
        session = self._presenter.session
        margin = self._margin()
        head = self._head
        face, inset = round(size * head.face), round(head.inset * size)
        painter.drawPixmap(margin, margin, self._look.portrait(session.scenario.customer.portrait, session.moment.mood, face))
        left, width = self._columns(size)
        painter.setPen(QColor(ACCENT))
        caption = round(size * 1.5)
        painter.setFont(self._font(size))
        text_fitting.draw_left(painter, QRectF(left, margin, width, caption), head.who(session.scenario, session.moment.mood))
        words = self._line(line, size, width)
        high = words.size.height() + 2 * inset
        head.draw_ground(painter, QRectF(left, margin + caption, words.size.width() + 2 * inset, high), size)
        painter.setPen(QColor(INK))
        _draw(painter, words, left + inset, margin + caption + inset)
        return margin + max(face, caption + high) + size

    def _paint_options(self, painter: QPainter, options: tuple[str, ...], size: int, top: int) -> None:
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
