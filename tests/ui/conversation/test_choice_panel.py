"""The choices: their words, their keys, and the silence that runs out above them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.core.scenario.model import Choice, Jump
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.conversation.choice_panel import ChoicePanel, SilenceBar
from simulator.ui.style.colours import LIGHT

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
