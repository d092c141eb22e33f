"""Beside the conversation: the policy and the records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton

from simulator.core.scenario.model import Record
from simulator.ui.conversation.side_panel import SidePanel
from tests.conversations import MARKUP, practice

CLOSED = "Not open yet. It opens with an answer that looks it up."
RECORDS = (Record("bill", "March bill", "Sixty euros."), Record("log", "Call log & notes", "Two calls."))


@pytest.fixture
def panel(look, qtbot):
    made = SidePanel(look)
    qtbot.addWidget(made)
    made.resize(288, 600)
    made.show()
    made.show_case(["No refunds."], RECORDS)
    made.show_records(frozenset())
    return made


def texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def opener(panel, record):
    return panel.findChild(QPushButton, f"record-{record}")


def test_a_record_that_is_not_open_yet_says_what_opens_it_and_says_it_no_more_at_the_next_click(panel, qtbot):
    qtbot.mouseClick(opener(panel, "log"), Qt.MouseButton.LeftButton)
    assert CLOSED in texts(panel)
    assert "Two calls." not in texts(panel)
    qtbot.mouseClick(opener(panel, "log"), Qt.MouseButton.LeftButton)
    assert CLOSED not in texts(panel)


def test_a_screen_reader_and_the_tooltip_say_what_opens_a_record_until_it_is_open(panel):
    assert opener(panel, "bill").accessibleDescription() == opener(panel, "bill").toolTip() == CLOSED
    panel.show_records(frozenset({"bill"}))
    assert opener(panel, "bill").toolTip() == ""
    assert opener(panel, "bill").accessibleDescription() == "Sixty euros."


def test_a_record_tells_which_answer_opens_it_now(panel):
    panel.show_records(frozenset(), {"log": 4})
    assert texts(panel).count("Answer 4 opens it.") == 1
    assert opener(panel, "log").accessibleDescription() == "Answer 4 opens it."
    panel.show_records(frozenset(), {})
    assert "Answer 4 opens it." not in texts(panel)
    panel.show_records(frozenset({"log"}), {"log": 1})
    assert "Answer 1 opens it." not in texts(panel)


def test_where_there_is_room_a_record_stays_open_when_another_is_looked_up(panel):
    panel.resize(288, 900)
    panel.show_records(frozenset({"bill"}))
    panel.show_records(frozenset({"bill", "log"}))
    assert {"Sixty euros.", "Two calls."} <= set(texts(panel))


def test_a_record_that_was_just_looked_up_is_in_sight(panel, qapp):
    records = [Record(f"r{number}", f"Record {number}", "A line.\n" * 8) for number in range(9)]
    panel.show_case(["A rule."], records)
    panel.show_records(frozenset({"r7"}))
    for _ in range(4):
        qapp.processEvents()
    card = opener(panel, "r7").parentWidget()
    top = card.mapTo(panel.viewport(), card.rect().topLeft()).y()
    assert 0 <= top < top + card.height() <= panel.viewport().height()


def test_what_opens_a_record_is_said_no_more_once_the_call_has_gone_on(panel, qtbot):
    qtbot.mouseClick(opener(panel, "log"), Qt.MouseButton.LeftButton)
    panel.show_records(frozenset())
    assert CLOSED not in texts(panel)


def test_a_record_that_was_just_seen_opens_in_place_of_the_one_before(panel):
    panel.show_records(frozenset({"bill"}))
    assert "Sixty euros." in texts(panel)
    panel.show_records(frozenset({"bill", "log"}))
    assert "Two calls." in texts(panel)
    assert "Sixty euros." not in texts(panel)


def test_a_record_that_was_seen_opens_and_closes_with_a_click(panel, qtbot):
    panel.show_records(frozenset({"bill"}))
    qtbot.mouseClick(opener(panel, "bill"), Qt.MouseButton.LeftButton)
    assert "Sixty euros." not in texts(panel)
    qtbot.mouseClick(opener(panel, "bill"), Qt.MouseButton.LeftButton)
    assert "Sixty euros." in texts(panel)


def test_going_back_before_a_record_closes_it(panel):
    panel.show_records(frozenset({"bill"}))
    panel.show_records(frozenset())
    assert "Sixty euros." not in texts(panel)


def test_another_case_leaves_nothing_of_the_one_before(panel, qtbot):
    panel.show_case([], ())
    qtbot.waitUntil(lambda: "No special rules." in texts(panel))
    assert "No refunds." not in texts(panel)
    assert "There is nothing to look up here." in texts(panel)


def test_a_title_with_an_ampersand_is_shown_with_one(panel):
    assert opener(panel, "log").text() == "Call log && notes"
    assert opener(panel, "log").accessibleName() == "Call log & notes"


@pytest.mark.parametrize(
    ("title", "lines"),
    [("March bill", ["March bill"]), ("Order 30418 of Priya Raman", ["Order 30418 of Priya", "Raman"])],
)
def test_a_title_goes_on_in_a_second_line(panel, qtbot, title, lines):
    panel.show_case([], [Record("order", title, "x")])
    qtbot.waitUntil(lambda: opener(panel, "order").text().split("\n") == lines)
    made = opener(panel, "order")
    assert made.height() >= len(lines) * made.fontMetrics().height()


def test_a_title_that_is_too_long_for_two_lines_is_shortened_and_told_whole(panel, qtbot):
    title = "A title that is far too long for the slim column beside the conversation, in however many lines"
    panel.show_case([], [Record("long", title, "x")])
    qtbot.waitUntil(lambda: opener(panel, "long").text().endswith("…"))
    made = opener(panel, "long")
    assert made.text().count("\n") == 1
    assert all(made.fontMetrics().horizontalAdvance(line) < made.width() for line in made.text().split("\n"))
    assert made.accessibleName() == title


def test_markup_is_shown_as_it_is(look, qtbot):
    panel = SidePanel(look)
    qtbot.addWidget(panel)
    panel.show_case([MARKUP], [Record("paper", MARKUP, MARKUP)])
    panel.show()
    panel.show_records(frozenset({"paper"}))
    assert texts(panel).count(MARKUP) == 2
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in panel.findChildren(QLabel) if "<" in label.text())


def test_nothing_scrolls_sideways(panel):
    panel.show_case(["W" * 200], [Record("paper", "W" * 90, "W" * 300)])
    panel.show_records(frozenset({"paper"}))
    assert panel.horizontalScrollBar().maximum() == 0


def test_a_screen_reader_is_told_the_policy_where_the_keyboard_stops(panel):
    panel.setFocus()
    told = QAccessible.queryAccessibleInterface(panel.focusProxy())
    assert told.role() is QAccessible.Role.StaticText
    assert told.text(QAccessible.Text.Name) == "The records and the policy. Policy: No refunds."


@pytest.mark.parametrize(("channel", "title"), [("phone", "Records"), ("counter", "On the counter and at hand")])
def test_the_papers_at_a_counter_lie_on_it(look, qtbot, channel, title):
    panel = SidePanel(look)
    qtbot.addWidget(panel)
    panel.show_scenario(replace(practice().session.scenario, channel=channel), str)
    assert title in [text.text() for text in panel.findChildren(QLabel)]
