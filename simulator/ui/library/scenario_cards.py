"""The scenarios as cards, in as many columns as fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.ui.library.card_model import CardModel, Index
from simulator.ui.library.standing import Standing
from simulator.ui.style import painting, text_fitting
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.script import right_to_left
from simulator.ui.style.texts import translated
from simulator.ui.style.theme import BODY, GRID, LEAD, RADIUS, SMALL
from simulator.ui.widgets.screen_reader import tell_current

CARD_WIDTH = 392
CARD_HEIGHT = 208


class CardDelegate(QStyledItemDelegate):
    """Draws a card."""

    def __init__(self, look: Appearance, view: CardView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size of every card: the view's grid."""
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the card's ground, portrait and words."""
        model = self._view.cards
        row = model.rows[index.row()]
        theme = self._look.theme
        card = option.rect.adjusted(0, 0, -theme.px(2 * GRID), -theme.px(2 * GRID))
        focused = self._view.hasFocus() and self._view.currentIndex().row() == index.row()
        warm = self._view.warm == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = theme.ring if focused else theme.edge
        edge = theme.pen("accent" if focused else "soft" if warm else "line", wide)
        ground = theme.colour("accent_soft" if focused and theme.clear else "surface")
        painting.draw_box(painter, QRectF(card).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), RADIUS, ground, edge)
        pad = theme.px(2 * GRID)
        face = theme.px(72)
        look = self._look
        picture = look.portrait(row.portrait, row.mood, face) if row.playable else look.symbol("warning", face, "coral")
        painter.drawPixmap(card.left() + pad, card.top() + pad, picture)
        text = card.adjusted(pad + face + pad, pad, -pad, -pad)
        self._paint_words(painter, text, row, model)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, row: LibraryRow, model: CardModel) -> None:
        line = self._look.theme.px(20)
        foot = QRect(room.left(), room.bottom() - line + 1, room.width(), line)
        top = self._wrapped(painter, room, row.title, LEAD, "ink", lines=2, strong=True)
        if row.subtitle:
            top = self._wrapped(painter, QRect(room.left(), top, room.width(), line), row.subtitle, SMALL, "ink", lines=1)
        top += self._look.theme.px(GRID / 2)
        below = QRect(room.left(), top, room.width(), foot.top() - line - top)
        about = translated(row.about) if row.playable else model.facts(row)
        self._wrapped(painter, below, about, SMALL, "soft", lines=self._fitting(below.height()))
        if row.playable:
            standing = model.standings.get(row.id, Standing())
            text = model.standing(row)
            wide = self._end(painter, foot, text, "accent" if standing.passed or not standing.attempts else "ink")
            self._line(painter, foot.adjusted(0, 0, -wide, 0), model.facts(row), "soft")
            self._line(painter, foot.translated(0, -line), model.teaches(row), "ink")

    def _fitting(self, height: int) -> int:
        """Count the small lines that a height has room for."""
        return max(int(height / QFontMetricsF(self._look.theme.font(SMALL)).lineSpacing()), 1)

    def _wrapped(
        self, painter: QPainter, room: QRect, text: str, size: int, colour: str, *, lines: int, strong: bool = False
    ) -> int:
        """Draw at most `lines` lines and return the bottom of the last one; what doesn't fit ends in an ellipsis."""
        font = self._look.theme.font(size, strong=strong)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        ink = self._look.theme.colour(colour)
        top: float = room.top()
        rest, backwards = text, right_to_left(text)
        for number in range(lines):
            words = rest if number == lines - 1 else text_fitting.first_line(metrics, rest, room.width())
            place = QRectF(room.left(), top, room.width(), metrics.height())
            if backwards:
                text_fitting.draw_right(painter, place, text_fitting.elided(metrics, words, room.width()), ink)
            else:
                text_fitting.draw_left(painter, place, words, ink)
            top += metrics.lineSpacing()
            rest = rest[len(words) :].lstrip()
            if not rest:
                break
        return round(top)

    def _line(self, painter: QPainter, room: QRect, text: str, colour: str) -> None:
        painter.setFont(self._look.theme.font(SMALL))
        text_fitting.draw_left(painter, QRectF(room), text, self._look.theme.colour(colour))

    def _end(self, painter: QPainter, room: QRect, text: str, colour: str) -> int:
        painter.setFont(self._look.theme.font(BODY, strong=True))
        ink = self._look.theme.colour(colour)
        return round(text_fitting.draw_right(painter, QRectF(room), text, ink)) + self._look.theme.px(GRID)


