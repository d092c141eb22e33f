"""A PIN lets its owner in, makes a guesser wait longer and longer, and can be taken away by a trainer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import argon2
import pytest
from sqlalchemy import text

from simulator.core.errors import SimulatorError
from simulator.core.training.pins import PinCheck
from simulator.store import pins
from simulator.store.progress_store import ProgressStore, open_store
from tests.store.examples import NOON, noon

RIGHT = PinCheck(ok=True)
QUICK = partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spend little time on each hash: what is tested here is the way a PIN goes, not how hard it is to guess."""
    monkeypatch.setattr(pins, "_hasher", QUICK)


@pytest.fixture
def ann(store: ProgressStore) -> Iterator[int]:
    trainee = store.people.add("Ann", "", NOON)
    store.people.set_pin(trainee.id, "1234")
    return trainee.id


def fail(check: Callable[..., PinCheck], *before: object, times: int) -> list[int]:
    """Try a wrong PIN again and again, each time when it is looked at, and give the waits."""
    moment, waits = NOON, []
    for _ in range(times):
        found = check(*before, "wrong", moment)
        assert not found.ok
        waits.append(found.wait)
        moment += timedelta(seconds=found.wait)
    return waits


def stored(store: ProgressStore) -> str:
    with store._database.reading() as session:
        return str(session.execute(text("SELECT pin_hash FROM trainee")).scalar())


def test_the_right_pin_is_let_in_and_another_is_not(store: ProgressStore, ann: int) -> None:
    assert store.people.check_pin(ann, "1234", NOON) == RIGHT
    assert not store.people.check_pin(ann, "4321", NOON).ok


def test_a_list_of_trainees_tells_who_has_a_pin_and_nothing_more(store: ProgressStore, ann: int) -> None:
    store.people.add("Bob", "", NOON)
    found = {trainee.name: trainee for trainee in store.people.trainees()}
    assert (found["Ann"].has_pin, found["Bob"].has_pin) == (True, False)
    assert "argon2" not in repr(found)


