"""A conversation with a clock of its own: in its head, in what was said, among the rules and in the figures."""

from __future__ import annotations

import pytest

from simulator.core.scoring.kpi import kpis
from simulator.ui.conversation.transcript import entries
from simulator.ui.style.wording import clock
from tests.conversations import DATED, practice, write
from tests.ui.person import Person


@pytest.fixture
def dated(paths) -> None:
    """Put a scenario with a clock in the place of the short one."""
    write(paths.scenarios, roof=DATED)


def times(person: Person) -> list[tuple[str, str]]:
    return [(entry.side, entry.time) for entry in entries(person.program.call.presenter)]


def test_the_head_shows_the_day_and_the_time(dated, caller):
    assert caller.sees("Robin Example · Swift Parcels · Friday 16:30")
    caller.answer("I'm")
    assert caller.sees("Robin Example · Swift Parcels · Sunday 16:30")


def test_a_wait_that_ends_after_hours_goes_on_in_the_morning(dated, caller):
    caller.answer("That was")
    assert caller.sees("Robin Example · Swift Parcels · Saturday 09:00")


def test_without_a_clock_the_head_shows_none(caller):
    assert caller.sees("Robin Example · Swift Parcels")
    assert not any(":30" in text for text in caller.texts())


def test_how_long_nothing_happened_stands_between_the_answer_and_the_next_line(dated, caller):
    caller.answer("I'm")
    assert [text for side, text in caller.talk if side == "passed"] == ["2 days later."]
    assert caller.talk[-1][0] == "customer"


def test_every_entry_knows_when_it_was_said(dated, caller):
    caller.answer("Read", "That was")
    assert times(caller) == [
        ("customer", "Friday 16:30"),
        ("action", "Friday 16:30"),
        ("record", ""),
        ("agent", "Friday 16:30"),
        ("passed", ""),
        ("customer", "Saturday 09:00"),
    ]


def test_what_is_added_to_a_conversation_has_the_same_times(dated, caller):
    for answer in ("Read", "That was", "We will"):
        caller.answer(answer)
        assert caller.find("conversation").shown == tuple(entries(caller.program.call.presenter))


def test_the_office_hours_stand_among_the_rules(dated, ada):
    ada.click_card("The parcel on the roof")
    assert ada.sees("Office hours: 09:00 to 17:00.")
    ada.click("take-call")
    assert ada.sees("Office hours: 09:00 to 17:00.", ada.find("side"))


def test_waiting_is_told_among_the_figures_and_is_no_handle_time(dated, caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("fold-figures")
    assert caller.sees(clock(kpis(practice("own", "replace").session).handle_time))
    assert caller.sees("From first to last word")
    assert caller.sees("2 days")


def test_where_nobody_waits_the_figures_tell_only_the_handle_time(caller):
    caller.answer("I'm", "A new one")
    caller.look_back()
    caller.click("fold-figures")
    assert not caller.sees("From first to last word")
