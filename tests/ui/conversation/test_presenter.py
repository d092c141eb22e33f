"""The practice under way: choices, pauses, and the silence that runs out, driven tick by tick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer

from simulator.core.scenario.model import spoken_text
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.silence_timer import READING, TICK
from tests.conversations import HOSTILE, Diary, practice

READ = (6 + 11 + 9 + 4 + 7) / READING
"""Seconds given to read the line and the choices of the opening."""


class Watcher(QObject):
    """Writes down what a presenter reports."""

    def __init__(self, presenter: Presenter) -> None:
        super().__init__()
        self.said: list[str] = []
        self.left: list[float] = []
        self.faults: list[tuple[str, str]] = []
        self.finished = 0
        presenter.session_changed.connect(lambda: self.said.append(spoken_text(presenter.session.said)))
        presenter.silence_neared.connect(self.left.append)
        presenter.saving_failed.connect(lambda message, hint: self.faults.append((message, hint)))
        presenter.call_finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self.finished += 1


@pytest.fixture
def presenter(qapp):
    made = Presenter()
    yield made
    made.leave()


@pytest.fixture
def watcher(presenter):
    return Watcher(presenter)


def tick(presenter: Presenter, seconds: float) -> None:
    """Let the presenter's clock run without waiting for it."""
    timer = presenter.findChild(QTimer, "silence")
    for _ in range(round(seconds * 1000 / TICK)):
        if timer.isActive():
            timer.timeout.emit()


def test_a_begun_practice_is_shown_and_its_silence_runs(presenter, watcher):
    presenter.begin(practice(), timers=True)
    assert watcher.said == ["My parcel lies on a roof."]
    assert presenter.findChild(QTimer, "silence").isActive()


def test_the_silence_waits_until_the_choices_can_have_been_read(presenter, watcher):
    presenter.begin(practice(), timers=True)
    tick(presenter, READ)
    assert watcher.left == []
    tick(presenter, 1)
    assert watcher.left[-1] == pytest.approx(1 - 1 / 5, abs=0.06)


def test_the_silence_counts_once_and_not_again(presenter, watcher):
    presenter.begin(practice(), timers=True)
    tick(presenter, READ + 4.5)
    assert presenter.session.choice_ids == ()
    tick(presenter, 1)
    assert presenter.session.choice_ids == ("silence",)
    assert watcher.said[-1] == "Hello?"
    tick(presenter, 600)
    assert presenter.session.choice_ids == ("silence",)
    assert not presenter.findChild(QTimer, "silence").isActive()


def test_the_silence_is_recorded_like_any_choice(presenter):
    diary = Diary()
    presenter.begin(practice(keeper=diary), timers=True)
    tick(presenter, READ + 6)
    assert [entry.choice for entry in diary.entries] == ["silence"]


def test_an_answer_begins_the_silence_anew(presenter):
    presenter.begin(practice(), timers=True)
    tick(presenter, READ + 4.5)
    presenter.choose("look")
    tick(presenter, READ + 1)
    assert presenter.session.choice_ids == ("look",)


def test_without_timers_no_silence_runs(presenter):
    presenter.begin(practice(), timers=False)
    assert not presenter.findChild(QTimer, "silence").isActive()
    tick(presenter, 600)
    assert presenter.session.choice_ids == ()


def test_timers_can_be_switched_off_and_on_during_a_call(presenter):
    presenter.begin(practice(), timers=True)
    presenter.set_timers(False)
    assert not presenter.findChild(QTimer, "silence").isActive()
    presenter.set_timers(True)
    tick(presenter, READ + 6)
    assert presenter.session.choice_ids == ("silence",)


def test_a_pause_holds_the_silence_back(presenter):
    presenter.begin(practice(), timers=True)
    presenter.set_paused(True)
    tick(presenter, 600)
    assert presenter.session.choice_ids == ()
    presenter.set_paused(False)
    tick(presenter, READ + 4)
    assert presenter.session.choice_ids == ()
    tick(presenter, 2)
    assert presenter.session.choice_ids == ("silence",)


def test_no_silence_runs_after_leaving(presenter):
    presenter.begin(practice(), timers=True)
    presenter.leave()
    assert not presenter.findChild(QTimer, "silence").isActive()
    presenter.set_timers(True)
    assert not presenter.findChild(QTimer, "silence").isActive()


def test_the_silence_begins_when_the_customer_has_finished_speaking(presenter):
    presenter.begin(practice(), timers=True)
    presenter.set_speaking(True)
    tick(presenter, 600)
    assert presenter.session.choice_ids == ()
    presenter.set_speaking(False)
    tick(presenter, READ + 4)
    assert presenter.session.choice_ids == ()
    tick(presenter, 2)
    assert presenter.session.choice_ids == ("silence",)


