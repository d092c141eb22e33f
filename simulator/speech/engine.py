"""What the worker asks of a speech engine, and the engine of this computer."""

from __future__ import annotations

import hashlib
import platform
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from simulator.core.errors import VoiceUnavailable
from simulator.speech.voices import EngineVoice

# What eSpeak makes of any of its voices, as different from one another as it can. Other variants are missing in some versions,
# where the plain voice, which is a man's, would speak without a word about it.
_ESPEAK_VARIANTS = {"": ("",), "female": ("+f3", "+f2", "+f1", "+f5"), "male": ("+m3", "+m1", "+m7", "+m8")}


class SpeechEngine(Protocol):
    """Something that turns text into sound files.

    `name` holds the version too: files of another name are not taken for this engine's. `suffix` is the kind of file it writes.
    """

    name: str
    suffix: str
    voices: tuple[EngineVoice, ...]
    default_voice: str

    def render(self, text: str, voice: str, rate: int, pitch: int, out: Path) -> None:
        """Write `text` (at most 500 characters, with a letter or digit in it) to `out`; return when the file is complete."""
        ...


class SystemEngine:
    """The speech engine of this computer: eSpeak NG on Linux, SAPI on Windows, NSSpeechSynthesizer on macOS.

    Raises VoiceUnavailable if there is none.
    """

    def __init__(self) -> None:
        # Every platform's driver raises errors of its own kind.
        try:
            import pyttsx3

            self._engine = pyttsx3.init()
            self._driver = self._engine.proxy._driver
            self._espeak = self._engine.driver_name == "espeak"
            self.voices = tuple(one for voice in self._engine.getProperty("voices") for one in self._listed(voice))
            self.default_voice: str = self._engine.getProperty("voice") or ""
        except Exception as error:
            raise VoiceUnavailable(f"No speech engine answers: {error}") from error
        self.suffix = ".aiff" if sys.platform == "darwin" else ".wav"
        self.name = f"{self._engine.driver_name} {self._version()} {self._fingerprint()}"
        if self._espeak:
            # Each run ends with a cancel, which now and then throws away the rate or voice that was just set.
            self._driver.stop = lambda: None

    def render(self, text: str, voice: str, rate: int, pitch: int, out: Path) -> None:
        """See `SpeechEngine`; raises OSError for the disk and RuntimeError for the engine."""
        finished = threading.Event()
        errors: list[BaseException] = []
        with self._listening(finished, errors):
            # An unknown voice speaks as the one before it and only reports an error.
            self._engine.setProperty("voice", voice)
            self._engine.setProperty("rate", rate)
            self._engine.setProperty("pitch", pitch)
            self._engine.save_to_file(text, str(out))
            self._engine.runAndWait()
            if self._espeak:
                finished.wait()
        if errors:
            raise _cause(errors[0])

    @contextmanager
    def _listening(self, finished: threading.Event, errors: list[BaseException]) -> Iterator[None]:
        """Gather what the engine reports, from its own thread too: an error there is only printed, and the wait never ends."""

        def on_error(*, exception: BaseException, **_: object) -> None:
            errors.append(exception)

        def on_thread_error(report: Any) -> None:
            errors.append(report.exc_value or RuntimeError("the engine's thread failed"))
            self._driver.endLoop()
            finished.set()

        tokens = [
            self._engine.connect("finished-utterance", lambda **_: finished.set()),
            self._engine.connect("error", on_error),
        ]
        previous, sys.unraisablehook = sys.unraisablehook, on_thread_error
        try:
            yield
        finally:
            sys.unraisablehook = previous
            for token in tokens:
                self._engine.disconnect(token)

    def _listed(self, voice: Any) -> list[EngineVoice]:
        """Return the voices that one listed by the driver stands for."""
        tags = tuple(str(tag) for tag in voice.languages if tag)
        if self._espeak:
            variants = [(variant, gender) for gender, several in _ESPEAK_VARIANTS.items() for variant in several]
            return [EngineVoice(f"{voice.id}{variant}", tags, gender) for variant, gender in variants]
        stated = str(voice.gender or "").lower()
        return [EngineVoice(voice.id, tags, "female" if "female" in stated else "male" if "male" in stated else "")]

    def _version(self) -> str:
        if not self._espeak:
            return platform.version()
        from pyttsx3.drivers import _espeak

        return str(_espeak.Info(None).decode())

    def _fingerprint(self) -> str:
        """Eight digits that change when voices are added or removed, as another one may be the right one then."""
        return hashlib.sha256(repr(self.voices).encode()).hexdigest()[:8]


def _cause(error: BaseException) -> BaseException:
    """The disk's own error where the engine's driver hid it behind another."""
    return error.__context__ if isinstance(error.__context__, OSError) else error
