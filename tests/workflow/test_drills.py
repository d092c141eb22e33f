"""Costly decisions come back as drills, at the very moment in which they were made."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from simulator.core.errors import ChoiceNotOffered, StoreError
from simulator.core.scenario.model import spoken_text
from simulator.core.training.attempt import PRACTICE, LogEntry, Outcome, ScenarioVersion
from simulator.core.training.drill import AGAIN, EASY, GOOD, HARD
from simulator.workflow.drills import Drills
from simulator.workflow.review import Reviewer
from simulator.workflow.schedule import review
from tests.conversations import ROOF, START

LATER = START + timedelta(days=400)
ROUNDABOUT = """\
format: 1
id: roof
title: "Round and round"
customer: {name: "Robin", mood: 5, trust: 4}
company: {name: "Swift"}
flags: {tries: {start: 0, min: 0, max: 2}}
start: opening
scenes:
  opening:
    says: "Well?"
    choices:
      - {id: dodge, say: "It is late.", breaks: [own-it], once: true, because: "No.", goto: opening}
      - {id: deny, say: "Not us.", breaks: [{own-it: 2}], once: true, because: "No.", goto: opening}
      - {id: own, say: "Mine to solve.", shows: [own-it], because: "Yes.", goto: only}
  only:
    says: "And?"
    choices:
      - {id: bye, say: "Goodbye.", goto: end}
    silence: {after: 5, says: "Hello?", breaks: [answer-promptly], because: "No.", goto: only}
  end:
    says: "Bye."
    ending: resolved
"""


COMPLIANT = """\
format: 1
id: roof
title: "As good as the other"
customer: {name: "Robin", mood: 5, trust: 4}
company: {name: "Swift"}
start: opening
scenes:
  opening:
    says: "Is it my neighbour's?"
    choices:
      - {id: own, say: "That I can't tell you.", shows: [own-it], because: "Right.", goto: end}
      - {id: peek, say: "Let me look. Yes.", shows: [own-it], critical: compliance, because: "Not yours to tell.", goto: end}
      - {id: deny, say: "No idea.", breaks: [own-it], because: "No.", goto: end}
  end:
    says: "Bye."
    ending: resolved
