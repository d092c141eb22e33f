"""Small pieces that every page is made of: buttons, cards, rules and scrolling pages; and labels, from their own module."""

from __future__ import annotations

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import ASIDE, GRID, RAIL
from simulator.ui.widgets.labels import PlainLabel as PlainLabel
from simulator.ui.widgets.labels import ShortLabel as ShortLabel
from simulator.ui.widgets.labels import label as label
from simulator.ui.widgets.ringed_button import RingedButton

# Qt.FocusPolicy.ClickFocus and StrongFocus; see the package on why not by name
CLICK_FOCUS, STRONG_FOCUS = 2, 11


class PressButton(QAbstractButton):
    """A button that draws itself; pressed with Space as all are, and with Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Mark(QWidget):
    """A small icon beside words that say the same; a screen reader passes over it."""

    def __init__(self, look: Appearance, icon: str, size: int, colour: str = "accent") -> None:
        super().__init__()
        self._look = look
        self._drawing = (icon, size, colour)
        look.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the theme's colours."""
        icon, size, colour = self._drawing
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._look.symbol(icon, self._look.theme.px(size), colour))
        painter.end()

    def _fit(self) -> None:
        size = self._look.theme.px(self._drawing[1])
        self.setFixedSize(size, size)


def breakable(path: str) -> str:
    """Let a long path go on in the next line after each of its folders."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")


def button(text: str, role: str = "", *, name: str = "") -> QPushButton:
    """Make a button; `name` is its object name."""
    push_button = RingedButton(text)
    push_button.setObjectName(name)
    push_button.setAutoDefault(True)
    if role:
        push_button.setProperty("role", role)
    return push_button


def icon_button(look: Appearance, icon: str, text: str, *, name: str = "", size: int = 22) -> QPushButton:
    """Make a quiet button that shows only an icon; its text is for screen readers and in the tooltip."""
    push_button = button("", "quiet", name=name)
    push_button.setProperty("shows", "icon")
    push_button.setAccessibleName(text)
    push_button.setToolTip(text)
    dress(push_button, look, icon, size=size)
    return push_button


def dress(target: QPushButton, look: Appearance, icon: str, colour: str = "ink", size: int = 22) -> None:
    """Give a button its icon, drawn in the theme's colours, with some room before its words."""
    width = look.theme.px(size)
    room = look.theme.px(GRID // 2) if target.text() else 0
    target.setIcon(look.icon(icon, colour, room / width))
    target.setIconSize(QSize(width + room, width))


def one_stop(group: QButtonGroup) -> None:
    """Let Tab come to the marked button of a group and to no other; the arrows lead to the others."""

    def settle() -> None:
        marked = group.checkedButton()
        for member in group.buttons():
            member.setProperty("focusPolicy", STRONG_FOCUS if member is marked or marked is None else CLICK_FOCUS)

    def on_toggled() -> None:
        QTimer.singleShot(0, group, settle)

    group.buttonToggled.connect(on_toggled)


def add_to_group(group: QButtonGroup, member: QAbstractButton) -> None:
    """Put a button into a group of which one is always marked. It is a radio button to a screen reader, else a check box."""
    member.setCheckable(True)
    member.setAutoExclusive(True)
    group.addButton(member)


def restyle(widget: QWidget, role: str) -> None:
    """Change a widget's role in the style sheet."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def rule() -> QFrame:
    """Make a hairline."""
    hairline = QFrame()
    hairline.setProperty("role", "rule")
    return hairline


def column(*, spacing: int = GRID, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Make a vertical layout."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def row(*, spacing: int = GRID, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Make a horizontal layout."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def framed(role: str, layout: QLayout) -> QFrame:
    """Put a layout into a frame: `card`, `note`, `alarm`, `bar` or `side`."""
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setLayout(layout)
    return frame


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """Put a layout into a widget of its own, for a layout that will be cleared at some time.

    `parent` is the page where the layout holds widgets that stay: they keep their place in the order of Tab.
    """
    box = QWidget(parent)
    box.setLayout(layout)
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets are deleted once the event that is being handled is over.

    There must be no other layout in it: PySide remembers the items of a layout that is added to one which is shown already, and
    takes what is later made at the address of a deleted item for that item, until the program crashes (seen with 6.9 to 6.11).
    """
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            let_go(widget)
        elif item.layout() is not None:
            raise TypeError("a layout that is cleared holds a layout without a box around it")
        shiboken6.delete(item)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget once what has just been shown or hidden around it is in place."""

    def scroll() -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()

    QTimer.singleShot(0, widget, scroll)


_going: dict[int, QWidget] = {}


def let_go(widget: QWidget) -> None:
    """Hide a widget, and delete it once the event that is being handled is over.

    A reference to it is held until then, because Python deletes a window that nothing refers to at once.
    """
    number = id(widget)
    widget.hide()
    _going[number] = widget
    widget.destroyed.connect(lambda: _going.pop(number, None))
    widget.deleteLater()


class ScrollPage(QScrollArea):
    """What scrolls: one column of at most `width` pixels (before scaling).

    A page of the window has the same left margin as all others, whether the rail is beside it or not; its title begins at the
    same height, with room for a link back above it. What is no page has the column in the middle.
    """

    def __init__(self, look: Appearance, width: int = 880, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._width = width
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        self._column = QWidget()
        self._column.setMaximumWidth(look.theme.px(width))
        self.content = column(spacing=2 * GRID)
        self._column.setLayout(self.content)
        self._above: QWidget | None = None
        self._bare: bool | None = getattr(self, "bare", None)  # what is no page has none
        self._across = row(margins=(3 * GRID, 3 * GRID, 3 * GRID, 4 * GRID))
        if self._bare is None:
            self._across.addStretch(1)
        self._across.addWidget(self._column, 1000)
        self._across.addStretch(1)
        page.setLayout(self._across)
        self.setWidget(page)
        look.changed.connect(self._on_look_changed)
        self._stand()

    def show_width(self, width: int) -> None:
        """Let the column be of another width at most."""
        self._width = width
        self._on_look_changed()

    def put_above(self, back: QWidget) -> None:
        """Put a link back above the title."""
        back.setParent(self.widget())
        self._above = back
        self._stand()

    @property
    def column_edges(self) -> tuple[int, int]:
        """Where the column of a page begins and ends, from the left of what is seen."""
        margins = self._across.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        return margins.left(), margins.left() + min(room, self._look.theme.px(self._width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the left margin, which a narrow window has less room for where no rail is."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        if self._bare is None:
            return
        theme, left = self._look.theme, ASIDE
        if self._bare:
            spare = self.viewport().width() - theme.px(self._width) * 3 // 4 - 3 * GRID
            left = max(ASIDE, min(theme.px(RAIL) + ASIDE, spare))
        self._across.setContentsMargins(left, theme.head, 3 * GRID, 4 * GRID)
        if self._above is not None:
            high = self._above.sizeHint().height()
            self._above.setGeometry(left, max((theme.head - high) // 2, 0), self._above.sizeHint().width(), high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the beginning or the end with Home and End; Qt itself knows the other keys that scroll."""
        keys, bar = QtCore.Qt.Key, self.verticalScrollBar()
        held = event.modifiers() & ~QtCore.Qt.KeyboardModifier.KeypadModifier
        if event.key() in (keys.Key_Home, keys.Key_End) and held == QtCore.Qt.KeyboardModifier.NoModifier:
            bar.setValue(bar.maximum() if event.key() == keys.Key_End else bar.minimum())
            return
        super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        self._column.setMaximumWidth(self._look.theme.px(self._width))
        self._stand()
