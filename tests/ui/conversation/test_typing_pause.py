"""Messages that are being written: each takes the time that its words deserve, and nobody has to wait for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.ui.conversation.entries import AGENT, CAPTION, CUSTOMER, TYPING, Said
from simulator.ui.conversation.typing_pause import LEAST, MOST, TypingPause, writing_time
from tests.conversations import ROOF, practice
from tests.ui.person import Person

OPENING, NEXT = "My parcel lies on a roof.", "Good. What happens now?"


class Hasty(Person):
    """Somebody who does not wait for a message."""

    @property
    def writing(self):
        """Look elsewhere."""
        return False


@pytest.fixture
def chatting(open_program, paths, qtbot):
    """Give somebody in a chat who watches each message come."""
    text = ROOF.replace("channel: phone", "channel: chat").replace("id: roof", "id: chat")
    (paths.scenarios / "chat.yaml").write_text(text.replace("The parcel on the roof", "By chat"), encoding="utf-8")
    person = Hasty(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("By chat")
    return person


def sides(person):
    return [entry.side for entry in person.find("conversation").shown]


def test_the_first_message_is_there(chatting):
    assert chatting.talk == [("customer", OPENING)]
    assert not chatting.can_see("veil")


def test_after_an_answer_dots_move_until_the_message_is_written(chatting):
    chatting.press("1")
    assert sides(chatting) == ["customer", "agent", "typing"]
    view = chatting.find("conversation")
    row = view.visualRect(view.model().index(2, 0))
    before = view.grab(row).toImage()
    chatting.qtbot.time.advance(LEAST // 2)
    assert view.grab(row).toImage() != before
    chatting.qtbot.time.advance(MOST)
    assert chatting.line == NEXT
    assert sides(chatting) == ["customer", "agent", "customer"]


def test_meanwhile_the_answers_can_not_be_read_and_the_keyboard_stays_with_them(chatting):
    chatting.press("1")
    assert chatting.find("veil").text() == "Robin Example is writing …"
    assert chatting.find("veil").size() == chatting.find("choices").size()
    assert chatting.find("choice-1").hasFocus()
    chatting.qtbot.time.advance(MOST)
    assert not chatting.can_see("veil")


@pytest.mark.parametrize("how", ["1", Qt.Key.Key_Return, "click"])
def test_a_key_or_a_click_shows_the_message_at_once_and_answers_nothing(chatting, how):
    chatting.press("1")
    if how == "click":
        QTest.mouseClick(chatting.find("veil"), Qt.MouseButton.LeftButton)
    else:
        chatting.press(how)
    assert chatting.line == NEXT
    assert not chatting.can_see("veil")
    assert chatting.program.call.presenter.session.choice_ids == ("own",)


def test_whoever_presses_twice_answers_once(chatting):
    chatting.press("1")
    chatting.press("1")
    chatting.press_at_once("1")
    assert chatting.program.call.presenter.session.choice_ids == ("own",)


def test_a_call_that_goes_on_and_one_that_goes_back_wait_for_nothing(chatting):
    chatting.press("1")
    chatting.click("leave")
    chatting.click("go-on")
    assert chatting.line == NEXT
    chatting.go_back()
    assert chatting.talk == [("customer", OPENING)]


def test_a_record_that_is_looked_up_has_nobody_write_the_same_again(chatting):
    chatting.answer("Read")
    chatting.qtbot.time.advance(MOST)
    assert chatting.line == OPENING


def test_the_projector_waits_with_the_room(chatting):
    chatting.click("projector")
    window = chatting.program.call.projection.window
    chatting.turn_to_window()
    chatting.press("1")
    assert window.lines() == ("Robin Example", "…")
    chatting.qtbot.time.advance(MOST)
    assert window.lines()[1] == NEXT


def test_where_nothing_moves_the_message_is_there_at_once(chatting):
    hints = QApplication.styleHints()
    flash = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    chatting.press("1")
    assert chatting.line == NEXT
    hints.setCursorFlashTime(flash)


def test_a_silence_waits_until_the_message_is_written(chatting):
    presenter = chatting.program.call.presenter
    presenter.set_timers(True)
    chatting.press("1")
    assert presenter.arriving
    chatting.qtbot.time.advance(MOST)
    assert not presenter.arriving


def test_on_the_phone_nobody_writes(caller):
    caller.press("1")
    assert [side for side, _ in caller.talk] == ["customer", "agent", "customer"]


@pytest.mark.parametrize(("text", "longer"), [("ok", "a little more than that, and no less, and a bit"), ("x" * 90, "x" * 99)])
def test_a_longer_text_takes_longer(text, longer):
    assert LEAST <= writing_time(text) < writing_time(longer) <= MOST


def test_no_text_takes_longer_than_one_likes_to_wait():
    assert writing_time("x" * 5000) == MOST


def test_messages_in_a_row_come_one_after_the_other_and_what_is_seen_with_the_words_after_it(virtual_time, qapp):
    owner = QObject()
    pause, came = TypingPause(owner), []
    before = practice().session
    pause.entries(before, [Said(CUSTOMER, "Hello.")])
    after = before.choose("own")
    photo = Said(CAPTION, "A photo.")
    entries = [Said(CUSTOMER, "Hello."), Said(AGENT, "Hi."), Said(CUSTOMER, "One."), photo, Said(CUSTOMER, "Two.")]
    pause.came.connect(lambda: came.append([entry.text for entry in pause.entries(after, entries)[2:]]))
    assert [entry.side for entry in pause.entries(after, entries)] == ["customer", "agent", "typing"]
    virtual_time.advance(LEAST)
    virtual_time.advance(LEAST)
    assert came == [["One.", "A photo.", ""], ["One.", "A photo.", "Two."]]
    assert TYPING not in [entry.side for entry in pause.entries(after, entries)]
