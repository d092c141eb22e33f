"""Saves what somebody is writing in a call until it is sent, so that it survives a program that is killed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from simulator.ui.conversation.draft_box import DraftBox
from simulator.ui.conversation.presenter import Presenter
from simulator.workflow.draft_store import DraftStore


class DraftAutosave(QObject):
    """Connects the field to the disk; each saved decision makes the words before it obsolete."""

    def __init__(self, presenter: Presenter, draft: DraftBox, drafts: DraftStore, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._draft = draft
        self._drafts = drafts
        draft.words_changed.connect(self._on_words_changed)
        presenter.session_changed.connect(self._on_session_changed)

    def restore(self) -> None:
        """Put back what was in the field when the call that is resumed was interrupted."""
        practice = self._presenter.practice
        if practice is not None:
            for words in self._drafts.words_at(practice.attempt.id, len(practice.log)):
                self._draft.set_words(words)

    def _on_words_changed(self, words: str) -> None:
        practice = self._presenter.practice
        if practice is not None and not practice.finished:
            self._drafts.keep(practice.attempt.id, len(practice.log), (words,))

    def _on_session_changed(self) -> None:
        practice = self._presenter.practice
        if practice is not None:
            self._drafts.move_on(practice.attempt.id, len(practice.log))
