"""The entries of a conversation as Qt's list wants them, with what a screen reader says of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from simulator.ui.conversation.entries import ACTION, AGENT, CAPTION, CUSTOMER, DRAFT, NOTE, PASSED, POST, RECORD, Said
from simulator.ui.style.texts import Texts

Index = QModelIndex | QPersistentModelIndex


class ConversationModel(QAbstractListModel):
    """The entries, oldest first; `words` are what a screen reader says of a kind of entry in place of what is usual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Said, ...] = ()
        self.words: Mapping[str, str] = {}

    def show_entries(self, entries: Sequence[Said]) -> None:
        """Show other entries; where some were only added, those before them are not laid out again."""
        entries = tuple(entries)
        known = len(self.entries)
        if known and entries[:known] == self.entries:
            if len(entries) > known:
                self.beginInsertRows(QModelIndex(), known, len(entries) - 1)
                self.entries = entries
                self.endInsertRows()
            return
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the entries."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """An entry's words; for a screen reader also who says them."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(entry)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and entry.side in (CUSTOMER, POST):
            return self.tr("Press Enter to hear this line again.")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and entry.position >= 0:
            return self.tr("Press Enter to go back to this decision.")
        return None

    def _told(self, entry: Said) -> str:
        """Say an entry's words with who says them and when, and who else reads them."""
        templates = {
            CUSTOMER: self.tr("Customer: %s"),
            AGENT: self.tr("You: %s"),
            ACTION: self.tr("You did: %s"),
            RECORD: self.tr("Record: %s"),
            NOTE: self.tr("Note: %s"),
            CAPTION: self.tr("You see: %s"),
            PASSED: "%s",
            **self.words,
        }
        who = entry.who if entry.side != DRAFT else ""
        told = Texts.tr("%s: %s") % (who, entry.text) if who else templates[entry.side] % entry.text
        apart = self.tr("Private message") if entry.private else ""
        about = Texts.tr("Subject: %s") % entry.subject if entry.subject else ""
        attached = Texts.tr("Attached: %s") % ", ".join(entry.attachments) if entry.attachments else ""
        return ". ".join(part for part in (entry.time, apart, about, told, attached, entry.foot) if part)