"""


@pytest.fixture
def drills(opener, store):
    return Drills(store.drills, Reviewer(opener, store.versions.find))


@pytest.fixture
def play(begin):
    """Play a conversation; a number goes back to that decision, a pair tells whether the trainee was sure."""

    def played(*choices, text=ROOF):
        going = begin(text)
        for choice in choices:
            if isinstance(choice, int):
                going.rewind(choice)
            elif isinstance(choice, tuple):
                going.choose(choice[0], sure=choice[1])
            else:
                going.choose(choice)
        assert going.finished
        return going

    return played


def scenes(cards):
    return [card.scene for card in cards]


def test_without_an_attempt_nothing_is_due(drills, ada):
    assert drills.due(ada.id, LATER) == ()
    assert drills.next_due(ada.id, START) is None


def test_each_costly_decision_comes_back_the_dearest_first(drills, play, ada):
    play("blame", "vague")
    assert [(card.scene, card.path, card.lost) for card in drills.due(ada.id, LATER)] == [
        ("plan", ("blame",), 6),
        ("opening", (), 3),
    ]


def test_what_was_right_does_not_come_back(drills, play, ada):
    play("own", "replace")
    assert drills.due(ada.id, LATER) == ()


def test_a_drill_comes_back_a_minute_after_the_call_and_not_before(drills, play, ada, store):
    play("blame", "replace")
    (attempt,) = store.attempts.finished(ada.id)
    soon = attempt.finished + timedelta(minutes=1)
    assert drills.next_due(ada.id, attempt.finished) == soon
    assert drills.due(ada.id, soon - timedelta(seconds=1)) == ()
    assert scenes(drills.due(ada.id, soon)) == ["opening"]


def test_dearer_mistakes_come_before_confident_ones(drills, play, ada):
    play(("blame", True), ("vague", False))
    assert [(card.scene, card.confident) for card in drills.due(ada.id, LATER)] == [("plan", False), ("opening", True)]


def test_what_a_drill_lost_is_told_of_100(drills, play, ada):
    play("blame", "vague")
    assert [drills.of_100(card) for card in drills.due(ada.id, LATER)] == [55, 27]


def test_a_drill_and_the_debrief_tell_the_same_loss_for_one_decision(drills, play, ada):
    for way in (("blame", "vague"), ("silence", "own", "vague"), ("look", "silence", "climb", "vague"), ("climb", "replace")):
        going = play(*way)
        looked = going.debrief()
        for card in drills.due(ada.id, LATER):
            decisions = [one for one in looked.costly if (one.scene.id, one.position) == (card.scene, len(card.path))]
            if decisions and card.path == going.session.choice_ids[: len(card.path)]:
                lost = looked.card.losses[decisions[0].position]
                assert drills.of_100(card) == lost
                assert drills.answer(card, decisions[0].choice.id, LATER).lost == lost


def test_the_options_of_a_drill_stand_in_an_order_that_is_drawn_anew_with_each_answer(drills, play, ada):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    orders = set()
    for day in range(12):
        shown = drills.options(card)
        assert drills.options(card) == shown
        assert set(shown) == set(drills.drill(card).moment.offered)
        orders.add(tuple(choice.id for choice in shown))
        card = drills.answer(card, "blame", LATER + timedelta(days=day)).card
    assert len(orders) > 1


def test_on_one_day_there_are_at_most_ten_and_the_others_wait_for_tomorrow(drills, play, ada, monkeypatch):
    monkeypatch.setattr("simulator.workflow.drills.MOST_A_DAY", 1)
    play("blame", "vague")
    assert scenes(drills.due(ada.id, LATER)) == ["plan"]
    drills.answer(drills.due(ada.id, LATER)[0], "replace", LATER, sure=True)
    assert drills.due(ada.id, LATER) == ()
    tomorrow = drills.next_due(ada.id, LATER)
    assert tomorrow.astimezone().date() == LATER.astimezone().date() + timedelta(days=1)
    assert scenes(drills.due(ada.id, tomorrow)) == ["opening"]


def test_what_was_chosen_after_going_back_is_no_drill(drills, play, ada):
    play("own", 0, "blame", "vague")
    assert drills.due(ada.id, LATER) == ()


def test_a_mistake_counts_though_it_was_taken_back(drills, play, ada):
    play("blame", 0, "own", "replace")
    assert scenes(drills.due(ada.id, LATER)) == ["opening"]


def test_an_unfinished_call_makes_no_drill(drills, begin, ada):
    begin().choose("blame")
    assert drills.due(ada.id, LATER) == ()


def test_a_drill_is_entered_with_the_mood_and_the_state_of_the_call(drills, play, ada):
    going = play("look", "blame", "vague")
    card = drills.due(ada.id, LATER)[0]
    entered = drills.drill(card)
    assert card.path == ("look", "blame")
    played = going.session.rewind(2).moment
    assert (entered.moment.index, entered.moment.state) == (played.index, played.state)
    assert (entered.moment.mood, spoken_text(entered.said), entered.finished) == (2, "Wonderful. And now?", False)


def test_of_two_mistakes_in_one_scene_the_dearest_is_drilled(drills, play, ada):
    play("dodge", "deny", "own", "bye", text=ROUNDABOUT)
    assert [(card.scene, card.path, card.lost) for card in drills.due(ada.id, LATER)] == [("opening", ("dodge",), 2)]


def test_of_two_mistakes_in_one_scene_that_cost_the_same_the_first_is_drilled(drills, play, ada):
    play("dodge", "deny", "own", "bye", text=ROUNDABOUT.replace("{own-it: 2}", "own-it"))
    assert [(card.scene, card.path, card.lost) for card in drills.due(ada.id, LATER)] == [("opening", (), 1)]


def test_where_there_is_one_option_only_there_is_nothing_to_drill(drills, play, ada):
    play("own", "silence", "bye", text=ROUNDABOUT)
    assert drills.due(ada.id, LATER) == ()


def test_drills_of_one_trainee_are_not_shown_to_another(drills, play, store):
    play("blame", "vague")
    bob = store.people.add("Bob", "", START)
    assert drills.due(bob.id, LATER) == ()


# Answers


@pytest.mark.parametrize(
    ("choice", "sure", "rating", "cost"),
    [
        ("own", None, GOOD, 0),
        ("own", True, EASY, 0),
        ("own", False, HARD, 0),
        ("blame", None, AGAIN, 3),
        ("silence", True, AGAIN, 1),
    ],
)
def test_an_answer_is_rated_and_planned_and_kept(drills, play, ada, store, choice, sure, rating, cost):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    result = drills.answer(card, choice, LATER, sure)
    assert (result.rating, result.cost) == (rating, cost)
    assert (result.card.memory, result.due) == review(card.memory, rating, LATER)
    assert store.drills.cards(ada.id) == (result.card,)
    assert result.card.reviewed == LATER
    assert result.card.created == card.created


def test_a_critical_error_is_drilled_and_comes_again_though_it_costs_nothing(drills, play, ada):
    play("own", text=COMPLIANT)
    assert drills.due(ada.id, LATER) == ()
    play("peek", text=COMPLIANT)
    (card,) = drills.due(ada.id, LATER)
    assert card.lost == 0
    again = drills.answer(card, "peek", LATER)
    assert (again.rating, again.right, again.cost) == (AGAIN, False, 0)
    assert drills.answer(card, "own", LATER).right


def test_an_answer_tells_the_better_one_and_the_chances(drills, play, ada):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    wrong = drills.answer(card, "blame", LATER)
    assert wrong.reference.id == "own"
    assert [(chance.principle, chance.taken) for chance in wrong.chances] == [("own-it", False), ("no-excuses", False)]
    right = drills.answer(card, "own", LATER)
    assert right.reference.id == "own"
    assert all(chance.taken for chance in right.chances)


def test_what_was_answered_right_leaves_the_list_until_it_is_due(drills, play, ada):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    result = drills.answer(card, "own", LATER, sure=True)
    assert drills.due(ada.id, LATER) == ()
    assert drills.next_due(ada.id, LATER) == result.due > LATER + timedelta(hours=12)
    assert scenes(drills.due(ada.id, result.due)) == ["opening"]


def test_being_sure_of_a_wrong_answer_is_kept_and_a_right_one_takes_that_back(drills, play, ada):
    play("blame", "vague")
    opening = drills.due(ada.id, LATER)[1]
    wrong = drills.answer(opening, "silence", LATER, sure=True).card
    assert (wrong.confident, wrong.lost) == (True, 1)
    soon = LATER + timedelta(days=1)
    assert scenes(drills.due(ada.id, soon)) == ["plan", "opening"]
    right = drills.answer(wrong, "own", soon, sure=True).card
    assert (right.confident, right.lost) == (False, 1)


def test_an_option_that_is_not_offered_is_a_mistake_and_changes_nothing(drills, play, ada, store):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    with pytest.raises(ChoiceNotOffered):
        drills.answer(card, "replace", LATER)
    assert store.drills.cards(ada.id) == (card,)


def test_an_answer_that_cannot_be_kept_says_so(drills, play, ada, store, monkeypatch):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)

    def refuse(card):
        raise StoreError("The disk is full.", "Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(store.drills, "keep_drill", refuse)
        with pytest.raises(StoreError):
            drills.answer(card, "own", LATER)
    assert drills.due(ada.id, LATER) == (card,)


# Learning again


def test_looking_twice_makes_no_second_drill_and_forgets_no_answer(drills, play, ada, store):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    answered = drills.answer(card, "own", LATER).card
    drills.learn(ada.id, LATER)
    assert store.drills.cards(ada.id) == (answered,)


def test_the_same_mistake_in_another_call_renews_the_drill_and_keeps_its_memory(drills, play, ada, store):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    answered = drills.answer(card, "own", LATER).card
    play("look", "climb", "replace")
    (renewed,) = drills.due(ada.id, LATER)
    finished = store.attempts.finished(ada.id)[-1].finished
    assert (renewed.path, renewed.lost, renewed.created, renewed.reviewed) == (("look",), 4, card.created, finished)
    assert (renewed.memory, renewed.due) == review(answered.memory, AGAIN, finished)


def test_a_new_version_of_the_file_renews_the_path_and_not_the_memory(drills, play, ada, store):
    play("blame", "replace")
    (first,) = drills.due(ada.id, LATER)
    play("climb", "replace", text=ROOF.replace("My parcel lies on a roof.", "It lies on my roof."))
    (renewed,) = drills.due(ada.id, LATER)
    assert renewed.digest != first.digest
    assert renewed.created == first.created
    assert spoken_text(drills.drill(renewed).said) == "It lies on my roof."


def test_a_kill_before_the_drills_were_made_costs_none_of_them(begin, opener, store, ada, monkeypatch):
    going = begin()
    for choice in ("blame", "vague"):
        going.choose(choice)
    with monkeypatch.context() as patch:
        patch.setattr(store.drills, "keep_drills", lambda *rest: pytest.fail("killed"))
        with pytest.raises(pytest.fail.Exception):
            Drills(store.drills, Reviewer(opener, store.versions.find)).due(ada.id, LATER)
    assert store.drills.cards(ada.id) == ()
    assert len(Drills(store.drills, Reviewer(opener, store.versions.find)).due(ada.id, LATER)) == 2


# What can't be drilled any more


def test_a_version_that_cannot_be_played_any_more_is_left_out_and_kept(drills, play, opener, store, ada):
    play("blame", "vague")
    before = drills.due(ada.id, LATER)
    unread = Reviewer(opener, lambda digest: replace(store.versions.find(digest), source=b"format: 9\n"))
    without = Drills(store.drills, unread)
    assert without.due(ada.id, LATER) == ()
    assert without.next_due(ada.id, START) is None
    with pytest.raises(ChoiceNotOffered):
        without.drill(before[0])
    assert drills.due(ada.id, LATER) == before


def test_an_attempt_that_cannot_be_played_any_more_makes_no_drill_and_stops_no_other(drills, play, store, ada):
    source = b"format: 9\n"
    version = ScenarioVersion(sha256(source).hexdigest(), "roof", "en", "Roof", source)
    attempt = store.attempts.start(ada.id, version, PRACTICE, 0, START)
    store.attempts.record(attempt.id, LogEntry(0, "blame"), START)
    store.attempts.finish(attempt.id, Outcome("end", 18, passed=False, critical=False), START)
    play("blame", "vague")
    assert len(drills.due(ada.id, LATER)) == 2
    assert store.drills.undrilled(ada.id) == ()
    assert store.take_damage() == ""


def spoil(path, statement):
    """Write past everything that keeps a wrong value out."""
    with closing(sqlite3.connect(path)) as other:
        other.execute(statement)
        other.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET choice = 'nonsense'",
        "UPDATE attempt SET ending = 'nowhere'",
        "UPDATE scenario_version SET source = x'666f726d61743a2039'",
    ],
)
def test_a_damaged_attempt_makes_no_drill_and_stays_as_it_is(opener, play, store, ada, paths, statement):
    play("blame", "vague")
    spoil(paths.database, statement)
    drills = Drills(store.drills, Reviewer(opener, store.versions.find, store.attempts.leave_out))
    assert drills.due(ada.id, LATER) == ()
    assert "attempt 1." in store.take_damage()
    with closing(sqlite3.connect(paths.database)) as other:
        assert other.execute("SELECT drilled FROM attempt").fetchall() == [(None,)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE drill SET scene = 'nowhere' WHERE scene = 'plan'",
        """UPDATE drill SET path = '["nonsense"]' WHERE scene = 'plan'""",
        "UPDATE drill SET path = '[]' WHERE scene = 'plan'",
    ],
)
def test_a_drill_that_leads_elsewhere_than_it_says_is_damaged_and_told_once(drills, play, store, ada, paths, statement):
    play("blame", "vague")
    assert scenes(drills.due(ada.id, LATER)) == ["plan", "opening"]
    spoil(paths.database, statement)
    assert scenes(drills.due(ada.id, LATER)) == ["opening"]
    assert re.search(r"left out: drill roof, (plan|nowhere)\.", store.take_damage())
    assert scenes(drills.due(ada.id, LATER)) == ["opening"]
    assert store.take_damage() == ""


def test_drills_of_a_damaged_version_are_told(drills, play, store, ada, paths, opener):
    play("blame", "replace")
    drills.due(ada.id, LATER)
    spoil(paths.database, "UPDATE scenario_version SET source = x'00'")
    assert Drills(store.drills, Reviewer(opener, store.versions.find)).due(ada.id, LATER) == ()
    assert "drill roof, opening." in store.take_damage()


@pytest.mark.parametrize("change", [{"path": ("gone",)}, {"path": ("own",)}, {"scene": "nowhere"}, {"path": ("own", "replace")}])
def test_a_path_that_no_longer_leads_there_is_left_out_and_kept(drills, play, store, ada, change):
    play("blame", "replace")
    (card,) = drills.due(ada.id, LATER)
    store.drills.keep_drill(replace(card, **change))
    assert scenes(drills.due(ada.id, LATER)) == ([] if "path" in change else ["opening"])
    assert len(store.drills.cards(ada.id)) == (1 if "path" in change else 2)


def test_every_costly_decision_of_every_way_through_is_entered_as_it_was(drills, play, ada):
    ways = (("blame", "vague"), ("silence", "own", "vague"), ("look", "silence", "climb", "vague"), ("climb", "replace"))
    for way in ways:
        going = play(*way)
        costly = {decision.scene.id: decision for decision in going.debrief().costly}
        fresh = [card for card in drills.due(ada.id, LATER) if card.scene in costly]
        assert len(fresh) == len(costly)
        for card in fresh:
            moment = drills.drill(card).moment
            played = {(step.before.index, step.before.state) for step in going.session.steps()}
            assert (moment.index, moment.state) in played
