"""Tells a screen reader what has just happened, where nothing that has the keyboard would say it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessible

SETTLED = 700
"""Milliseconds after which a screen reader has said where the keyboard has gone; it ignores names that changed before that."""
SOON = 40
"""Milliseconds where the keyboard stays: before much of the new name has been said."""


class Announcement(NamedTuple):
    """What a screen reader says before the name of what the keyboard comes to, and what it says after its description."""

    before: str
    after: str = ""


@cache
def _accessible() -> type[QAccessible]:
    from PySide6.QtGui import QAccessible  # not needed before the first paint

    return QAccessible


def screen_reader_active() -> bool:
    """Say whether a screen reader, or something else that reads windows, is running."""
    return _accessible().isActive()


class _OwnName(QObject):
    """Gives a widget its own name again once the keyboard has left: whoever comes back has heard the rest."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._own = widget.accessibleName()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the keyboard leave."""
        if event.type() is QEvent.Type.FocusOut:
            # a screen reader that is still on the widget would announce the change of name
            QTimer.singleShot(0, self, self._on_left)
        return False

    def _on_left(self) -> None:
        if not self._widget.hasFocus():
            self._widget.setAccessibleName(self._own)


def prefix_name(widget: QWidget, announcement: Announcement | None, name: str) -> None:
    """Put an announcement before the name of a widget that the keyboard is about to come to; None leaves the name as it is.

    The widget must have no label: some screen readers take the name from there, and some keep the first one that they read.
    """
    if announcement is None or widget.hasFocus():
        return
    if widget.findChild(_OwnName) is None:
        _OwnName(widget)
    widget.setAccessibleName(f"{announcement.before} {name}".strip())


class Announcer(QObject):
    """Announces once the window has settled, in the order in which its parts first had something to say.

    Qt has an announcement for this, which Windows and macOS hand on. On Linux, screen readers before 2023 do not know it, while
    all of them read out a window that takes another name.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: dict[QWidget, str] = {}

    def announce(self, widget: QWidget, text: str, after: int) -> None:
        """Say a text after so many milliseconds, in place of what the same widget has not yet said."""
        if not self._waiting:
            QTimer.singleShot(after, self, self._on_settled)
        self._waiting[widget] = text

    def _on_settled(self) -> None:
        there = {self._window, *self._window.findChildren(QWidget)}
        texts = [text for widget, text in self._waiting.items() if widget in there and widget.isVisible()]
        text = " ".join(" ".join(texts).split())
        self._waiting.clear()
        if not text or not self._window.isActiveWindow():
            return  # the widgets that had something to say are gone, or another window is being read
        if sys.platform == "linux":
            self._window.setAccessibleName(text)
        else:
            from PySide6.QtGui import QAccessibleAnnouncementEvent

            _accessible().updateAccessibility(QAccessibleAnnouncementEvent(self._window, text))


def announce(widget: QWidget, text: str, after: int = SETTLED) -> None:
    """Say a text in the name of the window that a widget is in, `after` milliseconds."""
    window = widget.window()
    announcer = window.findChild(Announcer) or Announcer(window)
    announcer.announce(widget, text, after)


def named_beside(widget: QWidget) -> QWidget:
    """Mark a widget whose text is also in the name of one beside it, and would be heard twice when the page is read."""
    widget.setProperty("named-beside", True)  # noqa: FBT003 - Qt's own signature
    return widget


def readable(page: QWidget) -> list[str]:
    """The texts on a page, top to bottom, and one column after the other: its labels, and the names of its pictures."""
    from PySide6.QtWidgets import QPlainTextEdit  # looking these up would take milliseconds of the first paint

    from simulator.ui.widgets.tab_stop import TabStop

    # controls, and what only repeats the words of a page
    controls = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, TabStop)
    rows: list[tuple[list[tuple[int, int]], str]] = []
    for widget in page.findChildren(QWidget):
        text = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")
        if widget.isVisible() and text and not isinstance(widget, controls) and not widget.property("named-beside"):
            described = widget.accessibleDescription()
            rows.append((_reading_place(widget, page), sentences((text, described)) if described else text))
    return [text for _, text in sorted(rows)]


def _reading_place(widget: QWidget, page: QWidget) -> list[tuple[int, int]]:
    """Where a widget is on a page, after where the columns are that it stands in: nobody reads across two of them."""
    from simulator.ui.widgets.side_by_side import SideBySide

    places = [widget]
    above = widget.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, SideBySide) or isinstance(above.parentWidget(), SideBySide):
            places.append(above)
        above = above.parentWidget()
    corners = (place.mapTo(page, QPoint(0, 0)) for place in reversed(places))
    return [(corner.y(), corner.x()) for corner in corners]


def sentences(texts: Iterable[str]) -> str:
    """Join texts so that each ends as a sentence does."""
    return " ".join(text if text.endswith((".", "!", "?", "”", "…", ":")) else f"{text}." for text in texts if text)


def tell_current(view: QAbstractItemView) -> None:
    """Tell a screen reader which entry the keyboard is on when it comes into a list, after Qt has named the list."""
    QTimer.singleShot(0, view, lambda: _tell_entry(view))


def _tell_entry(view: QAbstractItemView) -> None:
    from PySide6.QtGui import QAccessibleEvent  # not needed before the first paint

    if view.currentIndex().isValid() and view.hasFocus() and screen_reader_active():
        event = QAccessibleEvent(view, _accessible().Event.Focus)
        event.setChild(view.currentIndex().row())
        _accessible().updateAccessibility(event)
