"""What a page asks of the voice, and one that stays silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from simulator.speech.utterance import Utterance


class Speaker(Protocol):
    """Someone who says the customer's lines aloud. No method blocks, waits or raises."""

    def speak(self, utterance: Utterance) -> None:
        """Say this now, in place of what is being said."""
        ...

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Make these ready while there is time, the first one first; what was to be made ready before is forgotten."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        ...

    def set_enabled(self, enabled: bool) -> None:
        """Switch the voice on or off."""
        ...


class SilentSpeaker:
    """A speaker for programs and tests without sound."""

    def speak(self, utterance: Utterance) -> None:
        """Say nothing."""

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Prepare nothing."""

    def stop(self) -> None:
        """Stay silent."""

    def set_volume(self, percent: int) -> None:
        """Leave the volume alone."""

    def set_enabled(self, enabled: bool) -> None:
        """Stay silent either way."""
