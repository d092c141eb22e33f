"""Every page, light and dark, at three text sizes in the smallest window: named, large enough, whole, and reachable by Tab."""

from __future__ import annotations

import shutil

import pytest

from simulator.core.errors import StoreError
from simulator.paths import find_paths
from tests.conversations import BROKEN, write
from tests.ui import audit
from tests.ui.person import Person, visible

SHOP, BOILER = "Twenty to eleven at the bakery", "Whoever is above you"


@pytest.fixture
def visitor(open_program, paths, qtbot):
    """Give somebody with two bundled scenarios and a broken file, in the smallest window."""
    for name in ("cold-call", "supervisor-demanded"):
        shutil.copy(find_paths().scenarios / f"{name}.yaml", paths.scenarios)
    write(paths.own_scenarios, broken=BROKEN)
    person = Person(open_program(paths), qtbot)
    person.window.resize(person.window.minimumSize())
    person.introduce("Ada Lovelace")
    return person


def open_people(person):
    person.click("go-switch-person")


def open_library(person):
    person.click("go-practise")


def open_banner(person):
    person.call(SHOP)
    person.press("1")
    person.click("leave")
    assert person.can_see("banner")


def open_settings(person):
    person.click("go-settings")


def open_problems(person):
    person.click_card("broken")


def open_briefing(person):
    person.click_card(SHOP)


def open_call(person):
    person.call(SHOP)


def open_record(person):
    person.call(SHOP)
    for _ in range(20):
        openers = [choice for choice in person.program.call.presenter.session.moment.offered if choice.opens]
        if openers:
            person.program.call.presenter.choose(openers[0].id)
            person.press("w")
            break
        person.press("1")
    person.settle()
    assert any(side == "record" for side, _ in person.talk)


def open_pause(person):
    person.call(BOILER)
    person.press("p")


def open_alarm(person):
    def refuse(*arguments):
        raise StoreError("There is no room left on the disk for the progress in /home/ada/.local/share/first-call.", "Free some.")

    person.call(SHOP)
    record, person.program.office.store.record = person.program.office.store.record, refuse
    person.press("1")
    person.program.office.store.record = record
    assert person.sees("Try again")


def end_call(person):
    person.call(SHOP)
    while person.choices:
        person.press("2")


def open_reflection(person):
    end_call(person)
    person.click("debrief")


def open_debrief(person):
    end_call(person)
    person.look_back("I stayed calm and let her finish, twice.", "I would name a day and an hour, and keep to both.")


def open_heard_debrief(person):
    open_debrief(person)
    person.program.call.debrief.show_voice(range(20))
    assert person.can_see("hear-1")


def open_what_if(person):
    open_debrief(person)
    person.click("what-if-1")


def open_comparison(person):
    open_what_if(person)
    while person.choices:
        person.press("1")
    person.click("debrief")


def open_progress(person):
    open_debrief(person)
    person.click("go-progress")


def open_progress_tables(person):
    open_progress(person)
    person.click("scores-table")
    person.click("competencies-table")


def open_guidance(person):
    open_debrief(person)
    person.click("go-guidance")
    person.settle()
    person.type("names")
    person.settle()
    assert person.can_see("met-0")


def open_guidance_without_a_find(person):
    person.click("go-guidance")
    person.type("apologse")
    person.settle()
    assert person.sees("Nothing says")


def open_empty_progress(person):
    person.click("go-progress")


PAGES = [
    open_empty_progress,
    open_people,
    open_library,
    open_settings,
    open_problems,
    open_briefing,
    open_call,
    open_record,
    open_pause,
    open_alarm,
    open_banner,
    open_reflection,
    open_debrief,
    open_heard_debrief,
    open_what_if,
    open_comparison,
    open_progress,
    open_progress_tables,
    open_guidance,
    open_guidance_without_a_find,
]


def visits(person):
    """Open page after page, each from the scenarios, and name it."""
    for go in PAGES:
        person.program.call.close()
        person.program.home.show_library()
        go(person)
        person.settle()
        yield go.__name__.removeprefix("open_")


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_named_whole_and_large_enough(visitor, theme, size):
    visitor.program.set_settings(visitor.program.settings._replace(theme=theme, text_size=size))
    found = [f"{page}: {fault}" for page in visits(visitor) for fault in audit.faults(visitor.window)]
    assert not found, "\n".join(found)


def test_tab_reaches_every_control_of_every_page(visitor):
    missed = []
    for page in visits(visitor):
        there = [widget for widget in visible(visitor.window) if audit.can_have_keyboard(widget)]
        reached = audit.tab_order(visitor.window)
        assert len(there) >= 3, page
        missed += [
            f"{page}: {audit.described(widget)}"
            for widget in there
            if widget not in reached and not shares_a_group(widget, reached)
        ]
    assert missed == []


def shares_a_group(widget, reached):
    """Of an exclusive group only the marked button is reached by Tab; the arrows reach the others."""
    group = widget.group() if hasattr(widget, "group") else None
    return group is not None and group.exclusive() and any(button in reached for button in group.buttons())
