"""A damaged row in the database ends no start: the library is painted, what is damaged is left out, and told of once."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.ui.person import Person

SPOILED = [
    "UPDATE attempt SET score = 'abc'",
    "UPDATE attempt SET score = 9e999",
    "UPDATE attempt SET score = x'00'",
    "UPDATE attempt SET score = NULL",
    "UPDATE attempt SET passed = 'abc'",
    "UPDATE attempt SET started = 'noon'",
    "UPDATE attempt SET finished = '9999-12-31 23:59:59'",
    "UPDATE attempt SET mode = 'exam'",
    "UPDATE scenario_version SET scenario = CAST(x'ff' AS TEXT)",
    "UPDATE scenario_version SET title = x'00'",
]


@pytest.fixture
def played(caller):
    """Give the folders of somebody who has played the call about the roof to its end."""
    caller.answer("I'm", "We will")
    caller.window.close()
    return caller


@pytest.fixture
def start_again(played, open_program, paths, qtbot):
    """Spoil the progress, and start the program on it."""

    def start(spoil):
        with closing(sqlite3.connect(paths.database)) as database:
            database.execute(spoil)
            database.commit()
        return Person(open_program(paths), qtbot)

    return start


def raised(capsys):
    """Give what Qt was told of exceptions in what it called."""
    return capsys.readouterr().err


@pytest.mark.parametrize("spoil", SPOILED)
def test_the_library_is_painted_and_the_damage_told(start_again, capsys, spoil):
    person = start_again(spoil)
    assert person.at == "practise"
    cards = person.find("cards")
    assert not cards.grab().isNull()
    assert cards.cards.standing(cards.cards.rows[0]) == "New"
    assert person.sees("damaged and left out: attempt 1.")
    assert raised(capsys) == ""


def test_the_damage_is_told_once(start_again):
    person = start_again("UPDATE attempt SET score = 'abc'")
    person.click("close-notice")
    person.click("go-progress")
    person.click("go-practise")
    assert not person.sees("damaged")


def test_progress_is_shown_without_what_is_damaged(start_again, capsys):
    person = start_again("UPDATE attempt SET score = 'abc'")
    person.click("go-progress")
    assert not person.can_see("attempt-0")
    person.window.grab()
    assert raised(capsys) == ""


def test_a_damaged_person_is_asked_who_they_are(start_again, capsys):
    person = start_again("UPDATE trainee SET created = 'noon'")
    assert person.at == "people"
    assert person.sees("damaged and left out: person 1.")
    person.introduce("Eve")
    assert raised(capsys) == ""


def test_damage_that_is_met_later_is_told_on_the_page_in_front(played, open_program, paths, qtbot):
    person = Person(open_program(paths), qtbot)
    person.rest()  # the scenarios, with how somebody stands in them, would meet it first
    with closing(sqlite3.connect(paths.database)) as database:
        database.execute("UPDATE attempt SET mode = 'exam'")
        database.commit()
    person.click("go-progress")
    qtbot.waitUntil(lambda: person.sees("attempt 1"))
    assert person.at == "progress"


UNPLAYED = [
    "UPDATE decision SET choice = 'nonsense'",
    "UPDATE decision SET number = 7 WHERE number = 1",
    "UPDATE decision SET sure = 7",
    "DELETE FROM decision WHERE number = 0",
    "DELETE FROM scenario_version",
    "UPDATE scenario_version SET source = x'ff00'",
    "UPDATE scenario_version SET source = 'abc'",
    "UPDATE attempt SET ending = 'nowhere'",
]
"""What makes of a finished attempt something that can't have been played."""


@pytest.mark.parametrize("spoil", UNPLAYED)
def test_an_attempt_that_can_t_have_been_played_so_is_left_out_and_told_once(start_again, capsys, spoil):
    person = start_again(spoil)
    person.qtbot.waitUntil(lambda: person.sees("attempt 1"))
    assert person.find("cards").cards.standing(person.find("cards").cards.rows[0]) == "New"
    person.click("close-notice")
    person.click("go-progress")
    assert person.sees("Nothing yet.")
    person.click("go-drills")
    person.qtbot.waitUntil(lambda: person.sees("Nothing to drill yet."))
    person.click("go-guidance")
    person.click("go-practise")
    assert not person.sees("damaged")
    assert not person.can_see("error-dialog")
    assert raised(capsys) == ""


@pytest.mark.parametrize("spoil", UNPLAYED)
def test_an_attempt_that_can_t_have_been_played_so_stays_where_it_is(start_again, paths, spoil):
    person = start_again(spoil)
    person.qtbot.waitUntil(lambda: person.sees("attempt 1"))
    person.window.close()
    with closing(sqlite3.connect(paths.database)) as database:
        assert database.execute("SELECT id, score, drilled FROM attempt").fetchall() == [(1, 45, None)]


@pytest.mark.parametrize("spoil", UNPLAYED[:-1])
def test_a_call_that_can_t_be_gone_on_with_is_told_and_no_longer_offered(caller, open_program, paths, qtbot, capsys, spoil):
    caller.answer("Read the")
    caller.answer("I'm")
    caller.window.close()
    with closing(sqlite3.connect(paths.database)) as database:
        database.execute(spoil)
        database.commit()
    person = Person(open_program(paths), qtbot)
    if person.can_see("go-on"):
        person.click("go-on")
    assert person.at == "practise"
    qtbot.waitUntil(lambda: person.sees("damaged and left out: "))
    assert person.sees("attempt 1")
    assert not person.can_see("go-on")
    person.call("The parcel on the roof")
    assert person.line == "My parcel lies on a roof."
    assert raised(capsys) == ""


def test_a_damaged_call_is_not_gone_on_with_from_its_briefing(caller, open_program, paths, qtbot, capsys):
    caller.answer("I'm")
    caller.window.close()
    with closing(sqlite3.connect(paths.database)) as database:
        database.execute("UPDATE decision SET choice = 'nonsense'")
        database.commit()
    person = Person(open_program(paths), qtbot)
    person.click_card("The parcel on the roof")
    person.click("go-on-here")
    qtbot.waitUntil(lambda: person.sees("damaged and left out: attempt 1."))
    assert person.at == "practise"
    person.click_card("The parcel on the roof")
    assert not person.can_see("go-on-here")
    assert raised(capsys) == ""


@pytest.mark.parametrize("spoil", ["UPDATE drill SET scene = 'nowhere'", """UPDATE drill SET path = '["nonsense"]'"""])
def test_a_drill_that_leads_nowhere_is_left_out_and_told(played, open_program, paths, qtbot, capsys, spoil):
    before = Person(open_program(paths), qtbot)
    before.click("go-drills")
    qtbot.waitUntil(lambda: before.sees("Nothing is due now."))
    before.window.close()
    with closing(sqlite3.connect(paths.database)) as database:
        database.execute(spoil)
        database.commit()
    person = Person(open_program(paths), qtbot)
    qtbot.waitUntil(lambda: person.sees("damaged and left out: drill roof, "))
    person.click("go-drills")
    qtbot.waitUntil(lambda: person.sees("Nothing to drill yet."))
    assert raised(capsys) == ""


def test_a_picture_with_an_impossible_name_is_an_initial(look):
    assert not look.person("x" * 5000, "y" * 5000, 40).isNull()
