"""An engine for tests: short sounds at once, and faults on request.

A text that begins with one of these words brings the fault about, whatever follows:

    fake:fail     the engine reports an error
    fake:crash    the process dies
    fake:hang     never comes back
    fake:wait     comes back when a file named `gate` lies beside the file to write
    fake:mute     writes a file without sound
    fake:full     the disk is full
"""

from __future__ import annotations

import errno
import os
import threading
import wave
from pathlib import Path

from simulator.speech.voices import EngineVoice

FRAMES_A_SECOND = 8_000
MILLISECONDS_A_WORD = 20


class FakeEngine:
    """Speaks British and American English and Polish; two women speak British."""

    name = "fake 1"
    suffix = ".wav"
    default_voice = "anne"
    voices: tuple[EngineVoice, ...] = (
        EngineVoice("anne", ("en-GB",), "female"),
        EngineVoice("alice", ("en-GB",), "female"),
        EngineVoice("adam", ("en-US",), "male"),
        EngineVoice("ewa", ("pl",), "female"),
    )

    def render(self, text: str, voice: str, rate: int, pitch: int, out: Path) -> None:
        """Write 20 ms of sound for each word; voice, rate and pitch make no difference."""
        frames = len(text.split()) * MILLISECONDS_A_WORD * FRAMES_A_SECOND // 1_000
        match text.partition(" ")[0]:
            case "fake:fail":
                raise RuntimeError("failed on request")
            case "fake:full":
                raise OSError(errno.ENOSPC, "full on request")
            case "fake:crash":
                os._exit(70)
            case "fake:hang":
                threading.Event().wait()
            case "fake:wait":
                _wait_for(out.parent / "gate")
            case "fake:mute":
                frames = 0
        with wave.open(str(out), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(FRAMES_A_SECOND)
            sound.writeframes(bytes((0, 0, 0, 4)) * (frames // 2))


def _wait_for(gate: Path) -> None:
    while not gate.exists():
        threading.Event().wait(0.002)
