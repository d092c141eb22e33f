"""Who practises, who of them is at it now, and what a PIN opens."""

from __future__ import annotations

import pytest

from simulator.core.errors import SimulatorError
from simulator.workflow.people import People


@pytest.fixture
def people(store, clock):
    return People(store.people, clock)


def test_nobody_is_practising_at_first(people, ada):
    assert people.current is None


def test_somebody_new_is_among_all_and_can_be_looked_up(people):
    ben = people.add("Ben", "omar")
    assert people.everybody() == (ben,)
    assert people.find(ben.id) == ben


def test_who_was_removed_is_not_found(people, ada):
    people.remove(ada.id)
    assert people.find(ada.id) is None


def test_whoever_is_practising_goes_by_a_new_name_once_that_is_taken_in(people, ada):
    people.current = ada
    renamed = people.rename(ada.id, "Ada L.")
    assert people.current == ada
    people.update(renamed)
    assert people.current.name == "Ada L."


def test_whoever_is_practising_has_a_new_picture_once_that_is_taken_in(people, ada):
    people.current = ada
    people.update(people.change_picture(ada.id, "omar"))
    assert people.current.picture == "omar"


def test_another_person_is_renamed_and_the_same_one_goes_on_practising(people, ada):
    ben = people.add("Ben", "")
    people.current = ada
    people.update(people.rename(ben.id, "Benno"))
    assert people.current == ada


def test_a_name_that_is_taken_is_refused_and_nothing_changes(people, ada):
    people.add("Ben", "")
    people.current = ada
    with pytest.raises(SimulatorError, match="already"):
        people.rename(ada.id, "ben")
    assert people.current == ada


def test_nobody_is_practising_once_they_were_removed(people, ada):
    people.current = ada
    people.remove(ada.id)
    assert people.drop_removed()
    assert people.current is None


def test_somebody_goes_on_practising_where_another_was_removed(people, ada):
    ben = people.add("Ben", "")
    people.current = ada
    people.remove(ben.id)
    assert not people.drop_removed()
    assert people.current == ada


def test_who_was_removed_in_another_window_is_practising_no_more(people, store, ada):
    people.current = ada
    store.people.remove(ada.id)
    assert people.drop_removed()
    assert people.current is None


def test_who_is_still_there_goes_on_practising(people, ada):
    people.current = ada
    assert not people.drop_removed()
    assert people.current == ada


def test_a_pin_is_changed_where_the_old_one_is_right(people, ada):
    people.set_pin(ada.id, "1234")
    assert people.change_pin(ada.id, "1234", "5678").ok
    assert people.check_pin(ada.id, "5678").ok


def test_a_pin_stays_where_the_old_one_is_wrong(people, ada):
    people.set_pin(ada.id, "1234")
    assert not people.change_pin(ada.id, "4321", "5678").ok
    assert people.check_pin(ada.id, "1234").ok


def test_a_pin_can_be_taken_away(people, ada):
    people.set_pin(ada.id, "1234")
    people.change_pin(ada.id, "1234", "")
    assert not people.find(ada.id).has_pin


def test_a_trainer_takes_a_forgotten_pin_away(people, ada):
    people.set_pin(ada.id, "1234")
    people.change_trainer_pin("", "coach")
    assert people.has_trainer_pin()
    assert people.reset_pin(ada.id, "coach").ok
    assert not people.find(ada.id).has_pin


def test_the_trainers_pin_is_changed_where_the_old_one_is_right(people):
    people.change_trainer_pin("", "coach")
    assert not people.change_trainer_pin("other", "third").ok
    assert people.check_trainer_pin("coach").ok
