"""An assessment as a person takes it: one sitting, no hints, no way back, the options in an order of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.core.scenario.option_order import seeded_order
from simulator.core.training.attempt import ASSESSMENT, PRACTICE
from simulator.workflow import attempts
from tests.ui.conftest import have_held
from tests.ui.person import Person

TITLE = "The parcel on the roof"
OPENING = "My parcel lies on a roof."
SEED = 7


@pytest.fixture
def briefed(ada, monkeypatch):
    """Give somebody who has opened the scenario; the order of the options is drawn as 7."""
    monkeypatch.setattr(attempts, "draw_seed", lambda: SEED)
    ada.click_card(TITLE)
    return ada


@pytest.fixture
def assessed(briefed):
    """Give somebody who has begun an assessment."""
    briefed.click("mode-assessment")
    briefed.click("take-call")
    assert briefed.at == "play"
    return briefed


def attempt(person):
    """Give the attempt under way as the store has it."""
    return person.program.services.store.attempts.find(person.program.call.presenter.practice.attempt.id)


def test_practice_is_chosen_until_assessment_is(briefed):
    assert briefed.find("mode-practice").isChecked()
    assert briefed.find("take-call").hasFocus()
    briefed.click("take-call")
    assert attempt(briefed).mode == PRACTICE


def test_the_mode_is_chosen_with_the_keyboard(briefed):
    briefed.find("mode-practice").setFocus()
    briefed.press(Qt.Key.Key_Right)
    assert briefed.find("mode-assessment").isChecked()
    briefed.press(Qt.Key.Key_Tab)
    assert briefed.find("take-call").hasFocus()
    briefed.press(Qt.Key.Key_Return)
    assert attempt(briefed).mode == ASSESSMENT


def test_what_an_assessment_is_is_told_before_it_begins(briefed):
    assert briefed.sees("You can go back, pause or leave at any time")
    briefed.click("mode-assessment")
    assert briefed.sees("Silence is not timed (see Settings). Pausing hides the conversation.")
    assert briefed.sees("If you leave before the end, it counts as unfinished")
    assert not briefed.sees("You can go back")


def test_the_next_briefing_begins_with_practice_again(briefed):
    briefed.click("mode-assessment")
    briefed.click("back")
    briefed.click_card(TITLE)
    assert briefed.find("mode-practice").isChecked()
    assert briefed.sees("You can go back, pause or leave at any time")


def test_the_options_stand_in_the_order_drawn_for_the_attempt_and_are_numbered_by_it(assessed):
    practice = assessed.program.call.presenter.practice
    drawn = seeded_order(SEED, 0, practice.session.moment.offered)
    assert [choice.id for choice in drawn] != [choice.id for choice in practice.session.moment.offered]
    assert assessed.choices == [assessed.program.call.presenter.filled(choice.text) for choice in drawn]
    assessed.press("1")
    assert attempt(assessed).transcript == (drawn[0].id,)


def test_a_click_on_a_record_answers_nothing_in_an_assessment(assessed):
    assessed.click("record-label")
    assert assessed.talk == [("customer", OPENING)]
    assert assessed.sees(" opens it.")


def test_the_projector_shows_the_same_order(assessed):
    assessed.click("projector")
    lines = assessed.program.call.projection.window.lines()
    assert [text[3:] for text in lines[2:]] == assessed.choices


def test_the_options_keep_their_places_when_a_silence_runs_out_and_a_record_was_read(ada, monkeypatch, virtual_time):
    ada.program.set_settings(ada.program.settings._replace(timers=True))
    for seed in range(4):
        monkeypatch.setattr(attempts, "draw_seed", lambda seed=seed: seed)
        ada.click_card(TITLE)
        ada.click("mode-assessment")
        ada.click("take-call")
        before = ada.choices
        virtual_time.advance(60_000)
        assert ada.sees("Hello?")
        assert ada.choices == before
        ada.answer("Read")
        assert ada.choices == [choice for choice in before if not choice.startswith("Read")]
        ada.answer("I'm", "A new one")
        ada.look_back()
        ada.click("home")


def test_each_attempt_draws_a_seed_of_its_own(ada, monkeypatch):
    seeds = iter((11, 12))
    monkeypatch.setattr(attempts, "draw_seed", lambda: next(seeds))
    for seed in (11, 12):
        ada.call(TITLE)
        assert attempt(ada).seed == seed
        ada.click("leave")


def test_there_is_no_why_and_no_way_back(assessed):
    assessed.answer("Read", "I'm")
    assert not assessed.can_see("why")
    assert not assessed.can_see("rewind")
    talk = assessed.talk
    for key in ("w", Qt.Key.Key_Backspace):
        assessed.press(key)
    assessed.press("z", Qt.KeyboardModifier.ControlModifier)
    view = assessed.find("conversation")
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    assessed.press(Qt.Key.Key_Return)
    assert assessed.talk == talk
    assert not assessed.sees("no way back")


def test_the_play_page_names_the_mode_and_keeps_the_curves_for_the_end(assessed):
    assert assessed.sees("Assessment · Robin Example · Swift Parcels")
    assert assessed.feeling == "Calm"
    assert not assessed.can_see("curves")


def test_a_pause_covers_the_conversation_and_its_options(assessed):
    assessed.click("projector")
    assessed.turn_to_window()
    assessed.press("p")
    assert assessed.sees("The conversation is hidden while you pause.")
    assert not assessed.can_see("conversation")
    assert assessed.choices == []
    assert assessed.program.call.projection.window.lines() == ()
    assessed.press("1")
    assessed.press("p")
    assert assessed.talk == [("customer", OPENING)]
    assert len(assessed.choices) == 4


def test_leaving_asks_and_can_be_thought_better_of(assessed):
    assessed.answer("I'm")
    assessed.press(Qt.Key.Key_Escape)
    assert assessed.at == "play"
    assert assessed.sees("An assessment is one sitting.")
    assert assessed.find("answer-1").hasFocus()
    assessed.press(Qt.Key.Key_Space)
    assert not assessed.sees("An assessment is one sitting.")
    assessed.answer("A new one")
    assert assessed.sees("The conversation is over.")


def test_esc_takes_the_question_back(assessed):
    assessed.press(Qt.Key.Key_Escape)
    assessed.press(Qt.Key.Key_Escape)
    assert not assessed.sees("An assessment is one sitting.")
    assessed.answer("I'm")
    assert len(assessed.program.call.presenter.session.choice_ids) == 1


def test_while_it_is_asked_there_is_no_pause(assessed):
    assessed.press(Qt.Key.Key_Escape)
    assessed.press("p")
    assert not assessed.program.call.presenter.paused
    assert assessed.can_see("conversation")


def test_asked_in_a_pause_staying_leads_back_to_the_pause(assessed):
    assessed.press("p")
    assessed.press(Qt.Key.Key_Escape)
    assert assessed.sees("An assessment is one sitting.")
    assessed.press(Qt.Key.Key_Escape)
    assert assessed.sees("Paused. The clock is stopped.")
    assessed.click_text("Continue")
    assert len(assessed.choices) == 4


def test_an_assessment_that_was_left_is_kept_counted_and_not_gone_on_with(assessed):
    assessed.answer("I'm")
    kept = assessed.program.call.presenter.practice.attempt.id
    assessed.click("leave")
    assessed.click_text("Leave it")
    assert assessed.at == "practise"
    assert not assessed.can_see("banner")
    assert assessed.program.services.store.attempts.find(kept).transcript == ("own",)
    assessed.click("go-progress")
    assert assessed.sees("1 assessment was left before its end and counts as unfinished.")
    assert assessed.sees("The parcel on the roof")
    assert assessed.sees("left unfinished after 1 decision; it has no score and can't be resumed, but you can take it again")


def test_an_assessment_that_was_left_stands_among_the_finished_conversations(assessed):
    assessed.click("leave")
    assert assessed.sees("Progress will list it as left unfinished, and it can't be resumed.")
    assessed.click_text("Leave it")
    have_held(assessed, "own", "replace")
    assessed.click("go-progress")
    assert assessed.sees("left unfinished after 0 decisions")
    assert assessed.sees("1 conversation finished, 1 passed.")


def test_an_interrupted_assessment_goes_on_at_the_same_decision_in_the_same_order(assessed, open_program, paths, qtbot):
    assessed.answer("I'm")
    talk, choices = assessed.talk, assessed.choices
    assessed.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.sees(
        "Your assessment “The parcel on the roof” was interrupted (1 decision made). It continues where it stopped."
    )
    again.click("go-on")
    assert (again.talk, again.choices) == (talk, choices)
    assert not again.can_see("rewind")


def test_an_assessment_that_was_interrupted_before_the_first_answer_counts_none(assessed, open_program, paths, qtbot):
    assessed.window.close()
    again = Person(open_program(paths), qtbot)
    assert again.sees("Your assessment “The parcel on the roof” was interrupted before your first answer. It continues there.")


def test_the_debrief_and_the_progress_page_name_the_mode_and_the_silence(assessed):
    assessed.answer("I'm", "A new one")
    assert not assessed.can_see("why")
    assessed.look_back()
    assert assessed.sees("Assessment. Silence was not timed.")
    assessed.click("go-progress")
    assert assessed.sees("· Assessment · passed")


def test_in_an_assessment_nothing_is_written_first(assessed):
    person = assessed
    person.answer("I'm", "A new one")
    person.look_back()
    person.program.set_settings(person.program.settings._replace(say_first=True))
    person.click("home")
    person.click_card(TITLE)
    person.click("mode-assessment")
    person.click("take-call")
    assert not person.can_see("draft")
    assert len(person.choices) == 4


def test_with_timers_the_attempt_says_that_silence_was_timed(ada):
    ada.program.set_settings(ada.program.settings._replace(timers=True))
    ada.click_card(TITLE)
    ada.click("mode-assessment")
    assert ada.sees("Silence is timed.")
    ada.click("take-call")
    assert attempt(ada).timers is True
    ada.answer("I'm", "A new one")
    ada.look_back()
    assert ada.sees("Assessment.")
    assert not ada.sees("Silence was not timed.")
