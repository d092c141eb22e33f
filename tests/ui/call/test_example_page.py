"""Worked examples are watched step by step, alone or side by side, and leave no trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.conversations import WATCHED, write
from tests.samples import changed
from tests.ui.person import in_window

LINE, LOOK, OWN = (
    "My parcel lies on a roof.",
    "Read the delivery note.",
    "I'm Ada of Swift Parcels, and this is now mine to solve.",
)
BLAME = "That was the driver, we only sell the stamps."
GOOD, POOR = "Ada takes it on, and Robin Example hears it.", "It helps nobody."


@pytest.fixture
def briefed(watched, ada):
    """Give somebody who has opened a scenario with two worked examples."""
    ada.click_card("The parcel on the roof")
    return ada


@pytest.fixture
def watching(briefed):
    """Give somebody who has begun to watch the first one."""
    briefed.click("watch-1")
    assert briefed.at == "example"
    return briefed


def test_the_briefing_offers_each_example_and_both_side_by_side(briefed):
    names = [briefed.find(name).text() for name in ("watch-1", "watch-2", "watch-both")]
    assert names == ["How it is done", "How it goes wrong", "Both side by side"]


def test_without_an_example_the_briefing_offers_none(ada):
    ada.click_card("The parcel on the roof")
    assert not ada.sees("Watch an example first:")


def test_one_example_is_offered_alone(paths, ada):
    write(paths.scenarios, roof=WATCHED[: WATCHED.index("  - name: How it goes wrong")])
    ada.click_card("The parcel on the roof")
    assert ada.can_see("watch-1")
    assert not ada.can_see("watch-both")


def test_an_example_that_can_not_be_played_is_not_offered(paths, ada):
    write(paths.scenarios, roof=WATCHED.replace("choices: [blame]", "choices: [blame, own]"))
    ada.click_card("The parcel on the roof")
    assert ada.can_see("watch-1")
    assert not ada.can_see("watch-2")


def test_it_begins_with_the_first_line_and_the_next_step_has_the_keyboard(watching):
    assert watching.sees(LINE)
    assert not watching.sees(LOOK)
    assert watching.find("next").hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_each_key_press_shows_one_step_and_it_stops_at_what_there_is_to_notice(watching, key):
    watching.press(key)
    assert watching.sees(LOOK)
    assert watching.sees("Opens: Delivery note & photo")
    assert not watching.sees("The note is read first.")
    watching.press(key)
    assert watching.sees("The note is read first.")
    assert not watching.sees(OWN)
    watching.press(key)
    assert watching.sees(OWN)
    assert watching.sees("Mood up to 7 of 10")
    watching.press(key)
    assert watching.sees(GOOD)


def test_one_can_go_a_step_back(watching):
    watching.press("x")  # does nothing
    assert not watching.find("step-back").isEnabled()
    watching.press(Qt.Key.Key_Right)
    watching.press(Qt.Key.Key_Left)
    assert not watching.sees(LOOK)
    assert watching.sees("Step 1 of 7. Nothing here is scored.")


def test_at_its_end_it_tells_how_it_ended_and_leads_back_to_the_briefing(watching):
    for _ in range(6):
        watching.press(Qt.Key.Key_Space)
    assert watching.sees("Resolved")
    assert watching.sees("Step 7 of 7. Nothing here is scored.")
    watching.press(Qt.Key.Key_Space)
    assert watching.at == "briefing"
    assert watching.find("take-call").hasFocus()


def test_an_example_that_stops_on_the_way_asks_how_one_would_go_on(briefed):
    briefed.click("watch-2")
    for _ in range(3):
        briefed.press(Qt.Key.Key_Space)
    assert briefed.sees("The example stops here. How would you go on?")


def test_a_silence_is_told_as_one_and_what_is_seen_as_a_caption(paths, ada):
    text = WATCHED.replace("choices: [blame]", "choices: [silence, blame]")
    caption = '[{sees: "Steps on gravel.", text: "Are you there?"}]'
    text = changed(text, ('says: "Hello?"', f"says: {caption}"))
    write(paths.scenarios, roof=text)
    ada.click_card("The parcel on the roof")
    ada.click("watch-2")
    ada.press(Qt.Key.Key_Space)
    assert ada.sees("Nothing is said.")
    assert ada.sees("Steps on gravel.")
    assert ada.sees("Are you there?")


def test_somebody_else_who_speaks_is_named(paths, ada):
    people = 'people: {neighbour: {name: "Ina Field"}}\nstart:'
    says = 'says: ["Hello?", {as: neighbour, text: "Come down!"}]'
    text = WATCHED.replace("choices: [blame]", "choices: [silence, blame]")
    write(paths.scenarios, roof=changed(text, ("start:", people), ('says: "Hello?"', says)))
    ada.click_card("The parcel on the roof")
    ada.click("watch-2")
    assert not ada.sees("Ina Field")
    ada.press(Qt.Key.Key_Space)
    assert ada.sees("Ina Field")
    assert ada.sees("Come down!")


def test_two_examples_advance_together(briefed):
    briefed.click("watch-both")
    assert briefed.texts().count(LINE) == 2
    briefed.press(Qt.Key.Key_Space)
    assert briefed.sees(LOOK)
    assert briefed.sees(BLAME)
    briefed.press(Qt.Key.Key_Space)
    assert briefed.sees("The note is read first.")
    assert briefed.sees(POOR)
    briefed.press(Qt.Key.Key_Space)
    assert briefed.sees(OWN)


def test_two_examples_stand_in_columns_with_their_names_where_there_is_room(briefed):
    briefed.window.resize(1280, 800)
    briefed.click("watch-both")
    briefed.press(Qt.Key.Key_Space)
    assert in_window(briefed.find("example-answer")).left() > briefed.window.width() // 2  # of the first one it is an action
    assert [text for text in briefed.texts() if text in ("How it is done", "How it goes wrong")] == [
        "How it is done",
        "How it goes wrong",
    ]


def test_in_a_narrow_window_every_step_names_its_example(briefed):
    briefed.program.set_settings(briefed.program.settings._replace(text_size=200))
    briefed.click("watch-both")
    briefed.press(Qt.Key.Key_Space)
    assert briefed.texts().count("How it is done") == 2
    assert briefed.texts().count("How it goes wrong") == 2


def test_escape_leads_back_to_the_briefing(watching):
    watching.press(Qt.Key.Key_Escape)
    assert watching.at == "briefing"


def test_nothing_of_it_is_stored(watching):
    for _ in range(6):
        watching.press(Qt.Key.Key_Space)
    services = watching.program.services
    assert services.attempts.latest(1) is None
    assert services.attempts.unfinished(1) == ()


def test_a_screen_reader_hears_each_step(watching, monkeypatch):
    heard = []
    monkeypatch.setattr("simulator.ui.call.example_page.announce", lambda widget, text: heard.append(text))
    for _ in range(3):
        watching.press(Qt.Key.Key_Space)
    assert heard == [
        f"Ada: {LOOK} Opens: Delivery note & photo. Robin Example: {LINE}",
        "What to notice. The note is read first.",
        f"Ada: {OWN} Robin Example: Good. What happens now? Mood up to 7 of 10.",
    ]
