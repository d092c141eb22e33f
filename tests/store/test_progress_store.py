"""What holds for every part of the store, and what becomes of a database in memory."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import pytest

from simulator.core.errors import SimulatorError
from simulator.core.training.attempt import LogEntry
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import CARD, NOON, VERSION, WON, begin, noon

GONE: dict[str, tuple[object, ...]] = {
    "people.rename": (99, "Ann"),
    "people.change_picture": (99, "marta"),
    "people.remove": (99,),
    "attempts.start": (99, VERSION, "practice", 1, NOON),
    "attempts.record": (99, LogEntry(0, "name-it"), NOON),
    "attempts.finish": (99, WON, NOON),
    "attempts.discard": (99, NOON),
    "attempts.find": (99,),
    "attempts.reflect": (99, "", ""),
    "people.set_pin": (99, "1234"),
    "people.check_pin": (99, "1234", NOON),
    "people.reset_pin": (99, "1234", NOON),
    "drills.keep_drill": (CARD,),
    "drills.keep_drills": (99, (), NOON),
    "versions.find": ("b" * 64,),
}


@pytest.mark.parametrize("method", GONE)
def test_what_is_gone_is_said_to_be_gone(store: ProgressStore, method: str) -> None:
    with pytest.raises(SimulatorError, match="no longer"):
        attrgetter(method)(store)(*GONE[method])


def test_memory_works_like_a_file_and_keeps_nothing() -> None:
    with open_store(":memory:", now=noon) as store:
        attempt = begin(store, "name-it")
        assert store.attempts.unfinished(attempt.trainee) == (attempt,)
        assert (store.saving, store.notice) == (False, "")
    with open_store(":memory:", now=noon) as store:
        assert store.people.trainees() == ()


def test_progress_made_in_memory_can_still_be_saved(file: Path) -> None:
    with open_store(":memory:", now=noon) as store:
        attempt = begin(store, "name-it")
        store.backup(file)
    with open_store(file, now=noon) as store:
        assert (store.saving, store.attempts.find(attempt.id)) == (True, attempt)
