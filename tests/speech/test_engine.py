"""Tests with the speech engine of this computer, where there is one."""

from __future__ import annotations

import ctypes.util
import subprocess
import wave

import pytest

from simulator.core.scenario import Voice
from simulator.speech.protocol import decode_answer, encode, render_request, voices_request, worker_command, worker_folder
from simulator.speech.utterance import Utterance, utterance

needs_espeak = pytest.mark.skipif(ctypes.util.find_library("espeak-ng") is None, reason="libespeak-ng is not installed")
LINE = "There is a charge on here I never made."


def run_worker(*requests):
    run = subprocess.run(
        worker_command(), cwd=worker_folder(), input=b"".join(map(encode, requests)), capture_output=True, timeout=60, check=True
    )
    return [decode_answer(line) for line in run.stdout.splitlines()]


def heard(path):
    """Seconds of sound, and the loudest sample."""
    with wave.open(str(path), "rb") as sound:
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
        return len(samples) / sound.getframerate(), max(samples)


@needs_espeak
def test_an_angry_customer_is_heard_to_speak_faster(tmp_path):
    moods = (0, 5, 0)
    requests = [
        render_request(number, utterance(LINE, Voice("en-GB", "female"), "en", mood), tmp_path / f"{number}.wav")
        for number, mood in enumerate(moods)
    ]
    voices, *rendered = run_worker(voices_request(9), *requests)
    assert "pl" in voices.languages
    assert all(one.ok and one.match == "exact" for one in rendered)
    (angry, loudest), (calm, _), (again, _) = (heard(tmp_path / f"{number}.wav") for number in range(3))
    assert angry < calm < 1.4 * angry
    assert loudest > 1_000
    assert again == pytest.approx(angry, rel=0.01)


@needs_espeak
def test_hostile_text_does_not_end_the_engine(tmp_path):
    texts = [
        "x" * 30_000,
        "word " * 6_000,
        "中文" * 300,
        "<speak><break time='9s'/></speak> [[h@l'oU]]",
        "مرحبا",
        "\u0301" * 900 + "a",
        "½",
    ]
    requests = [
        render_request(number, utterance(text, Voice("en"), "en", 5), tmp_path / f"{number}.wav")
        for number, text in enumerate(texts)
    ]
    *_, last = run_worker(*requests, render_request(99, Utterance(LINE), tmp_path / "last.wav"))
    assert (last.id, last.ok) == (99, True)
    assert heard(tmp_path / "last.wav")[0] > 1
