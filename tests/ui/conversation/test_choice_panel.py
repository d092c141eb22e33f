"""The choices: their words, their keys, and the silence that runs out above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from simulator.core.scenario.model import Choice, Jump
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.conversation.choice_panel import ChoicePanel, SilenceBar
from simulator.ui.conversation.more_mark import MoreMark
from simulator.ui.style.colours import LIGHT
from tests.ui.pixels import inked

WORDS = ["Short.", "Longer words " * 12, "An action."]
CHOICES = [Choice(f"c{number}", text, (Jump("on"),), spoken=number < 2) for number, text in enumerate(WORDS)]


@pytest.fixture
def panel(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 700)
    made = ChoicePanel(look, page)
    layout = QVBoxLayout(page)
    layout.addWidget(QWidget(), 1)
    layout.addWidget(made)
    page.show()
    made.page = page
    return made


def buttons(panel):
    return [button for button in panel.findChildren(ChoiceButton) if button.isVisible()]


def laid_out(panel):
    """Give the panel's height once the page has been laid out anew."""
    panel.page.layout().activate()
    return panel.height()


def test_each_choice_has_its_words_and_its_key(panel):
    panel.show_choices(CHOICES, WORDS)
    assert [button.accessibleName() for button in buttons(panel)] == WORDS
    assert [button.accessibleDescription() for button in buttons(panel)] == ["Choice 1", "Choice 2", "Choice 3"]


@pytest.mark.parametrize(("channel", "marked"), [("phone", "opens a record"), ("counter", "you see more")])
def test_a_choice_that_opens_a_record_is_marked(panel, channel, marked):
    plain = Choice("talk", "Read the note.", (Jump("on"),), spoken=False)
    panel.set_channel(channel)
    panel.show_choices([plain, replace(plain, opens="note")], [plain.text] * 2)
    laid_out(panel)
    first, second = buttons(panel)
    assert first.accessibleDescription() == "Choice 1"
    assert second.accessibleDescription() == f"Choice 2. {marked}"
    middle = range(second.width() - 120, second.width() - 20)
    assert inked(second, LIGHT.sunken, middle)
    assert not inked(first, LIGHT.sunken, middle)


def test_no_scroll_bar_stays_from_a_time_when_there_was_less_room(panel, qapp):
    words = ["word " * 17] * 4
    choices = [Choice(f"c{number}", text, (Jump("on"),)) for number, text in enumerate(words)]
    panel.show_choices(choices, words)
    for width in range(860, 560, -4):
        panel.page.resize(300, 200)
        qapp.processEvents()
        panel.page.resize(width, 700)
        for _ in range(3):
            qapp.processEvents()
        assert panel.verticalScrollBar().maximum() == 0, width


def test_a_click_tells_the_number(panel, qtbot):
    panel.show_choices(CHOICES, WORDS)
    laid_out(panel)
    with qtbot.waitSignal(panel.choice_made) as made:
        qtbot.mouseClick(buttons(panel)[2], Qt.MouseButton.LeftButton)
    assert made.args == [3]


def test_choices_that_can_not_be_made_now_are_seen_and_silent(panel, qtbot):
    panel.show_choices(CHOICES, WORDS, enabled=False)
    assert len(buttons(panel)) == 3
    with qtbot.assertNotEmitted(panel.choice_made):
        qtbot.mouseClick(buttons(panel)[0], Qt.MouseButton.LeftButton)


def test_fewer_choices_hide_the_others(panel):
    panel.show_choices(CHOICES, WORDS)
    panel.show_choices(CHOICES[:1], WORDS[:1])
    assert len(buttons(panel)) == 1
    panel.show_choices([], [])
    assert buttons(panel) == []
    assert laid_out(panel) == 0


def test_the_keyboard_stays_with_the_choices(panel, qtbot):
    panel.show_choices(CHOICES, WORDS)
    panel.page.activateWindow()
    qtbot.waitUntil(panel.page.isActiveWindow)
    buttons(panel)[2].setFocus()
    panel.show_choices(CHOICES[:2], WORDS[:2])
    assert buttons(panel)[0].hasFocus()


@pytest.fixture
def answered(panel, qtbot):
    """Give the panel whose third choice was clicked, with the next choices in it."""
    panel.show_choices(CHOICES, WORDS)
    laid_out(panel)
    panel.page.activateWindow()
    qtbot.waitUntil(panel.page.isActiveWindow)
    panel.choice_made.connect(lambda: panel.show_choices(CHOICES[:2], WORDS[1:]))
    qtbot.mouseMove(buttons(panel)[2])
    qtbot.mouseClick(buttons(panel)[2], Qt.MouseButton.LeftButton)
    laid_out(panel)
    return panel


def looks(button):
    return button.grab().toImage()


def test_after_a_click_none_of_the_next_choices_looks_chosen(answered, qtbot):
    shown = [looks(button) for button in buttons(answered)]
    assert buttons(answered)[0].hasFocus()
    answered.page.setFocus()  # away from the choices
    assert [looks(button) for button in buttons(answered)] == shown


