"""What a person meets when something goes wrong under way, or comes at an unusual moment."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from simulator.core.errors import StoreError
from simulator.ui.background_startup import BackgroundStartup
from simulator.ui.window.background_task import BackgroundTask
from tests.conversations import BROKEN, MENDED, ROOF, Diary, practice, write
from tests.ui import audit
from tests.ui.conversation.test_presenter import presenter, tick, watcher  # noqa: F401 - fixtures
from tests.ui.person import Person

ROOT = Path(__file__).parents[2]


def refuse(*arguments):
    raise StoreError("There is no room left.", "Free some space.")


def test_an_end_that_cannot_be_saved_is_tried_again(caller, monkeypatch):
    caller.answer("I'm")
    with monkeypatch.context() as patched:
        patched.setattr(caller.program.services.store.attempts, "finish", refuse)
        caller.answer("A new one")
        assert caller.sees("There is no room left.")
    caller.click_text("Try again")
    assert caller.line == "Friday is fine, thank you."
    assert caller.sees("The conversation is over.")
    (attempt,) = caller.program.services.store.attempts.finished(1)
    assert attempt.outcome.score == 100


def test_an_end_that_cannot_be_saved_can_be_gone_on_from(caller, monkeypatch):
    caller.answer("I'm")
    monkeypatch.setattr(caller.program.services.store.attempts, "finish", refuse)
    caller.answer("A new one")
    caller.click_text("Continue without saving")
    assert caller.line == "Friday is fine, thank you."
    caller.look_back()
    assert caller.find("score").text() == "100"


def test_going_back_that_cannot_be_saved_is_tried_again(caller, monkeypatch):
    caller.answer("I'm")
    with monkeypatch.context() as patched:
        patched.setattr(caller.program.services.store.attempts, "record", refuse)
        caller.go_back()
        assert caller.sees("There is no room left.")
    caller.click_text("Try again")
    assert caller.talk == [("customer", "My parcel lies on a roof.")]


def test_going_back_forgets_the_choice_that_could_not_be_saved(presenter):
    diary = Diary()
    presenter.begin(practice("look", keeper=diary), timers=False)
    diary.fault = "Full."
    presenter.choose("blame")
    diary.fault = ""
    presenter.rewind(0)
    presenter.retry()
    assert presenter.session.choice_ids == ()


def test_a_choice_of_another_scene_is_not_tried_again(presenter):
    diary = Diary()
    presenter.begin(practice("own", keeper=diary), timers=False)
    diary.fault = "Full."
    presenter.choose("replace")
    diary.fault = ""
    presenter.rewind(0)
    presenter.retry()  # ChoiceNotOffered
    assert presenter.session.choice_ids == ()


def test_an_alarm_stands_before_every_other_answer_and_is_gone_once_the_answer_was_saved(caller, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(caller.program.services.store.attempts, "record", refuse)
        caller.press("1")
    caller.press("2")
    assert caller.sees("There is no room left.")
    caller.click_text("Try again")
    assert caller.line == "Good. What happens now?"
    assert not caller.sees("There is no room left.")


def test_an_alarm_outlives_a_pause(caller, monkeypatch):
    monkeypatch.setattr(caller.program.services.store.attempts, "record", refuse)
    caller.press("1")
    caller.press("p")
    caller.press("p")
    assert caller.sees("Try again")


def test_a_call_that_cannot_be_begun_is_told_in_the_briefing(ada, monkeypatch):
    ada.click_card("The parcel on the roof")
    monkeypatch.setattr(ada.program.services.store.attempts, "start", refuse)
    ada.click("take-call")
    assert ada.sees("There is no room left. Free some space.")


def test_a_call_that_cannot_be_begun_again_is_told_in_the_debrief(caller, monkeypatch):
    caller.answer("I'm", "A new one")
    caller.look_back()
    monkeypatch.setattr(caller.program.services.store.attempts, "start", refuse)
    caller.click("again")
    assert caller.sees("There is no room left. Free some space.")


def test_settings_that_cannot_be_kept_are_told_on_the_settings_page(ada, monkeypatch):
    def fail(path, settings):
        raise OSError(28, "No space left on device")

    ada.click("go-settings")
    monkeypatch.setattr("simulator.app.settings_file.save", fail)
    ada.click("theme-dark")
    assert ada.sees("The settings can't be kept: No space left on device.")


def test_a_finished_call_that_cannot_be_closed_is_told(caller, open_program, paths, qtbot, monkeypatch):
    caller.answer("I'm")
    monkeypatch.setattr(caller.program.services.store.attempts, "finish", lambda *arguments: None)
    caller.answer("A new one")
    caller.window.close()
    again = Person(open_program(paths), qtbot)
    monkeypatch.setattr(again.program.services.store.attempts, "finish", refuse)
    again.click("go-on")
    assert again.sees("There is no room left. Free some space.")


def test_a_window_closed_while_it_opens_leaves_nothing_open(open_program, paths, gate, qtbot, dressed, monkeypatch):
    wait = BackgroundTask.wait

    def let_go_and_wait(task, *patience):
        gate.set()
        wait(task, *patience)

    program = open_program(paths, ready=False)
    opening = program.findChild(BackgroundStartup)
    qtbot.waitUntil(lambda: opening.begun)
    monkeypatch.setattr(BackgroundTask, "wait", let_go_and_wait)
    program.window.close()
    assert gate.is_set(), "closing did not wait for what was being opened"
    dressed.processEvents()
    assert program.services is None
    assert program.call is None


def test_why_during_a_pause_leaves_the_choices_out_of_reach(caller):
    caller.answer("I'm")
    caller.press("p")
    caller.press("w")
    assert not caller.find("choice-1").isEnabled()


def test_the_voice_s_switch_does_not_give_the_silence_new_time(caller):
    program = caller.program
    program.set_settings(program.settings._replace(timers=True))
    timer = program.call.presenter.findChild(QTimer, "silence")
    for _ in range(200):
        if caller.program.call.presenter.session.choice_ids:
            break
        timer.timeout.emit()
        program.set_settings(program.settings._replace(voice=not program.settings.voice))
    program.set_settings(program.settings._replace(voice=False))
    assert caller.program.call.presenter.session.choice_ids == ("silence",)


NAMES = ROOF.replace("Whose fault it was helps nobody.", "{agent}, whose fault it was helps nobody at {company}.").replace(
    "Soon is no answer.", "{customer} wanted a day."
)
NAMES = NAMES.replace('Nobody climbs onto a roof."\n        goto', '{agent} never climbs."\n        goto').replace(
    "A parcel was thrown onto a garage.", "{customer} of nowhere rings {company}."
)
NAMES = NAMES.replace('title: "The parcel on the roof"', 'title: "The parcel of {customer}"').replace(
    "Delivery note & photo", "Note for {agent}"
)


def test_more_choices_than_number_keys_can_all_be_made(open_program, paths, qtbot):
    choices = "\n".join(
        f'      - {{id: c{n}, say: "Answer {n}.", shows: [{{own-it: {1 + n % 3}}}], goto: end}}' for n in range(12)
    )
    text = (
        'format: 1\nid: many\ntitle: "Many"\ncustomer: {name: "Ada"}\ncompany: {name: "Co"}\nstart: opening\nscenes:\n'
        f'  opening:\n    says: "Well?"\n    choices:\n{choices}\n  end:\n    says: "Bye."\n    ending: resolved\n'
    )
    write(paths.scenarios, many=text)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("Many")
    assert "Answer 11." in person.choices


@pytest.mark.parametrize("size", [100, 150, 200])
def test_the_end_of_a_call_is_whole_in_the_smallest_window(caller, size):
    caller.window.resize(caller.window.minimumSize())
    caller.program.set_settings(caller.program.settings._replace(text_size=size))
    caller.answer("I'm", "A new one")
    caller.settle()
    assert list(audit.faults(caller.window)) == []


def test_what_was_taken_back_is_told_in_words(caller):
    caller.answer("That was")
    caller.go_back()
    caller.answer("I'm", "A new one")
    caller.look_back()
    (told,) = [text for text in caller.texts() if text.startswith("You went back")]
    assert "That was the driver" in told


def test_a_decision_of_a_finished_call_cannot_be_gone_back_to(caller):
    caller.answer("I'm", "A new one")
    view = caller.find("conversation")
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    caller.press(Qt.Key.Key_Return)
    assert not caller.sees("Try again")
    assert caller.line == "Friday is fine, thank you."


def test_a_mended_file_is_no_longer_shown_as_broken(open_program, paths, qtbot):
    write(paths.own_scenarios, broken=BROKEN)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("broken")
    write(paths.own_scenarios, broken=MENDED)
    person.click("check-again")
    person.click("back")
    qtbot.waitUntil(lambda: "Mended" in person.cards)
    assert not person.sees("This file has problems.")


def test_the_chosen_picture_stays_chosen_when_the_system_turns_dark(person):
    person.click("picture-june")
    person.program.set_settings(person.program.settings._replace(theme="dark"))
    person.settle()
    assert person.find("picture-june").isChecked()


def test_a_place_that_cannot_be_opened_yet_is_not_marked(ada, open_program, paths, gate, qtbot):
    ada.window.close()
    again = Person(open_program(paths, ready=False), qtbot)
    again.click("go-settings")
    marked = again.find("go-settings").isChecked()
    with qtbot.waitSignal(again.program.services_opened):
        gate.set()
    assert not marked


def test_a_screen_reader_hears_one_full_stop(ada):
    view = ada.find("cards")
    assert ".." not in view.model().data(view.model().index(0), Qt.ItemDataRole.AccessibleTextRole)


MAPS = ROOF.replace("records:\n", 'records:\n  map: {title: "Map", text: "A map."}\n').replace(
    "        once: true\n        takes: 10", "        takes: 10"
)
MAPS = MAPS.replace(
    "      - id: climb",
    '      - id: map\n        do: "Look at the map."\n        opens: map\n        goto: opening\n      - id: climb',
)


def test_a_record_that_is_looked_up_again_is_the_one_shown(capsys, monkeypatch, tmp_path):
    import io
    import sys

    from simulator.cli.main import main

    write(tmp_path, maps=MAPS)
    monkeypatch.setattr(sys, "stdin", io.StringIO("3\n4\n3\n"))
    main(["play", str(tmp_path / "maps.yaml")])
    out = capsys.readouterr().out
    assert out.count("[Delivery note & photo]") == 2
    assert out.count("[Map]") == 1


def test_the_better_answer_has_its_names_filled_in(capsys, tmp_path):
    from simulator.cli.main import main

    write(tmp_path, roof=ROOF)
    main(["play", str(tmp_path / "roof.yaml"), "--choices", "blame,vague"])
    assert "{" not in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_that_knows_few_letters_ends_in_no_traceback(tmp_path, encoding):
    import os
    import subprocess
    import sys

    write(tmp_path, roof=ROOF.replace("Robin Example", "Łucja"), broken=BROKEN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    for call in (["play", "roof.yaml", "--choices", "own,replace"], ["check", "broken.yaml"]):
        done = subprocess.run(
            [sys.executable, "-m", "simulator", *call], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr


def test_an_unfinished_draft_has_no_ending_called_none(capsys, tmp_path):
    from simulator.cli.main import main

    written, _, rest = ROOF.partition('    says: "Friday is fine')
    tail = rest[rest.index("  lost:") : rest.index("walkthroughs:")]
    write(tmp_path, draft=f'{written}    says: "And then?"\n    todo: "Write the end."\n{tail}')
    main(["play", str(tmp_path / "draft.yaml"), "--choices", "own,replace"])
    assert "None" not in capsys.readouterr().out


def test_practising_again_takes_the_file_of_today(caller, open_program, paths, qtbot):
    caller.answer("I'm", "We will")
    caller.window.close()
    write(paths.scenarios, roof=ROOF.replace("My parcel lies on a roof.", "It is on the roof again."))
    again = Person(open_program(paths), qtbot)
    again.click("go-progress")
    again.click("attempt-0")
    again.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    again.click("again")
    assert again.line == "It is on the roof again."


def test_a_notice_does_not_push_an_alarm_away(caller, monkeypatch):
    monkeypatch.setattr(caller.program.services.store.attempts, "record", refuse)
    caller.press("1")
    caller.program.tell("No sound device was found.")
    assert caller.sees("Try again")


def test_after_going_on_the_records_seen_before_can_be_read_at_once(caller):
    caller.answer("Read")
    caller.click("leave")
    caller.click("go-on")
    if not caller.sees("Left in a safe place", caller.find("side")):
        caller.click("record-label")
    assert caller.sees("Left in a safe place", caller.find("side"))


def test_a_home_that_is_moved_away_during_a_call_loses_nothing_when_it_comes_back(caller, paths, open_program, qtbot):
    away = paths.data.with_name("away")
    caller.answer("Read")
    paths.data.rename(away)
    caller.answer("I'm")
    assert caller.sees("was moved, deleted or replaced while this window was open.")
    caller.click_text("Continue without saving")
    caller.program.set_settings(caller.program.settings._replace(theme="dark"))
    caller.click("leave")
    caller.click("go-settings")
    assert not paths.data.exists()
    away.rename(paths.data)
    caller.click_text("Try saving again")
    caller.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.program.services.store.attempts.unfinished(1)[0].transcript == ("look", "own")


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_nobody_else_may_read_what_the_program_keeps_of_a_person(known, paths, open_program):
    for folder in (paths.data, paths.cache):
        folder.chmod(0o755)
    for file in (*paths.data.iterdir(), *paths.cache.iterdir()):
        if file.is_file():
            file.chmod(0o644)
    program = open_program(paths)
    program.set_settings(program.settings._replace(theme="dark"))
    files = [file for folder in (paths.data, paths.cache) for file in folder.iterdir() if file.is_file()]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (paths.data, paths.cache)} == {0o700}
    assert paths.settings in files
    assert paths.database in files
    readable = {file.name for file in files if file.parent == paths.data and stat.S_IMODE(file.stat().st_mode) != 0o600}
    assert readable == set()
