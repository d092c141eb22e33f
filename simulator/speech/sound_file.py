"""Reads a sound file as it is played: 16-bit samples, the channels taking turns."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import miniaudio

RATE = 44_100
LONGEST = 300
"""Compressed recordings are played at so many frames a second, and for so many seconds at most."""
_DESCRIPTION = 18
"""Bytes of the part COMM of an AIFF file: channels, frames, bits, and the rate as an 80-bit number."""
_PLAIN = (b"", b"NONE", b"twos", b"sowt")
"""Codings that leave the samples as they are; with the last one their bytes stand the other way round."""


class Sound(NamedTuple):
    """Frames per second, samples per frame, and the samples."""

    rate: int
    channels: int
    samples: array[int]


def read_sound(path: Path) -> Sound:
    """Read a WAV, AIFF, MP3, OGG or FLAC file.

    Raises OSError where it can't be read, ValueError where it holds nothing that can be played.
    """
    data = path.read_bytes()
    sound = _aiff(data) if data[:4] == b"FORM" else _wav(data) if data[:4] == b"RIFF" else _recorded(data)
    if not sound.samples or sound.rate <= 0 or sound.channels <= 0:
        raise ValueError(f"{path} holds no sound")
    return sound


def _wav(data: bytes) -> Sound:
    try:
        decoded = miniaudio.wav_read_s16(data)
    except miniaudio.MiniaudioError as error:
        raise ValueError("no WAV file") from error
    return Sound(decoded.sample_rate, decoded.nchannels, decoded.samples)


def _recorded(data: bytes) -> Sound:
    """Read a compressed recording piece by piece, so that a small file can't become a very large one."""
    samples = array("h")
    try:
        for piece in miniaudio.stream_memory(data, nchannels=1, sample_rate=RATE, frames_to_read=RATE):
            samples.extend(piece)
            if len(samples) > RATE * LONGEST:
                raise ValueError("a recording that is too long")
    except miniaudio.MiniaudioError as error:
        raise ValueError("no recording") from error
    return Sound(RATE, 1, samples)


def _aiff(data: bytes) -> Sound:
    """Read what the speech engine of macOS writes (Apple, Audio Interchange File Format 1.3, and AIFF-C without compression)."""
    parts = dict(_parts(data[12:]))
    about, body = parts.get(b"COMM", b""), parts.get(b"SSND", b"")
    coding = about[18:22]
    if len(about) < _DESCRIPTION or int.from_bytes(about[6:8], "big") != 16 or coding not in _PLAIN:
        raise ValueError("no AIFF file of 16-bit samples")
    first = 8 + int.from_bytes(body[:4], "big")
    samples = array("h", body[first : first + (len(body) - first) // 2 * 2])
    if (coding == b"sowt") != (sys.byteorder == "little"):
        samples.byteswap()
    return Sound(_extended(about[8:18]), int.from_bytes(about[:2], "big"), samples)


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give each part of an AIFF file with its name; each begins at an even place."""
    place = 0
    while place + 8 <= len(data):
        size = int.from_bytes(data[place + 4 : place + 8], "big")
        yield data[place : place + 4], data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _extended(number: bytes) -> int:
    """Read an 80-bit number (IEEE 754, extended) that is whole and positive, as rates are."""
    exponent = int.from_bytes(number[:2], "big") - 16383
    return int.from_bytes(number[2:], "big") >> (63 - exponent) if 0 <= exponent <= 63 else 0
