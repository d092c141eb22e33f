"""Opens everything behind the window on another thread, and then loads there what the first scenario will need."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:  # imported on another thread after the first paint
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import SignalInstance

    from simulator.paths import Paths
    from simulator.ui.page_imports import PageImports
    from simulator.ui.window.background_task import BackgroundTask
    from simulator.ui.window.garbage_collection import GarbageCollection
    from simulator.workflow.library import Library
    from simulator.workflow.services import Services

PAINTED = 30
"""Milliseconds left free for painting something new, which work on another thread would slow down."""


class BackgroundStartup(QObject):
    """Opens everything behind the window, as often as it is asked to, one attempt at a time.

    Signals: `due` when it is time to begin, `opened` with the services, `failed` with the exception.
    """

    due = Signal()
    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self, paths: Paths, library: Library, now: Callable[[], datetime], database: str | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place = paths, library, now, database
        self._tasks: list[BackgroundTask] = []
        self._to_begin, self._to_read = QTimer(self), QTimer(self)
        self._garbage: GarbageCollection | None = None
        self._pages: PageImports | None = None
        for timer, act in ((self._to_begin, self.due.emit), (self._to_read, lambda: self._next(_read_ahead).start())):
            timer.setSingleShot(True)
            timer.timeout.connect(act)

    @property
    def begun(self) -> bool:
        """Whether the other thread was started."""
        return bool(self._tasks)

    def wait_for(self, painted: SignalInstance) -> None:
        """Become due once the titles have been painted, or soon if there are none to paint."""
        painted.connect(self._on_painted)
        self._to_begin.start(PAINTED)

    def _on_painted(self) -> None:
        if self._to_begin.isActive():
            self._to_begin.start(0)

    def begin(self, *, saving: bool = True) -> None:
        """Start opening; without `saving`, nothing that is done is saved."""
        if self._garbage is None:
            from simulator.ui.window.garbage_collection import GarbageCollection

            self._garbage = GarbageCollection(self)
        self._garbage.begin()
        if self._pages is None:
            from simulator.ui.page_imports import PageImports

            self._pages = PageImports(self)
        self._pages.begin()
        task = self._next(partial(_open, *self._place, saving=saving))
        task.done.connect(self.opened)
        task.failed.connect(self.failed)
        task.start()

    def read_ahead(self) -> None:
        """Load, a moment from now, the modules that read scenarios, so that the first one opens at once."""
        self._to_read.start(PAINTED)

    def close(self) -> None:
        """Start nothing more, and wait for what is under way."""
        self._to_begin.stop()
        self._to_read.stop()
        if self._garbage is not None:
            self._garbage.end()
        if self._pages is not None:
            self._pages.close()
        for task in self._tasks:
            task.wait()

    def _next(self, work: Callable[[], object]) -> BackgroundTask:
        from simulator.ui.window.background_task import BackgroundTask

        self._tasks.append(BackgroundTask(work, self))
        return self._tasks[-1]


def _open(paths: Paths, library: Library, now: Callable[[], datetime], database: str | None, *, saving: bool) -> Services:
    try:
        # nothing of the window's is imported here: see `page_imports`
        from simulator.workflow.services import open_services

        return open_services(paths, library, now, database, saving=saving)
    finally:
        gc.freeze()


def _read_ahead() -> None:
    from simulator.workflow.services import read_ahead

    read_ahead()
