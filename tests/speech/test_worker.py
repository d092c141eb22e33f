"""Tests of the child process: what it answers, and when it ends."""

from __future__ import annotations

import json
import subprocess
import wave

import pytest

from simulator.speech.fake_engine import FakeEngine
from simulator.speech.protocol import (
    DISK,
    ENGINE,
    TEXT,
    Rendered,
    decode_answer,
    encode,
    render_request,
    voices_request,
    worker_command,
    worker_folder,
)
from simulator.speech.utterance import PIECE_LENGTH, Utterance
from simulator.speech.worker import answer
from tests.guard import GUARD


def render(out, text="I never made that call.", language="en-GB", gender=""):
    return answer(FakeEngine(), encode(render_request(7, Utterance(text, language, gender), out)))


def run_worker(*requests, engine="fake", grace=GUARD):
    return subprocess.run(
        [*worker_command(engine), "--grace", str(grace)],
        cwd=worker_folder(),
        input=b"".join(requests),
        capture_output=True,
        timeout=GUARD,
        check=False,
    )


def length(path):
    with wave.open(str(path), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


def test_it_says_what_the_engine_can_speak():
    found = answer(FakeEngine(), encode(voices_request(3)))
    assert (found.id, found.ok, found.engine, found.languages) == (3, True, "fake 1", ("en-GB", "en-US", "pl"))


def test_without_an_engine_it_says_so():
    found = answer("There is none.", encode(voices_request(3)))
    assert (found.ok, found.error) == (False, "There is none.")


def test_it_writes_the_file_and_nothing_else(tmp_path):
    found = render(tmp_path / "a.wav")
    assert (found.id, found.ok, found.voice, found.match) == (7, True, "anne", "exact")
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_it_says_which_voice_stood_in(tmp_path):
    assert render(tmp_path / "a.wav", language="en-AU", gender="male").voice == "adam"
    assert render(tmp_path / "a.wav", language="ru").match == "default"


def test_a_long_text_becomes_one_file(tmp_path):
    words = 4 * PIECE_LENGTH // len("word ")
    assert len(Utterance("word " * words).pieces) == 4
    render(tmp_path / "a.wav", "word " * words)
    assert length(tmp_path / "a.wav") == pytest.approx(words * 0.02)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize(
    ("text", "kind"), [("fake:fail now", ENGINE), ("fake:full", DISK), ("fake:mute", TEXT), ("", TEXT), ("?!", TEXT)]
)
def test_a_failure_has_a_kind_and_leaves_no_file(tmp_path, text, kind):
    found = render(tmp_path / "a.wav", text)
    assert (found.ok, found.kind) == (False, kind)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_a_matter_of_the_disk(tmp_path):
    assert render(tmp_path / "missing" / "a.wav").kind == DISK


@pytest.mark.parametrize("line", [b"", b"\xff\xfe", b"[]", b"{}", b'{"id": 1}', b'{"id": 1, "ask": "tea"}', b'{"id": null}'])
def test_nonsense_is_answered_with_an_error(line):
    assert not answer(FakeEngine(), line).ok


@pytest.mark.parametrize("line", [b"", b"hello", b"[]", b"3", b"{}", b'{"engine": 1}', b'{"id": 1, "ok": true, "tea": 2}'])
def test_nonsense_of_the_worker_is_not_taken_for_an_answer(line):
    with pytest.raises(ValueError, match=r".*"):
        decode_answer(line)


def test_the_process_answers_in_order_and_ends_with_its_input(tmp_path):
    utterances = [Utterance("Привет 😀"), Utterance("fake:fail"), Utterance("Hello")]
    requests = [encode(render_request(number, one, tmp_path / f"{number}.wav")) for number, one in enumerate(utterances)]
    run = run_worker(encode(voices_request(9)), *requests)
    answers = [decode_answer(line) for line in run.stdout.splitlines()]
    assert [(one.id, one.ok) for one in answers] == [(9, True), (0, True), (1, False), (2, True)]
    assert run.returncode == 0


def test_only_answers_are_on_the_standard_output():
    run = run_worker(encode(voices_request(1)), engine="none")
    assert [json.loads(line)["ok"] for line in run.stdout.splitlines()] == [False]


def test_a_process_that_hangs_does_not_outlive_its_parent(tmp_path):
    run = run_worker(encode(render_request(1, Utterance("fake:hang"), tmp_path / "a.wav")), grace=0.2)
    assert (run.returncode, run.stdout) == (1, b"")


def test_answers_survive_the_pipe():
    sent = Rendered(4, ok=False, kind=DISK, error="„pełny” dysk\n")
    assert decode_answer(encode(sent)) == sent
