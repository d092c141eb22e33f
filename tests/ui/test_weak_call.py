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


@pytest.fixture
def unfolded(weak):
    """Give somebody who has unfolded the decisions."""
    weak.click("fold-decisions")
    return weak


def test_the_moment_that_turned_the_call_is_told_in_full_and_all_else_is_folded(weak):
    scene = weak.find("turning-scene")
    for text in ("Decision 4 of 6.", "Wrong answer 4.", "Right answer 4.", "It was wrong at 4.", "It was right at 4."):
        assert weak.sees(text, scene)
    assert not weak.can_see("decision-1")
    assert not weak.sees("Wrong answer 5.")


def test_all_losses_and_the_score_make_100(unfolded):
    shown = [text for number in range(1, 7) for text in unfolded.texts(unfolded.find(f"decision-{number}"))]
    lost = [int(text[1:].split()[0]) for text in shown if text.startswith("−")]
    assert sum(lost) + int(unfolded.find("score").text()) == 100
    assert unfolded.sees(f"{sum(lost)} of 100 in all.")


def test_the_decisions_stand_in_the_order_of_the_call(unfolded):
    tops = [in_window(unfolded.find(f"decision-{number}")).top() for number in range(1, 7)]
    assert tops == sorted(tops)
    assert unfolded.sees("Turning point", unfolded.find("decision-4"))


def test_what_is_folded_can_still_be_read_at_a_glance(unfolded):
    for number in (1, 3, 5):
        texts = unfolded.texts(unfolded.find(f"decision-{number}"))
        assert f"Question {number}?" in texts
        assert f"“Wrong answer {number}.”" in texts
        assert any(text.startswith("−") for text in texts)


def test_a_folded_decision_opens_with_a_click_anywhere_on_it(unfolded):
    card = unfolded.find("decision-5")
    scroll_to(card)
    QTest.mouseClick(card.childAt(card.rect().center()), LEFT)
    unfolded.settle()
    assert unfolded.sees("It was wrong at 5.", card)
    assert unfolded.sees("“Right answer 5.”", card)
    assert unfolded.sees("It was right at 5.", card)
    QTest.mouseClick(card.childAt(card.width() // 2, 24), LEFT)
    unfolded.settle()
    assert not unfolded.sees("It was wrong at 5.", card)


def test_it_opens_with_enter_and_the_keyboard_stays(unfolded):
    toggle = unfolded.find("open-decision-5")
    toggle.setFocus()
    unfolded.press(Qt.Key.Key_Return)
    assert is_open(unfolded, 5)
    assert toggle.hasFocus()
    unfolded.press(Qt.Key.Key_Tab)
    assert unfolded.find("decision-5").isAncestorOf(QApplication.focusWidget())
    unfolded.press(Qt.Key.Key_Backtab)
    unfolded.press(Qt.Key.Key_Return)
    assert not is_open(unfolded, 5)


def test_what_opens_is_in_sight_in_the_smallest_window(unfolded):
    unfolded.window.resize(unfolded.window.minimumSize())
    unfolded.settle()
    unfolded.find("fold-decisions").setFocus()
    while QApplication.focusWidget().objectName() != "open-decision-3":
        unfolded.press(Qt.Key.Key_Tab)
    unfolded.press(Qt.Key.Key_Return)
    card = in_window(unfolded.find("decision-3"))
    assert card.top() >= 0
    assert card.bottom() < unfolded.window.height()


def test_tab_goes_through_the_page_as_it_is_seen(weak):
    met = []
    while not met or met[-1] != "home":
        weak.press(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().objectName())
    folds = ["fold-decisions", "fold-competencies", "fold-figures", "fold-sources", "save", "print"]
    assert met[0].startswith("turning-principle-")
    assert met[1:] == ["try-again", *folds, "next", "again", "home"]


def test_a_screen_reader_is_told_what_is_folded_and_then_what_has_opened_once(unfolded):
    weak = unfolded
    points = weak.program.call.looking_back._practice.debrief().card.losses[4]
    toggle, folded = weak.find("open-decision-5"), f"5. Question 5? “Wrong answer 5.” Lost {points} of 100 points."
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


def test_where_nothing_was_free_of_cost_what_was_right_in_it_counts(weak):
    name = opener().guidance.principles["plain-words"].name
    assert name in weak.texts()
    assert weak.sees("Decision 2. More was possible here, but this much was right.")


def test_own_words_stand_beside_what_was_found(weak):
    beside = weak.texts(weak.find("own-words"))
    assert beside.index("I kept calm.") < beside.index("I would take it on.") < beside.index("What was found")
    assert any("decision 4 cost" in text.lower() for text in beside)


def test_the_paper_tells_every_decision_in_full(weak):
    held = weak.program.call.looking_back._practice
    paper = PrintedDocument("A title")
    DebriefDocument(held.debrief(), opener().guidance, held.agent, ("", ""), held).write(paper, START)
    told = paper.document.toPlainText()
    for number in range(1, 7):
        for text in (f"Wrong answer {number}.", f"Right answer {number}.", f"It was wrong at {number}."):
            assert text in told
    assert "this much was right" in told
    assert told.count("Wrong answer 4.") == 1
