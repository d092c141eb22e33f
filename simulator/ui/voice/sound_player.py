"""Plays sound files and tells when one begins and ends; what is heard is the loudspeaker's matter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from simulator.speech.loudspeaker import Loudspeaker, Playing

_LOOK_MS = 20
_PATIENCE_MS = 3_000


class SoundPlayer(QObject):
    """Plays one file at a time.

    `began` and `ended` follow each `play` unless `stop` or another `play` comes first; `failed` says that the file can't be
    played. The loudspeaker works on a thread of its own, and is looked at while something is to be heard.
    """

    began = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None, loudspeaker: Loudspeaker | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker or Loudspeaker()
        self._playing: Playing | None = None
        self._turns = 0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience)

    def has_device(self) -> bool:
        """Whether the computer can be heard; loads the library for sound (about 30 ms) the first time."""
        return self._loudspeaker.has_device()

    def has_library(self) -> bool:
        """Whether the library for sound is installed."""
        return self._loudspeaker.has_library

    def play(self, path: Path) -> None:
        """Play `path` from its beginning."""
        self._rest()
        self._playing, self._turns = self._loudspeaker.play(path), 0
        self._look.start()
        self._patience.start()

    def stop(self) -> None:
        """Stop at once."""
        if self._playing is not None:
            self._rest()
            self._loudspeaker.stop()

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100; squared, since equal steps of loudness are ratios of amplitude."""
        self._loudspeaker.set_amplitude((max(0, min(100, percent)) / 100) ** 2)

    def close(self) -> None:
        """Stop, and let go of the loudspeaker."""
        self._rest()
        self._loudspeaker.close()

    def _rest(self) -> None:
        self._playing = None
        self._look.stop()
        self._patience.stop()

    def _on_look(self) -> None:
        playing = self._playing
        if playing is None:
            return
        if playing.failed:
            self._conclude(self.failed)
            return
        if playing.turns > self._turns:
            first, self._turns = self._turns == 0, playing.turns
            self._patience.start()
            if first:
                self.began.emit()
        if playing.over and playing is self._playing:
            self._conclude(self.ended)

    def _on_patience(self) -> None:
        """React to a device that takes nothing more: it was pulled out, or never began."""
        self._on_look()
        if self._playing is not None and not self._patience.isActive():
            self._conclude(self.ended if self._turns else self.failed)

    def _conclude(self, told: SignalInstance) -> None:
        self._rest()
        self._loudspeaker.stop()
        told.emit()
