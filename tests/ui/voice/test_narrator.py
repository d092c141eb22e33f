"""What a screen reader hears of a call comes in the order in which it happened: the customer's line, then what can be chosen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from simulator.ui.conversation import choice_panel, hold_timer
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.voice import narrator
from tests.conversations import BURST, DATED, ROOF, write
from tests.ui.conftest import QUIET
from tests.ui.person import Person

OPENED = "Robin Example: My parcel lies on a roof. Mood: Calm."
OWN = "I'm Ada of Swift Parcels, and this is now mine to solve."
BLAME = "That was the driver, we only sell the stamps."
TITLE = "The parcel on the roof"
AFTER_BLAME = "Robin Example: Wonderful. And now? Mood: Angry. 1: A new one leaves today and is with you on Friday."
AFTER_OWN = AFTER_BLAME.replace("Wonderful. And now? Mood: Angry.", "Good. What happens now? Mood: Pleased.")


@pytest.fixture
def heard(ada, monkeypatch):
    """Give what a screen reader tells: the name of what the keyboard comes to, other names of that, and announcements."""
    told = []

    def named(button, name):
        super(ChoiceButton, button).setAccessibleName(name)
        if button.hasFocus():
            told.append(name)

    def came(old, new):
        if isinstance(new, ChoiceButton):
            told.append(new.accessibleName())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(ChoiceButton, "setAccessibleName", named, raising=False)
    monkeypatch.setattr(narrator, "announce", lambda widget, text, after=0: told.append(f"announced: {text}"))
    app = QApplication.instance()
    app.focusChanged.connect(came)
    yield told
    app.focusChanged.disconnect(came)


def test_a_call_opens_with_the_line_and_the_first_choice_and_then_the_others(ada, heard):
    ada.call(TITLE)
    assert heard[-1] == f"{OPENED} 1: {OWN}"
    assert len(heard) == 1
    first = ada.find("choice-1")
    assert first.hasFocus()
    assert first.accessibleDescription().startswith(f"Choice 1. 2: {BLAME} 3: Read the delivery note. 4: Could you")


def test_after_tab_and_enter_the_next_line_comes_before_the_next_choice(ada, heard):
    ada.call(TITLE)
    heard.clear()
    ada.press(Qt.Key.Key_Tab)
    ada.press(Qt.Key.Key_Return)
    assert heard == [BLAME, AFTER_BLAME]
    assert ada.find("choice-1").hasFocus()


def test_a_number_tells_the_next_line_once_where_the_keyboard_stays(ada, heard, qtbot):
    ada.call(TITLE)
    heard.clear()
    ada.press("1")
    assert heard == [AFTER_OWN]
    qtbot.waitUntil(lambda: described(ada) == "Choice 1. 2: We will look into it soon.")


def described(person):
    return person.find("choice-1").accessibleDescription()


def test_where_the_keyboard_stays_the_other_choices_are_news_only_after_the_first_has_been_told(ada, heard, qtbot):
    ada.call(TITLE)
    before = described(ada)
    ada.press("1")
    assert ada.find("choice-1").accessibleName() == AFTER_OWN
    assert described(ada) == before
    qtbot.waitUntil(lambda: described(ada) != before)


def test_the_first_choice_of_a_call_that_opens_is_named_once(ada, heard, monkeypatch):
    names = []
    named = ChoiceButton.setAccessibleName

    def name(button, text):
        if button.objectName() == "choice-1":
            names.append(text)
        named(button, text)

    monkeypatch.setattr(ChoiceButton, "setAccessibleName", name)
    ada.call(TITLE)
    assert set(names) == {f"{OPENED} 1: {OWN}"}


def test_the_keys_for_hearing_again_tell_what_no_voice_says(ada, heard):
    ada.call(TITLE)
    heard.clear()
    ada.press("r")
    ada.press("o")
    options = f"1: {OWN} 2: {BLAME} 3: Read the delivery note. 4: Could you climb up and get it?"
    assert heard == [f"announced: {OPENED}", f"announced: {options}"]


def test_without_a_voice_and_without_a_screen_reader_nothing_can_be_heard_again(caller):
    assert not caller.find("replay").isEnabled()
    assert not caller.find("options").isEnabled()


def test_where_the_keyboard_is_elsewhere_the_line_is_announced(ada, heard):
    ada.call(TITLE)
    ada.find("conversation").setFocus()
    ada.settle()
    heard.clear()
    ada.press("1")
    assert heard == [f"announced: {AFTER_OWN} 2: We will look into it soon."]
    assert ada.find("choice-1").accessibleName() == "A new one leaves today and is with you on Friday."


def test_who_comes_back_to_a_choice_hears_its_words_alone(ada, heard):
    ada.call(TITLE)
    ada.press(Qt.Key.Key_Tab)
    heard.clear()
    ada.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [OWN]
    assert ada.find("choice-1").accessibleDescription() == "Choice 1"


def test_the_word_on_an_answer_is_announced_and_leaves_the_names_alone(ada, heard):
    ada.call(TITLE)
    ada.press("1")
    heard.clear()
    ada.press("w")
    assert [told[:25] for told in heard] == ["announced: Good answer. Y"[:25]]


def test_after_a_pause_the_moment_is_told_again(ada, heard):
    ada.call(TITLE)
    ada.press("p")
    heard.clear()
    ada.press("p")
    assert heard == [f"{OPENED} 1: {OWN}"]


def test_the_last_line_comes_before_the_way_on(ada, heard):
    ada.call(TITLE)
    ada.press("1")
    heard.clear()
    ada.press("1")
    way_on = ada.find("debrief")
    assert way_on.hasFocus()
    last = "Robin Example: Friday is fine, thank you. Mood: Delighted. The conversation is over."
    assert way_on.accessibleName() == f"{last} Look back on it"
    assert not [told for told in heard if told.startswith("announced")]


def test_what_became_of_the_matter_comes_after_the_last_line(guided, ada, heard):
    ada.call(TITLE)
    ada.press("1")
    ada.press("1")
    later = "A week later: It came, and Robin Example waved to Ada's driver. Look back on it"
    assert ada.find("debrief").accessibleName().endswith(f"The conversation is over. {later}")


def test_how_long_nothing_happened_comes_before_the_next_line(paths, ada, heard):
    write(paths.scenarios, roof=DATED)
    ada.call(TITLE)
    ada.press("1")
    assert heard[-1].startswith("2 days later. Robin Example: Good. What happens now?")


def test_the_line_comes_before_the_field_for_ones_own_words_and_the_options_after_them(ada, heard):
    ada.program.set_settings(QUIET._replace(say_first=True))
    ada.call(TITLE)
    field = ada.find("draft")
    assert field.hasFocus()
    assert field.accessibleName() == f"{OPENED} What would you say?"
    ada.press(Qt.Key.Key_Return)
    assert heard == [OWN]
    assert ada.find("choice-1").accessibleDescription().startswith(f"Choice 1. 2: {BLAME}")


def test_after_a_hold_the_line_is_told_with_the_choice_that_the_keyboard_comes_to(ada, heard, paths, monkeypatch):
    write(paths.scenarios, roof=ROOF.replace("action: look-up", "action: hold"))
    for bound in ("LEAST", "MOST"):
        monkeypatch.setattr(hold_timer, bound, 600.0)
    ada.call(TITLE)
    ada.press("3")
    skip = ada.find("skip-wait")
    assert skip.hasFocus()
    assert skip.accessibleName().endswith("On hold. Skip (Enter)")
    heard.clear()
    ada.press(Qt.Key.Key_Return)
    assert len(heard) == 1
    assert "Robin Example: My parcel lies on a roof. 1: I'm Ada" in heard[0]


def test_nothing_is_added_where_nobody_listens(caller):
    assert caller.find("choice-1").accessibleName() == OWN
    assert caller.find("choice-1").accessibleDescription() == "Choice 1"


def test_a_name_that_only_changes_is_not_relied_on_elsewhere_than_on_linux(ada, heard, monkeypatch):
    monkeypatch.setattr(choice_panel.sys, "platform", "win32")
    ada.call(TITLE)
    assert heard == [f"{OPENED} 1: {OWN}"]
    heard.clear()
    ada.press("1")
    assert heard[-1] == f"announced: {AFTER_OWN} 2: We will look into it soon."


def test_the_same_words_in_another_moment_do_not_keep_what_was_told_before(ada, heard, qtbot, monkeypatch):
    monkeypatch.setattr(choice_panel.sys, "platform", "win32")
    ada.call(TITLE)
    ada.press("3")
    first = ada.find("choice-1")
    assert first.hasFocus()
    assert first.accessibleName() == OWN
    qtbot.waitUntil(lambda: described(ada) == "Choice 1")


def test_who_comes_back_to_the_field_for_ones_own_words_hears_its_name_alone(ada, heard):
    ada.program.set_settings(QUIET._replace(say_first=True))
    ada.call(TITLE)
    field = ada.find("draft")
    ada.press(Qt.Key.Key_Tab)
    ada.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert field.hasFocus()
    assert field.accessibleName() == "What would you say?"
    assert not [label for label in field.parentWidget().findChildren(QLabel) if OPENED in label.accessibleName()]


def test_the_field_for_ones_own_words_has_no_label_whose_first_text_could_be_kept(ada, heard):
    ada.program.set_settings(QUIET._replace(say_first=True))
    ada.call(TITLE)
    interface = QAccessible.queryAccessibleInterface(ada.find("draft"))
    assert not interface.relations(QAccessible.RelationFlag.Label)


def test_who_comes_back_to_the_way_on_hears_its_words_alone(ada, heard):
    ada.call(TITLE)
    ada.press("1")
    ada.press("1")
    way_on = ada.find("debrief")
    ada.find("conversation").setFocus()
    ada.settle()
    assert QAccessible.queryAccessibleInterface(way_on).text(QAccessible.Text.Name) == "Look back on it"


def test_a_drill_opens_with_its_line(ada, heard, qtbot):
    ada.program.home._now = ada.program.home.pages.drilling._now = lambda: datetime.now(UTC) + timedelta(days=2)
    ada.call(TITLE)
    ada.answer("That was", "We will")
    ada.look_back()
    ada.click("go-drills")
    qtbot.waitUntil(lambda: ada.can_see("start-drills"))
    heard.clear()
    ada.click("start-drills")
    assert len(heard) == 1
    assert heard[0].startswith("Wonderful. And now? 1: ")


def test_messages_and_what_is_seen_come_in_their_order(open_program, paths, qtbot, monkeypatch):
    write(paths.scenarios, roof=BURST)
    ada = Person(open_program(paths), qtbot)
    ada.introduce("Ada")
    ada.call(TITLE)
    opened = (
        "The phone rings twice. A kettle boils. Robin Example: My parcel lies on a roof. She sighs. Robin Example: And it rains."
    )
    assert narrator.news(ada.program.call.presenter) == f"{opened} Mood: Calm."
    ada.press("1")
    replied = "Robin Example: Thank you, Ada. The rain stops. Robin Example: Listen! Good. What happens now?"
    assert narrator.news(ada.program.call.presenter) == f"{replied} Mood: Pleased."
