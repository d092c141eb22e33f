"""Drills go in and come out again, on each kind of database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from simulator.core.errors import SimulatorError
from simulator.store.progress_store import ProgressStore
from tests.store.examples import CARD, LOST, NOON, VERSION, begin, later, play


def test_drills_come_back_as_they_were_kept_longest_due_first(store: ProgressStore) -> None:
    ann = begin(store).trainee
    early = replace(CARD, trainee=ann)
    late = replace(early, scene="plan", due=NOON + later(5), path=(), confident=False)
    played = play(store, ann, LOST)
    assert [attempt.id for attempt in store.drills.undrilled(ann)] == [played]
    assert store.drills.keep_drills(played, (late, early), NOON)
    assert store.drills.cards(ann) == (early, late)
    assert store.drills.cards(ann, due_by=NOON + later(1)) == (early,)
    assert store.drills.undrilled(ann) == ()


def test_a_second_window_makes_no_second_drills_of_an_attempt(store: ProgressStore) -> None:
    ann = begin(store).trainee
    played = play(store, ann, LOST)
    assert store.drills.keep_drills(played, (replace(CARD, trainee=ann),), NOON)
    assert not store.drills.keep_drills(played, (replace(CARD, trainee=ann, lost=9),), NOON)
    assert store.drills.cards(ann)[0].lost == 3


def test_a_drill_that_cannot_be_kept_leaves_the_whole_attempt_for_later(store: ProgressStore) -> None:
    ann = begin(store).trainee
    played = play(store, ann, LOST)
    with pytest.raises(SimulatorError, match="no longer"):
        store.drills.keep_drills(played, (replace(CARD, trainee=ann), CARD), NOON)
    assert store.drills.cards(ann) == ()
    assert len(store.drills.undrilled(ann)) == 1


def test_a_scene_has_one_drill_whatever_version_it_was_played_in(store: ProgressStore) -> None:
    ann = begin(store).trainee
    card = replace(CARD, trainee=ann)
    store.drills.keep_drill(card)
    play(store, ann, LOST, version=replace(VERSION, digest="b" * 64))
    renewed = replace(card, digest="b" * 64, path=("deny",), due=NOON + later(9), lost=5, created=NOON + later(9))
    store.drills.keep_drill(renewed)
    assert store.drills.cards(ann) == (replace(renewed, created=NOON),)


def test_drills_go_with_their_trainee(store: ProgressStore) -> None:
    ann = begin(store).trainee
    bob = begin(store, name="Bob").trainee
    for trainee in (ann, bob):
        store.drills.keep_drill(replace(CARD, trainee=trainee))
    store.people.remove(ann)
    assert (len(store.drills.cards(ann)), len(store.drills.cards(bob))) == (0, 1)


@pytest.mark.parametrize("path", ["[", "7", "[1]"])
def test_a_path_that_was_damaged_is_said_to_be_so(store: ProgressStore, path: str) -> None:
    ann = begin(store).trainee
    store.drills.keep_drill(replace(CARD, trainee=ann))
    with store._database.writing() as session:
        session.execute(text("UPDATE drill SET path = :path"), {"path": path})
    assert store.drills.cards(ann) == ()
    assert "drill" in store.take_damage()
