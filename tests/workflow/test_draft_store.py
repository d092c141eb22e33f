"""Words that are being written outlast a hard stop, and are gone once they are sent."""

from __future__ import annotations

import json

import pytest

from simulator.workflow import draft_store
from simulator.workflow.draft_store import DraftStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "unsent.json"


def test_words_are_there_again_where_they_were_written(path):
    DraftStore(path).keep(3, 2, ("I would say", "“sorry”"))
    again = DraftStore(path)
    assert again.words_at(3, 2) == ("I would say", "“sorry”")
    assert again.words_at(3, 3) == again.words_at(4, 2) == ()


def test_only_the_latest_place_is_kept(path):
    kept = DraftStore(path)
    kept.keep(3, 2, ("one",))
    kept.keep(3, 3, ("other",))
    assert (DraftStore(path).words_at(3, 2), DraftStore(path).words_at(3, 3)) == ((), ("other",))


@pytest.mark.parametrize(
    "forget", [lambda kept: kept.keep(3, 2, ("", "")), lambda kept: kept.move_on(3, 3)], ids=["emptied", "sent"]
)
def test_what_was_sent_or_taken_back_leaves_no_word_in_the_file(path, forget):
    kept = DraftStore(path)
    kept.keep(3, 2, ("secret", ""))
    forget(kept)
    assert "secret" not in path.read_text(encoding="utf-8")
    assert DraftStore(path).words_at(3, 2) == ()


def test_staying_in_the_same_place_forgets_nothing(path):
    kept = DraftStore(path)
    kept.keep(3, 2, ("here",))
    kept.move_on(3, 2)
    assert DraftStore(path).words_at(3, 2) == ("here",)


def test_an_attempt_that_is_not_kept_leaves_no_words(path):
    DraftStore(path).keep(0, 2, ("rehearsal",))
    assert not path.exists()


def test_without_a_path_nothing_is_written():
    kept = DraftStore(None)
    kept.keep(3, 2, ("here",))
    assert kept.words_at(3, 2) == ("here",)


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"attempt": true, "entries": 1, "words": ["x"]}', '{"attempt": 1, "entries": 1, "words": "x"}']
)
def test_a_damaged_file_is_as_good_as_none(path, damage):
    path.write_text(damage, encoding="utf-8")
    assert DraftStore(path).words_at(1, 1) == ()


def test_what_is_no_text_is_left_out(path):
    path.write_text(json.dumps({"attempt": 1, "entries": 1, "words": ["x", 3, None]}), encoding="utf-8")
    assert DraftStore(path).words_at(1, 1) == ("x",)


@pytest.mark.parametrize("error", [OSError("full"), ValueError("too large")], ids=["full", "large"])
def test_a_file_that_cannot_be_written_is_no_trouble(path, monkeypatch, error):
    def refuse(*arguments):
        raise error

    monkeypatch.setattr(draft_store, "write_values", refuse)
    kept = DraftStore(path)
    kept.keep(3, 2, ("here",))
    assert kept.words_at(3, 2) == ("here",)
