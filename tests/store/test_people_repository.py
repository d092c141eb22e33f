"""Trainees go in and come out again, on each kind of database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.core.errors import SimulatorError
from simulator.store.progress_store import ProgressStore
from tests.store.examples import NOON, VERSION, begin, later


def test_an_added_trainee_is_found(store: ProgressStore) -> None:
    ann = store.people.add(" Ann ", "marta", NOON)
    assert (ann.name, ann.picture, ann.created) == ("Ann", "marta", NOON)
    assert store.people.trainees() == (ann,)


def test_a_name_is_taken_whatever_its_capitals(store: ProgressStore) -> None:
    ann = store.people.add("Łukasz", "", NOON)
    with pytest.raises(SimulatorError, match="already"):
        store.people.add("łUKASZ", "", NOON)
    assert store.people.trainees() == (ann,)


def test_a_trainee_can_be_renamed_and_given_a_picture(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON)
    store.people.rename(ann.id, "ANN Lee")
    assert (
        store.people.change_picture(ann.id, "marta")
        == store.people.trainees()[0]
        == replace(ann, name="ANN Lee", picture="marta")
    )


def test_a_trainee_can_change_the_capitals_of_the_own_name(store: ProgressStore) -> None:
    ann = store.people.add("ann", "", NOON)
    assert store.people.rename(ann.id, "Ann").name == "Ann"


def test_renaming_to_a_taken_name_changes_nothing(store: ProgressStore) -> None:
    ann, bob = store.people.add("Ann", "", NOON), store.people.add("Bob", "", NOON)
    with pytest.raises(SimulatorError, match="already"):
        store.people.rename(bob.id, "ann")
    assert store.people.trainees(by_name=True) == (ann, bob)


def test_who_practised_last_comes_first(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON)
    bob = store.people.add("bob", "", NOON + later(1))
    cid = store.people.add("Cid", "", NOON + later(2))
    store.attempts.start(bob.id, VERSION, "practice", 1, NOON + later(3))
    assert store.people.trainees() == (bob, cid, ann)
    assert store.people.trainees(by_name=True) == (ann, bob, cid)


def test_removing_a_trainee_removes_the_attempts_and_nothing_else(store: ProgressStore) -> None:
    gone, kept = begin(store, "name-it"), begin(store, "own-it", name="Bob")
    store.people.remove(gone.trainee)
    with pytest.raises(SimulatorError, match="no longer"):
        store.attempts.find(gone.id)
    assert store.attempts.find(kept.id) == kept
    assert store.versions.find(VERSION.digest) == VERSION


def test_the_id_of_a_removed_trainee_is_not_given_out_again(store: ProgressStore) -> None:
    ann = store.people.add("Ann", "", NOON)
    store.people.remove(ann.id)
    assert store.people.add("Bob", "", NOON).id != ann.id
