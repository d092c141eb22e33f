"""The words that the voice worker and its parent exchange: one JSON object a line, UTF-8.

    {"ask": "voices", "id": 1}                                 -> Voices
    {"ask": "render", "id": 2, "pieces": [...], "language": "en-GB", "gender": "female", "person": "Jo Park", "rate": 165,
     "pitch": 50, "out": "/folder/name.wav"}                   -> Rendered

Answers come in the order of the requests and carry their ids.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulator.speech.utterance import Utterance

# What a rendering can fail of: the folder or disk, the engine, or a text in which the engine finds nothing to say.
DISK = "disk"
ENGINE = "engine"
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Voices:
    """What the worker has to offer: the engine's name and version, the suffix of its files, its language tags."""

    id: int
    ok: bool
    engine: str = ""
    suffix: str = ".wav"
    languages: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """How a rendering went: the voice used and how well it fits (see `voices.ChosenVoice`), or the error and its kind."""

    id: int
    ok: bool
    voice: str = ""
    match: str = ""
    kind: str = ""
    error: str = ""


def worker_command(engine: str = "pyttsx3") -> list[str]:
    """The command that starts the worker.

    In a frozen program `sys.executable` is the program itself; its entry point recognises `-m simulator.speech.worker`.
    """
    return [sys.executable, "-m", "simulator.speech.worker", "--engine", engine]


def worker_folder() -> Path:
    """Where the worker has to be started, so that it finds the same `simulator` as its parent and no stranger's modules."""
    return Path(__file__).resolve().parents[2]


def voices_request(number: int) -> dict[str, Any]:
    """Ask who can speak."""
    return {"ask": "voices", "id": number}


def render_request(number: int, utterance: Utterance, out: Path) -> dict[str, Any]:
    """Ask for `utterance` as the sound file `out`."""
    return {
        "ask": "render",
        "id": number,
        "pieces": list(utterance.pieces),
        "language": utterance.language,
        "gender": utterance.gender,
        "person": utterance.person,
        "rate": utterance.rate,
        "pitch": utterance.pitch,
        "out": str(out),
    }


def encode(message: Mapping[str, Any] | Voices | Rendered) -> bytes:
    """One line for the pipe; plain ASCII, whatever the text."""
    fields = message if isinstance(message, Mapping) else asdict(message)
    return json.dumps(fields).encode("ascii") + b"\n"


def decode_answer(line: bytes) -> Voices | Rendered:
    """Read a line of the worker; raises ValueError if it is no answer."""
    try:
        fields = json.loads(line)
        if "engine" in fields:
            return Voices(**{**fields, "languages": tuple(fields["languages"])})
        return Rendered(**fields)
    except (TypeError, KeyError) as error:
        raise ValueError(f"not an answer: {line[:80]!r}") from error
