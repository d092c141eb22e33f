"""Looks for what makes a page hard to use: controls without a name or too small, cut-off words, sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from simulator.ui.choice_button import ChoiceButton
from simulator.ui.link import Link
from simulator.ui.side_panel import PaperButton
from simulator.ui.widgets import ShortLabel
from tests.ui.person import visible

LEAST = 24
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
        if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {described(widget)}"
        yield from _within(widget)


def can_have_keyboard(widget: QWidget) -> bool:
    """Whether Tab can come here."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


def described(widget: QWidget) -> str:
    """Name a widget for whoever has to mend it."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    name = widget.objectName() or widget.accessibleName() or text
    return f"{type(widget).__name__} {name[:50]!r}"


def tab_order(window: QWidget) -> list[QWidget]:
    """Give the widgets that Tab goes through, from where the keyboard is until it comes back."""
    start = QApplication.focusWidget()
    assert start is not None
    met: list[QWidget] = []
    widget = start
    while widget not in met:
        met.append(widget)
        window.focusNextChild()
        widget = QApplication.focusWidget()
    return met


def _control(widget: QWidget) -> Iterator[str]:
    told = QAccessible.queryAccessibleInterface(widget)
    if not (told.text(QAccessible.Text.Name).strip() if told else widget.accessibleName().strip()):
        yield f"no name: {described(widget)}"
    if widget.width() < LEAST or widget.height() < LEAST:
        yield f"too small: {described(widget)} {widget.width()}x{widget.height()}"


def _label(widget: QLabel) -> Iterator[str]:
    if not widget.text() or isinstance(widget, ShortLabel):
        return
    room = widget.contentsRect()
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if widget.height() < needed:
            yield f"cut off: {described(widget)} is {widget.height()} high and needs {needed}"
        metrics = QFontMetrics(widget.font())
        words = metrics.boundingRect(QRect(0, 0, room.width(), 100_000), _WRAP, widget.text())
        if words.width() > room.width() + 1:
            yield f"cut off: {described(widget)} is {room.width()} wide and has a word of {words.width()}"
    elif widget.sizeHint().width() > widget.width() + 1 or widget.sizeHint().height() > widget.height() + 1:
        yield f"cut off: {described(widget)} is {widget.size().toTuple()} and needs {widget.sizeHint().toTuple()}"


def _button(widget: QPushButton) -> Iterator[str]:
    if isinstance(widget, PaperButton):
        return
    needed = widget.sizeHint()
    if needed.width() > widget.width() + 1 or needed.height() > widget.height() + 1:
        yield f"cut off: {described(widget)} is {widget.size().toTuple()} and needs {needed.toTuple()}"


def _within(widget: QWidget) -> Iterator[str]:
    """What reaches over the edge of its parent is cut off there, except where one can scroll."""
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if widget.width() and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield f"over the edge: {described(widget)} {widget.geometry().getRect()} in {described(parent)} {parent.size().toTuple()}"
