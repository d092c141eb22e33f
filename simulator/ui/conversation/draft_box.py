"""Say it first: a field for what the trainee would say, before the options can be seen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import clock
from simulator.ui.widgets.basics import button, column, label, row
from simulator.ui.widgets.debounce import Debounce
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import Announcement, prefix_name

LINES = 3
TICK = 1000


class DraftEdit(QPlainTextEdit):
    """A few lines to write in.

    Signals: `sent` with Enter (with Shift it makes a new line), `skipped` with Esc.
    """

    sent = Signal()
    skipped = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("draft")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The size for a few lines."""
        frame = round(2 * self.document().documentMargin()) + 2 * self.frameWidth()
        return QSize(self._look.theme.px(480), LINES * QFontMetrics(self.font()).lineSpacing() + frame + GRID)

    def minimumSizeHint(self) -> QSize:
        """Keep the few lines where the page is low."""
        return QSize(self._look.theme.px(200), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep Esc from leaving the call while something is being written."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter, skip with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.skipped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class DraftBox(QWidget):
    """The field, what its keys do, and a clock that sets no limit; `monotonic` returns its seconds.

    Signals: `draft_made` with the words, empty where it was said aloud or skipped before any was written; `words_changed` with
    what is in the field, whenever the trainee pauses.
    """

    draft_made = Signal(str)
    words_changed = Signal(str)

    def __init__(
        self, look: Appearance, parent: QWidget | None = None, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._began = 0.0
        self._edit = DraftEdit(look)
        self._lull = Debounce(self)
        self._lull.timeout.connect(lambda: self.words_changed.emit(self._edit.toPlainText()))
        self._edit.textChanged.connect(self._lull.start)
        self._ask = label(self.tr("What would you say?"), "strong")
        self._edit.setAccessibleName(self._ask.text())
        self._time = label(role="small")
        self._time.setAccessibleName(self.tr("Time since the customer spoke"))
        self._place = label(role="small", wrap=True)
        self._send = button(self.tr("Show the options (Enter)"), "primary", name="draft-send")
        self._aloud = button(self.tr("I said it aloud"), name="draft-aloud")
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._show_time)
        head = row(spacing=GRID)
        head.addWidget(self._ask, 1)
        head.addWidget(self._time)
        whole = column(spacing=GRID)
        whole.addLayout(head)
        whole.addWidget(self._edit)
        whole.addLayout(FlowLayout(self._send, self._aloud))
        whole.addWidget(self._place)
        self.setLayout(whole)
        self._edit.sent.connect(self._on_sent)
        for enough in (self._edit.skipped, self._send.clicked, self._aloud.clicked):
            enough.connect(self._on_sent)  # whatever was written is kept, also by whoever writes no more of it
        self.show_place(on_this_computer=True)

    def show_place(self, *, on_this_computer: bool) -> None:
        """Show where the words are kept: on this computer, or with the progress elsewhere."""
        alone, with_progress = self.tr("kept on this computer only"), self.tr("kept with your progress and nowhere else")
        text = self.tr("Shift+Enter: a new line. Esc: skip. Your words are for your debrief, %s, and never scored.")
        self._place.setText(text % (alone if on_this_computer else with_progress))

    def begin(self) -> None:
        """Ask anew."""
        self.set_words("")
        self._began = self._monotonic()
        self._show_time()

    def set_words(self, words: str) -> None:
        """Put what was written before into the field, with the cursor at its end."""
        self._edit.setPlainText(words)
        self._edit.moveCursor(QTextCursor.MoveOperation.End)
        self._lull.stop()

    def end_lull(self) -> None:
        """Send what is in the field at once."""
        self._lull.end()

    def focus_first(self, announcement: Announcement | None = None) -> None:
        """Give the keyboard to the field, with an announcement for a screen reader."""
        prefix_name(self._edit, announcement, self._ask.text())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Let the clock run while it can be seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock rest."""
        self._timer.stop()
        self._lull.stop()
        super().hideEvent(event)

    def _on_sent(self) -> None:
        self.draft_made.emit(self._edit.toPlainText())

    def _show_time(self) -> None:
        self._time.setText(clock(int(self._monotonic() - self._began)))
