"""Work that would hold up the window, done on another thread; the result comes back on the window's."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

YIELD = 0.0005
"""Seconds after which long work lets the window have its turn; Python's own 5 ms add up while a page is being shown."""


class _Turns:
    """Lets threads take turns more often for as long as any of them does long work."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working = 0
        self._usual = 0.0

    def __enter__(self) -> None:
        with self._lock:
            if not self._working:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(YIELD, self._usual))
            self._working += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._working -= 1
            if not self._working:
                sys.setswitchinterval(self._usual)


_TURNS = _Turns()


class BackgroundTask(QObject):
    """One piece of work. The function must not touch any widget; `long` work keeps Python so busy that the window would stall.

    Signals: `done` with the result, or `failed` with the exception, on the thread that made the task.
    """

    done = Signal(object)
    failed = Signal(object)
    _returned = Signal(object, object)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None, *, long: bool = False) -> None:
        super().__init__(parent)
        self._work = work
        self._turns = _TURNS if long else nullcontext()
        self._dropped = False
        self._thread = threading.Thread(target=self._run, name="first-call-background", daemon=True)
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin the work."""
        self._thread.start()

    def wait(self, patience: float | None = None) -> None:
        """Wait until the work is over, or for so many seconds; its signals may still be on their way."""
        self._thread.join(patience)

    @property
    def over(self) -> bool:
        """Whether the work has ended; its signals may still be on their way."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def drop(self) -> None:
        """Let the work end by itself, or with the program; it sends no signals any more."""
        self._dropped = True

    def _run(self) -> None:
        result, failure = None, None
        try:
            with self._turns:
                result = self._work()
        except Exception as error:  # noqa: BLE001 - handed over whole to whoever waits for it
            failure = error
        if not self._dropped:
            self._returned.emit(result, failure)

    def _on_returned(self, result: object, error: BaseException | None) -> None:
        if self._dropped:  # while this was on its way
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
