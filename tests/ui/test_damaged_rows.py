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
    with closing(sqlite3.connect(paths.database)) as database:
        database.execute("UPDATE attempt SET mode = 'exam'")
        database.commit()
    person.click("go-progress")
    qtbot.waitUntil(lambda: person.sees("attempt 1"))
    assert person.at == "progress"


def test_a_picture_with_an_impossible_name_is_an_initial(look):
    assert not look.person("x" * 5000, "y" * 5000, 40).isNull()
