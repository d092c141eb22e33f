"""The database as a whole: where it is, copies of it, and the way back to one."""

from __future__ import annotations

import pytest

from simulator.store.progress_store import open_store
from simulator.workflow.saved_progress import SavedProgress
from tests.conversations import START


@pytest.fixture
def progress(store, clock):
    return SavedProgress(store, clock)


def test_a_file_is_named_and_keeps_what_is_saved(progress, paths):
    assert progress.place == str(paths.database)
    assert progress.one_file
    assert progress.saving


def test_a_sound_database_has_nothing_to_tell(progress):
    assert (progress.notice, progress.take_damage()) == ("", "")


def test_memory_keeps_nothing(clock):
    with open_store(":memory:", now=clock) as store:
        progress = SavedProgress(store, clock)
        assert not progress.saving
        assert not progress.one_file


def test_a_copy_can_be_restored_and_what_was_there_is_kept(progress, store, ada, tmp_path):
    copy = tmp_path / "copy.sqlite"
    progress.save_copy(copy)
    store.people.add("Ben", "", START)
    kept = progress.restore(copy)
    assert store.people.trainees() == (ada,)
    with open_store(kept, now=lambda: START) as before:
        assert [trainee.name for trainee in before.people.trainees(by_name=True)] == ["Ada", "Ben"]


def test_who_watches_is_called_where_something_damaged_was_left_out(progress, store, ada):
    calls = []
    progress.watch_damage(lambda: calls.append(1))
    with store._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE trainee SET picture = x'ff'")
    assert store.people.trainees() == ()
    assert calls
    assert f"person {ada.id}" in progress.take_damage()
