"""Two questions right after a call, before anything is judged; both may be left unanswered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import BODY, GRID
from simulator.ui.widgets.basics import ScrollPage, button, column, label, row
from simulator.ui.widgets.debounce import Debounce
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

LONGEST = 1000
"""The number of characters that an answer may have."""
LINES = 3


class Answer(QPlainTextEdit):
    """A field for a few sentences; Tab moves on, and nothing beyond the limit can be typed."""

    def __init__(self, look: Appearance, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        # the line height of the font, with room for the letters and the frame
        self.setFixedHeight(self._look.theme.px(LINES * BODY * 1.5 + 2 * GRID))

    def _on_text_changed(self) -> None:
        if len(self.toPlainText()) > LONGEST:
            self.setPlainText(self.toPlainText()[:LONGEST])
            self.moveCursor(QTextCursor.MoveOperation.End)


class ReflectionPage(ScrollPage, Page):
    """What the trainee thinks of the call.

    Signals: `answered` with what went well and what to change, both possibly empty; `words_changed` whenever the trainee pauses.
    """

    name = "reflection"
    bare = True

    answered = Signal(str, str)
    words_changed = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 680, parent)
        self._title = label(role="soft", wrap=True)
        self._well = Answer(look, "went-well")
        self._change = Answer(look, "would-change")
        self._lull = Debounce(self)
        self._lull.timeout.connect(self.words_changed)
        for field in (self._well, self._change):
            field.textChanged.connect(self._lull.start)
        self._on = button(self.tr("Go to the debrief"), "primary", name="to-debrief")
        self._on.clicked.connect(self._on_gone_on)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, key, self.tr("Go to the debrief"), self._on_gone_on)
        self._lay_out()

    @property
    def answers(self) -> tuple[str, str]:
        """The text of the fields."""
        return self._well.toPlainText(), self._change.toPlainText()

    def ask(self, title: str, customer: str, words: tuple[str, ...] = ()) -> None:
        """Ask about another call; `words` were written in the two fields before."""
        self._title.setText(self.tr("%s, with %s") % (title, customer))
        for field, text in zip((self._well, self._change), (*words, "", ""), strict=False):
            field.setPlainText(text)
            field.moveCursor(QTextCursor.MoveOperation.End)
        self._lull.stop()
        self.verticalScrollBar().setValue(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting for the trainee to pause."""
        self._lull.stop()
        super().hideEvent(event)

    def focus_first(self) -> None:
        """Give the keyboard to the first answer."""
        self._well.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.content.setSpacing(3 * GRID)
        head = column(spacing=GRID // 2)
        head.addWidget(label(self.tr("Before the debrief: what do you think?"), "title", wrap=True))
        head.addWidget(self._title)
        self.content.addLayout(head)
        self.content.addLayout(self._question(self.tr("What went well?"), self._well))
        self.content.addLayout(self._question(self.tr("What would you change?"), self._change))
        foot = row(spacing=2 * GRID)
        foot.addWidget(self._on)
        hint = self.tr("A few words will do, or none at all. The debrief shows them beside what it finds. Ctrl+Enter goes on.")
        foot.addWidget(label(hint, "small", wrap=True), 1)
        self.content.addLayout(foot)
        self.content.addStretch(1)

    def _question(self, text: str, field: Answer) -> QVBoxLayout:
        question = column(spacing=GRID)
        question.addWidget(label(text, "lead", wrap=True))
        question.addWidget(field)
        field.setAccessibleName(text)
        return question

    def _on_gone_on(self) -> None:
        self.answered.emit(*self.answers)
