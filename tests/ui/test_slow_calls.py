"""Whatever may be slow is done beside the window: it stays alive, says so, does nothing twice, and is closed safely."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from simulator.core.errors import StoreError
from simulator.ui.debrief import debrief_export
from simulator.ui.window.slow_call import SlowCall
from simulator.workflow.playable import ScenarioOpener

RETURN = Qt.Key.Key_Return


def refuse(*arguments, **options):
    raise StoreError("There is no room left.", "Free some space.")


def hurry(person):
    """Let a person go on without waiting for what was asked for."""
    person.patient = False
    return person


def wait(person):
    """Let a person wait until all that was asked for is done."""
    person.patient = True
    person.settle()


def alive(person):
    """Whether the window answers: its list of keys comes up, and goes away again."""
    person.press(Qt.Key.Key_F1)
    shown = person.window.isActiveWindow()
    person.press(Qt.Key.Key_Escape)
    person.turn_to_window()
    return not shown


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """Answer every question for a place to save something; give the place, and the questions."""
    path, asked = tmp_path / "chosen", []

    def choose(*question):
        asked.append(question)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return path, asked


# Copies of the progress


@pytest.fixture
def setting(ada):
    ada.click("go-settings")
    return hurry(ada)


def test_a_copy_is_written_beside_the_window_and_the_button_says_so(setting, hold, chosen):
    path, asked = chosen
    saving = hold(setting.program.services.progress, "save_copy")
    setting.click("save-copy")
    setting.qtbot.waitUntil(lambda: setting.find("save-copy").text() == "One moment …")
    assert alive(setting)
    setting.click("save-copy")
    assert (saving.times, len(asked)) == (1, 1)
    saving.let_go()
    wait(setting)
    assert setting.sees(f"was saved as {path}.")
    assert setting.find("save-copy").text() == "Save a copy…"


def test_a_copy_that_is_over_at_once_leaves_the_button_as_it_is(setting, hold, chosen):
    saving = hold(setting.program.services.progress, "save_copy")
    setting.click("save-copy")
    assert setting.find("save-copy").text() == "Save a copy…"
    saving.let_go()
    wait(setting)
    assert setting.find("save-copy").text() == "Save a copy…"
    assert setting.find("save-copy").hasFocus()


def test_what_came_of_a_copy_is_told_on_the_page_that_is_in_front_then(setting, hold, chosen):
    saving = hold(setting.program.services.progress, "save_copy")
    setting.click("save-copy")
    setting.click("go-practise")
    saving.let_go()
    wait(setting)
    assert setting.at == "practise"
    assert setting.sees(f"was saved as {chosen[0]}.")


def test_a_window_that_is_closed_waits_for_the_copy(setting, hold, chosen, monkeypatch):
    saving = hold(setting.program.services.progress, "save_copy")
    really_wait = SlowCall.wait

    def wait_and_let_go(call, *patience):
        saving.let_go()  # from now on the window is closing
        really_wait(call, *patience)

    setting.click("save-copy")
    setting.qtbot.waitUntil(lambda: saving.times == 1)
    monkeypatch.setattr(SlowCall, "wait", wait_and_let_go)
    setting.window.close()
    with closing(sqlite3.connect(chosen[0])) as copy:
        assert copy.execute("SELECT name FROM trainee").fetchall() == [("Ada",)]
    setting.settle()


@pytest.fixture
def own(setting):
    wait(setting)
    setting.click("own-page")
    assert setting.at == "person"
    return hurry(setting)


def test_who_asks_for_a_copy_first_is_in_it(own, hold, chosen):
    saving = hold(own.program.services.progress, "save_copy")
    own.click("remove")
    own.click("copy-first")
    own.qtbot.waitUntil(lambda: own.find("copy-first").text() == "One moment …")
    own.find("typed-name").setFocus()
    own.type("Ada")
    own.click("remove-for-good")
    assert own.program.services.people.everybody()
    saving.let_go()
    wait(own)
    with closing(sqlite3.connect(chosen[0])) as copy:
        assert copy.execute("SELECT name FROM trainee").fetchall() == [("Ada",)]
    own.click("close-notice")
    own.click("remove-for-good")
    assert own.at == "people"
    assert own.program.services.people.everybody() == ()


def test_a_copy_is_put_back_beside_the_window(setting, hold, chosen, monkeypatch):
    setting.program.services.progress.save_copy(chosen[0])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *rest: (str(chosen[0]), ""))
    restoring = hold(setting.program.services.progress, "restore")
    setting.click("restore")
    setting.qtbot.waitUntil(lambda: setting.can_see("pin-go"))
    setting.click_text("Restore it")
    setting.qtbot.waitUntil(lambda: setting.sees("One moment …"))
    assert alive(setting)
    assert not setting.find("pin-go").isEnabled()
    restoring.let_go()
    setting.qtbot.waitUntil(lambda: setting.at == "people")
    assert restoring.times == 1


# People


def test_a_name_is_changed_beside_the_window(own, hold):
    renaming = hold(own.program.services.people, "rename")
    own.find("own-name").selectAll()
    own.type("Ada Nowak")
    own.press(RETURN)
    own.qtbot.waitUntil(lambda: own.find("rename").text() == "One moment …")
    own.press(RETURN)
    assert own.program.home.trainee.name == "Ada"
    renaming.let_go()
    wait(own)
    assert (renaming.times, own.program.home.trainee.name) == (1, "Ada Nowak")
    assert own.find("rename").text() == "Save the name"


def test_a_picture_is_changed_beside_the_window(own, hold):
    changing = hold(own.program.services.people, "change_picture")
    own.click("picture-colour-moss")
    own.click("picture-colour-plum" if own.can_see("picture-colour-plum") else "picture-colour-moss")
    changing.let_go()
    wait(own)
    assert (changing.times, own.program.home.trainee.picture) == (1, "colour-moss")
    assert own.find("picture-colour-moss").isChecked()


def test_a_person_is_removed_beside_the_window_and_once(own, hold):
    removing = hold(own.program.services.people, "remove")
    own.click("remove")
    own.type("Ada")
    own.click("remove-for-good")
    own.qtbot.waitUntil(lambda: own.find("remove-for-good").text() == "One moment …")
    own.click("remove-for-good")
    assert alive(own)
    removing.let_go()
    wait(own)
    assert removing.times == 1
    assert own.at == "people"
    assert own.sees("Ada was deleted from this computer.")


@pytest.mark.parametrize("method", ["rename", "remove"])
def test_what_can_not_be_changed_of_a_person_is_told_as_ever(own, monkeypatch, method):
    monkeypatch.setattr(own.program.services.people, method, refuse)
    if method == "rename":
        own.find("own-name").selectAll()
        own.type("Ada Nowak")
        own.press(RETURN)
    else:
        own.click("remove")
        own.type("Ada")
        own.click("remove-for-good")
    wait(own)
    assert own.at == "person"
    assert own.sees("There is no room left. Free some space.")
    assert own.program.home.trainee.name == "Ada"


def test_somebody_new_is_taken_in_beside_the_window_and_once(ada, hold):
    ada.program.services.people.leave_to_everybody()
    ada.click("go-switch-person")
    adding = hold(hurry(ada).program.services.people, "add")
    ada.find("name").setFocus()
    ada.type("Ben")
    ada.press(RETURN)
    ada.qtbot.waitUntil(lambda: ada.find("start").text() == "One moment …")
    ada.press(RETURN)
    assert ada.at == "people"
    adding.let_go()
    wait(ada)
    assert (adding.times, ada.at) == (1, "welcome")
    assert ada.program.home.trainee.name == "Ben"


# Attempts


def test_a_call_is_discarded_beside_the_window(caller, hold):
    caller.answer("I'm")
    caller.click("leave")
    discarding = hold(hurry(caller).program.services.attempts, "discard")
    caller.click("discard")
    caller.click_text("Discard it")
    assert not caller.can_see("go-on")
    assert alive(caller)
    discarding.let_go()
    wait(caller)
    assert discarding.times == 1
    assert caller.program.services.attempts.unfinished(1) == ()


def test_an_assessment_that_can_not_be_left_goes_on(ada, monkeypatch):
    ada.click_card("The parcel on the roof")
    ada.click("mode-assessment")
    ada.click("take-call")
    monkeypatch.setattr(ada.program.services.attempts, "discard", refuse)
    ada.press(Qt.Key.Key_Escape)
    ada.click_text("Leave it")
    assert ada.sees("There is no room left. Free some space.")
    ada.press("1")
    assert len(ada.program.call.presenter.session.choice_ids) == 1


def test_a_call_that_can_not_be_discarded_is_offered_again(caller, monkeypatch):
    caller.answer("I'm")
    caller.click("leave")
    monkeypatch.setattr(caller.program.services.attempts, "discard", refuse)
    caller.click("discard")
    caller.click_text("Discard it")
    assert caller.sees("There is no room left. Free some space.")
    assert caller.can_see("go-on")


def test_an_assessment_is_left_beside_the_window_and_once(ada, hold):
    ada.click_card("The parcel on the roof")
    ada.click("mode-assessment")
    ada.click("take-call")
    discarding = hold(hurry(ada).program.services.attempts, "discard")
    ada.press(Qt.Key.Key_Escape)
    ada.click_text("Leave it")
    assert ada.sees("One moment …")
    ada.press("1")
    ada.press(Qt.Key.Key_Escape)
    assert ada.at == "play"
    assert ada.program.call.presenter.session.choice_ids == ()
    discarding.let_go()
    wait(ada)
    assert (discarding.times, ada.at) == (1, "practise")


# Pages


@pytest.fixture
def played(caller):
    """Give somebody who has held a call and looks at the scenarios."""
    caller.answer("That was", "We will")
    caller.look_back()
    caller.click("home")
    return hurry(caller)


def test_progress_is_looked_up_beside_the_window(played, hold):
    looking = hold(played.program.services.attempts, "scores")
    played.click("go-progress")
    assert played.at == "practise"
    assert alive(played)
    played.qtbot.waitUntil(lambda: played.window.cursor().shape() == Qt.CursorShape.BusyCursor)
    looking.let_go()
    wait(played)
    assert played.window.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert played.at == "progress"
    assert played.can_see("attempt-0")


def test_what_was_asked_for_last_counts(played, hold):
    looking = hold(played.program.services.attempts, "scores")
    played.click("go-progress")
    played.qtbot.waitUntil(lambda: looking.times >= 1)
    played.click_card("The parcel on the roof")
    played.qtbot.waitUntil(lambda: played.at == "briefing")
    looking.let_go()
    wait(played)
    assert played.at == "briefing"


def test_who_has_gone_elsewhere_is_not_fetched_back(played, hold):
    looking = hold(played.program.services.attempts, "scores")
    played.click("go-progress")
    played.click("go-settings")
    looking.let_go()
    wait(played)
    assert played.at == "settings"


def test_progress_that_can_not_be_looked_up_is_told_and_the_page_stays(played, monkeypatch):
    monkeypatch.setattr(played.program.services.attempts, "scores", refuse)
    played.click("go-progress")
    wait(played)
    assert played.at == "practise"
    assert played.sees("There is no room left. Free some space.")
    assert played.find("go-practise").isChecked()


def test_a_scenario_is_opened_beside_the_window(played, hold):
    opening = hold(ScenarioOpener, "open")
    played.click_card("The parcel on the roof")
    assert played.at == "practise"
    assert alive(played)
    opening.let_go()
    wait(played)
    assert played.at == "briefing"


def test_a_debrief_is_made_ready_beside_the_window(played, hold):
    wait(played)
    played.click("go-progress")
    making = hold(hurry(played).program.services.reviewer, "played")
    played.click("attempt-0")
    assert played.at == "progress"
    assert alive(played)
    making.let_go()
    wait(played)
    assert played.at == "debrief"


def test_a_call_is_gone_on_with_beside_the_window_and_decided_on_this_thread(caller, hold):
    caller.answer("I'm")
    caller.click("leave")
    making = hold(hurry(caller).program.services.reviewer, "played")
    caller.click("go-on")
    assert caller.at == "practise"
    making.let_go()
    wait(caller)
    assert caller.at == "play"
    hurry(caller).answer("A new one")
    with closing(sqlite3.connect(caller.program._paths.database)) as database:
        assert database.execute("SELECT choice FROM decision ORDER BY number").fetchall() == [("own",), ("replace",)]


def test_meetings_with_a_principle_are_looked_up_beside_the_window(played, hold):
    looking = hold(played.program.services.reviewer, "meetings")
    played.click("go-guidance")
    assert played.at == "guidance"
    assert alive(played)
    looking.let_go()
    wait(played)
    played.find("principles").choose("own-it")
    played.settle()
    assert played.can_see("met-0")


def test_a_debrief_is_written_beside_the_window_and_once(caller, hold, chosen):
    caller.answer("That was", "We will")
    caller.look_back()
    writing = hold(debrief_export, "write_file")
    hurry(caller).click("save")
    caller.qtbot.waitUntil(lambda: caller.find("save").text() == "One moment …")
    caller.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert alive(caller)
    writing.let_go()
    wait(caller)
    assert (writing.times, len(chosen[1])) == (1, 1)
    assert caller.sees(f"The debrief is saved in {chosen[0]}.pdf.")
    assert caller.find("save").text() == "Save as PDF"
