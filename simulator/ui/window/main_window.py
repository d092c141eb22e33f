"""The window: the rail at the left and one page at a time. It holds no rules."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.widgets.basics import column, label, row
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import ShortcutHelp, listed, shortcut

if TYPE_CHECKING:  # made after the first paint
    from collections.abc import Callable, Sequence

    from simulator.ui.widgets.notice import Notice
    from simulator.ui.window.navigation_rail import NavigationRail
    from simulator.ui.window.place import Place


class MainWindow(QMainWindow):
    """The frame of the program.

    Signals: `painted` once the window has been painted for the first time; `page_shown` with the name of a page that came to the
    front; `place_picked` with a place to go to; `came_back` when somebody comes back to the window; `closed` when it is closed;
    `keys_opened` and `keys_closed` around the list of keys. `held_open` says whether it must not be closed yet.
    """

    painted = Signal()
    page_shown = Signal(str)
    place_picked = Signal(object)
    came_back = Signal()
    keys_opened = Signal()
    keys_closed = Signal()
    closed = Signal()

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("First Call"))
        self._look = look
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        self._places: Sequence[Place] = ()
        self._painted = False
        self.place = ""
        self._place_keys: list[QShortcut] = []
        self._second: QWidget | None = None
        self.held_open: Callable[[], bool] = bool
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
    def rail(self) -> NavigationRail:
        """The rail, made when it is first asked for."""
        from simulator.ui.window.navigation_rail import NavigationRail

        rail = NavigationRail(self._look, self._places)
        rail.place_picked.connect(self.place_picked)
        self._across.insertWidget(0, rail)
        for number, place in enumerate(self._places, 1):
            does = self.tr("Go to %s") % rail.name_of(place.name)
            act = partial(rail.place_picked.emit, place)
            self._place_keys.append(shortcut(self, f"Ctrl+{number}", does, act, everywhere=True))
        shortcut(self, "F11", self.tr("Full screen on or off"), self._toggle_full_screen, everywhere=True)
        shortcut(self, "F1", self.tr("Show this list"), self.show_keys, everywhere=True)
        shortcut(self, "F6", self.tr("Let a screen reader read the page"), self._read_page, everywhere=True)
        return rail

    @cached_property
    def notice(self) -> Notice:
        """Messages above whatever page is in front; they go away with the next page."""
        from simulator.ui.widgets.notice import Notice

        notice = Notice(self._look)
        notice.left.connect(self.focus_page)
        self._put(notice)
        return notice

    def _put(self, notice: Notice) -> None:
        """Let a notice lie over the page in front, but above one that has the window for itself, whose foot is what is used."""
        page = self._pages.get(self.page)
        if page is not None and page.bare:
            shown = not notice.isHidden()
            notice.stand()
            self._beside.insertWidget(0, notice)
            notice.setVisible(shown)
        else:
            notice.float_over(self._stack)

    @property
    def front_notice(self) -> Notice:
        """Where messages appear for the page in front: in its own notice, or in the window's where it has none."""
        page = self._pages.get(self.page)
        return self.notice if page is None or page.notice is None else page.notice

    def _opening(self) -> QWidget:
        """Make what is seen for a moment before the first page is there."""
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

    def set_places(self, places: Sequence[Place]) -> None:
        """Set the places that can be reached from everywhere, before the rail is first asked for."""
        self._places = places

    def add_page(self, page: Page) -> None:
        """Add a page."""
        if not isinstance(page, QWidget):
            raise TypeError(f"the page {page.name!r} is no widget")
        self._pages[page.name] = page
        self._stack.addWidget(page)

    def show_page(self, name: str) -> None:
        """Bring a page to the front, and mark its place on the rail, unless it has the window for itself."""
        page = self._pages[name]
        self.rail.setVisible(not page.bare)
        for key in self._place_keys:
            key.setEnabled(not page.bare)
        self.place = page.place or name
        self.rail.show_place(self.place)
        self._clear_notes(page)
        self.setAccessibleName("")
        if isinstance(page, QWidget):
            self._stack.setCurrentWidget(page)
        if "notice" in self.__dict__:
            self._put(self.notice)
        self.focus_page()
        self.page_shown.emit(name)

    def _clear_notes(self, coming: Page) -> None:
        """Take away what was said on the page that is left, maybe to somebody else; alarms wait for their answer."""
        leaving = self._pages.get(self.page)
        said: tuple[object, ...] = (self, leaving) if leaving is not coming else (self,)
        for where in said:
            notice = vars(where).get("notice") if where is not None else None  # some are made for the first message
            if notice is not None:
                notice.clear_note()

    def focus_page(self) -> None:
        """Give the keyboard to the next step of the page in front."""
        page = self._pages.get(self.page)
        if page is not None:
            page.focus_first()

    @property
    def front(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    @property
    def page(self) -> str:
        """The name of the page in front."""
        current = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if isinstance(page, QWidget) and page is current), "")

    def _read_page(self) -> None:
        from simulator.ui.widgets.screen_reader import announce, readable, sentences

        page = self._stack.currentWidget()
        if page is not None:
            # a screen reader reads the window's name out: the same words again would be no news
            self.setAccessibleName("")
            announce(self, sentences(readable(page)))

    def show_keys(self) -> None:
        """List the keys of the page in front, of the second window where there is one, and those that work everywhere."""
        from simulator.ui.window.shortcut_list import ShortcutList

        page = self._stack.currentWidget()
        on_page = listed(page) if page is not None else []
        everywhere = [line for line in listed(self) if line not in on_page]
        second = listed(self._second) if self._second is not None else []
        sections = (
            (self.tr("On this page"), on_page),
            (self.tr("In the projector window"), second),
            (self.tr("Everywhere"), [*everywhere, *self._of_every_window()]),
        )
        window = ShortcutList(self._look, sections, self)
        window.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        window.finished.connect(self.keys_closed)
        self.keys_opened.emit()
        window.open()

    def set_second(self, window: QWidget | None) -> None:
        """Set the projector's window, whose keys are listed too; None where there is none."""
        self._second = window

    def _of_every_window(self) -> tuple[ShortcutHelp, ...]:
        """List the keys that Qt itself gives to every window."""
        return (
            ShortcutHelp(("Tab",), self.tr("Go to the next control")),
            ShortcutHelp(("Shift+Tab",), self.tr("Go to the previous control")),
            ShortcutHelp((self.tr("Enter"), self.tr("Space")), self.tr("Press, choose or open what has the focus")),
            ShortcutHelp((self.tr("Arrow keys"),), self.tr("Go through a list or a group of choices")),
            ShortcutHelp(("Page Up", "Page Down"), self.tr("Scroll what has the focus")),
            ShortcutHelp(("Home", "End"), self.tr("Go to the beginning or the end of the page, of a list or of a line")),
        )

    def event(self, event: QEvent) -> bool:
        """Tell when the window was first painted, so that what can wait is done after it."""
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
        return handled

    def changeEvent(self, event: QEvent) -> None:
        """Tell when somebody comes back to the window from another one."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_back.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed, unless it is held open by something that would be lost and was not asked about yet."""
        if self.held_open():
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)
