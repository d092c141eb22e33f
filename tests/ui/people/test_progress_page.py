"""Progress: finished conversations, the evidence behind each competency, and the way to every debrief."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from simulator import settings as settings_file
from simulator.core.scoring.debrief import ENOUGH_OVER_TIME
from simulator.ui.charts.interval_bar import IntervalBar
from simulator.ui.charts.score_chart import ScoreChart
from simulator.workflow.trainee_record import LATEST
from tests.conversations import GUIDED, opener, write
from tests.ui.conftest import have_held
from tests.ui.person import LEFT, visible


@pytest.fixture
def practised(ada):
    """Give somebody who has held the conversation well once and badly once, and looks at the progress."""
    have_held(ada, "own", "replace")
    have_held(ada, "climb", "vague")
    ada.click("go-progress")
    return ada


def test_before_the_first_call_it_says_what_to_do(ada):
    ada.click("go-progress")
    assert ada.sees("Nothing yet. Your first finished conversation will appear here.")
    assert ada.find("practise").hasFocus()
    ada.click("practise")
    assert ada.at == "practise"


def test_finished_conversations_are_counted_and_listed_newest_first(practised):
    assert practised.sees("Ada: 2 conversations finished, 1 passed.")
    listed = practised.texts()
    texts = listed[listed.index("Conversations") :]
    assert texts.index("9") < texts.index("100")
    assert any(text.endswith("critical error") for text in texts)
    assert any(text.endswith("· passed") for text in texts)


def test_the_subtitle_stands_below_the_title_in_both_lists(paths, ada):
    write(paths.scenarios, roof=GUIDED)
    ada.program.services.library.refresh(ada.program.services.opener)
    have_held(ada, "own", "replace")
    ada.click("go-progress")
    ada.qtbot.waitUntil(lambda: ada.texts().count("A parcel nobody can reach") == 2)
    texts = ada.texts()
    places = [number for number, text in enumerate(texts) if text == "A parcel nobody can reach"]
    assert [texts[number - 1] for number in places] == ["The parcel on the roof"] * 2


def test_one_conversation_is_counted_as_one(caller):
    caller.answer("I'm", "We will")
    caller.look_back()
    caller.click("go-progress")
    assert caller.sees("Ada: 1 conversation finished, 0 passed.")
    assert caller.sees("not passed")


def test_a_debrief_opens_from_the_list(practised):
    practised.click("attempt-1")
    assert practised.at == "debrief"
    assert practised.find("score").text() == "100"
    practised.click("go-progress")
    practised.click("attempt-0")
    assert practised.find("score").text() == "9"
    assert practised.sees("Against the rules")


def test_an_unfinished_call_is_not_in_the_list(caller):
    caller.answer("I'm")
    caller.click("leave")
    caller.click("go-progress")
    assert caller.sees("Nothing yet")


def test_a_conversation_with_going_back_is_marked(caller):
    caller.answer("That was")
    caller.go_back()
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("go-progress")
    assert caller.sees("passed, with help")
    assert caller.sees("1 conversation finished, 0 passed. 1 more passed with help.")


def test_the_competencies_say_how_much_evidence_there_is(practised):
    person = practised
    services = person.program.services
    evidence = services.reviewer.evidence(services.store.attempts.finished(1))
    had = [item for item in evidence if item.taken.chances]
    assert had
    for item in had:
        assert item.taken.chances < ENOUGH_OVER_TIME
        assert person.sees(opener().guidance.competencies[item.competency].name)
        assert person.sees(f"{item.taken.taken} of {item.taken.chances}, too few to tell")


def test_the_chart_tells_the_scores_to_a_screen_reader(practised):
    (chart,) = [widget for widget in visible(practised.window) if isinstance(widget, ScoreChart)]
    assert chart.accessibleName() == "Scores of 2 attempts"
    assert chart.accessibleDescription() == "100, 9"


def test_of_many_conversations_the_latest_are_listed(ada):
    for _ in range(LATEST + 2):
        have_held(ada, "own", "replace")
    ada.click("go-progress")
    assert ada.sees(f"{LATEST + 2} conversations finished")
    assert ada.can_see(f"attempt-{LATEST - 1}")
    assert not ada.can_see(f"attempt-{LATEST}")


@pytest.fixture
def experienced(ada):
    """Give somebody who took it on six times and never named a day, and looks at the progress."""
    for _ in range(6):
        have_held(ada, "own", "vague")
    ada.click("go-progress")
    return ada


def test_what_is_next_stands_first_with_its_reason(experienced):
    person = experienced
    guidance = opener().guidance
    assert person.find("practise-what").text() == guidance.principles["give-a-time"].name
    assert person.find("reason").text().startswith("Going against this cost you most in “The parcel on the roof”.")
    assert person.find("practise-next").hasFocus()
    person.press(Qt.Key.Key_Return)
    assert person.at == "briefing"


def test_the_debrief_names_the_same_next_step(ada):
    ada.call("The parcel on the roof")
    ada.answer("That was", "We will")
    ada.look_back()
    told = ada.texts(ada.find("next-step"))
    ada.click("go-progress")
    assert f"Next: {ada.find('practise-what').text()}" in told
    assert ada.find("reason").text() in told


def test_strongest_and_weakest_are_named_with_what_they_rest_on_and_since_when(experienced):
    weakest = experienced.texts(experienced.find("weakest"))
    assert weakest[0] == "Weakest"
    assert any(text.startswith("0 of 6 chances taken, since 2026-") for text in weakest)
    assert experienced.texts(experienced.find("strongest"))[0] == "Strongest"


def test_before_there_is_evidence_no_competency_is_called_strong_or_weak(practised):
    assert practised.can_see("nothing-told")
    assert not practised.can_see("weakest")


def test_how_sure_it_is_stands_one_click_behind(experienced):
    assert not experienced.sees("of 100, so far")
    experienced.click("show-intervals")
    bars = [widget for widget in visible(experienced.window) if isinstance(widget, IntervalBar)]
    assert "0 of 6 chances taken: between 0 and 39 of 100, so far" in [bar.accessibleName() for bar in bars]
    assert experienced.sees("between 0 and 39 of 100, so far")
    experienced.click("show-intervals")
    assert not experienced.sees("of 100, so far")


def test_a_click_anywhere_on_a_conversation_opens_its_debrief(practised):
    QTest.mouseClick(practised.find("attempt-row-0"), LEFT, pos=QPoint(8, 8))
    practised.settle()
    assert practised.at == "debrief"


def test_under_six_chances_no_interval_is_told_or_drawn(practised):
    assert not [widget for widget in visible(practised.window) if isinstance(widget, IntervalBar)]
    assert not practised.sees("of 100, so far")
    assert practised.sees("too few to tell")


@pytest.fixture
def uneven(ada):
    """Give somebody with the scores 45, 100 and 73, and 100 with going back, who looks at the progress."""
    have_held(ada, "own", "vague")
    have_held(ada, "own", "replace")
    have_held(ada, "blame", "replace")
    have_held(ada, "blame", 0, "own", "replace")
    ada.click("go-progress")
    return ada


def result(person):
    """Give what the line of the conversation says."""
    return person.texts(person.find("result-roof"))


@pytest.mark.parametrize(
    ("policy", "score", "verdict"),
    [("best", "100", "passed"), ("last", "73", "passed"), ("first", "45", "not passed"), ("mean", "73", "passed")],
)
def test_the_policy_decides_which_score_counts(uneven, policy, score, verdict):
    uneven.click(f"policy-{policy}")
    assert result(uneven) == [score, "The parcel on the roof", f"4 attempts, 3 of them counted · {verdict} · 100, with help"]
    assert uneven.sees("Scores with help, where you went back, are kept apart.")


def test_the_policy_is_the_best_score_until_another_is_chosen_and_is_remembered(uneven, paths):
    assert uneven.find("policy-best").isChecked()
    uneven.click("policy-first")
    assert settings_file.load(paths.settings).policy == "first"
    uneven.click("go-practise")
    uneven.click("go-progress")
    assert uneven.find("policy-first").isChecked()
    assert result(uneven)[0] == "45"


def test_without_a_counted_attempt_there_is_no_score(caller):
    caller.answer("That was")
    caller.go_back()
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("go-progress")
    assert result(caller) == [
        "100",
        "with help",
        "The parcel on the roof",
        "1 attempt, 0 of them counted · no score without help yet",
    ]


def cells(table):
    return [[table.item(row, place).text() for place in range(table.columnCount())] for row in range(table.rowCount())]


def test_the_scores_stand_in_a_table_too(practised):
    practised.click("scores-table")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", line[1]) for line in cells(practised.find("scores-table-cells")))
    told = [[title, score, verdict] for title, _, score, verdict in cells(practised.find("scores-table-cells"))]
    assert told == [
        ["The parcel on the roof", "100", "passed"],
        ["The parcel on the roof", "9", "critical error"],
    ]
    practised.click("scores-table")
    assert not practised.can_see("scores-table-cells")


@pytest.mark.parametrize("name", ["scores-table", "competencies-table"])
def test_the_button_of_a_table_stays_whole_in_sight_where_the_table_has_moved_it(experienced, name):
    experienced.window.resize(1024, 640)
    for _ in range(2):
        experienced.click(name)
        experienced.settle()
        toggle, page = experienced.find(name), experienced.program.home.pages.progress
        place = QRect(toggle.mapTo(page.viewport(), QPoint(0, 0)), toggle.size())
        assert page.viewport().rect().contains(place)


def test_the_competencies_stand_in_a_table_too(experienced):
    experienced.click("competencies-table")
    told = cells(experienced.find("competencies-table-cells"))
    assert ["0 of 6", "between 0 and 39 of 100, so far"] in [line[1:] for line in told]
    assert all(line[2] == "too few to tell" for line in told if int(line[1].split()[-1]) < ENOUGH_OVER_TIME)


def test_earlier_conversations_are_listed_when_they_are_asked_for(ada):
    for _ in range(LATEST + 2):
        have_held(ada, "own", "replace")
    ada.click("go-progress")
    ada.click("show-earlier")
    ada.settle()
    assert ada.can_see(f"attempt-{LATEST + 1}")
    assert ada.find(f"attempt-{LATEST}").hasFocus()
    assert not ada.can_see("show-earlier")
    ada.click(f"attempt-{LATEST + 1}")
    assert ada.at == "debrief"


def test_few_conversations_offer_no_earlier_ones(practised):
    assert not practised.can_see("show-earlier")


def test_what_was_done_is_shown_at_once_and_what_follows_from_it_when_it_is_worked_out(ada, hold):
    have_held(ada, "own", "vague")
    weighing = hold(ada.program.services.attempts, "newest_finished")
    ada.program.services.reviewer._playables.clear()  # as at a start
    ada.patient = False
    ada.click("go-progress")
    weighing.let_go()
    ada.patient = True
    ada.settle()
    assert ada.sees("Ada: 1 conversation finished, 0 passed.")
    assert ada.find("practise-next").hasFocus()
    assert not ada.sees("One moment, your conversations are being weighed …")
