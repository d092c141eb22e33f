"""Every page in every theme, at three text sizes in the smallest window: named, whole, clear, and reachable by keyboard."""

from __future__ import annotations

import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from simulator.core.errors import DatabaseFull
from simulator.paths import find_paths
from simulator.store.faults import explained
from simulator.ui.widgets.basics import ShortLabel, button, label
from simulator.ui.widgets.tab_stop import TabStop
from tests.conversations import BROKEN, write
from tests.ui import audit
from tests.ui.people.test_pin_page import introduce_with_pin
from tests.ui.person import Person, in_window, visible

HOUR = 3_600_000
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


def open_people_with_pin(person):
    person.click("go-switch-person")
    person.click("add-pin")


def open_person(person):
    person.click("go-settings")
    person.click("own-page")


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


def open_example(person):
    person.click_card(BOILER)
    person.click("watch-1")
    for _ in range(3):
        person.press(Qt.Key.Key_Right)


def open_examples(person):
    person.click_card(BOILER)
    person.click("watch-both")
    for _ in range(9):  # to the end
        person.press(Qt.Key.Key_Right)


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
        raise explained(DatabaseFull, "/home/ada/.local/share/first-call")

    person.call(SHOP)
    record, person.program.services.store.attempts.record = person.program.services.store.attempts.record, refuse
    person.press("1")
    person.program.services.store.attempts.record = record
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
    person.unfold(1)
    assert person.can_see("hear-1")


def open_what_if(person):
    open_debrief(person)
    person.try_another(1)


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


def open_drills(person):
    person.click("go-drills")


def open_guidance(person):
    open_debrief(person)
    person.click("go-guidance")
    person.settle()
    person.type("names")
    person.settle()
    person.qtbot.waitUntil(lambda: person.can_see("met-0"))


def open_guidance_without_a_find(person):
    person.click("go-guidance")
    person.type("apologse")
    person.settle()
    assert person.sees("Nothing found")


def open_empty_progress(person):
    person.click("go-progress")


def open_caretaker(person):
    person.click("go-switch-person")
    person.find("name").setFocus()
    person.type("Grace Hopper")
    person.click("start")


def open_drill(person):
    end_call(person)
    person.qtbot.time.advance(26 * HOUR)
    person.look_back()
    person.click("home")
    person.qtbot.waitUntil(lambda: person.can_see("due-line"))
    person.click("open-drills")
    person.settle()
    person.click("start-drills")
    assert person.at == "drill"


def open_drill_answer(person):
    open_drill(person)
    person.press("1")
    assert person.at == "drill-answer"


def open_drill_end(person):
    open_drill(person)
    while person.at != "drill-end":
        person.press("1")
        person.press(Qt.Key.Key_Return)


def open_pin(person):
    person.click("go-switch-person")
    introduce_with_pin(person, "Joan Clarke", "blue7")
    joan = person.program.home.trainee.id
    person.click("go-switch-person")
    person.click(f"trainee-{joan}")
    assert person.at == "pin"


def open_caretaker_pin(person):
    if person.at != "caretaker":
        open_caretaker(person)
    person.click("trainer-sets-pin")


def open_welcome(person):
    if person.at != "caretaker":
        open_caretaker(person)
    person.click("everybody-may")


def open_projector(person):
    person.call(SHOP)
    person.press(Qt.Key.Key_F5)
    person.qtbot.waitUntil(person.program.call.projection.window.isActiveWindow)


def open_keys(person):
    person.call(SHOP)
    person.press(Qt.Key.Key_F1)
    assert QApplication.activeWindow().objectName() == "keys-window"


DRILLED = (open_drill, open_drill_answer, open_drill_end)
PAGES = [
    open_empty_progress,
    open_people,
    open_people_with_pin,
    open_person,
    open_library,
    open_settings,
    open_problems,
    open_briefing,
    open_example,
    open_examples,
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
    open_drills,
    *DRILLED,
    open_guidance,
    open_guidance_without_a_find,
    open_projector,
    open_keys,
    open_caretaker,
    open_caretaker_pin,
    open_welcome,
    open_pin,
]
"""Every page, and every state of one that looks another way. A new page is looked at from its line here on."""


TITLED = [
    open_people,
    open_people_with_pin,
    open_person,
    open_library,
    open_settings,
    open_problems,
    open_briefing,
    open_reflection,
    open_debrief,
    open_comparison,
    open_progress,
    open_drills,
    open_drill_end,
    open_guidance,
    open_caretaker,
    open_welcome,
    open_pin,
]
"""Every page that has a title, once."""


def visits(person, pages=PAGES):
    """Open page after page, each from the scenarios; give its name and the window that shows it."""
    for go in pages:
        if person.at == "reflection":
            person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        person.program.call.close()
        person.turn_to_window()
        person.program.home.show_library()
        go(person)
        person.settle()
        yield go.__name__.removeprefix("open_"), QApplication.activeWindow()
        if QApplication.activeWindow() is not person.window:
            QApplication.activeWindow().close()


def dress(person, theme, size):
    person.program.set_settings(person.program.settings._replace(theme=theme, text_size=size))


