"""Looking back over attempts: on the version that was played, and only on what was not known in advance."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from simulator.core.errors import RowUnreadable
from simulator.core.scoring.debrief import ENOUGH_OVER_TIME
from simulator.core.scoring.scorecard import Taken
from simulator.core.training.attempt import PRACTICE, LogEntry, ScenarioVersion
from simulator.workflow.playable import open_scenario_opener
from simulator.workflow.review import Evidence, Reviewer, before_rewind
from tests.conversations import HUSHED, ROOF, START, playable


@pytest.fixture
def reviewer(opener, store):
    return Reviewer(opener, store.versions.find)


def finish(going, *choices):
    """Make the choices; a number goes back to that decision."""
    for choice in choices:
        going.rewind(choice) if isinstance(choice, int) else going.choose(choice)


def found(evidence):
    return {item.competency: item.taken for item in evidence if item.taken.chances}


def test_a_stored_attempt_is_looked_back_on(begin, reviewer, store, ada):
    finish(begin(), "blame", "vague")
    (attempt,) = store.attempts.finished(ada.id)
    looked_back = reviewer.debrief(attempt)
    assert looked_back.card.score == attempt.outcome.score == 18
    assert looked_back.session.choice_ids == ("blame", "vague")


def test_every_stored_score_follows_from_the_stored_transcript(begin, reviewer, store, ada):
    ways = (("own", "replace"), ("climb", "vague"), ("silence", "look", "blame", "replace"), ("blame", 0, "own", "vague"))
    for choices in ways:
        finish(begin(), *choices)
    for attempt in store.attempts.finished(ada.id):
        card = reviewer.debrief(attempt).card
        assert (card.score, card.passed, bool(card.critical)) == (
            attempt.outcome.score,
            attempt.outcome.passed,
            attempt.outcome.critical,
        )


def test_an_attempt_that_went_on_by_silence_alone_is_looked_back_on(begin, reviewer, store, ada):
    finish(begin(HUSHED), "blame", "silence")
    (attempt,) = store.attempts.finished(ada.id)
    looked_back = reviewer.debrief(attempt)
    assert looked_back.session.choice_ids == ("blame", "silence")
    assert looked_back.card.score == attempt.outcome.score


def test_the_version_that_was_played_counts_and_not_the_file_of_today(begin, reviewer, store, ada):
    finish(begin(), "own", "replace")
    finish(begin(ROOF.replace("points: 2", "points: 1").replace("score: 100", "score: 100")), "own", "vague")
    first, second = store.attempts.finished(ada.id)
    assert first.digest != second.digest
    assert reviewer.debrief(first).card.best == 6
    assert reviewer.debrief(second).card.best == 5


def test_a_version_that_only_goes_on_is_not_proved(begin, paths, store, ada):
    finish(begin(), "own")
    reviewer = Reviewer(open_scenario_opener(paths), store.versions.find)
    (attempt,) = store.attempts.unfinished(ada.id)
    ready = reviewer.playable(attempt.digest, prove=False)
    assert not ready.proof.known
    assert reviewer.playable(attempt.digest) is ready
    assert ready.proof.known
    assert reviewer.playable(attempt.digest, prove=False) is ready


def test_a_version_is_made_ready_once(begin, reviewer, store, ada):
    finish(begin(), "own", "replace")
    (attempt,) = store.attempts.finished(ada.id)
    assert reviewer.playable(attempt.digest) is reviewer.playable(attempt.digest)


def test_a_version_that_cannot_be_played_any_more_has_no_debrief(begin, opener, store, ada):
    finish(begin(), "own", "replace")
    (attempt,) = store.attempts.finished(ada.id)
    version = store.versions.find(attempt.digest)
    reviewer = Reviewer(opener, lambda digest: type(version)(digest, "roof", "en", "Roof", b"format: 9\n"))
    assert reviewer.debrief(attempt) is None
    assert found(reviewer.evidence([attempt])) == {}


def test_without_attempts_no_competency_has_evidence(opener, reviewer):
    evidence = reviewer.evidence([])
    assert [item.competency for item in evidence] == list(opener.guidance.competencies)
    assert all(item.taken == Taken() and not item.enough for item in evidence)


def test_chances_are_added_up_over_attempts(begin, reviewer, store, ada):
    finish(begin(), "own", "replace")
    once = found(reviewer.evidence(store.attempts.finished(ada.id)))
    finish(begin(), "own", "replace")
    twice = found(reviewer.evidence(store.attempts.finished(ada.id)))
    assert twice == {key: taken + taken for key, taken in once.items()}
    assert all(taken.taken == taken.chances for taken in once.values())


def test_what_was_chosen_after_going_back_does_not_count(begin, reviewer, store, ada):
    finish(begin(), "blame", 0, "own", "replace")
    finish(begin(), "blame", "vague")
    rewound, plain = store.attempts.finished(ada.id)
    shown = found(reviewer.evidence([rewound]))
    first_only = found(reviewer.evidence([plain]))
    assert sum(taken.taken for taken in shown.values()) == 0
    assert sum(taken.chances for taken in shown.values()) < sum(taken.chances for taken in first_only.values())


def test_it_takes_six_chances_to_say_anything():
    assert not Evidence("empathy", Taken(5, ENOUGH_OVER_TIME - 1)).enough
    assert Evidence("empathy", Taken(0, ENOUGH_OVER_TIME)).enough


@pytest.mark.parametrize(
    ("log", "kept"),
    [
        ([], 0),
        ([LogEntry(0, "a"), LogEntry(1, "b")], 2),
        ([LogEntry(0, "a"), LogEntry(0, None), LogEntry(0, "b")], 1),
        ([LogEntry(0, None)], 0),
        ([LogEntry(0, "a"), LogEntry(1, "b"), LogEntry(1, None), LogEntry(0, None)], 2),
    ],
)
def test_a_log_is_cut_before_going_back_for_the_first_time(log, kept):
    assert before_rewind(tuple(log)) == tuple(log[:kept])


def test_principles_that_the_guidance_does_not_know_are_left_out(begin, opener, store, ada):
    finish(begin(), "own", "replace")
    attempts = store.attempts.finished(ada.id)
    ready = playable()
    reviewer = Reviewer(opener, store.versions.find)
    known = {choice for scene in ready.scenario.scenes.values() for choice in scene.moves}
    assert known
    assert set(found(reviewer.evidence(attempts))) <= set(opener.guidance.competencies)


def test_few_chances_speak_for_a_wide_range_of_shares():
    low, high = Evidence("empathy", Taken(4, 5)).interval
    assert (round(low, 2), round(high, 2)) == (0.38, 0.96)


def play_sure(going, *choices):
    for choice, sure in choices:
        going.choose(choice, sure=sure)


def test_confidence_is_weighed_over_attempts_once_there_are_twenty_decisions(begin, reviewer, store, ada):
    for _ in range(9):
        play_sure(begin(), ("own", True), ("replace", False))
    play_sure(begin(), ("own", None), ("replace", True))
    assert reviewer.calibration(store.attempts.finished(ada.id)) is None
    play_sure(begin(), ("blame", True), ("replace", None))
    # 9 + 1 sure and right, 9 not sure, 1 sure and wrong
    assert reviewer.calibration(store.attempts.finished(ada.id)) == pytest.approx((10 * 0.01 + 9 * 0.25 + 0.81) / 20)


def test_confidence_after_going_back_does_not_count(begin, reviewer, store, ada):
    for _ in range(9):
        play_sure(begin(), ("own", True), ("replace", True))
    going = begin()
    play_sure(going, ("own", True))
    going.rewind(0)
    play_sure(going, ("own", True), ("replace", True))
    assert reviewer.calibration(store.attempts.finished(ada.id)) is None
    play_sure(begin(), ("own", True), ("replace", None))
    assert reviewer.calibration(store.attempts.finished(ada.id)) == pytest.approx(0.01)


def test_without_confidence_no_version_is_even_read(begin, opener, store, ada):
    finish(begin(), "own", "replace")
    reviewer = Reviewer(opener, lambda digest: pytest.fail("read"))
    assert reviewer.calibration(store.attempts.finished(ada.id)) is None


def test_the_chances_of_a_principle_are_added_up(begin, reviewer, store, ada):
    finish(begin(), "own", "replace")
    finish(begin(), "own", "vague")
    chances = reviewer.chances(store.attempts.finished(ada.id))
    assert chances["own-it"] == Taken(2, 2)
    assert chances["give-a-time"] == Taken(1, 2)


def test_where_a_principle_was_met_is_told_newest_first(begin, reviewer, store, ada):
    finish(begin(), "own", "replace")
    finish(begin(), "own", "vague")
    first, second = store.attempts.finished(ada.id)
    newest, oldest = reviewer.meetings((first, second), "Ada")["give-a-time"]
    assert (newest.attempt, newest.said, newest.taken) == (second, "We will look into it soon.", False)
    assert (oldest.attempt, oldest.said, oldest.taken) == (first, "A new one leaves today and is with you on Friday.", True)


def test_what_was_said_has_its_names_filled_in(begin, reviewer, store, ada):
    finish(begin(), "own", "replace")
    (meeting,) = reviewer.meetings(store.attempts.finished(ada.id), "Ada")["own-it"]
    assert meeting.said == "I'm Ada of Swift Parcels, and this is now mine to solve."


def test_meetings_are_as_many_as_the_chances(begin, reviewer, store, ada):
    for choices in (
        ("own", "replace"),
        ("silence", "look", "blame", "replace"),
        ("blame", 0, "own", "vague"),
        ("climb", "vague"),
    ):
        finish(begin(), *choices)
    attempts = store.attempts.finished(ada.id)
    counted = {key: Taken(sum(one.taken for one in met), len(met)) for key, met in reviewer.meetings(attempts, "Ada").items()}
    assert counted == reviewer.chances(attempts)


def test_what_came_after_going_back_is_no_meeting(begin, reviewer, store, ada):
    finish(begin(), "blame", 0, "own", "replace")
    met = reviewer.meetings(store.attempts.finished(ada.id), "Ada")
    assert "give-a-time" not in met
    assert [meeting.taken for meeting in met["own-it"]] == [False]


def test_an_attempt_that_cannot_be_played_any_more_has_neither_meetings_nor_a_mark(begin, opener, store, ada):
    finish(begin(), "own", "replace")
    attempts = store.attempts.finished(ada.id)
    version = store.versions.find(attempts[0].digest)
    reviewer = Reviewer(opener, lambda digest: type(version)(digest, "roof", "en", "Roof", b"format: 9\n"))
    assert reviewer.meetings(attempts, "Ada") == {}
    assert reviewer.chances(attempts) == {}
    assert reviewer.pass_marks(attempts) == {}


def test_a_version_that_is_damaged_in_the_database_can_no_longer_be_played(opener):
    def damaged(digest):
        raise RowUnreadable

    assert Reviewer(opener, damaged).playable("a" * 64) is None


# What is damaged


@pytest.fixture
def left_out():
    """Collect the ids of attempts that are left out."""
    return []


@pytest.fixture
def careful(opener, store, left_out):
    return Reviewer(opener, store.versions.find, left_out.append)


def ended(store, ada, **changes):
    """Give Ada's one finished attempt, with changes to what is kept of it."""
    (attempt,) = store.attempts.finished(ada.id)
    return replace(attempt, **changes)


