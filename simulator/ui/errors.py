"""What escapes everywhere else is told in plain words, and the program goes on.

An error that a person can act on tells what to do; any other is a bug, and is written to a log besides.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError

_LOG_SIZE = 500_000


class Catcher(QObject):
    """Stands at the end of every slot and event; without it an unexpected error would only show in a terminal.

    Signals: `caught` with the sentence to tell.
    """

    caught = Signal(str)

    def __init__(self, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log

    def install(self) -> None:
        """Begin to catch, and to keep the log."""
        sys.excepthook = self._on_exception
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(self._log, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", delay=True)
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)

    def _on_exception(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        if isinstance(error, SimulatorError):
            self.caught.emit(f"{error.message} {error.hint}".strip())
            return
        logging.getLogger(__name__).error("unexpected error", exc_info=(kind, error, traceback))
        text = self.tr("Something unexpected went wrong. Your answers are kept, and you can go on. The details are in %s.")
        self.caught.emit(text % self._log)
