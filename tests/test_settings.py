"""Settings in a small file that survives damage, older programs and newer ones."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.settings import LARGEST, MOTIONS, POLICIES, TEXT_SIZES, THEMES, Settings, load, read_values, save, write_values

ALL = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    motion=st.sampled_from(MOTIONS),
    text_size=st.sampled_from(TEXT_SIZES),
    voice=st.booleans(),
    volume=st.integers(0, 100),
    timers=st.booleans(),
    trainee=st.integers(0, 10**6),
    trainee_name=st.text(max_size=60),
    trainee_picture=st.text(max_size=20),
    policy=st.sampled_from(POLICIES),
    confidence=st.booleans(),
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "home" / "settings.json"


def written(file, values):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")


def test_without_a_file_there_are_defaults(file):
    assert load(file) == Settings()
    assert not file.parent.exists()


@given(settings=ALL)
def test_what_was_saved_is_loaded(tmp_path_factory, settings):
    file = tmp_path_factory.mktemp("home") / "settings.json"
    save(file, settings)
    assert load(file) == settings


def test_a_folder_is_made_where_it_is_needed(file):
    save(file, Settings(theme="dark"))
    assert load(file).theme == "dark"


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", "7", '"text"', "\x00", "[" * 100_000])
def test_a_damaged_file_gives_the_defaults_and_can_be_saved_over(file, damage, caplog):
    written(file, damage)
    with caplog.at_level(logging.WARNING):
        assert load(file) == Settings()
    save(file, Settings(volume=3))
    assert load(file).volume == 3


def test_bytes_that_are_no_text_give_the_defaults(file):
    file.parent.mkdir()
    file.write_bytes(b"\xff\xfe{")
    assert load(file) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 1),
        ("text_size", 101),
        ("text_size", "100"),
        ("text_size", 100.0),
        ("voice", 1),
        ("voice", "yes"),
        ("volume", -1),
        ("volume", 101),
        ("volume", True),
        ("timers", None),
        ("trainee", "1"),
        ("trainee_name", ["Ada"]),
    ],
)
def test_a_value_that_makes_no_sense_falls_back_alone(file, name, value):
    written(file, {"theme": "dark", "volume": 5} | {name: value})
    loaded = load(file)._asdict()
    assert loaded[name] == Settings()._asdict()[name]
    assert all(loaded[other] == kept for other, kept in {"theme": "dark", "volume": 5}.items() if other != name)


def test_what_a_newer_program_wrote_is_kept(file):
    written(file, {"theme": "dark", "drills": {"daily": 3}})
    save(file, load(file)._replace(volume=10))
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["drills"] == {"daily": 3}
    assert (kept["theme"], kept["volume"]) == ("dark", 10)


def test_nothing_is_left_beside_the_file(file):
    save(file, Settings())
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_file_that_cannot_be_written_is_the_caller_s_concern(file):
    file.parent.parent.mkdir(exist_ok=True)
    file.parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="home"):
        save(file, Settings())


def test_names_stand_in_the_file_as_people_write_them(file):
    save(file, Settings(trainee_name="Łucja"))
    assert "Łucja" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("length", [1, 20, 100])
def test_a_file_that_was_written_halfway_gives_the_defaults(file, length):
    save(file, Settings(theme="dark", trainee_name="Ada"))
    file.write_bytes(file.read_bytes()[:length])
    assert load(file) == Settings()
    save(file, Settings(volume=1))
    assert load(file).volume == 1


def test_a_huge_file_is_left_unread(file):
    written(file, '{"theme": "dark", "more": "' + "x" * LARGEST + '"}')
    assert load(file) == Settings()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_its_place_does_not_keep_the_program_waiting(file):
    file.parent.mkdir()
    os.mkfifo(file)
    assert load(file) == Settings()


def test_a_folder_in_its_place_gives_the_defaults(file):
    file.mkdir(parents=True)
    assert load(file) == Settings()
    with pytest.raises(OSError, match="settings"):
        save(file, Settings())
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_file_that_nobody_may_read_gives_the_defaults(file, monkeypatch):
    written(file, {"theme": "dark"})

    def refuse(*arguments, **options):
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "open", refuse)
    assert load(file) == Settings()


@pytest.mark.parametrize("name", ["\ud800", "A" * 61])
def test_a_name_that_cannot_be_shown_is_forgotten(file, name):
    written(file, {"trainee": 1, "trainee_name": name})
    assert load(file).trainee_name == ""


@pytest.mark.parametrize("foreign", ['"\\ud800"', "[" * 900 + "]" * 900])
def test_what_can_be_read_and_not_written_never_stops_saving(file, foreign):
    written(file, f'{{"theme": "dark", "drills": {foreign}}}')
    save(file, load(file)._replace(volume=7))
    assert (load(file).theme, load(file).volume) in (("dark", 7), ("system", 7))


def test_a_folder_whose_name_is_no_text_is_written_and_read_again(file):
    write_values(file, {}, {"place": "/home/caf\udce9", "name": "Zoë"})
    assert read_values(file) == {"place": "/home/caf\udce9", "name": "Zoë"}


def test_where_the_disk_is_full_the_old_settings_stay(file, monkeypatch):
    save(file, Settings(theme="dark"))

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        save(file, Settings(theme="light"))
    assert load(file).theme == "dark"
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]
