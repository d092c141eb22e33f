"""Where the window opens: within the free area of its screen, and as it was left on that screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from simulator.settings import read_values, write_values

SMALLEST = QSize(1024, 640)
USUAL = QSize(1280, 800)
FRAME = QSize(8, 40)
"""What the desktop may put around a window, in the window's own pixels."""
SCREENS = 20
"""How many screens are remembered at most."""


def smallest(free: QRect) -> QSize:
    """The least size of the window on a screen with that much free room, which its frame must fit into as well."""
    return SMALLEST.boundedTo(free.size() - FRAME)


def usual(free: QRect) -> QSize:
    """The size at the first start."""
    return USUAL.boundedTo(free.size() - FRAME)


def within(place: QRect, free: QRect) -> QRect:
    """The place nearest to `place` that lies in the free area, made smaller where it must be."""
    size = place.size().expandedTo(smallest(free)).boundedTo(free.size() - FRAME)
    least = free.topLeft() + QPoint(FRAME.width() // 2, FRAME.height() - FRAME.width() // 2)
    most = free.topLeft() + QPoint(free.width() - size.width(), free.height() - size.height())
    left = max(min(place.left(), most.x() - FRAME.width() // 2), least.x())
    return QRect(QPoint(left, max(min(place.top(), most.y() - FRAME.width() // 2), least.y())), size)


class ScreenFit(QObject):
    """Keeps the window within its screen; `file` remembers place and size for each screen, by its name and size."""

    def __init__(self, window: QWidget, file: Path) -> None:
        super().__init__(window)
        self._window = window
        self._file = file
        self._screen: QScreen | None = None
        self.open()

    def open(self) -> None:
        """Put the window where it was left, on the same screen if that is still there, else on the first one."""
        kept = read_values(self._file)
        screens = {screen_key(screen): screen for screen in QGuiApplication.screens()}
        screen = screens.get(str(kept.get("last")), QGuiApplication.primaryScreen())
        free = screen.availableGeometry()
        self._window.setMinimumSize(smallest(free))
        place, full = _kept_place(kept, screen_key(screen))
        if place is None:
            self._window.resize(usual(free))
        else:
            self._window.setGeometry(within(place.translated(free.topLeft()), free))
        if full:
            self._window.setWindowState(QtCore.Qt.WindowState.WindowMaximized)

    def follow(self) -> None:
        """Fit the window into every screen that it comes to, from now on."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_screen_changed)
            self._watch(handle.screen())

    def keep(self) -> None:
        """Remember the place on the present screen; where that can't be written, it is not."""
        screen = self._window.screen()
        free, place = screen.availableGeometry(), self._window.normalGeometry()
        if not place.isValid():
            return
        kept = read_values(self._file)
        known = kept.get("screens")
        screens = dict(known) if isinstance(known, dict) else {}
        screens.pop(screen_key(screen), None)
        place.translate(-free.topLeft())
        screens[screen_key(screen)] = [place.x(), place.y(), place.width(), place.height(), self._window.isMaximized()]
        try:
            write_values(self._file, {}, {"last": screen_key(screen), "screens": dict(list(screens.items())[-SCREENS:])})
        except OSError:
            return

    def _on_screen_changed(self, screen: QScreen) -> None:
        self._watch(screen)
        self._fit()

    def _watch(self, screen: QScreen) -> None:
        if self._screen is not None and self._screen in QGuiApplication.screens():
            self._screen.availableGeometryChanged.disconnect(self._fit)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._fit)

    def _fit(self) -> None:
        window, free = self._window, self._window.screen().availableGeometry()
        window.setMinimumSize(smallest(free))
        if not window.isMaximized() and not window.isFullScreen():
            place = within(window.geometry(), free)
            if place.size() != window.size():
                window.setGeometry(place)


def screen_key(screen: QScreen) -> str:
    """What tells a screen from others: its name, its size, and how many dots a pixel of it has."""
    size = screen.size()
    return f"{screen.name()} {size.width()}x{size.height()} {screen.devicePixelRatio():g}"


def _kept_place(kept: dict[str, Any], key: str) -> tuple[QRect | None, bool]:
    """The place remembered for a screen, from its free area's upper left corner, and whether the window filled it."""
    screens = kept.get("screens")
    values = screens.get(key) if isinstance(screens, dict) else None
    if not isinstance(values, list) or len(values) != 5 or not all(isinstance(value, int) for value in values):
        return None, False
    if any(abs(value) > 100_000 for value in values):
        return None, False
    return QRect(*values[:4]), bool(values[4])
