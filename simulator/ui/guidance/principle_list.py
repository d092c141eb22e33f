"""The principles as a list under their competencies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.theme import BODY, GRID, RADIUS, SMALL

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PrincipleEntry:
    """A line of the list: a principle, or the name of a competency, which has no key."""

    text: str
    key: str = ""


class PrincipleModel(QAbstractListModel):
    """Competencies and the principles under them; only principles can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[PrincipleEntry, ...] = ()

    def show_lines(self, lines: tuple[PrincipleEntry, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a line."""
        return self.lines[index.row()].text if index.isValid() and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let principles be chosen, and let the arrow keys pass over competencies."""
        chosen = index.isValid() and self.lines[index.row()].key
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags

    def index_of(self, key: str) -> QModelIndex:
        """The index of a principle, an invalid one where it isn't in the list."""
        row = next((row for row, line in enumerate(self.lines) if line.key == key), -1)
        return self.index(row) if key and row >= 0 else QModelIndex()


class _Drawing(QStyledItemDelegate):
    def __init__(self, look: Appearance, view: PrincipleList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size that the words need at the width of the list."""
        line = self._view.principles.lines[index.row()]
        around = self._look.theme.px(2 * GRID if line.key else 2.5 * GRID)
        return QSize(self._view.viewport().width(), self._words(line).size.height() + around)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a principle on its ground, or the name of a competency."""
        line = self._view.principles.lines[index.row()]
        theme = self._look.theme
        chosen = self._view.currentIndex().row() == index.row()
        words = self._words(line)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            half = theme.ring / 2
            painter.setPen(theme.pen("accent" if self._view.hasFocus() else "accent_soft", theme.ring))
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.setPen(theme.colour("accent" if chosen else "ink" if line.key else "soft"))
        top = option.rect.top() + (option.rect.height() - words.size.height()) / (2 if line.key else 1)
        words.draw(painter, option.rect.left() + theme.px(1.5 * GRID), top - (0 if line.key else theme.px(GRID / 2)))
        painter.restore()

    def _words(self, line: PrincipleEntry) -> Paragraph:
        theme = self._look.theme
        font = theme.font(BODY) if line.key else theme.font(SMALL, strong=True)
        return Paragraph(line.text, font, max(self._view.viewport().width() - theme.px(3 * GRID), 60))


class PrincipleList(QListView):
    """The principles that were found.

    Signals: `principle_shown` with the key of the principle that the list has come to, `principle_entered` when it is opened with
    Enter, `typed` with what is typed into it, because that is meant for the search.
    """

    principle_shown = Signal(str)
    principle_entered = Signal()
    typed = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.principles = PrincipleModel(self)
        self.setObjectName("principles")
        self.setAccessibleName(self.tr("Principles"))
        self.setModel(self.principles)
        self.setItemDelegate(_Drawing(look, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_matches(self, guidance: Guidance, keys: Collection[str]) -> None:
        """List the principles with these keys, under their competencies; the chosen one stays so if it is among them."""
        chosen = self.key
        lines: list[PrincipleEntry] = []
        for competency in guidance.competencies.values():
            under = [PrincipleEntry(one.name, one.id) for one in guidance.principles_of(competency.id) if one.id in keys]
            lines += [PrincipleEntry(competency.name), *under] if under else []
        self.principles.show_lines(tuple(lines))
        first = next((line.key for line in lines if line.key), "")
        self.choose(chosen if chosen in keys else first)

    def choose(self, key: str) -> None:
        """Come to a principle, or to none where it is not in the list."""
        index = self.principles.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(self.principles.index(0) if index.row() == 1 else index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    @property
    def key(self) -> str:
        """The key of the principle that the list has come to, empty where it is empty."""
        index = self.currentIndex()
        return self.principles.lines[index.row()].key if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; hand over what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.principle_entered.emit()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.principle_shown.emit(self.principles.lines[index.row()].key)
