"""A voice for tests that makes no sound and takes no time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Voice(QObject):
    """Writes down what it is asked to say, and finishes when it is told to."""

    finished = Signal(str)
    notice_raised = Signal(str)

    def __init__(self):
        super().__init__()
        self.said, self.utterances, self.prepared, self.stops = [], [], [], 0
        self.volume = self.enabled = self.closed = None

    def speak(self, utterance):
        """Say this."""
        self.said.append(utterance.text)
        self.utterances.append(utterance)

    def prepare(self, utterances):
        """Get these ready."""
        self.prepared = [utterance.text for utterance in utterances]

    def can_say(self, utterance):
        """Say yes to all but one line."""
        return utterance.text != "Nobody can say this."

    def warm_up(self):
        """Get ready."""

    def stop(self):
        """Be silent."""
        self.stops += 1

    def set_volume(self, percent):
        """Set the loudness."""
        self.volume = percent

    def set_enabled(self, enabled):
        """Switch on or off."""
        self.enabled = enabled

    def close(self):
        """Leave nothing behind."""
        self.closed = True
