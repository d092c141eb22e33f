"""A go at a scenario, kept as it happens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.errors import ChoiceNotOffered, SimulatorError, StoreError
from simulator.core.scenario.model import SILENCE, spoken_text
from simulator.core.scenario.option_order import AS_WRITTEN, seeded_order
from simulator.core.training.attempt import ASSESSMENT, MODES, PRACTICE, LogEntry
from simulator.workflow.practice import Practice, draw_seed, rehearsal
from tests.conversations import START, Diary, attempt_at, playable, practice


def test_a_choice_is_kept_before_the_conversation_moves(begin, store):
    going = begin()
    moments = []
    record = store.attempts.record

    def look_and_record(attempt_id, entry, now, after):
        moments.append(going.session.choice_ids)
        record(attempt_id, entry, now, after)
        moments.append(going.session.choice_ids)

    store.attempts.record = look_and_record
    going.choose("own", 2.5)
    assert moments == [(), ()]
    assert going.session.choice_ids == ("own",)
    assert store.attempts.find(going.attempt.id).log == (LogEntry(0, "own", 2.5),)


def test_what_is_kept_is_what_happened(begin, store):
    going = begin()
    for choice in ("look", "blame"):
        going.choose(choice)
    going.rewind(1)
    going.choose("own")
    stored = store.attempts.find(going.attempt.id)
    assert stored.log == going.log
    assert [(entry.position, entry.choice) for entry in going.log] == [(0, "look"), (1, "blame"), (1, None), (1, "own")]
    assert stored.transcript == going.session.choice_ids == ("look", "own")


def test_an_attempt_goes_on_where_it_was_left(begin, store):
    first = begin()
    first.choose("look")
    first.choose("own")
    again = begin(attempt=store.attempts.find(first.attempt.id))
    assert again.session.choice_ids == ("look", "own")
    assert again.session.said == first.session.said
    again.choose("replace")
    assert again.finished


def test_the_end_is_kept_with_what_it_came_to(begin, store, ada):
    going = begin()
    going.choose("blame")
    going.choose("replace")
    (attempt,) = store.attempts.finished(ada.id)
    assert attempt.outcome == going.outcome()
    assert (attempt.outcome.ending, attempt.outcome.score, attempt.outcome.passed, attempt.outcome.critical) == (
        "settled",
        73,
        True,
        False,
    )


def test_a_critical_error_fails_a_good_score(begin):
    going = begin()
    going.choose("climb")
    going.choose("replace")
    assert going.outcome().critical
    assert not going.outcome().passed


def test_a_choice_that_is_not_offered_is_a_mistake_and_is_not_kept(begin, store):
    going = begin()
    with pytest.raises(ChoiceNotOffered):
        going.choose("replace")
    assert going.log == store.attempts.find(going.attempt.id).log == ()


def test_silence_is_a_choice_that_is_made_once(begin):
    going = begin()
    going.choose("silence")
    assert spoken_text(going.session.said) == "Hello?"
    with pytest.raises(ChoiceNotOffered):
        going.choose("silence")


@pytest.mark.parametrize("position", [-1, 1, 5])
def test_going_back_to_where_one_is_or_was_never_does_nothing(begin, position):
    going = begin()
    going.choose("own")
    going.rewind(position)
    assert going.session.choice_ids == ("own",)
    assert len(going.log) == 1


def test_a_choice_that_cannot_be_kept_leaves_everything_as_it_was():
    diary = Diary()
    going = practice("look", keeper=diary)
    diary.fault = "The disk is full."
    with pytest.raises(StoreError, match="The disk is full"):
        going.choose("own")
    with pytest.raises(StoreError):
        going.rewind(0)
    assert going.session.choice_ids == ("look",)
    assert len(going.log) == 1
    diary.fault = ""
    going.choose("own")
    assert going.session.choice_ids == ("look", "own")


def test_without_saving_the_conversation_goes_on():
    diary = Diary()
    going = practice(keeper=diary)
    diary.fault = "The disk is full."
    going.go_on_unsaved()
    for choice in ("own", "replace"):
        going.choose(choice)
    assert going.finished
    assert going.debrief().card.score == 100
    assert (diary.entries, diary.outcomes) == ([], [])


def test_closing_before_the_end_keeps_nothing():
    diary = Diary()
    practice("own", keeper=diary).close()
    assert diary.outcomes == []


def test_closing_after_a_crash_keeps_what_was_left_to_keep():
    diary = Diary()
    practice("own", "vague", keeper=diary).close()
    assert [outcome.score for outcome in diary.outcomes] == [45]


def test_an_attempt_that_has_gone_on_elsewhere_is_not_written_over(begin, store):
    here = begin()
    there = begin(attempt=store.attempts.find(here.attempt.id))
    there.choose("own")
    with pytest.raises(SimulatorError, match="another window"):
        here.choose("look")
    assert here.session.choice_ids == ()
    assert store.attempts.find(here.attempt.id).transcript == ("own",)


def test_the_debrief_weighs_what_was_chosen():
    looked_back = practice("blame", "vague").debrief()
    assert [decision.cost for decision in looked_back.card.decisions] == [3, 6]
    assert looked_back.card.best - looked_back.card.total == 9


@given(st.lists(st.integers(0, 30), max_size=25))
def test_any_way_through_is_replayed_from_its_log(steps):
    diary = Diary()
    going = practice(keeper=diary)
    for step in steps:
        if step % 5 == 0 and going.session.choice_ids:
            going.rewind(step % len(going.session.choice_ids))
        elif not going.finished:
            moves = going.session.moment.moves
            going.choose(moves[step % len(moves)].id)
    again = practice(*going.session.choice_ids)
    assert again.session.moment == going.session.moment
    assert again.session.said == going.session.said
    assert tuple(diary.entries) == going.log
    standing = []
    for entry in diary.entries:
        del standing[entry.position :]
        standing += [entry.choice] if entry.choice else []
    assert tuple(standing) == going.session.choice_ids


def test_what_was_gone_back_on_is_told_in_the_order_in_which_it_was():
    under_way = practice("own")
    assert under_way.taken_back() == ()
    first = under_way.session.moment.offered[-1]
    under_way.choose(first.id)
    under_way.rewind(1)
    under_way.rewind(0)
    assert [(step.position, step.choice.id) for step in under_way.taken_back()] == [(1, first.id), (0, "own")]


def test_what_was_typed_first_and_how_sure_one_was_is_kept(begin, store):
    going = begin()
    going.choose("own", 2.5, typed="I'll sort this out.", sure=True)
    going.choose("vague", sure=False)
    log = (LogEntry(0, "own", 2.5, "I'll sort this out.", sure=True), LogEntry(1, "vague", sure=False))
    assert store.attempts.find(going.attempt.id).log == going.log == log


def assessed(seed=11, *made):
    return drawn(seed, *made, mode=ASSESSMENT)


def drawn(seed, *made, mode=PRACTICE):
    ready = playable()
    attempt = replace(attempt_at(ready, made), mode=mode, seed=seed)
    return Practice(ready, Diary(), attempt, "Ada", lambda: START)


def test_a_practice_of_an_earlier_release_offers_the_options_as_the_file_has_them():
    going = drawn(AS_WRITTEN, "look")
    assert going.offered == going.session.moment.offered


@pytest.mark.parametrize("mode", MODES)
def test_an_attempt_offers_the_options_in_the_stored_order_of_each_decision(mode):
    going = drawn(11, mode=mode)
    for position, choice in ((0, "look"), (0, "own"), (2, "replace")):
        offered = going.session.moment.offered
        assert going.offered == seeded_order(11, position, offered)
        if choice != "replace":
            going.choose(choice)
    assert going.offered == drawn(11, "look", "own", mode=mode).offered
    assert len({tuple(option.id for option in drawn(seed, mode=mode).offered) for seed in range(20)}) > 5


def test_going_back_and_replaying_from_a_decision_show_its_options_as_they_were():
    for seed in range(20):
        going = drawn(seed, "look")
        order = going.offered
        going.choose("blame")
        assert going.what_if(1).offered == order
        going.rewind(1)
        assert going.offered == order


@pytest.mark.parametrize("mode", MODES)
def test_an_attempt_keeps_the_order_of_a_decision_after_a_silence_and_a_look_into_a_record(mode):
    for seed in range(20):
        going = drawn(seed, mode=mode)
        order = [option.id for option in going.offered]
        going.choose(SILENCE)
        assert [option.id for option in going.offered] == order
        going.choose("look")
        order.remove("look")
        assert [option.id for option in going.offered] == order
        assert [option.id for option in drawn(seed, SILENCE, "look", mode=mode).offered] == order


def test_an_assessment_has_no_way_back():
    going = assessed()
    going.choose("blame")
    with pytest.raises(SimulatorError, match="go back") as caught:
        going.rewind(0)
    assert caught.value.hint
    assert going.session.choice_ids == ("blame",)
    assert len(going.log) == 1


def test_seeds_differ_and_fit_the_database():
    seeds = {draw_seed() for _ in range(50)}
    assert len(seeds) == 50
    assert all(AS_WRITTEN < seed < 2**63 for seed in seeds)


def test_the_trainees_own_words_are_kept():
    diary = Diary()
    going = practice("own", "replace", keeper=diary)
    going.reflect(" I stayed calm. ", "")
    assert diary.reflections == [(going.attempt.id, "I stayed calm.", "")]
    assert (going.attempt.went_well, going.attempt.would_change) == ("I stayed calm.", "")


def test_where_nothing_was_written_nothing_is_kept():
    diary = Diary()
    practice("own", "replace", keeper=diary).reflect("", "  ")
    assert diary.reflections == []


def test_words_that_cannot_be_kept_are_still_there():
    diary = Diary()
    diary.fault = "The disk is full."
    going = practice("own", "replace", keeper=diary)
    with pytest.raises(StoreError):
        going.reflect("", "Name a day.")
    assert going.attempt.would_change == "Name a day."


def test_a_what_if_stands_before_the_decision_and_leaves_the_record_alone():
    diary = Diary()
    going = practice("look", "blame", "vague", keeper=diary)
    other = going.what_if(1)
    assert other.session.choice_ids == ("look",)
    other.choose("own")
    other.choose("replace")
    other.reflect("So that is how.", "")
    assert other.outcome().score == 100
    assert (diary.entries, diary.outcomes, diary.reflections) == ([], [], [])
    assert going.session.choice_ids == ("look", "blame", "vague")


def test_a_what_if_of_a_call_with_going_back_has_nothing_taken_back(begin):
    going = begin()
    going.choose("blame")
    going.rewind(0)
    going.choose("own")
    assert going.what_if(1).taken_back() == ()


def test_a_what_if_of_an_assessment_is_a_practice_and_has_a_way_back():
    other = assessed(11, "look", "blame", "vague").what_if(1)
    other.choose("own")
    other.rewind(1)
    assert other.session.choice_ids == ("look",)


def test_a_rehearsal_is_played_to_its_end_and_nothing_of_it_is_kept(begin, store, ada):
    begin()
    before = len(store.attempts.unfinished(ada.id))
    going = rehearsal(playable(), ada.id, "Ada", lambda: START)
    while not going.finished:
        assert going.offered == going.session.moment.offered
        going.choose(going.offered[0].id)
    assert going.debrief().card.decisions
    assert store.attempts.finished(ada.id) == ()
    assert len(store.attempts.unfinished(ada.id)) == before
