"""Tests of the folder of sound files."""

from __future__ import annotations

import os
import wave

import pytest

from simulator.speech import cache as module
from simulator.speech.cache import VoiceCache, is_sound


def write_sound(path, frames=100):
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(2 * frames))
    return path


@pytest.fixture
def cache(tmp_path):
    found = VoiceCache(tmp_path / "voice")
    yield found
    found.close()


def test_nothing_is_created_before_it_is_needed(tmp_path):
    VoiceCache(tmp_path / "voice")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_found_by_its_key(cache):
    path = write_sound(cache.path("a", ".wav"))
    assert cache.find("a", ".wav") == path


def test_an_unknown_key_is_not_found(cache):
    assert cache.find("a", ".wav") is None


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all, and long enough to be taken for one", bytes(100)])
def test_a_damaged_file_is_not_found(cache, content):
    cache.path("a", ".wav").write_bytes(content)
    assert cache.find("a", ".wav") is None


def test_a_file_that_comes_while_it_is_looked_for_stays(cache, monkeypatch):
    def late(path):
        there = is_sound(path)
        write_sound(path)
        return there

    monkeypatch.setattr(module, "is_sound", late)
    assert cache.find("a", ".wav") is None
    monkeypatch.undo()
    assert cache.find("a", ".wav") == cache.path("a", ".wav")


def test_a_file_that_was_cut_off_is_not_found(cache):
    path = write_sound(cache.path("a", ".wav"))
    os.truncate(path, path.stat().st_size - 10)
    assert cache.find("a", ".wav") is None


def test_a_file_without_sound_is_not_found(cache):
    write_sound(cache.path("a", ".wav"), frames=0)
    assert cache.find("a", ".wav") is None


def test_the_apple_format_is_a_sound_too(tmp_path):
    path = tmp_path / "a.aiff"
    path.write_bytes(b"FORM" + (92).to_bytes(4, "big") + b"AIFC" + bytes(88))
    assert is_sound(path)


def test_the_least_recently_used_file_makes_room(tmp_path):
    cache = VoiceCache(tmp_path, limit=1_000)
    for age, key in ((30, "oldest"), (20, "older"), (10, "old")):
        path = write_sound(cache.path(key, ".wav"))
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
        cache.added(path)
    cache.find("oldest", ".wav")
    for key in ("new", "newer"):
        cache.added(write_sound(cache.path(key, ".wav")))
    assert cache.find("older", ".wav") is None
    assert cache.find("oldest", ".wav")
    assert cache.find("newer", ".wav")


def test_a_new_file_is_kept_even_if_it_alone_is_too_much(tmp_path):
    cache = VoiceCache(tmp_path, limit=10)
    path = write_sound(cache.path("a", ".wav"))
    cache.added(path)
    assert cache.find("a", ".wav") == path


def test_files_of_an_earlier_run_count(tmp_path):
    write_sound(tmp_path / "earlier.wav", frames=1_000)
    cache = VoiceCache(tmp_path, limit=2_100)
    cache.added(write_sound(cache.path("new", ".wav")))
    assert cache.find("earlier", ".wav") is None


def test_what_a_killed_worker_left_is_removed_after_an_hour(tmp_path):
    left, fresh = tmp_path / "a.7-0.part.wav", tmp_path / "b.7-0.part.wav"
    for path in (left, fresh):
        path.touch()
    os.utime(left, (0, 0))
    assert VoiceCache(tmp_path).find("a", ".wav") is None
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_replaced_by_a_temporary_one(tmp_path):
    (tmp_path / "file").touch()
    cache = VoiceCache(tmp_path / "file" / "voice")
    path = write_sound(cache.path("a", ".wav"))
    assert cache.temporary
    assert cache.find("a", ".wav") == path
    cache.close()
    assert not path.exists()


def test_leaving_a_full_folder_twice_keeps_the_temporary_one(cache):
    assert cache.move_to_temporary() == cache.move_to_temporary() == cache.folder
