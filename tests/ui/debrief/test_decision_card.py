"""A decision in the debrief: at a glance when it is folded, with the better answer and the reasons when it is open."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from simulator.core.training.attempt import LogEntry
from simulator.ui.debrief.decision_card import DecisionCard
from simulator.ui.widgets.screen_reader import SETTLED
from tests.conversations import ROOF, SEARCHED, opener, practice
from tests.ui.person import LEFT, Person

BLAMED, REPLACED = "“That was the driver, we only sell the stamps.”", "“A new one leaves today and is with you on Friday.”"
OWNED = "“I'm Ada of Swift Parcels, and this is now mine to solve.”"
WHY_NOT, WHY = "Whose fault it was helps nobody.", "A day, and a way out."


class Reader(Person):
    """Looks at the decisions of a call in a window of their own, and writes down what the cards report."""

    def __init__(self, look, qtbot, made=("blame", "replace"), entry=None, shown=(0,), text=ROOF):
        window = QWidget()
        qtbot.addWidget(window)
        super().__init__(SimpleNamespace(window=window), qtbot)
        debrief, guidance, explained = practice(*made, text=text).debrief(), opener().guidance, set()
        below = QVBoxLayout(window)
        self.decisions, self.reported = [], []
        for decision in debrief.card.decisions:
            place = decision.position
            mine = entry if place == 0 else None
            card = DecisionCard(look, debrief, decision, guidance, "Ada", explained, mine, shown=place in shown)
            for name in ("line_asked", "what_if_asked", "opened", "principle_picked"):
                getattr(card, name).connect(lambda about, name=name: self.reported.append((name, about)))
            below.addWidget(card)
            self.decisions.append(card)
        window.resize(900, 1600)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    @property
    def at(self):
        """These decisions have no page around them."""
        return "the decisions"


@pytest.fixture
def read(look, qtbot):
    """A way to look at the decisions of a call, of which the first one is open."""

    def begin(**how):
        return Reader(look, qtbot, **how)

    return begin


def test_a_folded_card_tells_what_was_said_and_what_it_cost_and_no_more(read):
    reader = read(shown=())
    first, second = reader.decisions
    assert reader.texts(first)[:4] == ["1", "Turning point: no other decision cost more", "My parcel lies on a roof.", BLAMED]
    assert reader.sees("−27 of 100", first)
    assert reader.sees("✓", second)
    for words in (WHY_NOT, "Better here", "Replay from here"):
        assert not reader.sees(words)


def test_after_a_look_up_without_a_word_the_card_tells_the_line_that_stood(read):
    reader = read(shown=(), made=("look", "blame", "look", "replace"), text=SEARCHED)
    lines = ["My parcel lies on a roof."] * 2 + ["Wonderful. And now?"] * 2
    assert [[words for words in lines if reader.sees(words, card)][:1] for card in reader.decisions] == [[line] for line in lines]


def test_an_open_card_tells_why_and_what_would_have_been_better(read):
    reader = read()
    texts = reader.texts(reader.decisions[0])
    assert texts.index(WHY_NOT) < texts.index("Better here") < texts.index(OWNED) < texts.index("You took it on at once.")


def test_where_nothing_was_lost_there_is_nothing_better(read):
    reader = read(shown=(1,))
    second = reader.decisions[1]
    assert reader.sees(REPLACED, second)
    assert reader.sees(WHY, second)
    assert not reader.sees("Better here", second)


@pytest.mark.parametrize("how", ["button", "head", "Space", "Return"])
def test_a_card_is_opened_and_folded_by_mouse_and_by_keyboard(read, how):
    reader = read(shown=())
    card, toggle = reader.decisions[1], reader.find("open-decision-2")

    def turn():
        if how == "button":
            reader.click("open-decision-2")
        elif how == "head":
            QTest.mouseClick(card._head, LEFT)
        else:
            toggle.setFocus()
            reader.press(Qt.Key[f"Key_{how}"])

    turn()
    assert reader.sees(WHY, card)
    assert toggle.accessibleName() == "Close decision 2"
    turn()
    assert not reader.sees(WHY, card)
    assert toggle.accessibleName() == "Open decision 2"
    assert reader.reported == [("opened", 1)]


def test_a_card_that_is_opened_from_elsewhere_has_the_keyboard_and_is_not_reported(read):
    reader = read(shown=())
    reader.decisions[1].open()
    assert reader.sees(WHY, reader.decisions[1])
    assert reader.find("open-decision-2").hasFocus()
    assert reader.reported == []


def test_what_opens_is_told_to_a_screen_reader(read, qtbot):
    reader = read(shown=())
    reader.click("open-decision-1")
    qtbot.waitUntil(lambda: WHY_NOT in reader.window.accessibleName())
    assert f"Better here. {OWNED}" in reader.window.accessibleName()


def test_the_button_describes_the_card_once_the_keyboard_has_left_it(read, virtual_time):
    reader = read(shown=())
    toggle = reader.find("open-decision-1")
    assert BLAMED in toggle.accessibleDescription()
    assert "Lost 27 of 100 points" in toggle.accessibleDescription()
    toggle.setFocus()
    reader.press(Qt.Key.Key_Space)
    assert WHY_NOT not in toggle.accessibleDescription()
    reader.find("open-decision-2").setFocus()
    virtual_time.advance(SETTLED)
    assert WHY_NOT in toggle.accessibleDescription()


def test_another_answer_can_be_tried_from_an_open_card(read):
    reader = read()
    reader.click("what-if-1")
    assert reader.reported == [("what_if_asked", 0)]


def test_the_line_can_be_heard_again_where_there_is_a_voice_for_it(read):
    reader = read()
    assert not reader.can_see("hear-1")
    reader.decisions[0].show_voice(heard=True)
    reader.click("hear-1")
    assert reader.reported == [("line_asked", 0)]
    reader.decisions[0].show_voice(heard=False)
    assert not reader.can_see("hear-1")


def test_a_principle_leads_to_the_guidance(read):
    reader = read()
    reader.click("principle-1-own-it")
    assert reader.reported == [("principle_picked", "own-it")]


def test_each_card_explains_one_principle_and_none_is_explained_twice(read):
    reader = read(made=("silence", "blame", "vague"), shown=(0, 1, 2))
    every = {principle.do for principle in opener().guidance.principles.values()}
    explained = [text for card in reader.decisions for text in reader.texts(card) if text in every]
    assert len(explained) == len(set(explained)) == 3


def test_what_the_trainee_wrote_first_is_in_sight_and_what_to_look_at_in_it_opens(read):
    reader = read(entry=LogEntry(0, "blame", 2.0, "Calm down, please.", sure=False), shown=())
    card = reader.decisions[0]
    assert reader.sees("You first wrote", card)
    assert reader.sees("You were not sure.", card)
    assert not reader.sees("Worth a second look", card)
    reader.click("open-decision-1")
    assert reader.sees("Worth a second look", card)
    assert reader.sees("“Calm down”", card)


def test_each_control_has_a_name_that_tells_its_decision(read):
    reader = read(shown=(0, 1))
    for number, card in enumerate(reader.decisions, 1):
        card.show_voice(heard=True)
        names = [
            control.accessibleName() for control in card.findChildren(QAbstractButton) if control.objectName()[-1:].isdigit()
        ]
        assert len(names) == 3
        assert all(f"decision {number}" in name for name in names)