def test_an_attempt_that_was_played_is_played_again(begin, careful, left_out, store, ada):
    finish(begin(), "blame", 0, "silence", "own", 1, "own", "replace")
    attempt = ended(store, ada)
    assert careful.played(attempt).scenario.id == "roof"
    assert careful.readable([attempt]) == (attempt,)
    assert left_out == []


@pytest.mark.parametrize(
    "log",
    [
        (LogEntry(0, "nonsense"), LogEntry(1, "replace")),
        (LogEntry(0, "own"), LogEntry(1, "own")),
        (LogEntry(0, "own"), LogEntry(1, "replace"), LogEntry(2, "replace")),
        (LogEntry(0, "nonsense"), LogEntry(0, None), LogEntry(0, "own"), LogEntry(1, "replace")),
        (LogEntry(0, "own"),),
        (),
    ],
)
def test_an_attempt_that_cannot_have_been_played_so_is_left_out(begin, careful, left_out, store, ada, log):
    finish(begin(), "own", "replace")
    attempt = ended(store, ada, log=log)
    with pytest.raises(RowUnreadable):
        careful.played(attempt)
    assert careful.readable([attempt]) == ()
    assert set(left_out) == {attempt.id}
    assert careful.debrief(attempt) is None
    assert careful.meetings([attempt], "Ada") == {}
    assert found(careful.evidence([attempt])) == {}
    assert careful.calibration([attempt]) is None