class CardView(QListView):
    """The cards in as many columns as fit.

    Signals: `row_opened` with the row that was clicked or entered, `painted` each time the cards have been drawn, `fitted` with
    the pixels that are left free at the right of them.
    """

    row_opened = Signal(object)
    painted = Signal()
    fitted = Signal(int)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = 1
        self._entered = False
        self._laid_out: tuple[Sequence[LibraryRow], QSize, int] | None = None
        self.cards = CardModel(self)
        self.setObjectName("cards")
        self.setAccessibleName(self.tr("Scenarios"))
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(look, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.warm = -1
        self.clicked.connect(self._on_clicked)
        self.entered.connect(lambda index: self._warm_up(index.row()))
        self.viewportEntered.connect(lambda: self._warm_up(-1))
        look.changed.connect(self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, and say so; telling a screen reader which one is marked takes a while: not before the first paint."""
        super().paintEvent(event)
        if self._entered:
            self._entered = False
            tell_current(self)
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how many columns fit."""
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space; the left and right arrows go on to the next row, so that they reach all cards."""
        keys = QtCore.Qt.Key
        current = self.currentIndex()
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and current.isValid():
            self._on_clicked(current)
            return
        beside = (event.key() == keys.Key_Right) - (event.key() == keys.Key_Left)
        if beside and self.cards.hasIndex(current.row() + beside, 0):
            self.setCurrentIndex(self.cards.index(current.row() + beside))
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark a card, and tell a screen reader which one: Qt itself only names the list."""
        super().focusInEvent(event)
        self.setCurrentIndex(self.currentIndex())  # Qt has marked one, and selected none
        self.scrollTo(self.currentIndex())
        self._entered = True

    def leaveEvent(self, event: QEvent) -> None:
        """Forget where the pointer was."""
        self._warm_up(-1)
        super().leaveEvent(event)

    def _warm_up(self, row: int) -> None:
        self.warm = row
        self.viewport().update()

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show other scenarios; the card that is marked stays so while it is there, and else the first to practise is."""
        current = self.currentIndex()
        marked = self.cards.rows[current.row()].path if current.isValid() else None
        self.cards.show_rows(rows)
        here = next((number for number, row in enumerate(rows) if row.path == marked), self.first)
        self.setCurrentIndex(self.cards.index(here))

    @property
    def first(self) -> int:
        """The number of the first card that can be practised, 0 where there is none: it comes after the files with problems."""
        return next((number for number, row in enumerate(self.cards.rows) if row.playable), 0)

    def _fit(self) -> None:
        # room is left for the scroll bar, whose coming and going would change the number of columns otherwise
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        columns = max(width // self._look.theme.px(CARD_WIDTH), 1)
        grid = QSize(width // columns, self._look.theme.px(CARD_HEIGHT))
        self._columns = columns
        if grid != self.gridSize():
            self._laid_out = None
            self.setGridSize(grid)
        self.fitted.emit(self.width() - width // columns * columns + self._look.theme.px(2 * GRID))

    def reset(self) -> None:
        """Forget the cards."""
        self._laid_out = None
        super().reset()

    def doItemsLayout(self) -> None:
        """Lay the cards out; where the same ones stand in the same columns, they stay where they are."""
        wanted = self.cards.rows, self.gridSize(), self._columns
        if wanted == self._laid_out:
            QAbstractItemView.doItemsLayout(self)  # only what depends on the height of the view
        else:
            self._laid_out = wanted
            super().doItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.cards.rows[index.row()])
