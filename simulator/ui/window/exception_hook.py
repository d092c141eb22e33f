"""Errors that nothing else catches are told in plain words, and the program goes on.

An error that a person can act on says what to do; any other is a bug, and is also written to a log.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
import traceback as tracebacks
from collections import Counter, deque
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.folders import FILE, make_folder
from simulator.ui.style.texts import error_text

_LOG_SIZE = 500_000
_LOGGED = 3
"""How often an error at one place is logged whole; a storm of them must not push everything else out of the log."""


class LogFile(logging.Handler):
    """The log. Its writer is loaded once there is something to write: loading it takes milliseconds of the first paint."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, or as many as it takes."""
        if self._writer is None:
            from logging.handlers import RotatingFileHandler

            with contextlib.suppress(OSError):  # whoever writes says what is in the way
                self._path.touch(FILE)
            self._writer = RotatingFileHandler(self._path, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
            self._writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._writer.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()
        super().close()


class ExceptionHook(QObject):
    """Stands at the end of every slot, event, timer and thread; without it an error would only show in a terminal.

    Signals, always from the event loop and never in the middle of painting: `caught` with the sentence to show, or `broke` with
    the place of a bug, its description for a report, and how often that place has failed.
    """

    caught = Signal(str)
    broke = Signal(str, str, int)

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._times: Counter[str] = Counter()
        self._came: deque[tuple[str, str, int]] = deque()
        self._telling = False

    def install(self) -> None:
        """Begin to catch, and to keep the log."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        try:
            make_folder(self._log.parent)
        except OSError:
            return
        logging.getLogger().addHandler(LogFile(self._log))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_exception(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        if isinstance(error, SimulatorError):
            self._come("", error_text(error), 0)
        else:
            from simulator.workflow.error_report import description_of, place_of  # no start needs it

            place = place_of(error)
            self._times[place] += 1
            if self._times[place] <= _LOGGED:
                logging.getLogger(__name__).error("unexpected error", exc_info=(kind, error, traceback))
            if not self._telling:
                self._come(place, description_of(error), self._times[place])
        # a painter among the locals would outlive the painting, and Qt ends the process over that
        tracebacks.clear_frames(traceback)

    def _come(self, place: str, text: str, times: int) -> None:
        # a queued signal would do the same, and need the names of Qt's namespace before the first paint; see the package
        self._came.append((place, text, times))
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event: QEvent) -> None:
        """Report the next error."""
        place, text, times = self._came.popleft()
        # an error while an error is being reported must not be reported in turn
        self._telling = True
        try:
            if times:
                self.broke.emit(place, text, times)
            else:
                self.caught.emit(text)
        finally:
            self._telling = False
