"""Sound files are read as the speech engines of each system write them."""

from __future__ import annotations

import struct
import wave
from array import array

import pytest

from simulator.speech.sound_file import read_sound

SAMPLES = [0, 1, -1, 32767, -32768, 1000]


def write_wav(path, samples=SAMPLES, channels=1, rate=22050):
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(array("h", samples).tobytes())
    return path


def part(name, body):
    return name + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)


def aiff(order=">", kind=b"", bits=16, rate=b"\x40\x0d\xac\x44" + b"\0" * 6, offset=0):
    """Return a file as macOS writes it: 22050 a second, unless told otherwise."""
    samples = struct.pack(f"{order}{len(SAMPLES)}h", *SAMPLES)
    about = struct.pack(">hIh", 1, len(SAMPLES), bits) + rate + (kind + b"\x00\x00" if kind else b"")
    body = struct.pack(">II", offset, 0) + b"\0" * offset + samples
    inside = (b"AIFC" if kind else b"AIFF") + part(b"odd ", b"x") + part(b"COMM", about) + part(b"SSND", body)
    return b"FORM" + struct.pack(">I", len(inside)) + inside


def test_a_wav_file_is_read(tmp_path):
    sound = read_sound(write_wav(tmp_path / "a.wav", channels=2, rate=44100))
    assert (sound.rate, sound.channels, list(sound.samples)) == (44100, 2, SAMPLES)


@pytest.mark.parametrize(
    "data", [aiff(), aiff(kind=b"NONE"), aiff(kind=b"twos"), aiff(kind=b"sowt", order="<"), aiff(offset=4)], ids=range(5)
)
def test_an_aiff_file_is_read(tmp_path, data):
    (tmp_path / "a.aiff").write_bytes(data)
    sound = read_sound(tmp_path / "a.aiff")
    assert (sound.rate, sound.channels, list(sound.samples)) == (22050, 1, SAMPLES)


def test_a_path_with_letters_of_any_script_is_read(tmp_path):
    assert read_sound(write_wav(tmp_path / "głos – 声.wav")).rate == 22050


BAD = [
    b"",
    b"RIFF",
    b"RIFF and nothing that could be heard, but long enough to look at it",
    b"FORM",
    aiff(bits=8),
    aiff(kind=b"ulaw"),
    aiff(rate=b"\0" * 10),
    aiff()[:40],
]


@pytest.mark.parametrize("data", BAD, ids=range(len(BAD)))
def test_what_holds_nothing_that_can_be_played_is_refused(tmp_path, data):
    (tmp_path / "bad").write_bytes(data)
    with pytest.raises(ValueError, match="no"):
        read_sound(tmp_path / "bad")


def test_a_file_without_samples_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no"):
        read_sound(write_wav(tmp_path / "a.wav", samples=[]))


def test_a_file_that_is_not_there_is_an_error_of_files(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_sound(tmp_path / "a.wav")
