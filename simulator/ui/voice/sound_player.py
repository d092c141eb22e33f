"""Plays sound files: the only place that loads QtMultimedia, and only when there is something to hear."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QMetaObject, QObject, Qt, QTimer, QUrl, Signal, SignalInstance

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

# Qt lists every optional video library that a computer lacks, and complains about each file that is stopped while it is being
# opened; a file that really can't be opened is reported by the player as an error too.
_QUIET_RULES = """
qt.multimedia.symbolsresolver.warning=false
qt.multimedia.ffmpeg.info=false
qt.multimedia.ffmpeg.mediadataholder.warning=false
"""
_PATIENCE_MS = 3_000
_FFMPEG_VERSIONS = range(56, 64)
_FFMPEG_WARNINGS = 24


class SoundPlayer(QObject):
    """Plays one file at a time.

    `began` and `ended` follow each `play` unless `stop` or another `play` comes first; `failed` says that the file can't be
    played. A file is never released while Qt opens it: its error would come in the middle of the next one, or the next one would
    not start. Opening takes about 5 ms, and what was asked for meanwhile is done then.
    """

    began = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._amplitude = 1.0
        self._wanted: Path | None = None
        self._opening: Path | None = None
        self._began = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_failure)

    def has_device(self) -> bool:
        """Whether the computer has a sound device; loads QtMultimedia (about 80 ms) the first time."""
        try:
            self._load()
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # a library that sound needs is not on this computer
            return False

        return bool(QMediaDevices.audioOutputs())

    def play(self, path: Path) -> None:
        """Play `path` from its beginning."""
        self.stop()
        self._wanted = path
        if self._opening is None:
            self._open(path)

    def stop(self) -> None:
        """Stop at once."""
        self._wanted = None
        if self._player is not None and self._opening is None:
            _call(self._player, "stop")

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100; squared, since equal steps of loudness are ratios of amplitude."""
        self._amplitude = (max(0, min(100, percent)) / 100) ** 2
        if self._output is not None:
            self._output.setVolume(self._amplitude)

    def close(self) -> None:
        """Stop, and release the file."""
        self._wanted = self._opening = None
        self._patience.stop()
        self.stop()
        if self._player is not None:
            self._player.setSource(QUrl())

    def _load(self) -> tuple[QMediaPlayer, QAudioOutput]:
        if self._player is None or self._output is None:
            QLoggingCategory.setFilterRules(_QUIET_RULES)
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

            self._player, self._output = QMediaPlayer(self), QAudioOutput(self)
            _settle(self._player.durationChanged)
            _settle(self._output.volumeChanged)
            self._output.setVolume(self._amplitude)
            self._player.setAudioOutput(self._output)
            # Later, from the event loop: the player can't be given another file while it changes its state.
            self._player.playbackStateChanged.connect(self._on_change, Qt.ConnectionType.QueuedConnection)
            self._player.mediaStatusChanged.connect(self._on_change, Qt.ConnectionType.QueuedConnection)
            _quieten_ffmpeg()
        return self._player, self._output

    def _open(self, path: Path) -> None:
        player, output = self._load()
        from PySide6.QtMultimedia import QMediaDevices

        # Headphones may have come or gone since the last line.
        if output.device() != QMediaDevices.defaultAudioOutput():
            output.setDevice(QMediaDevices.defaultAudioOutput())
        self._opening, self._began = path, False
        self._patience.start()
        # The same URL would not be read again, and the file may have changed.
        player.setSource(QUrl())
        player.setSource(QUrl.fromLocalFile(str(path)))

    def _on_change(self) -> None:
        """Go by what the player is doing now: the change that is reported may belong to the previous file."""
        if self._player is None:
            return
        status, state = self._player.mediaStatus(), self._player.playbackState()
        if self._opening is not None:
            if status == status.LoadedMedia:
                self._on_opened()
            elif status == status.InvalidMedia:
                self._on_failure()
        elif self._wanted is not None:
            # Some sound systems stop without any report when their device is unplugged.
            over = status == status.EndOfMedia or (self._began and state == state.StoppedState)
            if not self._began and (over or state == state.PlayingState):
                self._began = True
                self.began.emit()
            if over and self._wanted is not None:
                self._wanted = None
                self.ended.emit()

    def _on_opened(self) -> None:
        opened, self._opening = self._opening, None
        self._patience.stop()
        if self._player is not None and self._wanted == opened:
            _call(self._player, "play")
        elif self._wanted is not None:
            self._open(self._wanted)

    def _on_failure(self) -> None:
        """React to a file that can't be played, or takes longer to open than anyone would wait."""
        failed, self._opening = self._opening or self._wanted, None
        self._patience.stop()
        if self._wanted == failed:
            self._wanted = None
            self.failed.emit()
        elif self._wanted is not None:
            self._open(self._wanted)


def _call(player: QMediaPlayer, slot: str) -> None:
    """Call a slot at once, but without the interpreter lock, which the player's own methods would hold.

    They wait for Qt's sound threads, which in turn wait for that lock when they have something to log to Python.
    """
    QMetaObject.invokeMethod(player, slot, Qt.ConnectionType.DirectConnection)


def _settle(signal: SignalInstance) -> None:
    """Let the binding find out now, in this thread, that no Python code overrides Qt's `connectNotify`.

    Otherwise Qt's sound thread does that when it first releases a file: holding a lock of Qt's, it waits for the interpreter,
    which may be waiting for that lock. About one start in fifteen froze that way during the first lines.
    """

    def nothing() -> None:
        """Do nothing; it exists to be connected."""

    signal.connect(nothing)
    signal.disconnect(nothing)


def _quieten_ffmpeg() -> None:
    """Limit the FFmpeg that Qt has loaded to warnings: it describes every file on the terminal, bypassing Qt's logging."""
    if sys.platform != "linux":
        return
    import ctypes

    for version in _FFMPEG_VERSIONS:
        with contextlib.suppress(OSError):
            ctypes.CDLL(f"libavutil.so.{version}", mode=os.RTLD_NOLOAD | os.RTLD_NOW).av_log_set_level(_FFMPEG_WARNINGS)
