"""The window: the rail at the left and one page at a time. It holds no rules."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from simulator.ui.look import Look
from simulator.ui.widgets import column, label, row

if TYPE_CHECKING:  # made after the first paint
    from simulator.ui.notice import Notice
    from simulator.ui.rail import Rail

SMALLEST = QSize(1024, 640)
USUAL = QSize(1280, 800)
BARE = ("play", "people", "drill", "drill-answer")


class MainWindow(QMainWindow):
    """The frame of the program.

    Signals: `painted` once the window has been painted for the first time; `closed` when it is closed.
    """

    painted = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("First Call"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._look = look
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._painted = False
        self._across = row(spacing=0)
        self._beside = column(spacing=0)
        self._beside.addWidget(self._stack, 1)
        self._across.addLayout(self._beside, 1)
        self._stack.addWidget(self._opening())
        middle = QWidget()
        middle.setObjectName("page")
        middle.setLayout(self._across)
        self.setCentralWidget(middle)

    @cached_property
    def rail(self) -> Rail:
        """The rail; it is there from the moment when it is first asked for."""
        from simulator.ui.rail import PLACES, Rail

        made = Rail(self._look)
        self._across.insertWidget(0, made)
        for number, place in enumerate(PLACES, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda place=place: self._on_place_key(place))
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full_screen)
        return made

    @cached_property
    def notice(self) -> Notice:
        """What is told above whatever page is in front; gone with the next page."""
        from simulator.ui.notice import Notice

        made = Notice(self._look)
        self._beside.insertWidget(0, made)
        return made

    def _opening(self) -> QWidget:
        """Make what is seen for the blink of an eye before the first page is there."""
        across, down = row(), column()
        across.addStretch(1)
        across.addWidget(label(self.tr("First Call"), "soft"))
        across.addStretch(1)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        page = QWidget()
        page.setLayout(down)
        return page

    def add_page(self, name: str, page: QWidget) -> None:
        """Take in a page under a name."""
        self._pages[name] = page
        self._stack.addWidget(page)

    def show_page(self, name: str, place: str = "") -> None:
        """Bring a page to the front; `place` is what the rail marks. The call has the window for itself."""
        page = self._pages[name]
        self.rail.setVisible(name not in BARE)
        self.rail.show_place(place or name)
        self.notice.clear_note()
        self._stack.setCurrentWidget(page)
        focus = getattr(page, "focus_first", None)
        if focus is not None:
            focus()

    @property
    def page(self) -> str:
        """The name of the page in front."""
        current = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is current), "")

    def event(self, event: QEvent) -> bool:
        """Tell when the window was first painted, so that what can wait is done after it."""
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
        return handled

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed; all that matters is on disk already."""
        self.closed.emit()
        super().closeEvent(event)

    def _on_place_key(self, place: str) -> None:
        if self.rail.isVisible():
            self.rail.place_picked.emit(place)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)
