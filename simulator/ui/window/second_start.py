"""Comes to the front when the program is started a second time on the same folder."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QWidget

from simulator.running_window import SHOWN, TOKEN, here, pipe_name

LONGEST_PATH = 100
"""Bytes; what every system takes for the path of a socket."""
LONGEST_REQUEST = 4096
READING = 0.2
"""Seconds that a start has to say what it wants, which it says in one breath."""


class SecondStart(QObject):
    """Listens for other starts, and shows the window to each that comes from the same screen."""

    def __init__(self, window: QWidget, place: Path) -> None:
        """`place` is the socket in the data folder."""
        super().__init__(window)
        self._window = window
        self._place = place
        self._end: Callable[[], None] | None = None

    def listen(self) -> None:
        """Begin to listen, unless another window does; where the system can't, a second start opens a window of its own."""
        if self._end is None:
            with contextlib.suppress(OSError, ImportError):
                self._end = self._listen_to_pipe() if sys.platform == "win32" else self._listen_to_socket()

    def close(self) -> None:
        """Listen no more."""
        if self._end is not None:
            self._end()
            self._end = None

    def _listen_to_socket(self) -> Callable[[], None] | None:
        import socket  # after the first paint

        if len(os.fsencode(self._place)) > LONGEST_PATH or _answers(self._place):
            return None
        self._place.unlink(missing_ok=True)  # left behind by a window that was killed
        listening = socket.socket(socket.AF_UNIX)
        try:
            listening.bind(str(self._place))
            self._place.chmod(0o600)
            listening.listen(4)
        except OSError:
            listening.close()
            raise
        listening.settimeout(0)
        bound = self._place.stat().st_ino
        notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda: self._on_start(listening))

        def end() -> None:
            notifier.setEnabled(False)
            listening.close()
            with contextlib.suppress(OSError):
                if self._place.stat().st_ino == bound:
                    self._place.unlink()

        return end

    def _on_start(self, listening: Any) -> None:
        with contextlib.suppress(OSError):
            way, _ = listening.accept()
            with way:
                way.settimeout(READING)
                way.sendall(self._answer(way.recv(LONGEST_REQUEST)))

    def _listen_to_pipe(self) -> Callable[[], None] | None:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(lambda: self._on_pipe(server))
        return server.close if server.listen(pipe_name(self._place)) else None

    def _on_pipe(self, server: Any) -> None:
        way = server.nextPendingConnection()
        way.readyRead.connect(lambda: way.write(self._answer(way.readAll().data())))
        way.disconnected.connect(way.deleteLater)

    def _answer(self, request: bytes) -> bytes:
        """Show the window where the request comes from its screen."""
        try:
            wanted = json.loads(request)
            if wanted["screen"] != here():
                return b"other"
            token = str(wanted["token"])
        except (ValueError, TypeError, KeyError):
            return b"other"
        if token:
            os.environ[TOKEN] = token  # Qt takes it from there
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return SHOWN


def _answers(place: Path) -> bool:
    """Say whether another window listens there."""
    import socket

    if not place.exists():
        return False
    with socket.socket(socket.AF_UNIX) as way:
        way.settimeout(READING)
        try:
            way.connect(str(place))
        except ConnectionRefusedError:
            return False
    return True