@pytest.mark.parametrize(("theme", "size"), audit.LOOKS)
def test_every_page_is_named_whole_and_clear(visitor, theme, size):
    dress(visitor, theme, size)
    least = 7 if theme == "contrast" else 4.5
    found, known, seen = [], set(), set()
    for page, window in visits(visitor):
        told = [*audit.faults(window), *audit.pale_texts(window, least)]
        if (theme, size) in audit.EACH_ONCE:  # the size changes no colour
            told += audit.pale_states(window, least, known)
        found += [f"{page}: {fault}" for fault in told]
        seen.add(visitor.at)
    assert not found, "\n".join(found)
    assert seen == set(visitor.window._pages), "each page needs a line in PAGES"


# One left margin and one line of titles

ENTRY = ("people", "people_with_pin", "welcome", "pin")
"""Pages that stand before the program; a picture stands over their titles."""


def title_lines(window):
    """Give where the words of the page's title begin: from the left of what the page holds, and from the top of the window."""
    for widget in visible(window):
        if isinstance(widget, QLabel) and widget.property("role") == "title":
            place = in_window(widget)
            return place.left(), place.center().y() if not widget.wordWrap() else place.top() + widget.fontMetrics().height() // 2
    return None


def first_column(page):
    """Give where the leftmost thing on a page begins, in the window."""
    shown = (widget for widget in visible(page) if not isinstance(widget, TabStop))  # which lies over all that is shown
    held = (widget for widget in shown if isinstance(widget, QLabel | QAbstractButton | QLineEdit))
    return min(in_window(widget).left() for widget in held)


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("width", [1280, 1920])
def test_all_pages_have_one_left_margin_and_one_line_of_titles(visitor, size, width):
    dress(visitor, "light", size)
    visitor.window.resize(width, 800)
    lefts, tops = {}, {}
    for page, window in visits(visitor, TITLED):
        for area in window.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)
        line = title_lines(window)
        lefts[page] = first_column(visitor.window.front)
        if page not in ENTRY:
            tops[page] = line[1]
    assert len(tops) > 8
    assert max(lefts.values()) - min(lefts.values()) <= 4, lefts
    assert max(tops.values()) - min(tops.values()) <= 3, tops


# Words without a space, wherever people and writers put them

LINK = "https://reset.example.com/r?token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6"
UNSAID = (open_problems, open_alarm, open_caretaker, open_caretaker_pin, open_welcome, open_pin)
"""What shows nothing that writers wrote, or asks for a person of its own."""
UNBROKEN_PAGES = [go for go in PAGES if go not in UNSAID]