def test_after_a_click_the_first_key_shows_where_the_keyboard_is_and_answers_nothing(answered, qtbot):
    first = buttons(answered)[0]
    plain = looks(first)
    answered.gate.open()
    with qtbot.assertNotEmitted(answered.choice_made):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert looks(first) != plain
    with qtbot.waitSignal(answered.choice_made):
        qtbot.keyClick(first, Qt.Key.Key_Return)


def test_a_choice_that_came_below_a_pointer_that_stands_still_is_not_warm(panel, qtbot):
    panel.show_choices(CHOICES, WORDS)
    laid_out(panel)
    second = buttons(panel)[1]
    cold = looks(second)
    second.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(second, QEnterEvent(QPointF(9, 9), QPointF(9, 9), QPointF(9, 9)))
    assert looks(second) != cold
    panel.show_choices(CHOICES, [*WORDS[:1], WORDS[1] + "!", WORDS[2]])
    panel.show_choices(CHOICES, WORDS)
    assert looks(second) == cold
    qtbot.mouseMove(second, QPoint(12, 12))
    assert looks(second) != cold


def test_the_panel_is_as_high_as_its_choices_need(panel):
    panel.show_choices(CHOICES[:1], WORDS[:1])
    low = laid_out(panel)
    panel.show_choices(CHOICES, WORDS)
    assert laid_out(panel) > low + 44


def test_the_panel_leaves_room_for_the_conversation(panel):
    panel.show_choices(CHOICES * 3, [word * 5 for word in WORDS] * 3)
    assert laid_out(panel) <= panel.page.height() * 3 / 5
    assert panel.verticalScrollBar().maximum() > 0
    assert panel.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("left", "colour"), [(1.0, LIGHT.accent), (0.5, LIGHT.accent), (0.2, LIGHT.coral)])
def test_the_silence_bar_shows_what_is_left(qtbot, look, left, colour):
    bar = SilenceBar(look)
    qtbot.addWidget(bar)
    bar.resize(400, 4)
    bar.show_left(left)
    image = bar.grab().toImage()
    filled = [x for x in range(400) if image.pixelColor(x, 2) == QColor(colour)]
    assert len(filled) == pytest.approx(400 * left, abs=2)
    assert bar.accessibleName() == "Silence"


def test_without_silence_nothing_is_drawn(qtbot, look):
    bar = SilenceBar(look)
    qtbot.addWidget(bar)
    bar.resize(400, 4)
    empty = bar.grab().toImage()
    bar.show_left(0.7)
    assert bar.grab().toImage() != empty
    bar.show_left(-1.0)
    assert bar.grab().toImage() == empty


# More choices than can be seen


@pytest.fixture
def crowded(panel, qapp):
    """Give a panel on a low page, with six choices of two lines each."""
    words = [f"{number} " + "word " * 30 for number in range(1, 7)]
    panel.page.resize(700, 400)
    panel.show_choices([Choice(f"c{word[0]}", word, (Jump("on"),)) for word in words], words)
    for _ in range(3):
        qapp.processEvents()
    return panel


def in_sight(panel):
    """Give the choices that can be seen from edge to edge."""
    room = panel.viewport().rect()
    return [made for made in buttons(panel) if room.contains(made.geometry().translated(0, -panel.verticalScrollBar().value()))]


def mark(panel):
    """Give the mark that there are more choices, None where none is shown."""
    return next((made for made in panel.findChildren(MoreMark) if made.isVisible()), None)


def test_choices_that_do_not_fit_have_a_mark_that_counts_them(crowded):
    hidden = len(buttons(crowded)) - len(in_sight(crowded))
    assert hidden > 1
    assert mark(crowded).text() == mark(crowded).accessibleName() == f"{hidden} more answers below"
    assert mark(crowded).geometry().top() > crowded.viewport().geometry().bottom()
    assert mark(crowded).geometry().bottom() <= crowded.height()


def test_a_click_on_the_mark_leads_down_to_the_last_choice_and_up_again(crowded, qtbot):
    for _ in range(6):
        qtbot.mouseClick(mark(crowded), Qt.MouseButton.LeftButton)
        if mark(crowded).text().endswith("above"):
            break
    assert buttons(crowded)[-1] in in_sight(crowded)
    above = len(buttons(crowded)) - len(in_sight(crowded))
    assert mark(crowded).text() == f"{above} more answers above"
    for _ in range(6):
        qtbot.mouseClick(mark(crowded), Qt.MouseButton.LeftButton)
        if buttons(crowded)[0] in in_sight(crowded):
            break
    assert mark(crowded).text().endswith("below")


def test_one_that_is_hidden_is_counted_as_one(crowded):
    bar = crowded.verticalScrollBar()
    bar.setValue(bar.maximum() - buttons(crowded)[-1].height() + 4)
    assert mark(crowded).text() == "1 more answer below"


def test_where_all_choices_fit_there_is_no_mark(crowded, qapp):
    crowded.page.resize(900, 1200)
    for _ in range(3):
        qapp.processEvents()
    assert in_sight(crowded) == buttons(crowded)
    assert mark(crowded) is None
    assert crowded.viewport().height() == crowded.height()
