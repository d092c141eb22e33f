"""A call in which much was lost: its debrief shows what matters most in full, folds the rest, and hides nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.ui.debrief.debrief_document import DebriefDocument
from simulator.ui.debrief.printed_document import PrintedDocument
from tests.conversations import START, opener
from tests.ui.person import LEFT, Person, in_window, scroll_to

WEIGHTS = (1, 3, 1, 3, 1, 2)
"""What the right answer at each decision is worth; the wrong one at the second is worth a point as well."""

HEAD = """\
format: 1
id: ladder
title: "The ladder"
customer: {name: "Robin Example", mood: 5, trust: 4}
company: {name: "Swift Ladders"}
start: step-1
scenes:
"""
STEP = """\
  step-%(number)d:
    says: "Question %(number)d?"
    choices:
      - id: good
        say: "Right answer %(number)d."
        shows: [{own-it: %(weight)d}]
        because: "It was right at %(number)d."
        goto: step-%(next)d
      - id: bad
        say: "Wrong answer %(number)d."
        shows: %(shows)s
        mood: -1
        because: "It was wrong at %(number)d."
        goto: step-%(next)d
"""
END = """\
  step-7:
    says: "Goodbye."
    ending: unresolved
    lesson: "Own it."
"""


def ladder():
    steps = (
        STEP % {"number": number, "next": number + 1, "weight": weight, "shows": "[plain-words]" if number == 2 else "[]"}
        for number, weight in enumerate(WEIGHTS, 1)
    )
    return HEAD + "".join(steps) + END


@pytest.fixture
def weak(open_program, paths, qtbot):
    """Give somebody who looks back on a call with nothing but wrong answers."""
    (paths.scenarios / "ladder.yaml").write_text(ladder(), encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The ladder")
    person.answer(*(f"Wrong answer {number}" for number in range(1, 7)))
    person.look_back("I kept calm.", "I would take it on.")
    return person


def is_open(person, number):
    return person.can_see(f"what-if-{number}")


def top(person, name):
    return in_window(person.find(name)).top()


def test_the_dearest_decisions_are_in_full_and_the_smaller_ones_folded(weak):
    assert [number for number in range(1, 7) if is_open(weak, number)] == [2, 4, 6]
    assert weak.sees("It was wrong at 4.", weak.find("decision-4"))
    assert not weak.sees("It was wrong at 5.", weak.find("decision-5"))


def test_the_turning_point_comes_first_and_the_rest_in_the_order_of_the_call(weak):
    assert weak.sees("Look at these first")
    assert weak.sees("Of the 10 points that were lost, 7 were lost here.")
    names = [f"decision-{number}" for number in (4, 2, 6)]
    names += ["decision-1", "row-2", "decision-3", "row-4", "decision-5", "row-6"]
    tops = [top(weak, name) for name in names]
    assert tops == sorted(tops)
    assert weak.sees("Turning point", weak.find("decision-4"))


def test_what_is_folded_can_still_be_read_at_a_glance(weak):
    for number in (1, 3, 5):
        texts = weak.texts(weak.find(f"decision-{number}"))
        assert f"Question {number}?" in texts
        assert f"“Wrong answer {number}.”" in texts
        assert any(text.startswith("−") for text in texts)


def test_a_folded_decision_opens_with_a_click_anywhere_on_it(weak):
    card = weak.find("decision-5")
    scroll_to(card)
    QTest.mouseClick(card.childAt(card.rect().center()), LEFT)
    weak.settle()
    assert weak.sees("It was wrong at 5.", card)
    assert weak.sees("“Right answer 5.”", card)
    assert weak.sees("It was right at 5.", card)
    QTest.mouseClick(card.childAt(card.width() // 2, 24), LEFT)
    weak.settle()
    assert not weak.sees("It was wrong at 5.", card)


def test_it_opens_with_enter_and_the_keyboard_stays(weak):
    toggle = weak.find("open-decision-5")
    toggle.setFocus()
    weak.press(Qt.Key.Key_Return)
    assert is_open(weak, 5)
    assert toggle.hasFocus()
    weak.press(Qt.Key.Key_Tab)
    assert weak.find("decision-5").isAncestorOf(QApplication.focusWidget())
    weak.press(Qt.Key.Key_Backtab)
    weak.press(Qt.Key.Key_Return)
    assert not is_open(weak, 5)


def test_what_opens_is_in_sight_in_the_smallest_window(weak):
    weak.window.resize(weak.window.minimumSize())
    weak.settle()
    weak.find("next").setFocus()
    while QApplication.focusWidget().objectName() != "open-decision-3":
        weak.press(Qt.Key.Key_Tab)
    weak.press(Qt.Key.Key_Return)
    card = in_window(weak.find("decision-3"))
    assert card.top() >= 0
    assert card.bottom() < weak.window.height()


def test_tab_goes_through_the_steps_as_they_are_seen(weak):
    weak.find("next").setFocus()
    met = ["next"]
    while met[-1] != "dots":
        weak.press(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().objectName())
    assert met == ["next", "again", "home", "save", "print", "dots"]


def test_a_screen_reader_is_told_what_is_folded_and_then_what_has_opened_once(weak):
    toggle, folded = weak.find("open-decision-5"), "5. Question 5? “Wrong answer 5.” Cost 1 point."
    assert toggle.accessibleName() == "Open decision 5"
    assert toggle.accessibleDescription() == folded
    toggle.setFocus()
    weak.press(Qt.Key.Key_Return)
    assert toggle.accessibleName() == "Close decision 5"
    assert toggle.accessibleDescription() == folded
    weak.qtbot.waitUntil(lambda: "It was wrong at 5. Better here. “Right answer 5.”" in weak.window.accessibleName())
    weak.press(Qt.Key.Key_Tab)
    told = "It was right at 5. Own it to the end: a chance missed"
    weak.qtbot.waitUntil(lambda: told in toggle.accessibleDescription())


@pytest.mark.parametrize("how", ["button", "row"])
def test_a_decision_that_is_told_above_leads_there(weak, how):
    if how == "button":
        weak.click("above-4")
    else:
        row = weak.find("row-4")
        scroll_to(row)
        QTest.mouseClick(row.childAt(row.rect().center()), LEFT)
        weak.settle()
    assert weak.find("open-decision-4").hasFocus()
    assert 0 <= top(weak, "decision-4") < weak.window.height() / 2


def test_where_nothing_was_free_of_cost_what_was_right_in_it_counts(weak):
    name = opener().guidance.principles["plain-words"].name
    assert name in weak.texts()
    assert weak.sees("Decision 2. More was possible there, and this part of it was right.")
    assert not weak.sees("The score found nothing to add this time.")


def test_what_to_practise_next_is_in_sight_at_once_in_the_smallest_window(weak):
    weak.window.resize(weak.window.minimumSize())
    weak.settle()
    step = weak.find("next")
    assert step.hasFocus()
    assert in_window(step).bottom() < weak.window.height()


def test_what_was_to_be_changed_stands_with_what_mattered(weak):
    texts = weak.texts()
    assert texts.index("Look at these first") < texts.index("I would take it on.") < texts.index("The conversation")


def test_the_paper_tells_every_decision_in_full(weak):
    held = weak.program.call.looking_back._practice
    paper = PrintedDocument("A title")
    DebriefDocument(held.debrief(), opener().guidance, held.agent, ("", ""), held).write(paper, START)
    told = paper.document.toPlainText()
    for number in range(1, 7):
        for text in (f"Wrong answer {number}.", f"Right answer {number}.", f"It was wrong at {number}."):
            assert text in told
    assert "this part of it was right" in told
    assert "The decisions to look at first: 4, 2, 6." in told
