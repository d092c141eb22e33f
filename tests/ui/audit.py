"""Looks for what makes a page hard to use: nameless or small controls, words cut off or too pale, what Tab does not reach."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.widgets.basics import ShortLabel
from simulator.ui.widgets.link import Link
from simulator.ui.widgets.short_button import ShortButton
from tests.ui.person import scroll_to, visible
from tests.ui.pixels import drawn, ink_contrast, mark_of_keyboard, ring_of_keyboard

EACH_ONCE = (("light", 100), ("dark", 150), ("contrast", 200))
LOOKS = [
    pytest.param(theme, size, id=f"{theme}-{size}", marks=[] if (theme, size) in EACH_ONCE else pytest.mark.deep)
    for theme in ("light", "dark", "contrast")
    for size in (100, 150, 200)
]
"""Every theme at every text size; where a run does not look deep, each theme and each size once."""
LEAST = 24
MOST = 200
AROUND = 0.9
"""The share of a line around a control that must change clearly when the keyboard comes to it; round corners take the rest."""
APART = 64
"""The pixels from one button to the next that still stands in the same row."""
INSET = 7
"""The pixels at a button's edge that are left out where its words are looked at."""
NO_ROLES = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Grouping,
}
"""What a screen reader does not tell, or takes for something that only holds other things."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


def faults(window: QWidget) -> Iterator[str]:
    """Tell everything that is wrong with what the window shows."""
    for widget in visible(window):
        if can_have_keyboard(widget):
            yield from _control(widget)
        if isinstance(widget, QLabel):
            yield from _label(widget)
        if isinstance(widget, ChoiceButton | Link):
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"cut off: {widget.accessibleName()[:40]!r}"
        elif isinstance(widget, QPushButton):
            yield from _button(widget)
            yield from _row(widget)
        if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {described(widget)}"
        yield from _within(widget)


def role(widget: QWidget) -> QAccessible.Role:
    """Give what a screen reader takes a widget for."""
    return QAccessible.queryAccessibleInterface(widget).role()


def can_have_keyboard(widget: QWidget) -> bool:
    """Whether Tab can come here."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


def described(widget: QWidget) -> str:
    """Name a widget for whoever has to mend it."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    name = widget.objectName() or widget.accessibleName() or text
    return f"{type(widget).__name__} {name[:50]!r}"


def tab_order(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Press Tab, or Shift+Tab, until the keyboard is where it was; give what it came to on the way, the start first."""
    start = QApplication.focusWidget()
    assert start is not None
    met = [start]
    while len(met) < MOST:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return met
        met.append(QApplication.focusWidget())
    return met


def tab_faults(window: QWidget) -> Iterator[str]:
    """Tell what Tab leaves out, comes to twice, or never comes back from; and where Shift+Tab goes another way."""
    wanted = [widget for widget in visible(window) if can_have_keyboard(widget) and not _stands_aside(widget)]
    if not wanted:
        return
    if QApplication.focusWidget() not in wanted:
        yield f"the keyboard is nowhere: {QApplication.focusWidget()}"
        wanted[0].setFocus()
    forth, back = tab_order(window), tab_order(window, back=True)
    for widget in wanted:
        if forth.count(widget) != 1:
            yield f"Tab comes {forth.count(widget)} times to {described(widget)}"
    yield from (f"Tab comes to {described(widget)}" for widget in forth if widget not in wanted)
    if [forth[0], *reversed(forth[1:])] != back:
        yield f"Shift+Tab goes another way: {[described(widget) for widget in back]}"


def pale_texts(window: QWidget, least: float) -> Iterator[str]:
    """Tell which words are drawn too palely on their ground."""
    for widget in visible(window):
        words = isinstance(widget, QLabel | QAbstractButton) and widget.text()
        if words and min(widget.size().toTuple()) > 2 * INSET and widget.isEnabled():
            found = ink_contrast(drawn(widget, inset=INSET if isinstance(widget, QAbstractButton) else 0))
            if found < least:
                yield f"pale ({found:.1f}): {described(widget)}"


def pale_states(window: QWidget, least: float, known: set[tuple[object, ...]]) -> Iterator[str]:
    """Tell which kinds of buttons can't be read, or do not show the keyboard, in one of their states; each kind once."""
    for widget in list(visible(window)):
        a_button = isinstance(widget, QAbstractButton)
        kind = (type(widget), widget.property("role"), a_button and bool(widget.text()), a_button and widget.isChecked())
        if not can_have_keyboard(widget) or kind in known or widget.isHidden():
            continue
        known.add(kind)
        around = mark_of_keyboard(widget)
        if around < AROUND:
            yield f"the keyboard can't be seen ({around:.1f}): {described(widget)}"
        elif ring_of_keyboard(widget) != {widget.palette().color(QPalette.ColorRole.Highlight).name()}:
            yield f"the keyboard has another ring: {described(widget)}"
        if isinstance(widget, QAbstractButton):
            yield from _states(widget, least)


