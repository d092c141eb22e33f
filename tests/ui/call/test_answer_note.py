"""The word on the last decision: asked for, taken away, and gone with the next decision."""

from __future__ import annotations

import pytest

from simulator.ui.call.answer_note import AnswerNote
from simulator.ui.conversation.presenter import Presenter
from tests.conversations import practice


@pytest.fixture
def presenter(qapp):
    made = Presenter()
    made.begin(practice("own"), timers=False)
    yield made
    made.leave()


@pytest.fixture
def note(presenter):
    return AnswerNote(presenter)


def test_nothing_is_said_unasked(note):
    assert note.text == ""


def test_it_says_what_the_last_answer_was_worth_and_is_taken_away_again(note):
    note.toggle()
    assert "You took it on at once." in note.text
    note.toggle()
    assert note.text == ""


def test_the_next_decision_takes_it_away_for_good(note, presenter):
    note.toggle()
    presenter.choose_number(1)
    assert note.text == ""
    presenter.rewind(1)
    assert note.text == ""


def test_it_can_be_forgotten(note):
    note.toggle()
    note.forget()
    assert note.text == ""
