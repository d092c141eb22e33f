"""A person's way through the whole program, from the first start to the next one."""

from __future__ import annotations

import sqlite3
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from simulator.paths import find_paths
from simulator.settings import Settings
from tests.conversations import write
from tests.ui.person import Person

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_first_start_asks_for_a_name(person):
    assert person.at == "people"
    assert person.sees("Welcome to First Call")
    assert person.find("name").hasFocus()
    assert not person.find("start").isEnabled()


def test_a_name_and_a_picture_lead_to_the_bundled_scenarios(open_program, paths, qtbot):
    bundled = find_paths(str(paths.data))
    person = Person(open_program(bundled), qtbot)
    person.click("picture-june")
    person.find("name").setFocus()
    person.type("  Ada ")
    person.press(Qt.Key.Key_Return)
    person.click("skip-tour")
    assert person.at == "practise"
    assert person.sees("Hello Ada.")
    assert len(person.cards) == 4
    (ada,) = person.program.services.store.people.trainees()
    assert (ada.name, ada.picture) == ("Ada", "june")


def test_every_bundled_scenario_can_be_opened_and_begun(open_program, paths, qtbot):
    person = Person(open_program(find_paths(str(paths.data))), qtbot)
    person.introduce("Ada")
    for title in person.cards:
        person.call(title)
        assert person.sees(title)
        assert len(person.choices) >= 2
        person.press(Qt.Key.Key_Escape)
        assert person.at == "practise"


def test_the_next_start_greets_the_same_person_before_anything_is_opened(ada, open_program, paths, gate, qtbot):
    ada.window.close()
    again = Person(open_program(paths, ready=False), qtbot)
    assert again.program.services is None
    assert again.at == "practise"
    assert again.sees("Ada")
    assert again.cards == ["The parcel on the roof"]
    with qtbot.waitSignal(again.program.services_opened):
        gate.set()
    again.call("The parcel on the roof")
    assert again.line == "My parcel lies on a roof."


def test_a_card_clicked_too_early_asks_for_a_moment(ada, open_program, paths, gate, qtbot):
    ada.window.close()
    again = Person(open_program(paths, ready=False), qtbot)
    again.click_card("The parcel on the roof")
    assert again.at == "practise"
    assert again.sees("One moment")
    with qtbot.waitSignal(again.program.services_opened):
        gate.set()


@pytest.mark.parametrize("place", ["progress", "guidance"])
def test_a_place_picked_too_early_leaves_the_mark_where_one_is(ada, open_program, paths, gate, qtbot, place):
    ada.window.close()
    again = Person(open_program(paths, ready=False), qtbot)
    again.click(f"go-{place}")
    assert again.at == "practise"
    assert again.find("go-practise").isChecked()
    with qtbot.waitSignal(again.program.services_opened):
        gate.set()


def test_a_name_given_too_early_is_not_lost(open_program, paths, gate, qtbot):
    person = Person(open_program(paths, ready=False), qtbot)
    person.type("Ada")
    person.press(Qt.Key.Key_Return)
    assert person.sees("One moment")
    with qtbot.waitSignal(person.program.services_opened):
        gate.set()
    person.settle()
    assert person.sees("Good to have you here, Ada.")


def test_closing_the_window_puts_everything_into_the_one_file(caller, paths):
    caller.answer("I'm")
    caller.window.close()
    left = sorted(path.name for path in paths.data.iterdir() if path.name.startswith(paths.database.name))
    assert left == [paths.database.name]


def test_a_person_who_was_removed_is_asked_for_a_name(ada, open_program, paths, qtbot):
    ada.program.services.store.people.remove(ada.program.home.trainee.id)
    ada.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.at == "people"


