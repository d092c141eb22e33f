"""The child process that renders sound files: `python -m simulator.speech.worker [--engine pyttsx3|fake|none] [--grace SECONDS]`.

Requests come on the standard input, answers go to the standard output; `simulator.speech.protocol` says which. The process ends
when its input is closed, so it doesn't outlive the program that started it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import signal
import sys
import threading
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.core.errors import VoiceUnavailable
from simulator.speech.engine import SpeechEngine, SystemEngine
from simulator.speech.fake_engine import FakeEngine
from simulator.speech.protocol import DISK, ENGINE, TEXT, Rendered, Voices, encode
from simulator.speech.voices import choose_voice

# Requests that are on their way when the input closes are still answered, if none of them takes longer than this.
GRACE_SECONDS = 5.0


class NothingToHear(ValueError):
    """The engine made no sound of a text."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Answer requests until the standard input is closed; never returns."""
    parser = argparse.ArgumentParser(prog="simulator.speech.worker")
    parser.add_argument("--engine", choices=("pyttsx3", "fake", "none"), default="pyttsx3")
    parser.add_argument("--grace", type=float, default=GRACE_SECONDS, metavar="SECONDS")
    chosen = parser.parse_args(arguments)
    channel = _claim_output()
    # Ctrl+C in a terminal reaches the child too; it is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    progress = threading.Event()
    threading.Thread(target=_read, args=(requests, progress, chosen.grace), daemon=True).start()
    try:
        engine: SpeechEngine | str = open_engine(chosen.engine)
    except VoiceUnavailable as error:
        engine = error.message
    with contextlib.suppress(BrokenPipeError):
        for line in iter(requests.get, None):
            os.write(channel, encode(answer(engine, line)))
            progress.set()
    # The engine's library may fail an assertion when it is taken down in the usual way.
    os._exit(0)


def open_engine(name: str) -> SpeechEngine:
    """The engine called `name`, `none` standing for a computer without one; raises VoiceUnavailable if it isn't there."""
    if name == "fake":
        return FakeEngine()
    if name == "pyttsx3":
        return SystemEngine()
    raise VoiceUnavailable("There is no speech engine.")


def answer(engine: SpeechEngine | str, line: bytes) -> Voices | Rendered:
    """Do what a line asks for; `engine` is the reason where there is none. Never raises: the error is the answer."""
    number = 0
    try:
        request = json.loads(line)
        number = int(request["id"])
        if request["ask"] == "voices":
            return _voices(engine, number)
        if isinstance(engine, str):
            return Rendered(number, ok=False, kind=ENGINE, error=engine)
        return _render(engine, number, request)
    except NothingToHear as error:
        return Rendered(number, ok=False, kind=TEXT, error=str(error))
    except OSError as error:
        return Rendered(number, ok=False, kind=DISK, error=str(error))
    except Exception as error:  # noqa: BLE001 - the engine's errors are of every kind, and the parent wants to hear of each
        return Rendered(number, ok=False, kind=ENGINE, error=f"{type(error).__name__}: {error}")


def _voices(engine: SpeechEngine | str, number: int) -> Voices:
    if isinstance(engine, str):
        return Voices(number, ok=False, error=engine)
    languages = tuple(dict.fromkeys(tag for voice in engine.voices for tag in voice.languages))
    return Voices(number, ok=True, engine=engine.name, suffix=engine.suffix, languages=languages)


def _render(engine: SpeechEngine, number: int, request: dict[str, Any]) -> Rendered:
    wanted = (request["language"], request["gender"], engine.default_voice, request["person"])
    voice = choose_voice(engine.voices, *wanted)
    out = Path(request["out"])
    if not request["pieces"]:
        raise NothingToHear("the text is empty")
    pieces = request["pieces"] if engine.suffix == ".wav" else [" ".join(request["pieces"])]
    parts = [out.with_name(f"{out.stem}.{os.getpid()}-{order}.part{engine.suffix}") for order in range(len(pieces))]
    try:
        for piece, part in zip(pieces, parts, strict=True):
            # The engine's thread finds out too late that a file can't be written.
            part.touch()
            engine.render(piece, voice.id, request["rate"], request["pitch"], part)
        if engine.suffix == ".wav":
            _join(parts)
        parts[0].replace(out)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return Rendered(number, ok=True, voice=voice.id, match=voice.match)


def _join(parts: Sequence[Path]) -> None:
    """Put the sound of all parts into the first one; raises NothingToHear if there is none in any."""
    sounds = []
    for part in parts:
        with wave.open(str(part), "rb") as sound:
            shape = sound.getparams()
            sounds.append(sound.readframes(shape.nframes))
    if not any(sounds):
        raise NothingToHear("the engine made no sound of this text")
    if len(parts) > 1:
        with wave.open(str(parts[0]), "wb") as whole:
            whole.setparams(shape)
            whole.writeframes(b"".join(sounds))


def _claim_output() -> int:
    """Keep the standard output for answers and send what libraries print to the standard error."""
    channel = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return channel


def _read(requests: queue.SimpleQueue[bytes | None], progress: threading.Event, grace: float) -> None:
    """Pass the lines of the standard input on; when it is closed, end the process even if the engine hangs."""
    for line in sys.stdin.buffer:
        requests.put(line)
    requests.put(None)
    while progress.wait(grace):
        progress.clear()
    os._exit(1)


if __name__ == "__main__":
    main()
