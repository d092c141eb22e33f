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


def crc(data, bits, polynomial):
    """Give the check sum of a part of a FLAC file."""
    rest = 0
    for byte in data:
        rest ^= byte << (bits - 8)
        for _ in range(8):
            rest = (rest << 1 ^ (polynomial if rest >> (bits - 1) & 1 else 0)) & ((1 << bits) - 1)
    return rest


def flac(frames=4096, count=3, value=1000, rate=44_100):
    """Return a recording of one value all along, as RFC 9639 has it: constant subframes, one channel, 16 bits."""
    about = (
        struct.pack(">HH", frames, frames) + b"\0" * 6 + struct.pack(">Q", rate << 44 | 15 << 36 | frames * count) + b"\0" * 16
    )
    whole = b"fLaC\x80" + len(about).to_bytes(3, "big") + about
    for number in range(count):
        head = b"\xff\xf8\x79\x08" + bytes([number]) + struct.pack(">H", frames - 1)
        frame = head + bytes([crc(head, 8, 0x07)]) + b"\0" + struct.pack(">h", value)
        whole += frame + struct.pack(">H", crc(frame, 16, 0x8005))
    return whole


def test_a_compressed_recording_is_read(tmp_path):
    (tmp_path / "a.flac").write_bytes(flac())
    sound = read_sound(tmp_path / "a.flac")
    assert (sound.rate, sound.channels, len(sound.samples), set(sound.samples)) == (44_100, 1, 3 * 4096, {1000})


def test_a_recording_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.speech.sound_file.LONGEST", 0.2)
    (tmp_path / "a.flac").write_bytes(flac())
    with pytest.raises(ValueError, match="too long"):
        read_sound(tmp_path / "a.flac")


@pytest.mark.parametrize("head", [b"ID3", b"OggS", b"fLaC", b"\xff\xfb"])
def test_a_recording_that_is_none_is_refused(tmp_path, head):
    (tmp_path / "a.mp3").write_bytes(head + b"rubbish" * 9)
    with pytest.raises(ValueError, match="no"):
        read_sound(tmp_path / "a.mp3")
