"""The seam between a call and what shows its conversation: the channel decides, and nobody else knows the view."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel

from simulator.content.formats.shape import ScenarioForm
from simulator.ui.conversation import channels
from simulator.ui.conversation.conversation_view import ConversationView
from tests.conversations import ROOF, START
from tests.ui.person import Person

ROOT = Path(channels.__file__).parents[2]


class Strip(QLabel):
    """A made-up view: all that was said in one line."""

    decision_picked = Signal(int)
    line_picked = Signal(str, int)

    def __init__(self, look):
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.prepared = []
        self.wanted = 40
        self.shown = ()

    @property
    def widget(self):
        """Itself."""
        return self

    def minimumSizeHint(self):
        """Ask for one line."""
        return QSize(40, 40)

    def show_case(self, case):
        """Show it in one line too."""
        self.case = case

    def show_entries(self, entries, *, settled=True, awaits=True):
        """Show all in one line."""
        self.shown = tuple(entries)
        self.setText(" / ".join(entry.text for entry in entries))

    def settle(self):
        """Fit in as it is."""

    def prepare(self, entries):
        """Keep the words."""
        self.prepared += [entry.text for entry in entries]


@pytest.fixture
def chatting(open_program, paths, qtbot, monkeypatch):
    """Give somebody in a conversation on a channel that has a view of its own."""
    monkeypatch.setitem(channels.VIEWS, "chat", Strip)
    text = ROOF.replace("channel: phone", "channel: chat").replace("id: roof", "id: chat")
    (paths.scenarios / "chat.yaml").write_text(text.replace("The parcel on the roof", "By chat"), encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("By chat")
    return person


def test_every_channel_of_the_format_has_a_view():
    assert set(channels.VIEWS) == set(get_args(get_type_hints(ScenarioForm)["channel"]))
    assert channels.USUAL in channels.VIEWS


def imported(path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom)}


def test_who_uses_a_view_knows_what_it_can_do_and_not_how_it_looks():
    own = {f"{channel}_view" for channel in channels.VIEWS}
    for module in (*own, "conversation_view"):
        users = {path.stem for path in ROOT.rglob("*.py") if f"simulator.ui.conversation.{module}" in imported(path)}
        assert users == (own if module == "conversation_view" else {"channels"}), module


def test_every_channel_has_a_place_beside_it_and_a_view_for_the_projector():
    assert set(channels.PLACES) == set(channels.HEADS) == set(channels.VIEWS)
    kinds = [*(type(head) for head in channels.HEADS.values()), *channels.VIEWS.values()]
    assert len(set(kinds)) == 2 * len(channels.VIEWS)


def test_a_conversation_is_shown_by_the_view_of_its_channel(chatting):
    assert isinstance(chatting.find("conversation"), Strip)
    assert chatting.find("conversation").text() == "My parcel lies on a roof."
    chatting.press("1")
    assert chatting.find("conversation").text().endswith(" / Good. What happens now?")


def test_a_view_takes_the_place_of_the_one_before_on_the_page_and_on_the_way_of_the_tab_key(chatting):
    strip, choices = chatting.find("conversation"), chatting.find("choices")
    assert strip.geometry().bottom() + 1 <= choices.geometry().top()
    assert strip.width() == choices.width()
    names = []
    while "conversation" not in names and len(names) < 30:
        chatting.press(Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName())
    assert names.index("leave") < names.index("conversation")
    assert "record-label" not in names


def test_what_may_come_next_is_drawn_by_the_view_of_the_channel(chatting):
    chatting.qtbot.waitUntil(lambda: "Good. What happens now?" in chatting.find("conversation").prepared)


def test_what_is_picked_in_a_view_is_done(chatting):
    chatting.press("1")
    chatting.find("conversation").decision_picked.emit(0)
    chatting.settle()
    chatting.click_text("Go back")
    assert chatting.find("conversation").text() == "My parcel lies on a roof."


def test_the_next_call_has_the_view_of_its_own_channel(chatting):
    chatting.click("leave")
    chatting.call("The parcel on the roof")
    assert isinstance(chatting.find("conversation"), ConversationView)
    assert chatting.talk == [("customer", "My parcel lies on a roof.")]


def test_a_drill_is_shown_by_the_view_of_its_channel(chatting):
    chatting.answer("That was", "A new one")
    chatting.look_back()
    chatting.click("home")
    chatting.program.home.pages.drilling._now = lambda: START + timedelta(days=2)
    chatting.click("go-drills")
    chatting.qtbot.waitUntil(lambda: chatting.can_see("start-drills"))
    chatting.click("start-drills")
    strip = chatting.find("conversation")
    assert isinstance(strip, Strip)
    assert strip.text() == "My parcel lies on a roof."
    assert strip.parent() is chatting.find("choices").parent()
    assert strip.geometry().bottom() < chatting.find("choices").geometry().top()
