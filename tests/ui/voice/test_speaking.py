"""The customer is heard: each new line once, in the mood of the moment, and never over the trainee."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QTimer

from simulator.core.scenario.model import spoken_text
from simulator.core.training.attempt import ASSESSMENT
from simulator.settings import Settings
from simulator.speech.utterance import Utterance
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.voice.speaking import SpokenLines
from tests.conversations import BURST, CROWD, ROOF, practice
from tests.ui.spoken import Voice

ON, OFF = Settings(voice=True, volume=40), Settings(voice=False)
READING = Settings(read_options=True)


SEEN = ROOF.replace('says: "My parcel lies on a roof."', 'sees: "A parcel on a roof."')


def wait_long(presenter):
    """Let more time go by than any silence lasts."""
    timer = presenter.findChild(QTimer, "silence")
    for _ in range(400):
        if timer.isActive():
            timer.timeout.emit()


@pytest.fixture
def presenter(qapp):
    made = Presenter()
    yield made
    made.leave()


@pytest.fixture
def voice(qapp):
    return Voice()


@pytest.fixture
def speaking(presenter, voice):
    return SpokenLines(presenter, voice, ON)


def test_the_settings_reach_the_voice(speaking, voice):
    assert (voice.volume, voice.enabled) == (40, True)
    speaking.set_settings(Settings(voice=False, volume=90))
    assert (voice.volume, voice.enabled) == (90, False)


def test_each_new_line_is_said_once(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    presenter.choose("own")
    presenter.choose("vague")
    assert voice.said == ["My parcel lies on a roof.", "Good. What happens now?", "I will order elsewhere."]


def test_what_may_come_next_is_made_ready_once_the_scene_is_painted(speaking, presenter, voice, qapp):
    presenter.begin(practice(), timers=False)
    assert voice.prepared == []
    qapp.processEvents()
    assert voice.prepared[:2] == ["Good. What happens now?", "Wonderful. And now?"]


def test_an_answer_silences_the_customer(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    before = voice.stops
    presenter.choose("own")
    assert voice.stops > before


def test_the_names_in_a_line_are_said(speaking, presenter, voice):
    presenter.begin(practice(text=ROOF.replace("My parcel", "{agent} of {company}, my parcel")), timers=False)
    assert voice.said[0].startswith("Ada of Swift Parcels, my parcel")


def test_the_silence_waits_for_the_end_of_the_line(speaking, presenter, voice):
    presenter.begin(practice(), timers=True)
    timer = presenter.findChild(QTimer, "silence")
    for _ in range(500):
        timer.timeout.emit()
    assert presenter.session.choice_ids == ()
    voice.finished.emit("My parcel lies on a roof.")
    for _ in range(100):
        if timer.isActive():
            timer.timeout.emit()
    assert presenter.session.choice_ids == ("silence",)


def test_a_voice_that_is_off_says_nothing_and_holds_nothing_up(presenter, voice):
    silent = SpokenLines(presenter, voice, OFF)
    presenter.begin(practice(), timers=True)
    wait_long(presenter)
    assert voice.said == []
    assert presenter.session.choice_ids == ("silence",)
    silent.close()


def test_switched_off_in_mid_line_it_holds_the_silence_no_longer(speaking, presenter):
    presenter.begin(practice(), timers=True)
    speaking.set_settings(OFF)
    wait_long(presenter)
    assert presenter.session.choice_ids == ("silence",)


def test_a_pause_silences_the_customer(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    before = voice.stops
    presenter.set_paused(True)
    assert voice.stops == before + 1


def test_the_last_line_is_said_again_on_demand(speaking, presenter, voice):
    speaking.replay()
    assert voice.said == []
    presenter.begin(practice(), timers=False)
    speaking.replay()
    assert voice.said == 2 * ["My parcel lies on a roof."]


def test_an_earlier_line_is_said_again_in_the_mood_of_its_moment(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    presenter.choose("own")
    speaking.say_again("My parcel lies on a roof.", 0)
    speaking.say_again("My parcel lies on a roof.", 5)
    furious, calm = voice.utterances[-2:]
    assert furious.text == calm.text == "My parcel lies on a roof."
    assert furious.rate > calm.rate


def test_the_silence_waits_for_a_line_that_is_said_again(speaking, presenter, voice):
    presenter.begin(practice(), timers=True)
    voice.finished.emit("")
    speaking.replay()
    wait_long(presenter)
    assert presenter.session.choice_ids == ()
    voice.finished.emit("")
    wait_long(presenter)
    assert presenter.session.choice_ids == ("silence",)


def test_the_customer_always_speaks_as_the_same_person(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    presenter.choose("own")
    assert {utterance.person for utterance in voice.utterances} == {"Robin Example"}


def test_words_are_spoken_as_the_scenario_says_and_shown_as_they_are_written(speaking, presenter, voice):
    words = ROOF.replace("start:", 'pronounce: {Swift Parcels: "swiffed {agent}", roof: ruff}\nstart:', 1)
    presenter.begin(practice(text=words.replace("My parcel", "{company}, my parcel")), timers=False)
    assert voice.said == ["swiffed Ada, my parcel lies on a ruff."]
    assert presenter.filled(spoken_text(presenter.session.said)) == "Swift Parcels, my parcel lies on a roof."


OPTIONS = [
    "1: I'm Ada of Swift Parcels, and this is now mine to solve.",
    "2: That was the driver, we only sell the stamps.",
    "3: Read the delivery note.",
    "4: Could you climb up and get it?",
]


@pytest.fixture
def reading(presenter, voice):
    """Give a voice that reads the options after every line."""
    return SpokenLines(presenter, voice, READING)


def test_the_options_are_read_after_the_line_where_that_is_wished_for(reading, presenter, voice, qapp):
    presenter.begin(practice(), timers=False)
    assert voice.said == ["My parcel lies on a roof."]
    qapp.processEvents()
    assert voice.prepared[:4] == OPTIONS
    for _ in range(9):
        voice.finished.emit("")
    assert voice.said[1:] == OPTIONS


def test_without_the_wish_no_option_is_read(speaking, presenter, voice):
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    assert voice.said == ["My parcel lies on a roof."]


def test_the_options_are_read_in_another_voice_whatever_the_mood(reading, presenter, voice):
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    line, read = voice.utterances
    assert read.gender != line.gender
    assert (read.person, read.rate, read.pitch) == ("", 165, 50)


def test_an_answer_ends_the_reading(reading, presenter, voice):
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    before = voice.stops
    presenter.choose("own")
    assert voice.stops > before
    assert voice.said[-1] == "Good. What happens now?"
    assert OPTIONS[1] not in voice.said


def test_the_silence_waits_for_the_options(reading, presenter, voice):
    presenter.begin(practice(), timers=True)
    for _ in range(4):
        voice.finished.emit("")
    wait_long(presenter)
    assert presenter.session.choice_ids == ()
    voice.finished.emit("")
    wait_long(presenter)
    assert presenter.session.choice_ids == ("silence",)


def test_the_options_are_read_on_demand_in_place_of_the_line(speaking, presenter, voice):
    speaking.read_options()
    presenter.begin(practice(), timers=False)
    speaking.read_options()
    for _ in range(9):
        voice.finished.emit("")
    assert voice.said[1:] == OPTIONS


def test_asked_again_the_reading_ends_and_the_silence_runs(speaking, presenter, voice):
    presenter.begin(practice(), timers=True)
    speaking.read_options()
    speaking.read_options()
    voice.finished.emit("")
    assert voice.said[1:] == OPTIONS[:1]
    wait_long(presenter)
    assert presenter.session.choice_ids == ("silence",)


def test_the_options_are_read_once_ones_own_words_are_said(reading, presenter, voice):
    presenter.set_aids(say_first=True, confidence=False)
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    assert voice.said == ["My parcel lies on a roof."]
    presenter.end_draft("Sorry.")
    for _ in range(9):
        voice.finished.emit("")
    assert voice.said[1:] == OPTIONS


def test_while_an_assessment_is_paused_no_line_is_said_again(speaking, presenter, voice):
    assessed = practice()
    assessed.attempt = replace(assessed.attempt, mode=ASSESSMENT)
    presenter.begin(assessed, timers=False)
    presenter.set_paused(True)
    speaking.replay()
    assert voice.said == ["My parcel lies on a roof."]


def test_the_customer_said_again_goes_before_the_options(reading, presenter, voice):
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    speaking_again = len(voice.said)
    reading.replay()
    voice.finished.emit("")
    assert voice.said[speaking_again:] == ["My parcel lies on a roof."]


def test_a_pause_ends_the_reading_and_nothing_is_read_meanwhile(reading, presenter, voice):
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    presenter.set_paused(True)
    reading.read_options()
    voice.finished.emit("")
    assert voice.said[1:] == OPTIONS[:1]


def test_switched_off_while_reading_nothing_more_is_read(reading, presenter, voice):
    presenter.begin(practice(), timers=False)
    voice.finished.emit("")
    reading.set_settings(OFF)
    voice.finished.emit("")
    reading.read_options()
    assert voice.said[1:] == OPTIONS[:1]


def test_closing_closes_the_voice(speaking, voice):
    speaking.close()
    assert voice.closed


def test_a_line_of_a_call_that_is_over_is_said_again(speaking, voice):
    speaking.say([Utterance("My parcel lies on a roof.")])
    assert voice.said == ["My parcel lies on a roof."]


def test_a_voice_that_is_off_says_no_old_line_either(presenter, voice):
    silent = SpokenLines(presenter, voice, OFF)
    silent.say([Utterance("My parcel lies on a roof.")])
    assert voice.said == []


def test_whether_a_line_can_be_said_is_known(speaking, presenter, voice):
    assert speaking.can_say(Utterance("My parcel lies on a roof."))
    assert not speaking.can_say(Utterance("Nobody can say this."))
    assert not SpokenLines(presenter, voice, OFF).can_say(Utterance("My parcel lies on a roof."))


def test_messages_are_said_in_turn_and_what_is_seen_never(speaking, presenter, voice):
    presenter.begin(practice(text=BURST), timers=False)
    assert voice.said == ["My parcel lies on a roof."]
    voice.finished.emit("My parcel lies on a roof.")
    assert voice.said == ["My parcel lies on a roof.", "And it rains."]
    presenter.choose("own")
    for _ in range(9):
        voice.finished.emit("")
    assert voice.said[2:] == ["Thank you, Ada.", "Listen!", "Good. What happens now?"]


def test_the_silence_waits_until_the_last_message_was_said(speaking, presenter, voice):
    presenter.begin(practice(text=BURST), timers=True)
    voice.finished.emit("My parcel lies on a roof.")
    wait_long(presenter)
    assert presenter.session.choice_ids == ()
    voice.finished.emit("And it rains.")
    wait_long(presenter)
    assert presenter.session.choice_ids[:1] == ("silence",)


def test_options_are_read_after_the_last_message(presenter, voice):
    reading = SpokenLines(presenter, voice, READING)
    presenter.begin(practice(text=BURST), timers=False)
    for _ in range(2):
        voice.finished.emit("")
    assert voice.said == ["My parcel lies on a roof.", "And it rains.", OPTIONS[0]]
    reading.stop()


def test_an_answer_cuts_off_the_messages_that_were_not_said_yet(speaking, presenter, voice):
    presenter.begin(practice(text=BURST), timers=False)
    presenter.choose("blame")
    voice.finished.emit("")
    assert voice.said == ["My parcel lies on a roof.", "Wonderful. And now?"]


def test_all_messages_are_said_again(speaking, presenter, voice):
    presenter.begin(practice(text=BURST), timers=False)
    voice.finished.emit("")
    speaking.replay()
    voice.finished.emit("")
    assert voice.said == 2 * ["My parcel lies on a roof.", "And it rains."]


def test_what_is_only_seen_is_not_said_again(speaking, presenter, voice, qtbot):
    presenter.begin(practice(text=SEEN), timers=False)
    with qtbot.waitSignal(speaking.line_unheard):
        speaking.replay()
    assert voice.said == []


def test_everybody_speaks_with_a_voice_of_their_own(speaking, presenter, voice):
    presenter.begin(practice(text=CROWD), timers=False)
    voice.finished.emit("My parcel lies on a roof.")
    speaking.say_again("Mine too, Ada.", 0)
    assert [(each.person, each.gender, each.rate) for each in voice.utterances] == [
        ("Robin Example", "", 165),
        ("Ray Hall", "male", 150),
        ("Ray Hall", "male", 150),
    ]


def test_what_is_still_being_written_is_heard_when_it_has_come(qtbot):
    presenter, heard = Presenter(), Voice()
    presenter.begin(practice(), timers=False)
    presenter.set_arriving(True)
    owner = QObject()
    SpokenLines(presenter, heard, Settings(), owner)
    assert heard.said == []
    presenter.set_arriving(False)
    assert heard.said == ["My parcel lies on a roof."]
