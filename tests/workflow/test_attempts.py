"""Attempts are begun, gone on with, thrown away, and found again."""

from __future__ import annotations

import pytest

from simulator.core.training.attempt import ASSESSMENT, PRACTICE, LogEntry
from simulator.workflow.attempts import Attempts
from tests.conversations import START, playable


@pytest.fixture
def attempts(store, clock):
    return Attempts(store.attempts, clock)


def test_a_new_attempt_stands_at_its_beginning_and_is_kept(attempts, store, ada):
    going = attempts.begin(playable(), ada, ASSESSMENT, timers=False)
    assert (going.agent, going.log, going.attempt.mode, going.attempt.timers) == ("Ada", (), ASSESSMENT, False)
    assert store.attempts.unfinished(ada.id) == (going.attempt,)


def test_what_is_decided_in_a_new_attempt_is_kept(attempts, store, ada):
    going = attempts.begin(playable(), ada, PRACTICE, timers=True)
    going.choose("look")
    assert store.attempts.find(going.attempt.id).transcript == ("look",)


def test_attempts_get_their_options_in_orders_of_their_own(attempts, ada):
    seeds = {attempts.begin(playable(), ada, ASSESSMENT, timers=True).attempt.seed for _ in range(3)}
    assert len(seeds) == 3


def test_an_attempt_goes_on_where_it_was_left(attempts, ada):
    left = attempts.begin(playable(), ada, PRACTICE, timers=True)
    left.choose("look")
    going = attempts.resume(attempts.find(left.attempt.id), playable(), ada)
    assert going.session.choice_ids == ("look",)


def test_an_attempt_that_was_thrown_away_is_offered_no_more(attempts, ada):
    going = attempts.begin(playable(), ada, PRACTICE, timers=True)
    attempts.discard(going.attempt.id)
    assert attempts.unfinished(ada.id) == ()


def test_an_assessment_that_was_thrown_away_counts_as_broken_off(attempts, ada):
    going = attempts.begin(playable(), ada, ASSESSMENT, timers=True)
    attempts.discard(going.attempt.id)
    assert len(attempts.left(ada.id)) == 1


def test_a_finished_attempt_is_the_latest_and_counts_for_its_scenario(attempts, ada):
    going = attempts.begin(playable(), ada, PRACTICE, timers=True)
    for choice in ("own", "replace"):
        going.choose(choice)
    assert attempts.latest(ada.id) == attempts.finished(ada.id)[0]
    assert attempts.bests(ada.id)[going.attempt.scenario].score == going.outcome().score


def test_an_attempt_that_went_on_is_found_as_it_stands_now(attempts, begin, store):
    attempt = begin().attempt
    store.attempts.record(attempt.id, LogEntry(0, "look"), START)
    assert attempts.as_it_stands(attempt).transcript == ("look",)


def test_an_attempt_that_was_ended_is_found_with_its_outcome(attempts, begin, store):
    going = begin()
    attempt = going.attempt
    for choice in ("own", "replace"):
        going.choose(choice)
    assert attempts.as_it_stands(attempt).outcome == going.outcome()


def test_an_attempt_that_was_thrown_away_is_not_found(attempts, begin, store):
    attempt = begin().attempt
    store.attempts.discard(attempt.id, START)
    assert attempts.as_it_stands(attempt) is None


def test_an_attempt_whose_trainee_was_removed_is_not_found(attempts, begin, store, ada):
    attempt = begin().attempt
    store.people.remove(ada.id)
    assert attempts.as_it_stands(attempt) is None