def _states(widget: QAbstractButton, least: float) -> Iterator[str]:
    inset = INSET if widget.text() else 2 * INSET
    enabled, down = widget.isEnabled(), widget.isDown()
    for name, enter, leave, wanted in (
        ("focused", widget.setFocus, widget.clearFocus, least),
        ("under the mouse", lambda: _point_at(widget), lambda: _point_at(None), least),
        ("pressed", lambda: widget.setDown(True), lambda: widget.setDown(down), least),
        ("disabled", lambda: widget.setEnabled(False), lambda: widget.setEnabled(enabled), 3),
    ):
        enter()
        found = ink_contrast(drawn(widget, inset=min(inset, min(widget.size().toTuple()) // 4)))
        leave()
        if found < wanted:
            yield f"pale when {name} ({found:.1f}): {described(widget)}"


def _point_at(widget: QWidget | None) -> None:
    """Move the mouse over a widget, or into the corner of the window where nothing is."""
    window = QApplication.activeWindow()
    if widget is not None:
        scroll_to(widget)
    QTest.mouseMove(widget or window, widget.rect().center() if widget else QPoint(1, 1))
    QApplication.processEvents()


def _stands_aside(widget: QWidget) -> bool:
    """Of an exclusive group only the marked button is reached by Tab; the arrows reach the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, widget)


def _shortened(widget: QWidget, text: str) -> Iterator[str]:
    """What is shortened must be told in full somewhere."""
    told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    if not any(_letters(text) in _letters(whole or "") for whole in (told, widget.toolTip())):
        yield f"shortened, and nowhere in full: {described(widget)}"


def _letters(text: str) -> str:
    """A text without its spaces: a line may end within a word that is too long for it."""
    return "".join(text.split())


def _control(widget: QWidget) -> Iterator[str]:
    told = QAccessible.queryAccessibleInterface(widget)
    if not (told.text(QAccessible.Text.Name).strip() if told else widget.accessibleName().strip()):
        yield f"no name: {described(widget)}"
    if told and told.role() in NO_ROLES:
        yield f"no role: {described(widget)}"
    if widget.width() < LEAST or widget.height() < LEAST:
        yield f"too small: {described(widget)} {widget.width()}x{widget.height()}"


def _label(widget: QLabel) -> Iterator[str]:
    if not widget.text():
        return
    if isinstance(widget, ShortLabel):
        yield from _shortened(widget, widget.text())
        return
    room = widget.contentsRect()
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if widget.height() < needed:
            yield f"cut off: {described(widget)} is {widget.height()} high and needs {needed}"
        metrics = QFontMetrics(widget.font())
        words = metrics.boundingRect(QRect(0, 0, room.width(), 100_000), _WRAP, widget.text())
        broken = math.ceil(words.width() / max(room.width(), 1)) - 1
        if broken and needed < words.height() + (broken - 1) * metrics.lineSpacing():
            yield f"cut off: {described(widget)} is {room.width()} wide and has a word of {words.width()} that it does not break"
    elif widget.sizeHint().width() > widget.width() + 1 or widget.sizeHint().height() > widget.height() + 1:
        yield f"cut off: {described(widget)} is {widget.size().toTuple()} and needs {widget.sizeHint().toTuple()}"


def _button(widget: QPushButton) -> Iterator[str]:
    if isinstance(widget, ShortButton):
        yield from _shortened(widget, widget.text().replace("&&", "&").replace("\n", " ").rstrip("…").strip())
        if widget.height() < widget.sizeHint().height():
            yield f"cut off: {described(widget)}"
        return
    needed = widget.sizeHint()
    if needed.width() > widget.width() + 1 or needed.height() > widget.height() + 1:
        yield f"cut off: {described(widget)} is {widget.size().toTuple()} and needs {needed.toTuple()}"


def _row(widget: QPushButton) -> Iterator[str]:
    """The words of buttons that stand beside each other stand on one line."""
    for other in widget.parentWidget().findChildren(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        one, two = widget.geometry(), other.geometry()
        beside = one.right() < two.left() < one.right() + APART and two.top() <= one.bottom() and one.top() <= two.bottom()
        if beside and other.isVisible() and abs(one.center().y() - two.center().y()) > 1:
            yield f"not on one line: {described(widget)} and {described(other)}"


def _within(widget: QWidget) -> Iterator[str]:
    """What reaches over the edge of its parent is cut off there, except where one can scroll."""
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if widget.width() and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield f"over the edge: {described(widget)} {widget.geometry().getRect()} in {described(parent)} {parent.size().toTuple()}"
