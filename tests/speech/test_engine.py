"""Tests with the speech engine of this computer, where there is one."""

from __future__ import annotations

import ctypes.util
import subprocess
import wave
from operator import mul
from statistics import median

import pytest

from simulator.core.scenario.participants import Voice
from simulator.speech.protocol import decode_answer, encode, render_request, voices_request, worker_command, worker_folder
from simulator.speech.utterance import Utterance, utterance
from tests.guard import GUARD

needs_espeak = pytest.mark.skipif(ctypes.util.find_library("espeak-ng") is None, reason="libespeak-ng is not installed")
LINE = "There is a charge on here I never made."


def run_worker(*requests):
    run = subprocess.run(
        [*worker_command(), "--grace", str(GUARD)],
        cwd=worker_folder(),
        input=b"".join(map(encode, requests)),
        capture_output=True,
        timeout=GUARD,
        check=True,
    )
    return [decode_answer(line) for line in run.stdout.splitlines()]


def heard(path):
    """Seconds of sound, and the loudest sample."""
    with wave.open(str(path), "rb") as sound:
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
        return len(samples) / sound.getframerate(), max(samples)


def pitch(path):
    """The median pitch in Hz of the voiced parts, by autocorrelation: good to some 2 %."""
    with wave.open(str(path), "rb") as sound:
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")[::2]
        rate = sound.getframerate() // 2
    width, found = rate // 25, []
    for start in range(0, len(samples) - 2 * width, width):
        frame = samples[start : start + 2 * width]
        loud = sum(map(mul, frame[:width], frame[:width]))
        likeness = {lag: sum(map(mul, frame[:width], frame[lag : lag + width])) for lag in range(rate // 400, rate // 60)}
        best = max(likeness, key=likeness.__getitem__)
        if loud > 200_000 * width and likeness[best] > loud / 2:
            found.append(rate / best)
    return median(found)


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
def test_customers_of_one_gender_sound_different_from_each_other(tmp_path):
    people = [("female", "Marta Oliveira"), ("female", "Priya Raman"), ("male", "Viktor Halloran"), ("male", "Tomasz Wilk")]
    rendered = run_worker(
        *(
            render_request(number, utterance(LINE, Voice("en-GB", gender), "en", 5, person=person), tmp_path / f"{number}.wav")
            for number, (gender, person) in enumerate(people)
        )
    )
    assert len({one.voice for one in rendered}) == 4
    marta, priya, viktor, tomasz = (pitch(tmp_path / f"{number}.wav") for number in range(4))
    assert min(marta, priya) > 1.5 * max(viktor, tomasz)
    assert abs(marta - priya) > 8
    assert abs(viktor - tomasz) > 8


@needs_espeak
@pytest.mark.parametrize("customer", [Voice("en-GB", "female", 165, 55), Voice("en-GB", "male", 165, 36)])
def test_the_mood_is_heard_in_speed_and_pitch_and_it_stays_the_same_person(tmp_path, customer):
    moods = range(11)
    run_worker(*(render_request(mood, utterance(LINE, customer, "en", mood), tmp_path / f"{mood}.wav") for mood in moods))
    seconds = [heard(tmp_path / f"{mood}.wav")[0] for mood in moods]
    pitches = [pitch(tmp_path / f"{mood}.wav") for mood in moods]
    assert seconds[0] < seconds[1] < seconds[2] < seconds[3] < seconds[5]
    assert max(seconds) < 1.3 * min(seconds)
    assert pitches[0] > pitches[5]
    assert pitches[10] > pitches[5]
    assert max(pitches) < 1.15 * min(pitches)


@needs_espeak
def test_a_line_in_other_letters_than_those_of_the_voice_gets_a_voice_of_its_language(tmp_path):
    marta = Voice("en-GB", "female")
    english, russian = run_worker(
        render_request(1, utterance("Where is my parcel?", marta, "en", 5), tmp_path / "1.wav"),
        render_request(2, utterance("Где моя посылка?", marta, "en", 5), tmp_path / "2.wav"),
    )
    assert (english.match, russian.match) == ("exact", "exact")
    assert "ru" in russian.voice
    assert english.voice != russian.voice


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
