"""What has become of an attempt elsewhere."""

from __future__ import annotations

from simulator.core.training.attempt import Entry
from simulator.workflow.attempts import found_again
from tests.conversations import START


def test_an_attempt_that_went_on_is_found_as_it_stands_now(begin, store):
    attempt = begin().attempt
    store.attempts.record(attempt.id, Entry(0, "look"), START)
    assert found_again(store.attempts, attempt).transcript == ("look",)


def test_an_attempt_that_was_ended_is_found_with_its_outcome(begin, store):
    going = begin()
    attempt = going.attempt
    for choice in ("own", "replace"):
        going.choose(choice)
    assert found_again(store.attempts, attempt).outcome == going.outcome()


def test_an_attempt_that_was_thrown_away_is_not_found(begin, store):
    attempt = begin().attempt
    store.attempts.discard(attempt.id, START)
    assert found_again(store.attempts, attempt) is None


def test_an_attempt_whose_trainee_was_removed_is_not_found(begin, store, ada):
    attempt = begin().attempt
    store.people.remove(ada.id)
    assert found_again(store.attempts, attempt) is None
