"""What stands on the card of each scenario: portrait, channel, level, minutes, best score and what it teaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.ui.library.standing import Standing
from simulator.ui.style.texts import translated
from simulator.ui.style.wording import channel_name, file_problems, with_help

Index = QModelIndex | QPersistentModelIndex
# Qt.ItemDataRole.DisplayRole and AccessibleTextRole; see the package on why not by name
DISPLAY, ACCESSIBLE_TEXT = 0, 11


class CardModel(QAbstractListModel):
    """The rows of the library with the trainee's standing in each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LibraryRow, ...] = ()
        self.standings: Mapping[str, Standing] = {}
        self.competencies: Mapping[str, str] = {}

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show other scenarios."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def show_standings(self, standings: Mapping[str, Standing], competencies: Mapping[str, str]) -> None:
        """Show another trainee's standing; `competencies` are their names by key."""
        self.standings, self.competencies = standings, competencies
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the scenarios."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = DISPLAY) -> str | None:
        """A scenario's title; for a screen reader the whole card."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == DISPLAY:
            return row.title
        if role == ACCESSIBLE_TEXT:
            parts = (row.title, row.subtitle, translated(row.about), self.facts(row), self.teaches(row), self.standing(row))
            return ". ".join(part.rstrip(".") for part in parts if part)
        return None

    def facts(self, row: LibraryRow) -> str:
        """Name channel, level and length."""
        if not row.playable:
            return file_problems(row.errors, row.warnings)
        return self.tr("%s · Level %d · %d min") % (channel_name(row.channel), row.level, row.minutes)

    def teaches(self, row: LibraryRow) -> str:
        """Name the three competencies that the scenario is mostly about."""
        return ", ".join(self.competencies.get(key, key.capitalize()) for key in row.teaches[:3])

    def standing(self, row: LibraryRow) -> str:
        """Say how the trainee stands."""
        standing = self.standings.get(row.id, Standing())
        if not row.playable:
            return ""
        if standing.score is not None:
            return (self.tr("Best %d") if standing.passed else self.tr("%d, not passed")) % standing.score
        if standing.helped is not None:
            return with_help(standing.helped)
        if standing.under_way:
            return self.tr("Under way")
        return self.tr("Tried") if standing.attempts else self.tr("New")
