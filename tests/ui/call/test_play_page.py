"""A call as a person takes it: answering, looking things up, going back, pausing and leaving."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from simulator.core.errors import StoreError
from simulator.paths import find_paths
from simulator.settings import Settings
from simulator.speech.spoken_form import spoken_form
from simulator.speech.utterance import speakable_text
from simulator.ui.call.play_page import PlayPage
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.reveal import PAUSE
from simulator.ui.conversation.typing_pause import MOST
from simulator.ui.voice.speaking import SpokenLines
from tests.conversations import BURST, HUSHED, practice, write
from tests.ui.person import Person
from tests.ui.spoken import Voice

OPENING = "My parcel lies on a roof."
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_call_begins_with_the_customer_and_the_choices(caller):
    assert caller.talk == [("customer", OPENING)]
    assert caller.choices == [
        "I'm Ada of Swift Parcels, and this is now mine to solve.",
        "That was the driver, we only sell the stamps.",
        "Read the delivery note.",
        "Could you climb up and get it?",
    ]
    assert caller.sees("The parcel on the roof")
    assert caller.sees("Robin Example · Swift Parcels")
    assert caller.feeling == "Calm"


def test_a_number_key_gives_the_answer_and_the_customer_reacts(caller):
    caller.press("1")
    assert caller.talk == [
        ("customer", OPENING),
        ("agent", "I'm Ada of Swift Parcels, and this is now mine to solve."),
        ("customer", "Good. What happens now?"),
    ]
    assert caller.feeling == "Pleased"
    assert caller.choices == ["A new one leaves today and is with you on Friday.", "We will look into it soon."]


def test_a_click_gives_the_answer_too(caller):
    caller.click("choice-2")
    assert caller.line == "Wonderful. And now?"
    assert caller.feeling == "Angry"


def test_space_gives_the_answer_that_has_the_keyboard(caller):
    assert caller.find("choice-1").hasFocus()
    caller.press(Qt.Key.Key_Down)
    assert caller.find("choice-2").hasFocus()
    caller.press(Qt.Key.Key_Space)
    assert caller.line == "Wonderful. And now?"


def test_a_number_that_is_not_offered_does_nothing(caller):
    for key in ("5", "9", "0"):
        caller.press(key)
    assert caller.talk == [("customer", OPENING)]
    assert caller.program.call.presenter.practice.log == ()


def test_the_portrait_follows_the_mood(caller):
    before = caller.face
    caller.press("1")
    assert caller.face != before


def test_the_clock_of_the_call_goes_on_with_every_answer(caller):
    assert caller.sees("0:03")
    caller.press("3")
    assert caller.sees("0:16")


def test_looking_something_up_shows_the_record_with_the_names_filled_in(caller):
    caller.answer("Read")
    assert ("action", "Read the delivery note.") in caller.talk
    assert ("record", "Delivery note & photo\nLeft in a safe place, says the driver to Ada.") in caller.talk
    assert "Read the delivery note." not in caller.choices
    assert caller.line == OPENING


def test_a_click_on_a_record_answers_nothing_and_says_which_answer_opens_it(caller):
    for does in (lambda: caller.click("record-label"), lambda: (caller.find("record-label").setFocus(), caller.press(" "))):
        does()
        assert caller.talk == [("customer", OPENING)]
    caller.answer("I'm")
    caller.click("record-label")
    assert caller.sees("It opens with an answer that looks it up.", caller.find("side"))
    assert len(caller.program.call.presenter.session.choice_ids) == 1


def test_a_record_that_was_looked_up_closes_and_opens_at_the_side(caller):
    side = caller.find("side")
    assert not caller.sees("Left in a safe place", side)
    caller.answer("Read")
    assert caller.sees("Left in a safe place", side)
    caller.click("record-label")
    assert not caller.sees("Left in a safe place", side)
    caller.click("record-label")
    assert caller.sees("Left in a safe place", side)
    assert len(caller.program.call.presenter.session.choice_ids) == 1


def test_a_record_that_is_not_offered_cannot_be_opened(caller):
    caller.answer("I'm")
    caller.click("record-label")
    assert not caller.sees("Left in a safe place", caller.find("side"))


def test_the_policy_stays_in_sight_with_the_names_filled_in(caller):
    for choice in ("Read", "I'm"):
        assert caller.sees("Ada may send one replacement for Swift Parcels.", caller.find("side"))
        assert caller.sees("Nobody climbs onto a roof.", caller.find("side"))
        caller.answer(choice)


def test_why_tells_what_the_last_answer_did_and_hides_it_again(caller):
    caller.answer("I'm")
    caller.press("w")
    assert ("note", "Good answer. You took it on at once.") in caller.talk
    caller.press("w")
    assert [side for side, _ in caller.talk] == ["customer", "agent", "customer"]


def test_why_tells_what_a_costly_answer_cost_and_what_was_better(caller):
    caller.answer("That was")
    caller.click("why")
    (note,) = [text for side, text in caller.talk if side == "note"]
    assert note == (
        "Lost 27 of 100 points. Whose fault it was helps nobody. "
        "Better here: I'm Ada of Swift Parcels, and this is now mine to solve."
    )


def test_why_goes_away_with_the_next_answer(caller):
    caller.answer("That was")
    caller.press("w")
    caller.answer("We will")
    assert "note" not in [side for side, _ in caller.talk]


def test_before_the_first_answer_there_is_nothing_to_ask_and_nowhere_to_go_back(caller):
    assert not caller.find("why").isEnabled()
    assert not caller.find("rewind").isEnabled()
    for key in ("w", Qt.Key.Key_Backspace):
        caller.press(key)
    assert caller.talk == [("customer", OPENING)]


@pytest.mark.parametrize("how", ["Backspace", "Ctrl+Z", "click"])
def test_going_back_takes_the_last_answer_back(caller, how):
    caller.answer("Read", "I'm")
    if how == "click":
        caller.click("rewind")
    elif how == "Ctrl+Z":
        caller.press("z", CTRL)
    else:
        caller.press(Qt.Key.Key_Backspace)
    caller.click_text("Go back")
    assert caller.line == OPENING
    assert caller.talk[-2][0] == "record"
    assert caller.feeling == "Calm"
    assert len(caller.choices) == 3


def test_going_back_is_kept_and_what_was_chosen_first_too(caller):
    caller.answer("That was")
    caller.go_back()
    caller.answer("I'm")
    practice = caller.program.call.presenter.practice
    stored = caller.program.services.store.attempts.find(practice.attempt.id)
    assert [(entry.position, entry.choice) for entry in stored.log] == [(0, "blame"), (0, None), (0, "own")]
    assert stored.transcript == ("own",)


def test_before_the_first_step_back_it_is_said_what_that_means_for_the_score_and_only_then(caller):
    caller.answer("Read", "I'm")
    caller.press(Qt.Key.Key_Backspace)
    assert caller.sees("From here your score counts as reached with help.")
    assert caller.find("answer-1").hasFocus()
    for no in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        caller.press(no)
        assert caller.line == "Good. What happens now?"
        assert not caller.program.call.presenter.practice.helped
        caller.press(Qt.Key.Key_Backspace)
    caller.click_text("Go back")
    assert caller.line == OPENING
    caller.press(Qt.Key.Key_Backspace)
    assert not caller.sees("From here your score")
    assert caller.talk == [("customer", OPENING)]


def test_an_earlier_decision_is_gone_back_to_from_the_conversation(caller):
    caller.answer("Read", "I'm")
    view = caller.find("conversation")
    row = caller.talk.index(("action", "Read the delivery note."))
    view.setCurrentIndex(view.model().index(row, 0))
    view.setFocus()
    caller.press(Qt.Key.Key_Return)
    caller.click_text("Go back")
    assert caller.talk == [("customer", OPENING)]
    assert len(caller.choices) == 4


def test_choosing_a_line_of_the_customer_in_the_conversation_changes_nothing(caller):
    caller.answer("I'm")
    view = caller.find("conversation")
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caller.line == "Good. What happens now?"


def test_while_paused_no_choice_is_taken(caller):
    caller.press("p")
    assert caller.sees("Paused")
    assert not caller.find("choice-1").isEnabled()
    caller.press("1")
    QTest.mouseClick(caller.find("choice-2"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(caller.find("record-label"), Qt.MouseButton.LeftButton)
    assert caller.talk == [("customer", OPENING)]


def test_a_call_that_is_over_is_not_paused(caller):
    while caller.choices:
        caller.press("1")
    assert not caller.find("pause").isEnabled()
    caller.press("p")
    assert not caller.sees("Paused. The clock is stopped.")


def test_what_says_that_the_call_is_paused_stays_until_it_goes_on(caller):
    caller.press("p")
    assert caller.sees("Paused")
    assert not caller.can_see("close-notice")


def test_while_paused_there_is_no_going_back(caller):
    caller.answer("I'm")
    caller.press("p")
    caller.press(Qt.Key.Key_Backspace)
    assert caller.line == "Good. What happens now?"


@pytest.mark.parametrize("how", ["key", "button", "notice"])
def test_after_a_pause_the_call_goes_on(caller, how):
    caller.click("pause")
    if how == "key":
        caller.press("p")
    elif how == "button":
        caller.click("pause")
    else:
        caller.click_text("Continue")
    assert not caller.sees("Paused")
    caller.press("1")
    assert caller.line == "Good. What happens now?"


def test_a_call_that_was_left_goes_on_at_the_same_decision_with_the_same_words(caller):
    caller.answer("Read", "That was")
    talk, choices, feeling = caller.talk, caller.choices, caller.feeling
    caller.press(Qt.Key.Key_Escape)
    assert caller.at == "practise"
    assert caller.sees("You are in the middle of “The parcel on the roof” (2 decisions made).")
    assert caller.find("go-on").hasFocus()
    caller.click("go-on")
    assert (caller.at, caller.talk, caller.choices, caller.feeling) == ("play", talk, choices, feeling)


def test_a_call_that_was_left_before_the_first_answer_is_under_way_and_no_decisions_are_counted(caller):
    caller.press(Qt.Key.Key_Escape)
    assert caller.sees("You have begun “The parcel on the roof” and have not answered yet.")
    assert caller.sees("Under way")
    assert not caller.sees("New")
    caller.click_card("The parcel on the roof")
    assert caller.find("go-on-here").text() == "Continue"
    assert not caller.sees("decisions made")


def test_a_call_that_was_left_goes_on_at_the_next_start(caller, open_program, paths, qtbot):
    caller.answer("Read")
    talk, choices = caller.talk, caller.choices
    caller.window.close()
    again = Person(open_program(paths), qtbot)
    again.click("go-on")
    assert (again.talk, again.choices) == (talk, choices)


def test_a_call_that_was_left_goes_on_with_the_version_that_was_played(caller, open_program, paths, qtbot):
    caller.answer("Read")
    caller.window.close()
    file = paths.scenarios / "roof.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(OPENING, "Something else."), encoding="utf-8")
    again = Person(open_program(paths), qtbot)
    again.click("go-on")
    again.click_text("Continue as it was")
    assert again.line == OPENING


def test_a_call_that_was_left_can_be_discarded(caller):
    caller.answer("I'm")
    caller.click("leave")
    caller.click("discard")
    caller.click_text("Discard it")
    assert not caller.can_see("banner")
    assert caller.program.services.store.attempts.unfinished(caller.program.home.trainee.id) == ()


def test_the_end_of_the_call_offers_to_look_back(caller):
    caller.answer("I'm", "A new one")
    assert caller.line == "Friday is fine, thank you."
    assert caller.sees("The conversation is over.")
    assert caller.choices == []
    assert caller.find("debrief").hasFocus()
    caller.press(Qt.Key.Key_Space)
    assert caller.at == "reflection"


def test_leaving_a_call_that_is_over_looks_back_on_it(caller):
    caller.answer("I'm", "A new one")
    caller.press(Qt.Key.Key_Escape)
    assert caller.at == "reflection"


def test_a_call_that_is_over_can_be_asked_about_and_not_gone_back_in(caller):
    caller.answer("I'm", "We will")
    assert not caller.find("rewind").isEnabled()
    caller.press(Qt.Key.Key_Backspace)
    assert caller.line == "I will order elsewhere."
    caller.press("w")
    assert any(side == "note" and text.startswith("Lost 55 of 100 points.") for side, text in caller.talk)


def test_every_answer_is_stored_before_the_next_line_is_shown(caller, monkeypatch):
    store = caller.program.services.store
    kept, shown = store.attempts.record, []

    def record(attempt_id, entry, now, after):
        shown.append(caller.line)
        kept(attempt_id, entry, now, after)
        assert store.attempts.find(attempt_id).log[-1].choice == entry.choice

    monkeypatch.setattr(store.attempts, "record", record)
    caller.answer("I'm", "A new one")
    assert shown == [OPENING, "Good. What happens now?"]


def test_the_finished_call_is_stored_with_what_it_came_to(caller):
    caller.answer("I'm", "We will")
    (attempt,) = caller.program.services.store.attempts.finished(caller.program.home.trainee.id)
    assert attempt.transcript == ("own", "vague")
    assert (attempt.outcome.ending, attempt.outcome.score, attempt.outcome.passed) == ("lost", 45, False)


def refuse(*arguments):
    raise StoreError("There is no room left.", "Free some space.")


def test_an_answer_that_cannot_be_saved_is_told_and_nothing_moves(caller, monkeypatch):
    monkeypatch.setattr(caller.program.services.store.attempts, "record", refuse)
    caller.press("1")
    assert caller.sees("There is no room left. Free some space.")
    assert caller.sees("Try again")
    assert caller.sees("Continue without saving")
    assert caller.talk == [("customer", OPENING)]
    assert not caller.can_see("close-notice")


def test_trying_again_makes_the_answer_that_could_not_be_saved(caller, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(caller.program.services.store.attempts, "record", refuse)
        caller.press("2")
        caller.click_text("Try again")
        assert caller.sees("There is no room left.")
        assert caller.talk == [("customer", OPENING)]
    caller.click_text("Try again")
    assert caller.line == "Wonderful. And now?"
    assert not caller.sees("There is no room left.")
    (attempt,) = caller.program.services.store.attempts.unfinished(1)
    assert attempt.transcript == ("blame",)


def test_going_on_without_saving_plays_to_the_debrief_and_stores_nothing_more(caller, monkeypatch):
    monkeypatch.setattr(caller.program.services.store.attempts, "record", refuse)
    caller.press("1")
    caller.click_text("Continue without saving")
    assert caller.line == "Good. What happens now?"
    caller.answer("A new one")
    caller.look_back()
    assert caller.sees("100")
    assert caller.program.services.store.attempts.finished(1) == ()


def test_the_voice_is_muted_and_let_be_heard_again(caller):
    assert caller.find("mute").accessibleName().startswith("Unmute")
    caller.press("m")
    assert caller.program.settings.voice
    assert caller.find("mute").accessibleName().startswith("Mute")
    caller.click("mute")
    assert not caller.program.settings.voice


@pytest.fixture
def heard(qapp, monkeypatch):
    """Give what the program speaks with."""
    voice = Voice()
    monkeypatch.setattr("simulator.ui.voice.voice_player.VoicePlayer", lambda *_: voice)
    return voice


@pytest.fixture
def hearer(heard, caller):
    """Give somebody in a call who has just let the customer be heard."""
    caller.press("m")
    return caller


def test_any_line_of_the_customer_can_be_heard_again(hearer, heard):
    hearer.press("1")
    talk = hearer.find("conversation")
    talk.setFocus()
    talk.setCurrentIndex(talk.model().index(0, 0))
    hearer.press(Qt.Key.Key_Return)
    hearer.press("r")
    assert heard.said == ["Good. What happens now?", OPENING, "Good. What happens now?"]


@pytest.mark.parametrize("how", ["key", "button"])
def test_the_options_are_read_aloud_on_demand_until_the_answer(hearer, heard, how):
    hearer.press("o") if how == "key" else hearer.click("options")
    heard.finished.emit("")
    assert heard.said == [f"{number}: {text}" for number, text in enumerate(hearer.choices[:2], 1)]
    hearer.press("1")
    assert heard.said[-1] == "Good. What happens now?"


def test_the_options_are_read_after_the_line_once_that_is_set(hearer, heard):
    hearer.program.set_settings(hearer.program.settings._replace(read_options=True))
    hearer.press("1")
    heard.finished.emit("")
    assert heard.said[-2:] == ["Good. What happens now?", "1: A new one leaves today and is with you on Friday."]


def test_with_the_voice_off_nothing_is_offered_that_could_not_be_heard(hearer):
    assert hearer.find("replay").isEnabled()
    assert hearer.find("options").isEnabled()
    hearer.press("m")
    assert not hearer.find("replay").isEnabled()
    assert not hearer.find("options").isEnabled()


@pytest.mark.parametrize("path", sorted(find_paths().scenarios.glob("*.yaml")), ids=lambda path: path.stem)
def test_whatever_is_heard_stands_on_the_screen_as_well(qtbot, look, path):
    presenter, heard = Presenter(), Voice()
    page = PlayPage(look, presenter)
    qtbot.addWidget(page)
    SpokenLines(presenter, heard, Settings(read_options=True), page)
    choices = page.findChildren(ChoiceButton)
    text = path.read_text(encoding="utf-8")
    for walk in practice(text=text).playable.scenario.walkthroughs:
        presenter.begin(practice(text=text), timers=False)
        page.open_call()
        talk = next(view for view in page.findChildren(QWidget, "conversation") if not view.isHidden())
        for choice in (*walk.choices, None):
            qtbot.time.advance(9 * max(PAUSE, MOST))
            for _ in range(20):
                heard.finished.emit("")
            count = sum(bool(message.text) for message in presenter.said_anew)
            shown = [entry.text for entry in talk.shown if entry.side == "customer"][-count:] if count else []
            offered = [(made.objectName().split("-")[1], made.accessibleName()) for made in choices if not made.isHidden()]
            scenario = presenter.scenario

            def said(line, language, words=scenario.pronounce):
                return spoken_form(speakable_text(line), language, words)

            lines = [said(line, scenario.customer.voice.language or scenario.language) for line in shown]
            assert heard.said == lines + [f"{number}: {said(text, scenario.language)}" for number, text in offered]
            heard.said.clear()
            if choice is not None:
                presenter.choose(choice)
    presenter.leave()


@pytest.mark.parametrize("timers", [False, True])
def test_where_nothing_else_can_be_chosen_one_can_say_nothing(open_program, paths, qtbot, timers):
    write(paths.scenarios, roof=HUSHED)
    caller = Person(open_program(paths), qtbot)
    caller.introduce("Ada")
    caller.program.set_settings(caller.program.settings._replace(timers=timers, confidence=True))
    caller.call("The parcel on the roof")
    assert caller.can_see("sure")
    caller.answer("That was")
    assert caller.choices == ["Say nothing."]
    assert not caller.can_see("sure")
    caller.answer("Say nothing.")
    assert caller.talk[-3:] == [
        ("action", "(You said nothing.)"),
        ("customer", "Are you there?"),
        ("customer", "I will order elsewhere."),
    ]


def test_beside_other_answers_nobody_is_offered_to_say_nothing(caller):
    assert "Say nothing." not in caller.choices


def test_many_choices_scroll_within_reach(open_program, paths, qtbot):
    long = "word " * 40
    choices = "\n".join(f'      - {{id: c{n}, say: "{n} {long}", shows: [{{own-it: {1 + n % 3}}}], goto: end}}' for n in range(9))
    text = (
        'format: 1\nid: many\ntitle: "Many"\ncustomer: {name: "Ada"}\ncompany: {name: "Co"}\nstart: opening\nscenes:\n'
        f'  opening:\n    says: "Well?"\n    choices:\n{choices}\n  end:\n    says: "Bye."\n    ending: resolved\n'
    )
    (paths.scenarios / "many.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("Many")
    person.window.resize(1024, 640)
    person.settle()
    assert len(person.choices) == 9
    assert person.find("conversation").height() > 40
    person.click("choice-9")
    assert person.talk[1][1].startswith("8 word")


# A talkative customer in the smallest window, at 150 % text


@pytest.fixture
def crowded(open_program, paths, qtbot):
    shutil.copy(find_paths().scenarios / "disputed-charge.yaml", paths.scenarios)
    made = Person(open_program(paths), qtbot)
    made.program.set_settings(made.program.settings._replace(text_size=150))
    made.window.resize(made.window.minimumSize())
    made.introduce("Ada")
    made.call("The charge nobody made")
    return made


def whole(person, row):
    """Whether a row of the conversation (from 0, or from its end) can be seen from its first line to its last."""
    person.settle()
    view = person.find("conversation")
    number = row % view.model().rowCount()
    return view.viewport().rect().contains(view.visualRect(view.model().index(number, 0)))


@pytest.mark.parametrize("moment", ["first", "later"])
def test_what_the_customer_said_last_stays_whole_below_a_notice(crowded, moment):
    if moment == "later":
        crowded.press("1")
    assert whole(crowded, -1)
    crowded.program.call.play.notice.tell("No sound device was found, so the customer can't be heard. " * 2)
    assert whole(crowded, -1)
    crowded.press("p")
    assert crowded.sees("Paused")
    assert whole(crowded, -1)


def test_a_word_on_the_last_answer_comes_into_sight(crowded):
    crowded.press("1")
    crowded.press("w")
    assert crowded.talk[-2][0] == "note"
    assert whole(crowded, -2)
    crowded.press("w")
    assert whole(crowded, -1)


def test_the_choices_stay_where_they_are_during_a_pause(crowded):
    bar = crowded.find("choices").verticalScrollBar()
    crowded.press("p")
    assert bar.maximum() > 0
    assert bar.value() == 0


def test_the_first_words_keep_off_what_stands_above_them(caller):
    view = caller.find("conversation")
    image = view.grab().toImage()
    assert {image.pixel(x, y) for x in range(0, image.width(), 8) for y in range(6)} == {image.pixel(2, 2)}


def test_in_the_smallest_window_with_large_text_four_answers_or_a_mark_are_in_sight(crowded):
    crowded.settle()
    panel, mark = crowded.find("choices"), crowded.find("more-choices")
    seen = [
        made
        for made in panel.findChildren(ChoiceButton)
        if made.isVisible() and made.geometry().bottom() < panel.viewport().height()
    ]
    assert len(seen) < len(crowded.choices)
    assert mark.text().startswith(str(len(crowded.choices) - len(seen)))
    assert panel.rect().contains(mark.geometry())


def test_the_end_shows_the_customers_last_words_and_their_face(caller):
    caller.answer("I'm", "We will")
    assert caller.find("ending-words").text() == "“I will order elsewhere.”"
    sad = caller.find("ending-face").pixmap().toImage()
    assert caller.find("ending-face").accessibleName() == "Robin Example"
    assert caller.find("debrief").hasFocus()
    caller.look_back()
    caller.click("again")
    caller.answer("I'm", "A new one")
    assert caller.find("ending-face").pixmap().toImage() != sad


def test_an_ending_tells_what_became_of_the_matter(guided, caller):
    caller.answer("I'm", "A new one")
    assert caller.find("ending-later").text() == "A week later: It came, and Robin Example waved to Ada's driver."


def test_what_became_of_the_matter_names_nobody_who_was_not_met(guided, caller):
    caller.answer("I'm", "We will")
    assert caller.find("ending-later").text() == "A week later: It is still there."


def test_an_ending_of_which_nothing_more_is_known_says_nothing_of_it(caller):
    caller.answer("I'm", "A new one")
    assert not caller.can_see("ending-later")


BEGINNING = [
    ("caption", "The phone rings twice."),
    ("caption", "A kettle boils."),
    ("customer", OPENING),
    ("caption", "She sighs."),
    ("customer", "And it rains."),
]
ANSWER = ("agent", "I'm Ada of Swift Parcels, and this is now mine to solve.")
REPLY = [
    ("customer", "Thank you, Ada."),
    ("caption", "The rain stops."),
    ("customer", "Listen!"),
    ("customer", "Good. What happens now?"),
]


@pytest.fixture
def burst(open_program, paths, qtbot):
    """Give somebody in a call in which the customer says several things in a row."""
    write(paths.scenarios, roof=BURST)
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The parcel on the roof")
    return person


def test_a_call_begins_with_all_that_is_said_and_seen(burst):
    assert burst.talk == BEGINNING


def test_messages_come_one_after_the_other(burst):
    burst.press("1")
    assert burst.talk == [*BEGINNING, ANSWER, REPLY[0]]
    assert burst.choices == ["A new one leaves today and is with you on Friday.", "We will look into it soon."]
    burst.qtbot.time.advance(PAUSE)
    assert burst.talk[-2:] == REPLY[1:3]
    burst.qtbot.time.advance(PAUSE)
    assert burst.talk == [*BEGINNING, ANSWER, *REPLY]
    burst.qtbot.time.advance(9 * PAUSE)
    assert burst.talk == [*BEGINNING, ANSWER, *REPLY]


def test_where_nothing_may_move_all_messages_come_at_once(burst):
    burst.program.set_settings(burst.program.settings._replace(motion="off"))
    burst.press("1")
    assert burst.talk == [*BEGINNING, ANSWER, *REPLY]


def test_an_answer_before_the_last_message_shows_what_was_left(burst):
    burst.press("1")
    burst.press("1")
    assert burst.talk[:10] == [*BEGINNING, ANSWER, *REPLY]
    assert burst.line == "Friday is fine, thank you."


def test_a_question_why_shows_what_was_left(burst):
    burst.press("1")
    burst.press("w")
    assert burst.talk[-4:] == REPLY


def test_a_scene_that_goes_on_after_a_reply_is_not_said_again(burst):
    burst.press("3")
    burst.qtbot.time.advance(9 * PAUSE)
    assert burst.talk[-2:] == [("customer", "It was on it!"), ("caption", "She laughs.")]


def test_a_call_that_was_left_shows_all_messages_at_once(burst):
    burst.press("1")
    burst.press(Qt.Key.Key_Escape)
    burst.click("go-on")
    assert burst.talk == [*BEGINNING, ANSWER, *REPLY]
