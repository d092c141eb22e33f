"""A sound file, played: the only place that loads QtMultimedia, and that only when there is something to hear."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QMetaObject, QObject, Qt, QUrl, Signal, SignalInstance

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

# Qt lists every optional video library that a computer lacks, and complains of each file that is stopped while it is opened;
# a file that really can't be opened is an error of the player's as well.
_QUIET_RULES = """
qt.multimedia.symbolsresolver.warning=false
qt.multimedia.ffmpeg.info=false
qt.multimedia.ffmpeg.mediadataholder.warning=false
"""
_FFMPEG_VERSIONS = range(56, 64)
_FFMPEG_WARNINGS = 24


class Sound(QObject):
    """Plays one file at a time.

    `began` and `ended` follow each `play` unless `stop` or another `play` comes first; `failed` says that the file can't be
    played.
    """

    began = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._amplitude = 1.0
        self._playing = False
        self._announced = False

    def has_device(self) -> bool:
        """Whether the computer has something to play on; loads QtMultimedia (some 80 ms) the first time."""
        self._load()
        from PySide6.QtMultimedia import QMediaDevices

        return bool(QMediaDevices.audioOutputs())

    def play(self, path: Path) -> None:
        """Play `path` from its beginning."""
        player, output = self._load()
        from PySide6.QtMultimedia import QMediaDevices

        self.stop()
        # Headphones may have come or gone since the last line.
        if output.device() != QMediaDevices.defaultAudioOutput():
            output.setDevice(QMediaDevices.defaultAudioOutput())
        self._playing, self._announced = True, False
        player.setSource(QUrl.fromLocalFile(str(path)))
        _call(player, "play")

    def stop(self) -> None:
        """Be silent at once."""
        self._playing = False
        if self._player is not None:
            _call(self._player, "stop")

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100; squared, since equal steps of loudness are ratios of amplitude."""
        self._amplitude = (max(0, min(100, percent)) / 100) ** 2
        if self._output is not None:
            self._output.setVolume(self._amplitude)

    def close(self) -> None:
        """Stop, and let go of the file."""
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
            self._player.playbackStateChanged.connect(self._on_state)
            self._player.mediaStatusChanged.connect(self._on_status)
            self._player.errorOccurred.connect(self._on_error)
            _quieten_ffmpeg()
        return self._player, self._output

    def _on_state(self, state: QMediaPlayer.PlaybackState) -> None:
        if self._playing and not self._announced and state == state.PlayingState:
            self._announced = True
            self.began.emit()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        # A status that was on its way while the next file was set is the old file's.
        if self._playing and self._player is not None and status == self._player.mediaStatus() == status.EndOfMedia:
            self._playing = False
            self.ended.emit()

    def _on_error(self) -> None:
        if self._playing and self._player is not None:
            self._playing = False
            # Setting the same file again would not read it again.
            self._player.setSource(QUrl())
            self.failed.emit()


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
    for version in _FFMPEG_VERSIONS:
        with contextlib.suppress(OSError):
            ctypes.CDLL(f"libavutil.so.{version}", mode=os.RTLD_NOLOAD | os.RTLD_NOW).av_log_set_level(_FFMPEG_WARNINGS)