def test_no_silence_runs_after_the_end(presenter, watcher):
    presenter.begin(practice(), timers=True)
    presenter.choose("own")
    presenter.choose("replace")
    assert not presenter.findChild(QTimer, "silence").isActive()
    assert watcher.finished == 1


def test_no_choice_is_taken_after_the_end(presenter, watcher):
    presenter.begin(practice("own", "replace"), timers=True)
    presenter.finish_off()
    presenter.choose("own")
    assert presenter.session.choice_ids == ("own", "replace")
    assert watcher.finished == 1


def test_a_finished_practice_that_was_not_closed_is_closed(presenter):
    diary = Diary()
    presenter.begin(practice("own", "replace", keeper=diary), timers=True)
    presenter.finish_off()
    assert [outcome.score for outcome in diary.outcomes] == [100]


def test_while_paused_no_choice_is_taken(presenter):
    presenter.begin(practice("look"), timers=False)
    presenter.set_paused(True)
    presenter.choose_number(1)
    presenter.rewind(0)
    assert presenter.session.choice_ids == ("look",)


def test_a_new_practice_begins_without_pause(presenter):
    presenter.begin(practice(), timers=False)
    presenter.set_paused(True)
    presenter.leave()
    presenter.begin(practice(), timers=False)
    presenter.choose_number(1)
    assert presenter.session.choice_ids == ("own",)


def test_a_number_that_is_not_offered_is_nothing(presenter, watcher):
    presenter.begin(practice(), timers=False)
    for number in (-1, 0, 5, 99):
        presenter.choose_number(number)
    assert presenter.session.choice_ids == ()
    assert len(watcher.said) == 1


def test_a_choice_that_cannot_be_saved_is_told_and_changes_nothing(presenter, watcher):
    diary = Diary()
    presenter.begin(practice(keeper=diary), timers=True)
    diary.fault = "The disk is full."
    presenter.choose("own")
    assert watcher.faults == [("The disk is full.", "Try again.")]
    assert presenter.session.choice_ids == ()
    assert len(watcher.said) == 1
    assert not presenter.findChild(QTimer, "silence").isActive()


def test_a_silence_that_cannot_be_saved_is_told_once(presenter, watcher):
    diary = Diary()
    presenter.begin(practice(keeper=diary), timers=True)
    diary.fault = "The disk is full."
    tick(presenter, 600)
    assert len(watcher.faults) == 1


def test_the_choice_is_tried_again(presenter):
    diary = Diary()
    presenter.begin(practice(keeper=diary), timers=False)
    diary.fault = "The disk is full."
    presenter.choose("own")
    diary.fault = ""
    presenter.retry()
    assert presenter.session.choice_ids == ("own",)
    presenter.retry()
    assert [entry.choice for entry in diary.entries] == ["own"]


def test_going_on_without_saving_keeps_nothing_more(presenter, watcher):
    diary = Diary()
    presenter.begin(practice(keeper=diary), timers=False)
    diary.fault = "The disk is full."
    presenter.choose("own")
    presenter.go_on_unsaved()
    presenter.choose("replace")
    assert presenter.session.finished
    assert (diary.entries, diary.outcomes) == ([], [])
    assert watcher.finished == 1


def test_how_long_each_choice_took_is_kept(qapp, virtual_time):
    keeper, presenter = Diary(), Presenter(monotonic=virtual_time.seconds)
    presenter.begin(practice(keeper=keeper), timers=False)
    virtual_time.advance(2_500)
    presenter.choose("blame")
    virtual_time.advance(750)
    presenter.choose("vague")
    assert [entry.seconds for entry in keeper.entries] == [2.5, 0.75]
    presenter.leave()


def test_the_clock_counts_lines_answers_and_what_looking_up_takes(presenter):
    presenter.begin(practice(), timers=False)
    assert presenter.clock == 3
    presenter.choose("look")
    assert presenter.clock == 3 + 10 + 3
    presenter.rewind(0)
    assert presenter.clock == 3


def test_the_names_are_filled_in_and_nothing_else(presenter):
    presenter.begin(practice(agent="<Ada> & {company}"), timers=False)
    assert presenter.filled("{agent}, 100 %s {x}").endswith("100 %s {x}")
    assert presenter.filled("{customer} of {company}") == "Robin Example of Swift Parcels"


def test_a_hostile_scenario_plays(presenter, watcher):
    presenter.begin(practice(text=HOSTILE), timers=False)
    presenter.choose_number(1)
    presenter.choose_number(1)
    assert presenter.session.finished
    assert watcher.said[-1].endswith("last")


def test_without_a_practice_there_is_nothing_to_ask_for(presenter):
    with pytest.raises(RuntimeError, match="no conversation"):
        presenter.session  # noqa: B018 - asking is what is tested
    presenter.set_paused(True)
    assert not presenter.paused