def test_what_is_stored_is_a_salted_argon2id_hash(store: ProgressStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    ann = store.people.add("Ann", "", NOON).id
    hashes = []
    for _ in range(2):
        store.people.set_pin(ann, "1234")
        hashes.append(stored(store))
    assert all(found.startswith("$argon2id$v=19$m=65536,t=3,p=4$") for found in hashes)
    assert hashes[0] != hashes[1]
    assert store.people.check_pin(ann, "1234", NOON) == RIGHT


def test_a_hash_made_with_less_care_is_renewed_by_the_right_pin(
    store: ProgressStore, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "_hasher", partial(QUICK, time_cost=2))
    assert store.people.check_pin(ann, "1234", NOON) == RIGHT
    assert "t=2" in stored(store)
    assert store.people.check_pin(ann, "1234", NOON) == RIGHT


def test_who_has_no_pin_may_always_go_in(store: ProgressStore, ann: int) -> None:
    assert store.people.set_pin(ann, "").has_pin is False
    assert store.people.check_pin(ann, "", NOON) == RIGHT


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12 34", "12-34", "pass\n", "\ud800" * 4])
def test_a_pin_that_nobody_could_use_is_refused_and_the_old_one_stays(store: ProgressStore, ann: int, pin: str) -> None:
    with pytest.raises(SimulatorError, match="4 to 12 digits or letters") as caught:
        store.people.set_pin(ann, pin)
    assert caught.value.hint
    assert store.people.check_pin(ann, "1234", NOON) == RIGHT


def test_any_text_can_be_tried(store: ProgressStore, ann: int) -> None:
    assert [store.people.check_pin(ann, pin, NOON).ok for pin in ("", "\ud800")] == [False, False]


def test_an_accent_is_the_same_however_the_keyboard_writes_it(store: ProgressStore, ann: int) -> None:
    store.people.set_pin(ann, "\u00e9t\u00e91")
    assert store.people.check_pin(ann, "e\u0301te\u03011", NOON) == RIGHT


def test_the_wait_doubles_from_the_third_wrong_pin_to_five_minutes(store: ProgressStore, ann: int) -> None:
    assert fail(store.people.check_pin, ann, times=11) == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_during_the_wait_not_even_the_right_pin_is_looked_at(store: ProgressStore, ann: int) -> None:
    fail(store.people.check_pin, ann, times=3)
    assert store.people.check_pin(ann, "1234", NOON + timedelta(seconds=2)) == PinCheck(ok=False, wait=3)
    assert store.people.check_pin(ann, "wrong", NOON + timedelta(seconds=4.5)) == PinCheck(ok=False, wait=1)
    assert store.people.check_pin(ann, "1234", NOON + timedelta(seconds=5)) == RIGHT


def test_the_right_pin_starts_the_count_anew(store: ProgressStore, ann: int) -> None:
    fail(store.people.check_pin, ann, times=2)
    store.people.check_pin(ann, "1234", NOON)
    assert fail(store.people.check_pin, ann, times=3) == [0, 0, 5]


def test_starting_the_program_again_does_not_shorten_the_wait(where: str, store: ProgressStore, ann: int) -> None:
    fail(store.people.check_pin, ann, times=4)
    with open_store(where, now=noon) as other:
        assert other.people.check_pin(ann, "1234", NOON + timedelta(seconds=6)) == PinCheck(ok=False, wait=9)


def test_a_clock_that_was_put_back_locks_nobody_out_for_longer_than_the_wait(store: ProgressStore, ann: int) -> None:
    fail(store.people.check_pin, ann, times=3)
    earlier = NOON - timedelta(days=300)
    assert store.people.check_pin(ann, "1234", earlier) == PinCheck(ok=False, wait=5)
    assert store.people.check_pin(ann, "1234", earlier + timedelta(seconds=5)) == RIGHT


def test_wrong_pins_of_one_do_not_make_another_wait(store: ProgressStore, ann: int) -> None:
    bob = store.people.add("Bob", "", NOON).id
    store.people.set_pin(bob, "abcd")
    fail(store.people.check_pin, ann, times=5)
    assert store.people.check_pin(bob, "abcd", NOON) == RIGHT


def test_the_first_trainers_pin_counts_and_then_only_it_can_be_changed(store: ProgressStore) -> None:
    assert not store.people.has_trainer_pin()
    assert store.people.check_trainer_pin("anything", NOON) == RIGHT
    assert store.people.set_trainer_pin("", "coach1", NOON) == RIGHT
    assert store.people.has_trainer_pin()
    assert not store.people.set_trainer_pin("guess1", "coach2", NOON).ok
    assert store.people.set_trainer_pin("coach1", "coach2", NOON) == RIGHT
    assert not store.people.check_trainer_pin("coach1", NOON).ok
    assert store.people.check_trainer_pin("coach2", NOON) == RIGHT


def test_the_trainers_pin_can_be_taken_away(store: ProgressStore) -> None:
    store.people.set_trainer_pin("", "coach1", NOON)
    assert store.people.set_trainer_pin("coach1", "", NOON) == RIGHT
    assert not store.people.has_trainer_pin()


def test_who_guesses_the_trainers_pin_waits_too(where: str, store: ProgressStore) -> None:
    store.people.set_trainer_pin("", "coach1", NOON)
    assert fail(store.people.check_trainer_pin, times=5) == [0, 0, 5, 10, 20]
    with open_store(where, now=noon) as other:
        assert other.people.set_trainer_pin("coach1", "coach2", NOON + timedelta(seconds=20)) == PinCheck(ok=False, wait=15)


def test_a_trainer_takes_the_pin_of_a_trainee_away(store: ProgressStore, ann: int) -> None:
    store.people.set_trainer_pin("", "coach1", NOON)
    fail(store.people.check_pin, ann, times=6)
    assert not store.people.reset_pin(ann, "guess1", NOON).ok
    assert store.people.trainees()[0].has_pin
    assert store.people.reset_pin(ann, "coach1", NOON) == RIGHT
    assert not store.people.trainees()[0].has_pin
    assert store.people.check_pin(ann, "", NOON) == RIGHT


def test_without_a_trainers_pin_nobody_resets_anything(store: ProgressStore, ann: int) -> None:
    with pytest.raises(SimulatorError, match="no trainer's PIN") as caught:
        store.people.reset_pin(ann, "", NOON)
    assert caught.value.hint
    assert store.people.trainees()[0].has_pin


def test_a_hash_that_can_no_longer_be_read_is_said_to_be_so(store: ProgressStore, ann: int) -> None:
    with store._database.writing() as session:
        session.execute(text("UPDATE trainee SET pin_hash = 'gone'"))
    with pytest.raises(SimulatorError, match="no longer be read"):
        store.people.check_pin(ann, "1234", NOON)


@pytest.mark.parametrize(
    "value",
    [
        "{",
        "[]",
        "{}",
        "7",
        '{"hash": 5, "failures": 0, "failed": null}',
        '{"hash": "x", "failures": "abc", "failed": null}',
        '{"hash": "x", "failures": 1, "failed": "noon"}',
        '{"hash": "x", "failures": 1, "failed": "2026-03-01T12:00:00"}',
    ],
)
def test_a_trainers_pin_that_is_damaged_is_said_to_be_so(store: ProgressStore, value: str) -> None:
    store.people.set_trainer_pin("", "coach1", NOON)
    with store._database.writing() as session:
        session.execute(text("UPDATE setting SET value = :value"), {"value": value})
    with pytest.raises(SimulatorError, match="damaged"):
        store.people.check_trainer_pin("coach1", NOON)


def test_the_library_that_makes_hashes_is_loaded_with_the_first_pin_only(file: Path) -> None:
    script = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from simulator.store.progress_store import open_store\n"
        "now = datetime.now(UTC)\n"
        "with open_store(sys.argv[1], now=lambda: now) as store:\n"
        "    ann = store.people.add('Ann', '', now)\n"
        "    store.people.check_pin(ann.id, '', now)\n"
        "    before = 'argon2' in sys.modules\n"
        "    store.people.set_pin(ann.id, '1234')\n"
        "sys.stdout.write(f\"{before} {'argon2' in sys.modules}\")\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script, str(file)], cwd=root, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False True", "")
