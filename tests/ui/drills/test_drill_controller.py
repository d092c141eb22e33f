"""What went wrong in a call comes back as drills, and somebody works through them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from simulator.core.errors import StoreError
from simulator.ui.drills.minute_bar import MinuteBar
from simulator.ui.style.relative_time import ahead
from tests.conversations import HOSTILE, MARKUP, ROOF, SEARCHED, START, write
from tests.ui import audit
from tests.ui.keyboard import strike
from tests.ui.person import LEFT, Person, visible

DAY = timedelta(days=1)
OWN, BLAME, VAGUE, REPLACE = "I'm", "That was", "We will", "A new one"


class Clock:
    """Stands still until somebody moves it on."""

    def __init__(self):
        self.time = START

    def __call__(self):
        """Give the time that it is."""
        return self.time


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr("simulator.app.now", made)
    return made


@pytest.fixture
def learner(clock, caller):
    """Give somebody who made both decisions of a call badly, two days ago, and looks at the scenarios."""
    caller.answer(BLAME, VAGUE)
    clock.time += 2 * DAY
    caller.look_back()
    caller.click("home")
    caller.qtbot.waitUntil(lambda: caller.can_see("due-line"))
    return caller


@pytest.fixture
def drilled(learner):
    """Give the same person at the first drill."""
    learner.click("open-drills")
    learner.press(Qt.Key.Key_Return)
    return learner


def refuse(*arguments, **options):
    raise StoreError("There is no room left.", "Free some space.")


def cards(person):
    return person.program.services.store.drills.cards(1)


def card(person, scene):
    return next(card for card in cards(person) if card.scene == scene)


def look_up(person):
    """Open the drills and wait until all is there."""
    person.click("go-drills")
    person.qtbot.waitUntil(lambda: person.program.home.pages.drilling._looking is None)
    person.settle()


# The list


def test_before_the_first_call_it_says_what_drills_are_and_where_they_come_from(ada):
    look_up(ada)
    ada.qtbot.waitUntil(lambda: ada.sees("Nothing to drill yet."))
    assert ada.sees("comes back here as a drill of about a minute")
    assert ada.find("practise").hasFocus()
    ada.press(Qt.Key.Key_Return)
    assert ada.at == "practise"
    assert not ada.can_see("due-line")


def test_after_a_call_without_a_mistake_there_is_nothing_to_drill(clock, caller):
    caller.answer(OWN, REPLACE)
    clock.time += DAY
    caller.look_back()
    look_up(caller)
    assert caller.sees("Nothing to drill yet.")


def test_right_after_a_call_it_says_when_the_first_one_comes(clock, caller):
    caller.answer(BLAME, REPLACE)
    caller.look_back()
    look_up(caller)
    (soon,) = cards(caller)
    assert caller.sees("Nothing is due now.")
    assert caller.sees(f"The next drill comes {ahead(soon.due, clock())}.")
    assert soon.due == START + timedelta(minutes=1)


def test_somebody_who_waits_for_a_drill_sees_it_come(clock, caller):
    caller.answer(BLAME, REPLACE)
    caller.look_back()
    look_up(caller)
    clock.time += timedelta(minutes=1)
    caller.program.home.pages.drilling._on_due()
    caller.qtbot.waitUntil(lambda: caller.sees("1 decision is waiting; about a minute."))
    assert caller.find("start-drills").isVisible()


def test_somebody_at_the_scenarios_sees_it_come_too(clock, caller):
    caller.answer("That was", "We will")
    caller.look_back()
    caller.click("home")
    caller.qtbot.waitUntil(lambda: caller.program.home.pages.drilling._timer.isActive())
    assert not caller.can_see("due-line")
    clock.time += timedelta(minutes=1)
    caller.program.home.pages.drilling._timer.start(0)
    caller.qtbot.waitUntil(lambda: caller.can_see("due-line"))


def test_the_home_page_tells_how_many_are_due(learner):
    assert learner.sees("2 drills are due.")
    learner.click("open-drills")
    assert learner.at == "drills"
    assert learner.find("go-drills").isChecked()
    assert learner.sees("2 decisions are waiting; about 2 minutes.")
    assert learner.find("start-drills").hasFocus()


def test_each_drill_is_listed_with_its_conversation_the_line_and_how_long_ago_it_was(learner):
    learner.click("open-drills")
    first, second = learner.find("due-1"), learner.find("due-2")
    assert learner.sees("The parcel on the roof", first)
    assert learner.sees("Robin Example: “Wonderful. And now?”", first)
    assert learner.sees("2 days ago · Lost 55 of 100 points.", first)
    assert learner.sees("My parcel lies on a roof.", second)
    assert not learner.sees("You were sure")


def test_a_confident_mistake_is_marked_and_comes_after_a_dearer_one(clock, caller):
    caller.program.call.presenter.practice.choose("blame", sure=True)
    caller.program.call.presenter.session_changed.emit()
    caller.answer(VAGUE)
    clock.time += DAY
    caller.look_back()
    look_up(caller)
    assert caller.sees("My parcel lies on a roof.", caller.find("due-2"))
    assert caller.sees("You were sure of your answer.", caller.find("due-2"))
    assert not caller.sees("You were sure of your answer.", caller.find("due-1"))


def test_a_click_on_a_drill_begins_with_it(learner):
    learner.click("open-drills")
    QTest.mouseClick(learner.find("due-2"), LEFT, pos=QPoint(8, 8))
    learner.settle()
    assert learner.at == "drill"
    assert learner.line == "My parcel lies on a roof."


def test_the_next_start_tells_what_is_due(learner, open_program, paths, qtbot):
    learner.window.close()
    again = Person(open_program(paths), qtbot)
    qtbot.waitUntil(lambda: again.sees("2 drills are due."))


def test_drills_of_one_trainee_are_not_counted_for_another(learner):
    learner.click("go-switch-person")
    learner.introduce("Ben")
    assert not learner.can_see("due-line")
    look_up(learner)
    assert learner.sees("Nothing to drill yet.")


# A drill


def test_a_drill_shows_the_moment_as_it_was(drilled):
    assert drilled.at == "drill"
    assert not drilled.can_see("rail")
    assert drilled.find("drill-number").text() == "Drill 1 of 2"
    assert [side for side, _ in drilled.talk] == ["customer", "agent", "customer"]
    assert drilled.line == "Wonderful. And now?"
    assert drilled.feeling == "Angry"
    assert drilled.sees("Nobody climbs onto a roof.", drilled.find("side"))
    assert sorted(choice[:9] for choice in drilled.choices) == [REPLACE, "We will l"]
    assert drilled.find("choice-1").hasFocus()


@pytest.mark.parametrize("looks", [1, 4])
def test_after_looking_something_up_without_a_word_a_drill_shows_the_line_that_stood(clock, open_program, paths, qtbot, looks):
    write(paths.scenarios, roof=SEARCHED)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The parcel on the roof")
    person.answer(*["Read"] * looks, BLAME, REPLACE)
    clock.time += DAY
    person.look_back()
    look_up(person)
    assert person.sees("Robin Example: “My parcel lies on a roof.”", person.find("due-1"))
    person.click("start-drills")
    assert person.line == "My parcel lies on a roof."
    assert [side for side, _ in person.talk] == ["customer", *["action"] * min(looks, 3)]


def test_the_digit_row_of_another_keyboard_answers_a_drill(drilled):
    strike(drilled, "é")
    assert drilled.at == "drill-answer"


def test_a_right_answer_says_so_and_why_and_the_principle_and_when_it_comes_back(drilled, clock):
    drilled.answer(REPLACE)
    assert drilled.at == "drill-answer"
    assert drilled.find("verdict").text() == "That's a good answer."
    assert drilled.sees("Robin Example: “Friday is fine, thank you.”")
    assert drilled.sees("A day, and a way out.")
    principle = drilled.program.services.opener.guidance.principles["give-a-time"]
    assert drilled.sees(f"{principle.name}: shown")
    assert drilled.sees(principle.do)
    assert not drilled.sees("Better here")
    kept = card(drilled, "plan")
    assert kept.reviewed == clock()
    assert drilled.find("comes-back").text() == f"It comes back {ahead(kept.due, clock())}."


def test_a_principle_that_others_have_replaced_is_not_taught_any_more(drilled, monkeypatch):
    guidance = drilled.program.services.opener.guidance
    old = replace(guidance.principles["give-a-time"], replaced_by=("own-it",))
    newer = replace(guidance, principles={**guidance.principles, old.id: old})
    drills = type(drilled.program.services.drills)
    playable = drills.playable
    monkeypatch.setattr(drills, "playable", lambda self, card: replace(playable(self, card), guidance=newer))
    drilled.answer(VAGUE)
    assert drilled.sees("Lost 55 of 100 points.")
    assert not drilled.sees(old.name)


def test_a_wrong_answer_tells_what_it_cost_the_better_one_and_the_article(drilled, clock):
    drilled.answer(VAGUE)
    assert drilled.find("verdict").text() == "Lost 55 of 100 points."
    assert drilled.sees("Soon is not a time.")
    assert drilled.sees("Better here")
    assert drilled.sees("“A new one leaves today and is with you on Friday.”")
    guidance = drilled.program.services.opener.guidance
    assert drilled.sees(f"{guidance.principles['give-a-time'].name}: a chance missed")
    assert drilled.sees(f"{guidance.articles_of('give-a-time')[0].title} (")
    kept = card(drilled, "plan")
    assert kept.due == clock() + timedelta(minutes=1)
    assert drilled.find("comes-back").text() == f"It comes back {ahead(kept.due, clock())}."


def test_the_dates_shown_are_those_of_the_store_round_after_round(drilled, clock):
    for _ in range(4):
        while drilled.at == "drill":
            drilled.answer(next(text for text in (OWN, REPLACE) if any(choice.startswith(text) for choice in drilled.choices)))
            (kept,) = [card for card in cards(drilled) if card.reviewed == clock()]
            assert drilled.find("comes-back").text() == f"It comes back {ahead(kept.due, clock())}."
            clock.time += timedelta(seconds=40)
            drilled.press(Qt.Key.Key_Return)
        clock.time = max(card.due for card in cards(drilled))
        drilled.click("home")
        look_up(drilled)
        drilled.qtbot.waitUntil(lambda: drilled.sees("2 decisions are waiting"))
        drilled.click("start-drills")
    assert min(card.due - card.reviewed for card in cards(drilled)) > 3 * DAY


def test_enter_leads_from_drill_to_drill_and_to_the_end(drilled, clock):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    assert drilled.find("drill-number").text() == "Drill 2 of 2"
    assert drilled.talk == [("customer", "My parcel lies on a roof.")]
    drilled.answer(BLAME)
    drilled.press(Qt.Key.Key_Return)
    assert drilled.at == "drill-end"
    assert drilled.find("right").text() == "1 of 2 right"
    soonest = min(card.due for card in cards(drilled))
    assert drilled.find("comes-next").text() == f"The next drill comes {ahead(soonest, clock())}."
    assert drilled.sees("Next: ", drilled.find("advice"))
    assert drilled.find("open-next").hasFocus()
    drilled.click("home")
    assert drilled.at == "practise"
    drilled.qtbot.waitUntil(lambda: not drilled.can_see("due-line"))


def test_what_is_due_again_at_the_end_can_be_gone_on_with(drilled, clock):
    drilled.answer(VAGUE)
    drilled.press(Qt.Key.Key_Return)
    drilled.answer(OWN)
    clock.time += timedelta(minutes=2)
    drilled.press(Qt.Key.Key_Return)
    assert drilled.sees("1 drill is due again already.")
    drilled.press(Qt.Key.Key_Return)
    drilled.qtbot.waitUntil(lambda: drilled.sees("1 decision is waiting"))
    drilled.press(Qt.Key.Key_Return)
    assert drilled.line == "Wonderful. And now?"


def test_all_right_is_told(drilled):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    drilled.answer(OWN)
    drilled.press(Qt.Key.Key_Return)
    assert drilled.find("right").text() == "2 of 2 right"
    assert drilled.sees("Each comes back after a longer break")


def test_a_critical_answer_is_called_one(drilled):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    drilled.answer("Could you climb")
    assert drilled.sees("Against the rules: in a call this fails the attempt")


def test_a_principle_leads_to_the_guidance_and_back_to_the_answer(drilled):
    drilled.answer(VAGUE)
    drilled.click("principle-drill-give-a-time")
    assert drilled.at == "guidance"
    assert drilled.find("principle-name").text() == drilled.program.services.opener.guidance.principles["give-a-time"].name
    drilled.press(Qt.Key.Key_Escape)
    assert drilled.at == "drill-answer"
    assert drilled.find("principle-drill-give-a-time").hasFocus()


def test_a_click_on_a_record_answers_no_drill(drilled):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    drilled.click("record-label")
    assert drilled.at == "drill"
    assert drilled.sees("opens it.", drilled.find("side"))


def test_looking_something_up_is_an_answer_too(drilled):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    drilled.answer("Read the delivery note.")
    assert drilled.find("verdict").text() == "That's a good answer."


def test_the_attempts_and_their_scores_stay_as_they_are(drilled):
    before = drilled.program.services.store.attempts.finished(1)
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    drilled.answer(BLAME)
    assert drilled.program.services.store.attempts.finished(1) == before


# Leaving


@pytest.mark.parametrize("stop", ["key", "mouse"])
def test_leaving_in_the_middle_loses_nothing(drilled, open_program, paths, qtbot, stop):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Return)
    drilled.press(Qt.Key.Key_Escape) if stop == "key" else drilled.click("leave")
    assert drilled.at == "drills"
    qtbot.waitUntil(lambda: drilled.sees("1 decision is waiting"))
    kept = cards(drilled)
    drilled.window.close()
    again = Person(open_program(paths), qtbot)
    qtbot.waitUntil(lambda: again.sees("1 drill is due."))
    assert cards(again) == kept


def test_the_answer_page_can_be_left_too(drilled):
    drilled.answer(REPLACE)
    drilled.press(Qt.Key.Key_Escape)
    drilled.qtbot.waitUntil(lambda: drilled.sees("1 decision is waiting"))


def test_an_answer_that_cannot_be_kept_is_tried_again(drilled, monkeypatch):
    before = cards(drilled)
    with monkeypatch.context() as patched:
        patched.setattr(drilled.program.services.store.drills, "keep_drill", refuse)
        drilled.answer(REPLACE)
        assert drilled.at == "drill"
        assert drilled.sees("There is no room left. Free some space.")
        assert cards(drilled) == before
    drilled.click_text("Try again")
    assert drilled.find("verdict").text() == "That's a good answer."
    assert cards(drilled) != before


def test_drills_that_cannot_be_looked_up_are_told_and_tried_again(ada, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(ada.program.services.store.drills, "cards", refuse)
        ada.click("go-drills")
        ada.qtbot.waitUntil(lambda: ada.sees("There is no room left. Free some space."))
    ada.click_text("Try again")
    ada.qtbot.waitUntil(lambda: ada.sees("Nothing to drill yet."))
    assert not ada.sees("There is no room left.")


def test_drills_that_cannot_be_counted_do_not_disturb_the_home_page(ada, monkeypatch):
    monkeypatch.setattr(ada.program.services.store.drills, "cards", refuse)
    ada.click("go-practise")
    ada.qtbot.waitUntil(lambda: ada.program.home.pages.drilling._looking is None)
    assert not ada.sees("There is no room left.")


def test_a_mistake_of_ours_while_drills_are_looked_up_reaches_the_catcher(ada, qtbot, monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("a bug")

    monkeypatch.setattr(ada.program.services.store.drills, "cards", fail)
    with qtbot.captureExceptions() as caught:
        ada.click("go-drills")
        qtbot.waitUntil(lambda: bool(caught))
    assert str(caught[0][1]) == "a bug"


def test_before_the_program_is_open_the_place_stays_unmarked(ada, open_program, paths, gate, qtbot):
    ada.window.close()
    again = Person(open_program(paths, ready=False), qtbot)
    again.click("go-drills")
    assert again.at == "practise"
    assert again.find("go-practise").isChecked()
    with qtbot.waitSignal(again.program.services_opened):
        gate.set()


# The minute, and being sure


def test_the_minute_is_shown_where_timers_are_on_and_only_shown(learner):
    learner.program.set_settings(learner.program.settings._replace(timers=True))
    learner.click("open-drills")
    learner.click("start-drills")
    line = learner.find("minute")
    for _ in range(400):
        line._timer.timeout.emit()
    assert line.left == 0
    assert learner.at == "drill"
    learner.answer(REPLACE)
    assert learner.find("verdict").text() == "That's a good answer."


def test_without_timers_there_is_no_minute(drilled):
    assert not [widget for widget in visible(drilled.window) if isinstance(widget, MinuteBar)]


def test_being_sure_is_not_asked_unless_it_is_wanted(drilled):
    assert not drilled.sees("Are you sure?")
    drilled.press("s")
    drilled.answer(VAGUE)
    assert not card(drilled, "plan").confident


@pytest.mark.parametrize(("key", "confident"), [("s", True), ("n", False), ("", False)])
def test_being_sure_of_a_wrong_answer_is_kept(learner, key, confident):
    learner.program.set_settings(learner.program.settings._replace(confidence=True))
    learner.click("open-drills")
    learner.click("start-drills")
    assert learner.sees("Are you sure?")
    if key:
        learner.press(key)
    learner.answer(VAGUE)
    assert card(learner, "plan").confident is confident


def test_being_sure_of_a_right_answer_puts_it_off_for_longer(learner):
    learner.program.set_settings(learner.program.settings._replace(confidence=True))
    learner.click("open-drills")
    learner.click("start-drills")
    learner.click("sure")
    learner.answer(REPLACE)
    learner.press(Qt.Key.Key_Return)
    assert not learner.find("sure").isChecked()
    learner.answer(OWN)
    assert card(learner, "plan").due > card(learner, "opening").due


# Whatever the words, the window and the eyes


def test_texts_with_markup_are_shown_letter_by_letter(clock, open_program, paths, qtbot):
    write(paths.scenarios, hostile=HOSTILE)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call(f"{MARKUP} title")
    person.answer(f"{MARKUP} bad")
    clock.time += DAY
    person.look_back()
    look_up(person)
    assert person.sees(f"{MARKUP} name: “{MARKUP} line”")
    person.click("start-drills")
    assert person.sees(f"{MARKUP} policy")
    person.answer(f"{MARKUP} bad")
    for words in ("reason", "good", "last"):
        assert person.sees(f"{MARKUP} {words}")


def pages(person, clock):
    """Go through every page of the drills, and name it."""
    yield "line"
    person.click("open-drills")
    yield "list"
    person.click("start-drills")
    yield "drill"
    person.press("2")
    yield "wrong"
    person.press(Qt.Key.Key_Return)
    person.press("1")
    yield "right"
    person.press(Qt.Key.Key_Return)
    yield "end"
    clock.time += timedelta(minutes=2)
    person.program.home.pages.drilling._show_end()
    yield "end again"
    person.program.home.pages.drilling.overview.show_nothing(None, clock())
    person.program.window.show_page("drills")
    yield "never"


@pytest.mark.parametrize(("theme", "size"), audit.LOOKS)
def test_every_page_is_named_whole_and_clear(learner, clock, theme, size):
    learner.window.resize(learner.window.minimumSize())
    settings = learner.program.settings._replace(theme=theme, text_size=size, confidence=True, timers=True)
    learner.program.set_settings(settings)
    found = []
    for page in pages(learner, clock):
        learner.settle()
        told = [*audit.faults(learner.window), *audit.pale_texts(learner.window, 7 if theme == "contrast" else 4.5)]
        found += [f"{page}: {fault}" for fault in told]
    assert not found, "\n".join(found)


def test_tab_reaches_every_control(learner, clock):
    learner.program.set_settings(learner.program.settings._replace(confidence=True, timers=True))
    found = []
    for page in pages(learner, clock):
        learner.settle()
        focused = learner.program.window.focusWidget()
        found += [f"{page}: {fault}" for fault in audit.tab_faults(learner.window)]
        focused.setFocus()
    assert not found, "\n".join(found)


def test_of_many_drills_the_ten_most_costly_are_listed_and_the_rest_is_kept(clock, open_program, paths, qtbot):
    for number in range(7):
        write(paths.scenarios, **{f"roof{number}": ROOF.replace("id: roof", f"id: roof{number}")})
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    for row in person.program.services.rows:
        if row.id != "roof":
            person.program._on_scenario_opened(row)
            person.click("take-call")
            person.answer(BLAME, VAGUE)
            person.look_back()
    clock.time += DAY
    look_up(person)
    assert person.sees("10 decisions are waiting; about 10 minutes.")
    person.settle()
    assert person.can_see("due-10")
    assert not person.can_see("due-11")
    assert len(cards(person)) == 14