def test_two_trainees_keep_their_attempts_apart(caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("home")
    assert caller.sees("Best 100")
    caller.click("go-switch-person")
    caller.introduce("Ben")
    assert caller.sees("New")
    assert not caller.sees("Best")
    caller.click("go-progress")
    assert caller.sees("Nothing yet")
    caller.click("go-switch-person")
    caller.click_text("Ada")
    assert caller.sees("Best 100")


def test_a_call_left_by_one_trainee_is_not_offered_to_another(caller):
    caller.answer("I'm")
    caller.press(Qt.Key.Key_Escape)
    caller.click("go-switch-person")
    caller.introduce("Ben")
    assert not caller.can_see("banner")


def test_the_places_open_with_control_and_a_number(ada):
    for number, place in (("2", "progress"), ("4", "guidance"), ("5", "settings"), ("1", "practise")):
        ada.press(number, CTRL)
        assert ada.at == place


def test_during_a_call_the_places_are_out_of_reach(caller):
    caller.press("3", CTRL)
    assert caller.at == "play"
    assert not caller.can_see("rail")


def test_the_window_fills_the_screen_and_comes_back(ada, qtbot):
    ada.press(Qt.Key.Key_F11)
    qtbot.waitUntil(ada.window.isFullScreen)
    ada.press(Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not ada.window.isFullScreen())


def test_the_folder_of_own_scenarios_is_made_and_named(ada, paths, monkeypatch):
    opened = []
    monkeypatch.setattr("simulator.ui.settings.user_files.QDesktopServices.openUrl", opened.append)
    ada.click("own-scenarios")
    assert paths.own_scenarios.is_dir()
    assert opened[0].toLocalFile() == str(paths.own_scenarios)
    assert ada.sees(str(paths.own_scenarios))


def test_a_folder_that_cannot_be_made_is_told(ada, paths):
    paths.own_scenarios.write_text("in the way", encoding="utf-8")
    ada.click("own-scenarios")
    assert ada.sees(f"The folder {paths.own_scenarios} can't be made")


def test_a_scenario_of_ones_own_appears_at_the_next_start(ada, open_program, paths, qtbot):
    ada.window.close()
    text = (paths.scenarios / "roof.yaml").read_text(encoding="utf-8").replace("The parcel on the roof", "My own")
    write(paths.own_scenarios, mine=text.replace("id: roof", "id: mine"))
    again = Person(open_program(paths), qtbot)
    assert again.cards == ["My own", "The parcel on the roof"]


def test_settings_that_cannot_be_kept_still_take_effect_and_are_told(ada, monkeypatch):
    def refuse(path, settings):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulator.app.settings_file.save", refuse)
    ada.program.set_settings(Settings(theme="dark", voice=False, timers=False, trainee=1))
    assert ada.program.look.theme.dark
    assert ada.sees("The settings can't be kept: No space left on device.")


def test_a_damaged_database_is_told_and_kept_aside(open_program, paths, qtbot):
    paths.database.write_bytes(b"this is no database" * 100)
    person = Person(open_program(paths), qtbot)
    kept = [file for file in paths.data.iterdir() if file.is_file() and file.read_bytes().startswith(b"this is no database")]
    assert len(kept) == 1
    assert kept[0] != paths.database
    assert person.sees("was damaged")
    assert person.sees(str(kept[0]))


def test_a_locked_database_can_be_tried_again(ada, open_program, paths, qtbot, monkeypatch):
    monkeypatch.setattr("simulator.store.database.open_database.__defaults__", (0.05,))
    monkeypatch.setattr("simulator.store.progress_store.open_store.__kwdefaults__", {"busy_timeout": 0.05})
    ada.window.close()
    holder = sqlite3.connect(paths.database, isolation_level=None)
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    again = Person(open_program(paths, ready=False), qtbot)
    qtbot.waitUntil(lambda: again.sees("Another program is holding the progress"))
    holder.close()
    with qtbot.waitSignal(again.program.services_opened):
        again.click_text("Try again")
    assert not again.sees("Another program is holding")
    again.call("The parcel on the roof")
    assert again.line == "My parcel lies on a roof."


def test_where_nothing_can_be_saved_one_can_go_on_without(open_program, paths, qtbot):
    paths.database.mkdir()
    person = Person(open_program(paths, ready=False), qtbot)
    qtbot.waitUntil(lambda: person.sees("Continue without saving"))
    with qtbot.waitSignal(person.program.services_opened):
        person.click_text("Continue without saving")
    person.introduce("Ada")
    person.call("The parcel on the roof")
    person.answer("I'm")
    assert person.line == "Good. What happens now?"


def test_what_goes_wrong_unexpectedly_on_the_other_thread_reaches_the_catcher(open_program, paths, qtbot, monkeypatch):
    def fail(*arguments, **options):
        raise RuntimeError("a bug")

    monkeypatch.setattr("simulator.workflow.services.open_services", fail)
    with qtbot.captureExceptions() as caught:
        open_program(paths, ready=False)
        qtbot.waitUntil(lambda: bool(caught))
    assert str(caught[0][1]) == "a bug"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_setting_texts_keeps_the_references_to_nothing(qapp):
    """PySide6 6.12 gave one reference to None away with each call, until the interpreter aborted."""
    label, button = QLabel(), QPushButton()
    for round_ in range(2):
        before = sys.getrefcount(None)
        for number in range(500):
            label.setText(str(number))
            button.setText(str(number))
            label.setVisible(False)
        drift = abs(sys.getrefcount(None) - before)
        if round_:
            assert drift < 50
