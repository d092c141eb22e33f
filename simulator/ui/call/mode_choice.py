"""The choice between practice and assessment: two cards, each with a sentence on what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from simulator.core.training.attempt import ASSESSMENT, PRACTICE
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.theme import BODY, GRID, RADIUS, SMALL
from simulator.ui.widgets.basics import PressButton, add_to_group, row


class ModeCard(PressButton):
    """One mode: its name, what it means, and a dot where it is chosen."""

    def __init__(self, look: Appearance, name: str, about: str) -> None:
        super().__init__()
        self._look = look
        self._about = about
        self._laid: dict[int, tuple[Paragraph, Paragraph]] = {}
        self.setText(name)
        self.setAccessibleDescription(about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    @property
    def about(self) -> str:
        """What the mode means."""
        return self._about

    def hasHeightForWidth(self) -> bool:
        """Return true: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        name, about = self._words(width)
        return name.size.height() + about.size.height() + self._look.theme.px(3.5 * GRID)

    def sizeHint(self) -> QSize:
        """The size for words of the usual length."""
        return QSize(self._look.theme.px(240), self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """The least size at which the words can be read."""
        return QSize(self._look.theme.px(160), self._look.theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, the dot and the words."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = theme.ring if self.hasFocus() else 0
        if ring:
            painter.setPen(theme.pen("accent", ring))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), RADIUS, RADIUS)
        # what is filled stands off the ring
        wide, off = 2 * theme.edge if self.isChecked() else theme.edge, 2 * ring
        painter.setPen(theme.pen("accent" if self.isChecked() else "line", wide))
        painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "sunken" if self.underMouse() else "surface"))
        inner = off + wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inner, inner, -inner, -inner), RADIUS - off, RADIUS - off)
        name, about = self._words(self.width())
        top = theme.px(1.5 * GRID)
        self._paint_dot(painter, top + name.size.height() / 2)
        painter.setPen(theme.colour("ink"))
        name.draw(painter, self._left(), top)
        about.draw(painter, self._left(), top + name.size.height() + theme.px(GRID / 2))
        painter.end()

    def _paint_dot(self, painter: QPainter, middle: float) -> None:
        theme = self._look.theme
        side = theme.px(18)
        ring = QRectF(theme.px(1.75 * GRID), middle - side / 2, side, side)
        painter.setPen(theme.pen("accent" if self.isChecked() else "soft", 2))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(ring)
        if self.isChecked():
            inner = side / 4
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))

    def _left(self) -> int:
        return self._look.theme.px(5.5 * GRID)

    def _words(self, width: int) -> tuple[Paragraph, Paragraph]:
        words = self._laid.get(width)
        if words is None:
            theme = self._look.theme
            room = max(width - self._left() - theme.px(1.5 * GRID), 60)
            name = Paragraph(self.text(), theme.font(BODY, strong=True), room)
            words = self._laid[width] = (name, Paragraph(self._about, theme.font(SMALL), room))
        return words

    def _on_look_changed(self) -> None:
        self._laid.clear()
        self.updateGeometry()


class ModeChoice(QWidget):
    """Practice or assessment, practice at first.

    Signals: `mode_picked` with the mode.
    """

    mode_picked = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = {
            PRACTICE: (
                self.tr("Practice"),
                self.tr("Ask why after any answer, go back to any decision, leave and come back."),
            ),
            ASSESSMENT: (
                self.tr("Assessment"),
                self.tr("One sitting: no hints, no going back, feedback at the end."),
            ),
        }
        self._cards = {mode: ModeCard(look, name, about) for mode, (name, about) in texts.items()}
        group = QButtonGroup(self)
        across = row(spacing=2 * GRID)
        for mode, card in self._cards.items():
            card.setObjectName(f"mode-{mode}")
            card.clicked.connect(lambda _=False, mode=mode: self.mode_picked.emit(mode))
            add_to_group(group, card)
            across.addWidget(card, 1)
        self.setLayout(across)
        self.setAccessibleName(self.tr("Practice or assessment"))
        self.reset()

    @property
    def mode(self) -> str:
        """The mode that is chosen."""
        return next(mode for mode, card in self._cards.items() if card.isChecked())

    def reset(self) -> None:
        """Go back to practice."""
        self._cards[PRACTICE].setChecked(True)
        self.mode_picked.emit(PRACTICE)
