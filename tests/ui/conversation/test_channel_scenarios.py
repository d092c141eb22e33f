"""A reference scenario for each channel: sound, played to its debrief by keyboard alone, and whole in every size and theme."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from simulator.content.loader import load_scenario
from simulator.core.checks.all_checks import check
from simulator.ui.conversation.channels import HEADS, VIEWS
from tests.conversations import opener
from tests.ui import audit
from tests.ui.person import Person, in_window

FOLDER = Path(__file__).parents[2] / "scenarios" / "channels"
SIZES = [(1024, 640), (1280, 800), (1920, 1080)]
CHANNELS = list(VIEWS)


@pytest.fixture
def visitor(open_program, paths, qtbot):
    for channel in CHANNELS:
        shutil.copy(FOLDER / f"{channel}.yaml", paths.scenarios)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    return person


def begin(person, channel):
    person.call(opener().open(FOLDER / f"{channel}.yaml").scenario.title)


def pick(person, *choices):
    for choice in choices:
        offered = [option.id for option in person.program.call.presenter.offered]
        person.press(str(offered.index(choice) + 1))


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_reference_scenario_is_sound_and_its_walkthrough_comes_to_the_best(channel):
    reading = load_scenario(FOLDER / f"{channel}.yaml", principles=frozenset(opener().guidance.principles))
    assert reading.problems == ()
    assert reading.scenario.channel == channel
    assert list(check(reading.scenario)) == []


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_is_played_to_its_debrief_by_keyboard_alone(visitor, channel):
    begin(visitor, channel)
    scenario = visitor.program.call.presenter.scenario
    for choice in scenario.walkthroughs[0].choices:
        offered = [option.id for option in visitor.program.call.presenter.offered]
        visitor.press(str(offered.index(choice) + 1))
        if visitor.can_see("skip-wait"):
            visitor.press(Qt.Key.Key_Return)
    assert visitor.sees("The conversation is over.")
    visitor.press(Qt.Key.Key_Return)
    assert visitor.at == "reflection"
    visitor.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert visitor.at == "debrief"


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(("theme", "size"), [("light", 100), ("dark", 150), ("contrast", 200)])
def test_each_channel_is_whole_clear_and_reached_by_tab(visitor, channel, theme, size):
    visitor.program.set_settings(visitor.program.settings._replace(theme=theme, text_size=size))
    visitor.window.resize(visitor.window.minimumSize())
    begin(visitor, channel)
    visitor.press("1")
    least = 7 if theme == "contrast" else 4.5
    found = [*audit.faults(visitor.window), *audit.pale_texts(visitor.window, least), *audit.tab_faults(visitor.window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("size", SIZES)
def test_the_talk_stands_just_above_the_answers(visitor, channel, size):
    visitor.window.resize(*size)
    begin(visitor, channel)
    visitor.press("1")
    view, choices = visitor.find("conversation"), visitor.find("choices")
    last = view.visualRect(view.model().index(view.model().rowCount() - 1, 0))
    assert in_window(view).bottom() < in_window(choices).top() <= in_window(view).bottom() + 8
    assert view.viewport().height() - last.bottom() < 16


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_projector_shows_each_channel_in_its_own_way_and_everything_fits(visitor, channel):
    begin(visitor, channel)
    visitor.press("1")
    visitor.press(Qt.Key.Key_F5)
    window = visitor.program.call.projection.window
    window.resize(1280, 720)
    QApplication.processEvents()
    assert window.hidden_below == 0
    own = window.grab().toImage()
    scenario = visitor.program.call.presenter.scenario
    assert HEADS[channel].who(scenario, 5).startswith(("\u2068", scenario.customer.name[:1]))
    for other in CHANNELS:
        if other != channel:
            assert HEADS[other].who(scenario, 5) != HEADS[channel].who(scenario, 5)
    assert len({own.pixel(x, y) for x in range(0, 1280, 7) for y in range(0, 720, 7)}) > 4


def shown(person):
    return person.find("conversation").entries.entries


def test_a_mail_grows_part_by_part_and_goes_out_with_the_last(visitor):
    begin(visitor, "email")
    pick(visitor, "an-hour", "seven")
    assert shown(visitor)[-1].foot == "Acknowledgement ✓   Answer"
    assert shown(visitor)[-1].text.startswith("Dear Ms Popescu, seven people")
    assert visitor.find("feeling").text() == "Calm"
    pick(visitor, "old-soles")
    sent = [mail for mail in shown(visitor) if mail.side == "agent"]
    assert [mail.text.count("\n") for mail in sent] == [0, 1]
    assert visitor.find("feeling").text() == "Pleased"


def test_a_private_answer_stands_apart_and_the_post_says_how_many_read_along(visitor):
    begin(visitor, "social")
    pick(visitor, "straight-no", "him-alone")
    assert [entry.private for entry in shown(visitor) if entry.side == "agent"] == [False, True]
    assert visitor.find("conversation").accessibleName().endswith("214 read along")


def test_the_queue_at_the_counter_is_in_sight_and_grows(visitor):
    begin(visitor, "counter")
    assert visitor.find("queue").text() == "11 in the queue"
    pick(visitor, "i-do")
    assert visitor.find("queue").text() == "12 in the queue"
