"""A file with problems is a card that opens to what is wrong and what to do about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tests.conversations import BROKEN, MENDED, write
from tests.ui.person import Person


@pytest.fixture
def author(open_program, paths, qtbot):
    """Give somebody who sees a broken file among the scenarios."""
    write(paths.own_scenarios, broken=BROKEN)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    return person


def test_a_broken_file_is_the_first_card_and_says_so(author):
    assert author.cards == ["broken", "The parcel on the roof"]
    assert author.sees("This file has 2 problems. Open it to see them.")


def test_the_keyboard_is_on_the_first_conversation_and_not_on_a_broken_file(author):
    assert author.find("cards").hasFocus()
    author.press(Qt.Key.Key_Return)
    assert author.at == "briefing"


def test_errors_come_first_and_warnings_are_marked_and_counted_apart(open_program, paths, qtbot):
    write(paths.own_scenarios, broken=BROKEN.replace('title: "Broken"', "title: no"))
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    assert person.sees("This file has 2 problems. Open it to see them. There is 1 warning as well.")
    person.click_card("broken")
    assert person.sees("This file has 2 problems that must be fixed before it can be played. It has 1 warning as well, which")
    heads = [text for text in person.texts() if " · Line " in text]
    assert heads == ["Error · Line 4 · unknown-key", "Error · Line 12 · unknown-scene", "Warning · Line 3 · unquoted-word"]


def come_back(person, qtbot):
    """Turn to another window, and back again."""
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.close()
    person.turn_to_window()
    person.settle()


def test_the_problems_are_looked_for_again_when_one_comes_back_from_the_editor(author, paths, qtbot):
    author.click_card("broken")
    write(paths.own_scenarios, broken=BROKEN.replace("goto: nowhere", "goto: opening"))
    come_back(author, qtbot)
    assert author.sees("This file has 1 problem that must be fixed")
    assert not author.sees("unknown-scene")
    write(paths.own_scenarios, broken=MENDED)
    come_back(author, qtbot)
    assert author.at == "briefing"


def test_a_file_that_was_not_changed_is_not_read_again(author, qtbot, monkeypatch):
    author.click_card("broken")
    read = []
    monkeypatch.setattr(type(author.program.services.opener), "open", lambda *_, **__: read.append(1))
    come_back(author, qtbot)
    assert author.at == "problems"
    assert read == []


def test_a_card_tells_what_is_left_of_the_problems_on_coming_back_to_the_library(author, paths, qtbot):
    author.click_card("broken")
    write(paths.own_scenarios, broken=BROKEN.replace("goto: nowhere", "goto: opening"))
    author.click("back")
    qtbot.waitUntil(lambda: author.sees("This file has 1 problem. Open it to see it."))


def test_the_file_is_opened_in_the_program_that_the_desktop_has_for_it(author, paths, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    author.click_card("broken")
    author.click("open-file")
    assert opened == [str(paths.own_scenarios / "broken.yaml")]
    assert not author.sees("No program")


def test_where_no_program_opens_the_file_its_place_is_told(author, paths, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    author.click_card("broken")
    author.click("open-file")
    assert author.sees("No program on this computer opens the file by itself. Open it in a text editor: ")
    assert author.sees(str(paths.own_scenarios / "broken.yaml"))


def test_its_card_opens_every_problem_with_line_source_and_remedy(author):
    author.click_card("broken")
    assert author.at == "problems"
    assert author.sees("broken.yaml")
    assert author.sees("This file has 2 problems that must be fixed before it can be played.")
    for text in (
        "Error · Line 4 · unknown-key",
        "“custommer” is not known here.",
        'custommer: {name: "Ada"}',
        "Did you mean “customer”?",
        "Line 12 · unknown-scene",
        "There is no scene “nowhere”.",
    ):
        assert author.sees(text)
    assert author.find("check-again").hasFocus()


def test_a_file_that_is_still_broken_is_told_again(author):
    author.click_card("broken")
    author.click("check-again")
    assert author.at == "problems"
    assert author.sees("Line 12 · unknown-scene")


def test_a_mended_file_can_be_checked_again_and_played(author, paths):
    author.click_card("broken")
    write(paths.own_scenarios, broken=MENDED)
    author.click("check-again")
    assert author.at == "briefing"
    author.click("take-call")
    author.answer("Go.")
    assert author.line == "Bye."


def test_a_file_that_has_gone_is_told(author, paths):
    (paths.own_scenarios / "broken.yaml").unlink()
    author.click_card("broken")
    assert author.at == "problems"
    assert author.sees("file-missing")


def test_the_way_back_leads_to_the_cards(author):
    author.click_card("broken")
    author.click("back")
    assert author.at == "practise"


def test_a_file_that_broke_after_the_start_opens_its_problems_too(ada, paths):
    write(paths.scenarios, roof=BROKEN)
    ada.click_card("The parcel on the roof")
    assert ada.at == "problems"
    assert ada.sees("roof.yaml")


def test_many_problems_are_counted_and_not_all_shown(open_program, paths, qtbot):
    lines = "\n".join(f"unknown{number}: 1" for number in range(80))
    write(paths.own_scenarios, many=f"{lines}\n{BROKEN}")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("many")
    assert person.sees("This file has 82 problems")
    assert person.sees("… and 32 more.")


def test_a_file_that_is_no_text_is_a_card_too(open_program, paths, qtbot):
    paths.own_scenarios.mkdir()
    (paths.own_scenarios / "picture.yaml").write_bytes(bytes(range(256)))
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("picture")
    assert person.at == "problems"
    assert person.sees("This file has 1 problem that must be fixed")
