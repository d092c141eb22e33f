"""A sound file, played: the only place that loads QtMultimedia, and that only when there is something to hear."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QMetaObject, QObject, Qt, QTimer, QUrl, Signal, SignalInstance

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

# Qt lists every optional video library that a computer lacks, and complains of each file that is stopped while it is opened;
# a file that really can't be opened is an error of the player's as well.
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
    played. A file is never let go of while Qt opens it: its error would come in the middle of the next one, or the next one would
    not start. It takes some 5 ms, and what came meanwhile is done then.
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
        """Whether the computer has something to play on; loads QtMultimedia (some 80 ms) the first time."""
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
        """Be silent at once."""
        self._wanted = None
        if self._player is not None and self._opening is None:
            _call(self._player, "stop")

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100; squared, since equal steps of loudness are ratios of amplitude."""
        self._amplitude = (max(0, min(100, percent)) / 100) ** 2
        if self._output is not None:
            self._output.setVolume(self._amplitude)

    def close(self) -> None:
        """Stop, and let go of the file."""
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
            # Later, from the event loop: in the middle of its own change the player can't be given another file.
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
        # The same address would not be read again, and the file may be another one by now.
        player.setSource(QUrl())
        player.setSource(QUrl.fromLocalFile(str(path)))

    def _on_change(self) -> None:
        """Go by what the player is doing now: the change that this tells of may be of the file before."""
        if self._player is None:
            return
        status, state = self._player.mediaStatus(), self._player.playbackState()
        if self._opening is not None:
            if status == status.LoadedMedia:
                self._on_opened()
            elif status == status.InvalidMedia:
                self._on_failure()
        elif self._wanted is not None:
            # Some sound systems stop without a word when their device is pulled out.
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
        """The file can't be played, or takes longer to open than anyone would wait."""
        failed, self._opening = self._opening or self._wanted, None
        self._patience.stop()
        if self._wanted == failed:
            self._wanted = None
            self.failed.emit()
        elif self._wanted is not None:
            self._open(self._wanted)


def _call(player: QMediaPlayer, slot: str) -> None:
    """Call a slot at once, but without holding the interpreter, as the player's own methods do.

    They wait for Qt's sound threads, which wait for the interpreter where they have something to log and Python listens.
    """
    QMetaObject.invokeMethod(player, slot, Qt.ConnectionType.DirectConnection)


def _settle(signal: SignalInstance) -> None:
    """Let the binding find out now, in this thread, that no Python code overrides Qt's notices of connections.

    Otherwise Qt's sound thread has it found out when it first lets go of a file: holding a lock of Qt's, it waits for the
    interpreter, which may be waiting for that lock. One program in fifteen froze so in its first lines.
    """

    def nothing() -> None:
        """Be connected."""

    signal.connect(nothing)
    signal.disconnect(nothing)


def _quieten_ffmpeg() -> None:
    """Ask the FFmpeg that Qt has loaded for warnings only: it describes every file on the terminal, past Qt's logging."""
    if sys.platform != "linux":
        return
    import ctypes

    for version in _FFMPEG_VERSIONS:
        with contextlib.suppress(OSError):
            ctypes.CDLL(f"libavutil.so.{version}", mode=os.RTLD_NOLOAD | os.RTLD_NOW).av_log_set_level(_FFMPEG_WARNINGS)
