"""Plays sound files on the computer's loudspeaker: the only place that opens a sound device, and only when there is need.

Everything that could wait for the system's sound happens on a thread of its own; no method waits longer than `FIRST_LOOK`.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import threading
from array import array
from collections.abc import Callable, Generator, Sequence
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loaded on the thread, when there is something to hear
    from simulator.speech.sound_file import Sound

FIRST_LOOK = 1.0
"""Seconds that the first question whether there is a device may take; loading the library takes most of them."""
PERIOD = 50
"""Milliseconds that the device asks for at a time. It holds three such pieces, so a change is heard within 150."""
HELD = 3

BACKENDS = {
    "linux": ("PULSEAUDIO", "ALSA"),  # PipeWire answers as PulseAudio
    "win32": ("WASAPI", "DSOUND", "WINMM"),
    "darwin": ("COREAUDIO",),
}


class Playing:
    """How far a sound is: `turns` counts the pieces that the device took, `over` and `failed` are true at the end."""

    def __init__(self) -> None:
        self.turns = 0
        self.over = False
        self.failed = False
        self.stopped = False


class Loudspeaker:
    """Plays one file at a time on the device that is the system's choice at that moment."""

    def __init__(self, backends: Sequence[str] | None = None) -> None:
        """`backends` are names of miniaudio's; without them those of the system that can be heard."""
        self._backends = BACKENDS.get(sys.platform, ("SNDIO", "AUDIO4", "OSS")) if backends is None else backends
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._device: Any = None
        self._playing = Playing()
        self._amplitude = 1.0
        self._works: bool | None = None
        self._looked = threading.Event()
        self._looking = False
        self._library = True

    @property
    def has_library(self) -> bool:
        """Whether the library for sound is installed, as far as is known."""
        return self._library

    def has_device(self) -> bool:
        """Whether the computer can be heard, as far as is known; where it could not, each question has it looked at again."""
        if not self._works and not self._looking:
            self._looking = True
            self._order(self._look)
        if self._works is None:
            self._looked.wait(FIRST_LOOK)
        return bool(self._works)

    def play(self, path: Path) -> Playing:
        """Play a WAV or AIFF file from its beginning, instead of what is heard; what is returned tells how far it is."""
        self._playing.stopped = True
        self._playing = playing = Playing()
        self._order(lambda: self._start(path, playing))
        return playing

    def stop(self) -> None:
        """Be silent at once."""
        self._playing.stopped = True
        if self._thread is not None:
            self._order(self._silence)

    def set_amplitude(self, amplitude: float) -> None:
        """Set the loudness, 0 to 1, also of what is heard."""
        self._amplitude = amplitude

    def close(self) -> None:
        """Be silent, and let go of the device."""
        if self._thread is not None:
            self.stop()
            self._orders.put(None)
            self._thread.join(FIRST_LOOK)  # a system whose sound hangs must not keep the program
            self._thread = None

    def _order(self, act: Callable[[], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, args=(self._orders,), name="first-call-sound", daemon=True)
            self._thread.start()
        self._orders.put(act)

    @staticmethod
    def _work(orders: SimpleQueue[Callable[[], None] | None]) -> None:
        while (act := orders.get()) is not None:
            act()

    def _look(self) -> None:
        if self._device is None:
            with contextlib.suppress(OSError):
                _close(self._open(22_050, 1))
        self._looking = False
        self._looked.set()

    def _open(self, rate: int, channels: int) -> Any:
        """Open the device. Raises OSError where there is none, or no library to open it with."""
        try:
            import miniaudio
        except ImportError as error:
            self._library = self._works = False
            raise OSError from error
        _quieten_alsa()
        chosen = [miniaudio.Backend[name] for name in self._backends]
        form = miniaudio.SampleFormat.SIGNED16
        try:
            device = miniaudio.PlaybackDevice(form, channels, rate, PERIOD, None, HELD, chosen, app_name="First Call")
        except miniaudio.MiniaudioError as error:
            self._works = False
            raise OSError from error
        self._works = True
        return device

    def _start(self, path: Path, playing: Playing) -> None:
        self._silence()
        if playing.stopped:
            return
        try:
            self._device = self._begun(path, playing)
        except (OSError, ValueError, ImportError):
            playing.failed = True

    def _begun(self, path: Path, playing: Playing) -> Any:
        """Open the device and let it ask for the samples of a file. Raises OSError, ValueError or ImportError."""
        from simulator.speech.sound_file import read_sound

        sound = read_sound(path)
        device = self._open(sound.rate, sound.channels)
        pieces = _pieces(sound, playing, lambda: self._amplitude)
        next(pieces)
        try:
            device.start(pieces)
        except Exception as error:
            self._works = False
            _close(device)
            raise OSError from error
        return device

    def _silence(self) -> None:
        if self._device is not None:
            _close(self._device)
            self._device = None


def _pieces(sound: Sound, playing: Playing, amplitude: Callable[[], float]) -> Generator[array[int], int, None]:
    """Give the device as many frames as it asks for, until those that it holds at the end have been heard as well."""
    place, left = 0, sound.rate * PERIOD * HELD // 1000
    frames = yield array("h")
    while left > 0 and not playing.stopped:
        piece = sound.samples[place : place + frames * sound.channels]
        place += len(piece)
        left -= frames - len(piece) // sound.channels
        playing.turns += 1
        loudness = amplitude()
        frames = yield piece if loudness == 1 else array("h", [int(sample * loudness) for sample in piece])
    playing.over = not playing.stopped


def _close(device: Any) -> None:
    """Close a device and what the library keeps of each one that was ever opened: a connection to the sound server."""
    import miniaudio

    device.close()
    context = device.__dict__.pop("_context", None)
    if context is not None:
        miniaudio.lib.ma_context_uninit(context)


@cache
def _quieten_alsa() -> object:
    """Keep ALSA from writing to the terminal, bypassing everything, that a computer has no sound card.

    What is returned is called by the system whenever it likes, and has to stay.
    """
    if sys.platform != "linux":
        return None
    kind = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    unheard = kind(lambda *_: None)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(unheard)
    return unheard