def test_an_ending_that_is_not_in_the_scenario_is_damage(begin, careful, left_out, store, ada):
    finish(begin(), "own", "replace")
    attempt = ended(store, ada)
    assert careful.readable([replace(attempt, outcome=replace(attempt.outcome, ending="nowhere"))]) == ()
    assert left_out == [attempt.id]


def test_a_call_that_was_not_closed_at_its_end_is_whole(begin, careful, left_out, store, ada):
    finish(begin(), "own", "replace")
    attempt = ended(store, ada, finished=None, outcome=None)
    assert careful.readable([attempt]) == (attempt,)
    assert left_out == []


def test_a_file_that_is_not_the_one_that_was_kept_is_damage(begin, opener, left_out, store, ada):
    finish(begin(), "own", "replace")
    attempt = ended(store, ada)

    def changed(digest):
        version = store.versions.find(digest)
        return replace(version, source=version.source.replace(b"roof", b"wall"))

    reviewer = Reviewer(opener, changed, left_out.append)
    assert reviewer.readable([attempt]) == ()
    assert reviewer.is_damaged(attempt.digest)
    assert left_out == [attempt.id]


def test_a_version_of_another_format_is_no_damage(careful, left_out, store, ada):
    source = b"format: 9\n"
    version = ScenarioVersion(sha256(source).hexdigest(), "roof", "en", "Roof", source)
    attempt = store.attempts.start(ada.id, version, PRACTICE, 0, START)
    assert careful.played(attempt) is None
    assert not careful.is_damaged(version.digest)
    assert careful.readable([attempt]) == (attempt,)
    assert left_out == []
