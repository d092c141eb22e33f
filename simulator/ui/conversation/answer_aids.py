"""What takes the place of the options or stands above them: a hold, the field to say it first, and how sure the trainee is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from simulator.ui.conversation.draft_box import DraftBox
from simulator.ui.conversation.hold_line import HoldLine
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import add_to_group, button, column, label, row
from simulator.ui.widgets.screen_reader import SOON, Announcement, announce, prefix_name
from simulator.ui.window.shortcuts import shortcut


class ConfidenceSwitch(QWidget):
    """Sure or not sure, for the next answer.

    Signals: `sure_picked` with the answer.
    """

    sure_picked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {True: button(self.tr("Sure"), name="sure"), False: button(self.tr("Not sure"), name="not-sure")}
        group = QButtonGroup(self)
        line = row(spacing=GRID)
        line.addWidget(label(self.tr("How sure are you? (S)"), "small"))
        for sure, answer in self._buttons.items():
            answer.setToolTip(self.tr("S switches between the two"))
            answer.clicked.connect(lambda _=False, sure=sure: self.sure_picked.emit(sure))
            add_to_group(group, answer)
            line.addWidget(answer)
        line.addStretch(1)
        self.setLayout(line)

    def show_sure(self, sure: bool) -> None:
        """Mark how sure the trainee says to be."""
        self._buttons[sure].setChecked(True)


class OwnWordsLine(QWidget):
    """What the trainee wrote first, in sight beside the options."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(role="soft", wrap=True)
        self._words.setObjectName("said-first")
        line = row(margins=(0, 0, 0, GRID // 2))
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show other words, or nothing."""
        self._words.setText(self.tr("You would say: “%s”") % words if words else "")
        self.setVisible(bool(words))


class QuestionLine(QWidget):
    """The question about the customer, above its answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = label(role="strong", wrap=True)
        self._question.setObjectName("question")
        line = column(spacing=0)
        line.addWidget(self._question)
        line.addWidget(label(self.tr("Not scored. The options come next, and the debrief comes back to it."), "small", wrap=True))
        self.setLayout(line)
        self.hide()

    def show_question(self, question: str) -> None:
        """Show another question, or nothing."""
        self._question.setText(question)
        self.setVisible(bool(question))


class AnswerAids(QWidget):
    """A view on the presenter, above the options of a page."""

    def __init__(self, look: Appearance, presenter: Presenter, page: QWidget) -> None:
        super().__init__()  # a child of the page from the beginning would come earlier in the order of Tab
        self._look = look
        self._presenter = presenter
        self.draft = DraftBox(look)
        self._sure = ConfidenceSwitch()
        self._wait = HoldLine(look)
        self._own = OwnWordsLine()
        self._question = QuestionLine()
        self._whole = column(spacing=0)
        self._parts = (self._wait, self._question, self.draft, self._own, self._sure)
        for part in self._parts:
            self._whole.addWidget(part)
            part.hide()  # or the first draft of all would seem to be there already, and its clock would not begin
        self.setLayout(self._whole)
        self.draft.draft_made.connect(presenter.end_draft)
        self._sure.sure_picked.connect(presenter.set_sure)
        self._wait.skip_asked.connect(self._on_skip_asked)
        self._sure_key = shortcut(page, "S", self.tr("Sure of the answer, or not sure"), self._switch_sure)
        presenter.sure_changed.connect(self._sure.show_sure)
        presenter.wait.counted.connect(self._show_wait)

    def show_moment(self) -> None:
        """Show what this moment asks for."""
        presenter = self._presenter
        self._sure_key.setEnabled(presenter.asks_sure)
        own = "" if presenter.covered else presenter.own_words
        question = presenter.filled(presenter.question.text) if presenter.question and not presenter.covered else ""
        if self.isHidden() and not (presenter.wait.running or presenter.drafting or presenter.asks_sure or own or question):
            return
        waits, drafts = presenter.wait.running and not presenter.covered, presenter.drafting and not presenter.covered
        if drafts and not self.draft.isVisibleTo(self):
            self.draft.begin()
        self._wait.setVisible(waits)
        self.draft.setVisible(drafts)
        self.draft.setEnabled(presenter.answerable)
        self._question.show_question(question)
        self._sure.setVisible(presenter.asks_sure and not question and any(not choice.silent for choice in presenter.offered))
        self._sure.setEnabled(presenter.answerable)
        self._sure.show_sure(presenter.sure)
        self._own.show_words(own)
        self.setVisible(not all(part.isHidden() for part in self._parts))
        if waits:
            self._show_wait()
        self._fit()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on one of these parts."""
        if self.isHidden():
            return False
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def take_first(self, announcement: Announcement | None) -> bool:
        """Show what must be answered before the options, and give it the keyboard; False where nothing must."""
        if not (self._presenter.wait.running or self._presenter.drafting):
            return False
        self.show_moment()
        return self.focus_first(announcement)

    def focus_first(self, announcement: Announcement | None = None) -> bool:
        """Give the keyboard to what must be answered before the options, with an announcement; False where nothing must."""
        if self._presenter.wait.running:
            prefix_name(self._wait.skip, announcement, self._wait.skip.text())
            self._wait.skip.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._presenter.drafting:
            self.draft.focus_first(announcement)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in the column of the conversation."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        aside = self._look.theme.margin(self.width())
        close = any(part.isVisibleTo(self) for part in (self._question, self._sure, self._own))
        self._whole.setContentsMargins(aside, 2 * GRID, aside, 0 if close else 2 * GRID)

    def _show_wait(self) -> None:
        wait = self._presenter.wait
        self._wait.show_wait(self._presenter.session.steps()[-1].choice.action, wait.so_far, wait.left)

    def _switch_sure(self) -> None:
        self._presenter.set_sure(not self._presenter.sure)
        announce(self, self.tr("Sure") if self._presenter.sure else self.tr("Not sure"), SOON)

    def _on_skip_asked(self) -> None:
        if self._presenter.answerable:
            self._presenter.wait.skip()
