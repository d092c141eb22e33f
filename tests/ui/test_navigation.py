"""The way between the pages around a call: who is asked first, where each way leads, and what is forgotten with a person."""

from __future__ import annotations

import pytest

from simulator import settings as settings_file
from tests.ui.person import Person


def marked(person):
    """Name the place that the rail marks."""
    return next(
        name for name in ("practise", "progress", "drills", "guidance", "settings") if person.find(f"go-{name}").isChecked()
    )


def test_at_a_first_start_it_is_asked_who_practises(program):
    assert program.window.page == "people"
    assert program.home.trainee is None


def test_whoever_practised_last_goes_on_without_being_asked(open_program, paths, qtbot):
    Person(open_program(paths), qtbot).introduce("Ada")
    again = open_program(paths)
    assert again.window.page == "practise"
    assert again.home.trainee.name == "Ada"


def test_where_nobody_signs_in_no_page_for_it_is_made(ada):
    assert "desk" not in ada.program.home.__dict__


@pytest.mark.parametrize("place", ["progress", "drills", "guidance", "settings"])
def test_each_place_can_be_gone_to_and_left_again(ada, place):
    ada.click(f"go-{place}")
    assert (ada.window.page, marked(ada)) == (place, place)
    ada.click("go-practise")
    assert (ada.window.page, marked(ada)) == ("practise", "practise")


@pytest.mark.parametrize("place", ["progress", "drills", "guidance", "settings"])
def test_before_everything_is_open_a_place_that_needs_more_leaves_the_mark_where_it_was(gate, open_program, paths, qtbot, place):
    known = settings_file.load(paths.settings)
    settings_file.save(paths.settings, known._replace(trainee=1, trainee_name="Ada", trainee_picture="june"))
    program = open_program(paths, ready=False)
    person = Person(program, qtbot)
    person.click(f"go-{place}")
    assert (program.window.page, marked(person)) == ("practise", "practise")
    with qtbot.waitSignal(program.services_opened):
        gate.set()


def test_a_call_marks_no_other_place_and_leads_back_to_the_scenarios(caller):
    assert not caller.can_see("go-practise")
    caller.click("leave")
    assert (caller.window.page, marked(caller)) == ("practise", "practise")


def test_who_was_removed_in_another_window_is_asked_for_again(ada):
    ada.program.services.store.people.remove(ada.program.home.trainee.id)
    ada.click("go-progress")
    ada.click("go-practise")
    assert ada.window.page == "people"
    assert ada.program.home.trainee is None


def test_the_person_is_remembered_for_the_next_start(ada, paths):
    known = settings_file.load(paths.settings)
    assert (known.trainee, known.trainee_name) == (ada.program.home.trainee.id, "Ada")
