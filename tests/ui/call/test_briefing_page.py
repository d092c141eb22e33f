"""Before the call: the story, the rules, and the button that takes it."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt

from simulator.core.errors import StoreError
from simulator.paths import find_paths
from tests.conversations import ROOF, opener
from tests.ui.person import Person, in_window


@pytest.fixture
def briefed(ada):
    """Give somebody who has opened the scenario."""
    ada.click_card("The parcel on the roof")
    assert ada.at == "briefing"
    return ada


def test_it_shows_what_one_should_know_first(briefed):
    for text in (
        "The parcel on the roof",
        "A parcel was thrown onto a garage.",
        "Phone · Level 2 of 5 · about 3 minutes",
        "You speak for Swift Parcels.",
        "Rules at Swift Parcels",
        "Ada may send one replacement for Swift Parcels.",
        "Nobody climbs onto a roof.",
    ):
        assert briefed.sees(text)


def test_it_names_the_competencies_that_it_is_about(briefed):
    (told,) = [text for text in briefed.texts() if text.startswith("You'll practise: ")]
    names = {competency.name for competency in opener().guidance.competencies.values()}
    assert set(told.removeprefix("You'll practise: ").split(", ")) <= names
    assert told.count(",") == 2


def test_the_subtitle_stands_below_the_title_and_the_trainers_guide_nowhere(guided, briefed):
    texts = briefed.texts()
    assert texts.index("A parcel nobody can reach") == texts.index("The parcel on the roof") + 1
    assert not any(words in text for text in texts for words in ("asked", "Jadwiga", "Play it", "A day, or soon"))


def test_the_next_step_has_the_keyboard(briefed):
    assert briefed.find("take-call").hasFocus()
    briefed.press(Qt.Key.Key_Space)
    assert briefed.at == "play"


@pytest.mark.parametrize("size", [100, 150])
def test_the_next_step_is_in_sight_in_the_smallest_window(open_program, paths, qtbot, size):
    shutil.copy(find_paths().scenarios / "cold-call.yaml", paths.scenarios)
    person = Person(open_program(paths), qtbot)
    person.window.resize(person.window.minimumSize())
    person.introduce("Ada Lovelace")
    person.program.set_settings(person.program.settings._replace(text_size=size))
    person.click_card("Twenty to eleven at the bakery")
    person.settle()
    assert in_window(person.find("take-call")).bottom() < person.window.height()


def test_the_way_back_leads_to_the_cards(briefed):
    briefed.click("back")
    assert briefed.at == "practise"
    assert briefed.program.services.store.attempts.unfinished(1) == ()


def test_opening_it_twice_shows_it_once(briefed):
    briefed.click("back")
    briefed.click_card("The parcel on the roof")
    assert briefed.texts().count("A parcel was thrown onto a garage.") == 1
    briefed.click("take-call")
    assert briefed.at == "play"


def test_a_conversation_that_is_no_call_is_begun(open_program, paths, qtbot):
    text = ROOF.replace("channel: phone", "channel: chat").replace(
        '  policy:\n    - "{agent} may', '  policy:\n    - "{agent} might'
    )
    (paths.scenarios / "roof.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("The parcel on the roof")
    assert person.find("take-call").text() == "Begin"
    assert person.sees("Chat · Level 2 of 5")
    assert person.sees("Ada might send")


def test_without_rules_it_says_so(open_program, paths, qtbot):
    start, _, rest = ROOF.partition("  policy:\n")
    text = start + rest[rest.index("records:") :]
    (paths.scenarios / "roof.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("The parcel on the roof")
    assert person.sees("There are no special rules for this conversation.")
    person.click("take-call")
    assert person.sees("No special rules.", person.find("side"))


def test_in_the_smallest_window_the_next_step_is_in_sight_whatever_the_rules(open_program, paths, qtbot):
    rules = "".join(f'    - "Rule {number} of many."\n' for number in range(12))
    text = ROOF.replace("  policy:\n", f"  policy:\n{rules}")
    (paths.scenarios / "roof.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.window.resize(1024, 640)
    person.introduce("Ada")
    person.click_card("The parcel on the roof")
    take = person.find("take-call")
    assert not take.visibleRegion().isEmpty()
    assert take.visibleRegion().boundingRect() == take.rect()


@pytest.fixture
def left(ada):
    """Give somebody who has left the call after a decision, and opens its conversation again."""
    ada.call("The parcel on the roof")
    ada.answer("That was")
    ada.click("leave")
    ada.click_card("The parcel on the roof")
    return ada


def test_a_call_under_way_is_gone_on_with_first(left):
    assert left.find("go-on-here").text() == "Continue (1 decision made)"
    assert left.find("go-on-here").hasFocus()
    left.press(Qt.Key.Key_Space)
    assert left.line == "Wonderful. And now?"
    assert len(left.program.services.store.attempts.unfinished(1)) == 1


def test_beginning_anew_asks_first_and_the_keyboard_is_on_keeping_the_call(left):
    (begun,) = left.program.services.store.attempts.unfinished(1)
    left.click("take-call")
    left.press(Qt.Key.Key_Return)
    assert left.at == "briefing"
    assert left.find("go-on-here").hasFocus()
    assert left.program.services.store.attempts.unfinished(1) == (begun,)


def test_beginning_anew_drops_the_call_under_way_as_was_told(left):
    assert left.sees("Starting again deletes the unfinished conversation.")
    assert left.find("take-call").text() == "Start again"
    (begun,) = left.program.services.store.attempts.unfinished(1)
    left.click("take-call")
    left.click_text("Delete and start")
    assert left.line == "My parcel lies on a roof."
    (fresh,) = left.program.services.store.attempts.unfinished(1)
    assert fresh.id != begun.id


def test_a_call_that_could_not_begin_anew_leaves_the_old_one(left, monkeypatch):
    def refuse(*arguments):
        raise StoreError("There is no room left.", "Free some space.")

    monkeypatch.setattr(left.program.services.store.attempts, "start", refuse)
    left.click("take-call")
    left.click_text("Delete and start")
    assert left.sees("There is no room left.")
    assert len(left.program.services.store.attempts.unfinished(1)) == 1


def test_without_a_call_under_way_there_is_nothing_to_go_on_with(left):
    left.click("go-on-here")
    left.answer("A new one")
    left.look_back()
    left.click("home")
    left.click_card("The parcel on the roof")
    assert not left.can_see("go-on-here")
    assert left.find("take-call").text() == "Start the call"
    assert not left.sees("Starting again")


def test_saying_it_first_and_how_sure_are_offered_before_the_call_and_kept(briefed):
    briefed.click("aid-say-first")
    briefed.click("aid-confidence")
    settings = briefed.program.settings
    assert (settings.say_first, settings.confidence) == (True, True)
    assert briefed.sees("Write or say your own answer before the options appear")
    briefed.click("take-call")
    assert briefed.can_see("draft")
    briefed.type("One moment.")
    briefed.press(Qt.Key.Key_Return)
    assert briefed.can_see("not-sure")


def test_what_is_on_in_the_settings_is_on_in_the_briefing(ada):
    ada.program.set_settings(ada.program.settings._replace(confidence=True))
    ada.click_card("The parcel on the roof")
    assert ada.find("aid-confidence").isChecked()
    assert not ada.find("aid-say-first").isChecked()
    ada.click("aid-confidence")
    assert not ada.program.settings.confidence
