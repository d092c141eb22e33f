"""The dates of drills are the library's own, with nothing left to chance."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.training.drill import AGAIN, EASY, GOOD, HARD, RATINGS
from simulator.workflow.schedule import review

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OWN_WORDS = {AGAIN: fsrs.Rating.Again, HARD: fsrs.Rating.Hard, GOOD: fsrs.Rating.Good, EASY: fsrs.Rating.Easy}
REVIEWS = st.lists(st.tuples(st.sampled_from(RATINGS), st.timedeltas(timedelta(), timedelta(days=400))), min_size=1, max_size=12)


@given(REVIEWS)
def test_every_date_is_the_one_that_the_library_gives_for_the_same_answers(reviews):
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card = fsrs.Card(card_id=7, due=NOON)
    memory, when = "", NOON
    for rating, later in reviews:
        when += later
        card, _ = scheduler.review_card(card, OWN_WORDS[rating], when)
        memory, due = review(memory, rating, when)
        assert due == card.due
        kept = json.loads(memory)
        assert (kept["stability"], kept["difficulty"], kept["state"]) == (card.stability, card.difficulty, card.state)


@given(REVIEWS)
def test_the_same_answers_always_give_the_same_dates(reviews):
    runs = []
    for _ in range(2):
        memory, when, dates = "", NOON, []
        for rating, later in reviews:
            when += later
            memory, due = review(memory, rating, when)
            dates.append((memory, due))
        runs.append(dates)
    assert runs[0] == runs[1]


def test_a_drill_that_keeps_being_right_comes_ever_more_seldom():
    memory, due = review("", AGAIN, NOON)
    waits = []
    for _ in range(6):
        memory, next_due = review(memory, GOOD, due)
        waits.append(next_due - due)
        due = next_due
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(days=10)


def test_the_same_moment_in_another_zone_gives_the_same_date():
    warsaw = NOON.astimezone(timezone(timedelta(hours=2)))
    assert review("", GOOD, warsaw) == review("", GOOD, NOON)


def test_a_clock_that_was_put_back_stops_nobody():
    memory, _ = review("", GOOD, NOON)
    earlier = NOON - timedelta(days=30)
    assert review(memory, AGAIN, earlier).due > earlier


@pytest.mark.parametrize("memory", ["{", "[]", "{}", "null", '{"card_id": 0, "state": 9}', '{"card_id": "x"}'])
def test_a_memory_that_cannot_be_read_begins_anew(memory):
    assert review(memory, GOOD, NOON) == review("", GOOD, NOON)


@pytest.mark.parametrize("number", ["-1e308", "1e999", "NaN", "-3"])
@pytest.mark.parametrize("key", ["stability", "difficulty"])
def test_a_memory_that_no_drill_can_have_begins_anew(key, number):
    memory = json.dumps(json.loads(review("", GOOD, NOON).memory) | {key: 0.212}).replace("0.212", number)
    assert review(memory, GOOD, NOON) == review("", GOOD, NOON)


def test_neither_the_clock_is_asked_nor_time_wasted(monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: pytest.fail("slept"))
    assert json.loads(review("", GOOD, NOON).memory)["card_id"] == 0


def test_the_library_is_loaded_with_the_first_rating_only():
    script = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "import simulator.workflow.services\n"
        "from simulator.workflow.schedule import review\n"
        "before = 'fsrs' in sys.modules\n"
        "review('', 'good', datetime.now(UTC))\n"
        "sys.stdout.write(f\"{before} {'fsrs' in sys.modules} {bool({'torch', 'numpy', 'pandas'} & set(sys.modules))}\")\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False True False", "")