@pytest.fixture
def screamer(open_program, paths, qtbot, monkeypatch):
    """Give somebody new among scenarios whose every text has a long word, in the smallest window."""
    for name in ("cold-call", "supervisor-demanded"):
        text = (find_paths().scenarios / f"{name}.yaml").read_text(encoding="utf-8")
        for key in ("say", "because", "lesson", "says", "do", "about", "subtitle", "later"):
            text = re.sub(rf'(\b{key}: ")', rf"\g<1>{LINK} ", text)
        text = re.sub(r'(  - ")', rf"\g<1>{LINK} ", text)
        (paths.scenarios / f"{name}.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.window.resize(person.window.minimumSize())
    return person


@pytest.mark.parametrize(("size", "name"), [(100, "W" * 60), (200, "Wilhelminafeatherstone")])
def test_words_without_a_space_are_whole_on_every_page(screamer, size, name):
    screamer.introduce(name)
    dress(screamer, "light", size)
    found = [f"{page}: {fault}" for page, window in visits(screamer, UNBROKEN_PAGES) for fault in audit.faults(window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [pytest.param(100, marks=pytest.mark.deep), 200])
def test_tab_goes_through_every_page_and_back(visitor, size):
    dress(visitor, "light", size)
    found = [f"{page}: {fault}" for page, window in visits(visitor) for fault in audit.tab_faults(window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("opened", [open_briefing, open_problems])
def test_what_leads_back_is_drawn_in_the_look_that_was_chosen_later(visitor, opened):
    opened(visitor)
    before = visitor.find("back").icon().pixmap(16).toImage()
    dress(visitor, "dark", 150)
    assert visitor.find("back").icon().pixmap(16).toImage() != before
    assert visitor.find("back").iconSize().height() == 24


# The audit itself: each rule finds a widget that breaks it


@pytest.fixture
def bad(look, qtbot):
    """Give a small window, and a way to put something bad into it beside two good buttons."""
    window = QWidget()
    window.setObjectName("page")
    layout = QVBoxLayout(window)
    for name in ("First", "Second"):
        layout.addWidget(button(name))
    qtbot.addWidget(window)

    def show(widget):
        layout.addWidget(widget)
        window.resize(400, 300)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.findChild(QPushButton).setFocus()
        return window

    return show


def styled(widget, sheet):
    widget.setStyleSheet(sheet)
    return widget


def test_the_audit_finds_nothing_wrong_with_a_good_window(bad):
    window = bad(label("Read me"))
    assert list(audit.tab_faults(window)) == []
    assert [*audit.faults(window), *audit.pale_texts(window, 4.5), *audit.pale_states(window, 4.5, set())] == []


def test_the_audit_finds_a_control_without_a_name(bad):
    assert "no name" in "".join(audit.faults(bad(QPushButton())))


def test_the_audit_finds_what_a_screen_reader_has_no_word_for(bad):
    area = QScrollArea()
    area.setAccessibleName("Papers")
    assert "no role" in "".join(audit.faults(bad(area)))


def test_the_audit_finds_a_control_that_is_too_small(bad):
    small = QLineEdit()
    small.setAccessibleName("Small")
    small.setFixedSize(12, 12)
    assert "too small" in "".join(audit.faults(bad(small)))


def test_the_audit_finds_cut_off_words(bad):
    narrow = QPushButton("Far too many words for so little room")
    narrow.setFixedWidth(80)
    assert "cut off" in "".join(audit.faults(bad(narrow)))


def test_the_audit_finds_cut_off_lines(bad):
    low = label("Many words that need more than one line, and do not get it, " * 3, wrap=True)
    low.setFixedHeight(20)
    assert "cut off" in "".join(audit.faults(bad(low)))


def test_the_audit_finds_shortened_words_that_are_told_nowhere(bad):
    short = ShortLabel("strong")
    short.setText("A title that may be shortened")
    short.setAccessibleName("Something else")
    assert "nowhere in full" in "".join(audit.faults(bad(short)))


def test_the_audit_finds_words_that_do_not_stand_on_one_line(bad):
    uneven = QWidget()
    for left, top in ((0, 0), (120, 6)):
        made = QPushButton("Words", uneven)
        made.move(left, top)
    uneven.setMinimumSize(240, 40)
    assert "not on one line" in "".join(audit.faults(bad(uneven)))


def test_the_audit_finds_what_scrolls_sideways(bad):
    wide, area = QWidget(), QScrollArea()
    wide.setFixedSize(2000, 20)
    area.setWidget(wide)
    assert "scrolls sideways" in "".join(audit.faults(bad(area)))


def test_the_audit_finds_what_reaches_over_the_edge(bad):
    window = bad(label("Inside"))
    outside = label("Outside")
    outside.setParent(window)
    outside.setGeometry(380, 10, 100, 20)
    outside.show()
    assert "over the edge" in "".join(audit.faults(window))


def test_the_audit_finds_pale_words(bad):
    window = bad(styled(label("Pale"), "color: #9A9A9A;"))
    assert [fault[:4] for fault in audit.pale_texts(window, 4.5)] == ["pale"]


def test_what_is_clear_enough_usually_is_not_so_in_high_contrast(bad):
    window = bad(styled(label("Grey"), "color: #707070;"))
    assert not list(audit.pale_texts(window, 4.5))
    assert list(audit.pale_texts(window, 7))


@pytest.mark.parametrize("state", ["hover", "pressed", "focus", "disabled"])
def test_the_audit_finds_words_that_are_pale_in_one_state(bad, state):
    window = bad(styled(QPushButton("Now and then"), f"QPushButton:{state} {{ color: #CFC8BC; }}"))
    known = {(QPushButton, None, True, False)}
    window.findChildren(QPushButton)[-1].setProperty("role", "bad")
    assert [fault for fault in audit.pale_states(window, 4.5, known) if "pale when" in fault]


def test_the_audit_finds_a_keyboard_that_can_not_be_seen(bad):
    blind = styled(QPushButton("Where am I?"), "QPushButton, QPushButton:focus { border: none; }")
    blind.setProperty("role", "bad")
    assert "can't be seen" in "".join(audit.pale_states(bad(blind), 4.5, {(QPushButton, None, True, False)}))


@pytest.mark.parametrize("ring", ["2px solid red", "1px solid $accent"])
def test_the_audit_finds_another_ring_than_that_of_the_program(bad, look, ring):
    own = f"QPushButton:focus {{ border: {ring.replace('$accent', look.theme.colours.accent)}; background: black; }}"
    window = bad(styled(QPushButton("Look at me"), own))
    window.findChildren(QPushButton)[-1].setProperty("role", "bad")
    assert "another ring" in "".join(audit.pale_states(window, 4.5, {(QPushButton, None, True, False)}))


def test_the_audit_finds_what_tab_leaves_out(bad):
    window = bad(QPushButton("Left out"))
    first, second, _ = window.findChildren(QPushButton)
    second.setFocusProxy(first)
    assert "Tab comes 0 times" in "".join(audit.tab_faults(window))


def test_the_audit_finds_a_keyboard_that_does_not_come_back(bad):
    trap = QTextEdit()
    trap.setAccessibleName("Trap")
    assert "Tab comes" in "".join(audit.tab_faults(bad(trap)))


def test_the_audit_finds_a_keyboard_that_is_nowhere(bad):
    window = bad(label("Nothing here"))
    window.setFocus()
    QApplication.focusWidget().clearFocus()
    assert "nowhere" in "".join(audit.tab_faults(window))
