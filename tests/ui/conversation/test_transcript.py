"""What the conversation shows, however it came about."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simulator.paths import find_paths
from simulator.ui.conversation.bubbles import Bubbles
from simulator.ui.conversation.conversation_model import ConversationModel
from simulator.ui.conversation.entries import CUSTOMER, Said
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.transcript import Transcript, entries
from tests.conversations import CROWD, ROOF, practice

SCENARIOS = sorted(find_paths().scenarios.glob("*.yaml"))[:6]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_told_line_by_line_a_call_reads_as_told_at_once(qtbot, path):
    owner, presenter, chance = QWidget(), Presenter(), random.Random(7)
    qtbot.addWidget(owner)
    transcript = Transcript(presenter)
    presenter.begin(practice(text=path.read_text(encoding="utf-8")), timers=False)
    for turn in range(30):
        assert transcript.entries() == entries(presenter)
        if presenter.session.finished:
            break
        if turn % 7 == 5:
            presenter.rewind(max(len(presenter.session.choice_ids) - 2, 0))
        elif turn % 5 == 3:
            assert transcript.entries("Good answer.") == entries(presenter, "Good answer.")
        presenter.choose(chance.choice(presenter.session.moment.moves).id)
    assert len(presenter.session.choice_ids) > 1


def test_another_call_begins_with_its_own_first_line(qtbot):
    owner, presenter = QWidget(), Presenter()
    qtbot.addWidget(owner)
    transcript = Transcript(presenter)
    for path in SCENARIOS[:2]:
        presenter.begin(practice(text=path.read_text(encoding="utf-8")), timers=False)
        assert [entry.text for entry in transcript.entries()] == [presenter.filled(message.text) for message in presenter.said]


def test_whoever_else_speaks_has_a_name_and_a_face_of_their_own(qtbot):
    owner, presenter = QWidget(), Presenter()
    qtbot.addWidget(owner)
    presenter.begin(practice("blame", text=CROWD), timers=False)
    said = [(entry.who, entry.portrait, entry.text) for entry in entries(presenter)]
    assert said == [
        ("", "marta", "My parcel lies on a roof."),
        ("Ray Hall", "viktor", "Mine too, Ada."),
        ("", "", "To Ray Hall: That was the driver, we only sell the stamps."),
        ("", "marta", "Wonderful. And now?"),
    ]


def test_a_screen_reader_is_told_who_else_speaks(qtbot):
    owner, presenter, model = QWidget(), Presenter(), ConversationModel()
    qtbot.addWidget(owner)
    presenter.begin(practice(text=CROWD), timers=False)
    model.show_entries(entries(presenter))
    assert [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)] == [
        "Customer: My parcel lies on a roof.",
        "Ray Hall: Mine too, Ada.",
    ]


def test_the_name_of_whoever_else_speaks_takes_room_above_their_words(qtbot, look):
    bubbles = Bubbles(look)
    plain = bubbles.height(Said(CUSTOMER, "Mine too."), 600)
    assert bubbles.height(Said(CUSTOMER, "Mine too.", who="Ray Hall", speaker="ray"), 600) > plain + 10


@pytest.mark.parametrize(("channel", "times"), [("chat", 1), ("email", 1), ("social", 1), ("phone", 2), ("counter", 2)])
def test_what_is_in_writing_is_not_shown_again_after_something_was_only_looked_up(qtbot, channel, times):
    owner, presenter = QWidget(), Presenter()
    qtbot.addWidget(owner)
    transcript = Transcript(presenter)
    presenter.begin(practice(text=ROOF.replace("channel: phone", f"channel: {channel}")), timers=False)
    assert len(transcript.entries()) == 1
    presenter.choose(next(choice.id for choice in presenter.offered if choice.opens))
    for told in (transcript.entries(), entries(presenter)):
        assert [entry.text for entry in told].count("My parcel lies on a roof.") == times
