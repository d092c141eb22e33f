"""Guidance at hand: searched, read, practised from, and left again to where one came from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea

from simulator.core.guidance.search import find
from simulator.core.training.attempt import ASSESSMENT, LogEntry, Outcome
from simulator.ui.guidance.principle_text import NEWEST
from tests.conversations import START, opener
from tests.ui import audit
from tests.ui.person import visible

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PRINCIPLES = opener().guidance.current


@pytest.fixture
def reader(ada):
    """Give somebody who has opened the guidance."""
    ada.click("go-guidance")
    assert ada.at == "guidance"
    return ada


@pytest.fixture
def debriefed(caller):
    """Give somebody who looks back on a call with something missed and something shown."""
    caller.answer("I'm", "We will")
    caller.look_back()
    return caller


def listed(person):
    """Give the names in the list, those of competencies included."""
    return [line.text for line in person.find("principles").principles.lines]


def name(person):
    """Give the name of the principle that is shown in full."""
    return person.find("principle-name").text()


def search(person, words):
    """Type into the search and look at what comes."""
    assert person.find("search").hasFocus()
    person.type(words)
    person.settle()


def keep(person, times, choice="vague"):
    """Put finished attempts at the conversation into the trainee's history."""
    services, trainee = person.program.services, person.program.home.trainee
    version = services.opener.open(person.program._paths.scenarios / "roof.yaml").version
    for _ in range(times):
        attempt = services.store.attempts.start(trainee.id, version, ASSESSMENT, 0, START)
        for position, made in enumerate(("own", choice)):
            services.store.attempts.record(attempt.id, LogEntry(position, made), START)
        ending = "settled" if choice == "replace" else "lost"
        services.store.attempts.finish(attempt.id, Outcome(ending, 45, passed=False, critical=False), START)


def test_every_principle_is_listed_under_its_competency(reader):
    guidance = opener().guidance
    expected = []
    for competency in guidance.competencies.values():
        expected += [competency.name, *(one.name for one in guidance.principles_of(competency.id))]
    assert listed(reader) == expected


def test_the_chosen_principle_is_shown_in_full(reader):
    reader.find("principles").choose("own-it")
    reader.settle()
    principle = PRINCIPLES["own-it"]
    assert name(reader) == principle.name
    for text in (principle.do, principle.avoid, principle.why):
        assert reader.sees(text)
    for point in opener().guidance.points_of("own-it"):
        assert reader.sees(point.text)
        assert reader.sees(opener().guidance.articles[point.article].title)


def test_what_holds_in_one_channel_only_says_in_which(reader):
    reader.find("principles").choose("open-by-name")
    reader.settle()
    title = opener().guidance.articles["D"].title
    assert all(reader.sees(f"{title} · {channel}") for channel in ("Phone", "E-mail", "Chat"))


def test_a_channel_can_be_searched_for(reader):
    search(reader, "social")
    assert PRINCIPLES["public-then-private"].name in listed(reader)
    assert PRINCIPLES["announce-the-hold"].name not in listed(reader)


def test_a_retired_principle_is_not_listed_and_leads_to_what_replaced_it(reader):
    guidance = opener().guidance
    old = guidance.principles["fit-the-recovery"]
    assert old.name not in listed(reader)
    reader.program.home.show_guidance(old.id)
    reader.settle()
    assert name(reader) == old.name
    assert reader.find("principles").key == ""
    assert reader.sees("This stays here for conversations that were held before.")
    reader.click(f"successor-{old.replaced_by[1]}")
    assert name(reader) == guidance.principles[old.replaced_by[1]].name
    assert reader.find("principles").key == old.replaced_by[1]


def test_typing_finds_principles_by_their_words(reader):
    assert reader.find("search").hasFocus()
    search(reader, "sorry for")
    shown = [text for text in listed(reader) if text in {principle.name for principle in PRINCIPLES.values()}]
    assert shown == [principle.name for principle in find(opener().guidance, ["sorry", "for"])]
    assert 0 < len(shown) < len(PRINCIPLES)
    assert name(reader) == shown[0]


def test_where_nothing_is_found_it_says_what_to_try(reader):
    search(reader, "apologse")
    assert reader.sees("Nothing found for “apologse”. Try fewer words, or part of one.")
    assert not reader.can_see("principles")
    reader.click("near-apologise-once")
    assert name(reader) == PRINCIPLES["apologise-once"].name
    assert reader.find("search").text() == ""
    assert len(listed(reader)) > len(PRINCIPLES)


def test_nonsense_offers_nothing_but_words(reader):
    search(reader, "xyzzy")
    assert reader.sees("Nothing found for “xyzzy”.")
    reader.press(Qt.Key.Key_Return)
    assert reader.find("search").hasFocus()


def test_the_arrows_walk_the_list_from_the_search_and_enter_opens(reader):
    first, second = list(PRINCIPLES)[:2]
    assert name(reader) == PRINCIPLES[first].name
    reader.press(Qt.Key.Key_Down)
    assert name(reader) == PRINCIPLES[second].name
    assert reader.find("search").hasFocus()
    reader.press(Qt.Key.Key_Up)
    assert name(reader) == PRINCIPLES[first].name
    reader.press(Qt.Key.Key_Return)
    assert reader.find("principle").hasFocus()
    told = QApplication.focusWidget().accessibleName()
    assert told.startswith(f"{PRINCIPLES[first].name}. {PRINCIPLES[first].do}")
    assert told.endswith(PRINCIPLES[first].why)
    assert audit.role(QApplication.focusWidget()) is QAccessible.Role.StaticText


def test_what_is_clicked_in_the_text_can_be_scrolled_by_keyboard(reader):
    reader.window.resize(reader.window.minimumSize())
    reader.click("principle-name")
    assert reader.find("principle").hasFocus()
    reader.press(Qt.Key.Key_PageDown)
    assert reader.find("principle").verticalScrollBar().value() > 0


def test_the_arrows_pass_over_the_names_of_competencies(reader):
    met = [name(reader)]
    for _ in range(len(PRINCIPLES) - 1):
        reader.press(Qt.Key.Key_Down)
        met.append(name(reader))
    assert met == [principle.name for principle in PRINCIPLES.values()]


def test_what_is_typed_in_the_list_goes_into_the_search(reader):
    reader.find("principles").setFocus()
    reader.press("o")
    reader.type("wn it")
    assert reader.find("search").text() == "own it"
    assert reader.find("search").hasFocus()


def test_control_and_f_comes_to_the_search(reader):
    reader.find("principle").setFocus()
    reader.press("f", CTRL)
    assert reader.find("search").hasFocus()


def test_escape_empties_the_search_first_and_then_goes_back(reader):
    reader.type("calm")
    reader.press(Qt.Key.Key_Escape)
    assert reader.at == "guidance"
    assert reader.find("search").text() == ""
    reader.press(Qt.Key.Key_Escape)
    assert reader.at == "practise"


def test_a_conversation_that_practises_it_opens_from_here(reader):
    reader.find("principles").choose("own-it")
    reader.settle()
    assert reader.sees("The parcel on the roof")
    reader.click("practise-0")
    assert reader.at == "briefing"
    assert reader.sees("The parcel on the roof")


def test_a_principle_that_no_conversation_holds_says_so(reader):
    reader.find("principles").choose("never-hang-up")
    reader.settle()
    assert reader.sees("No conversation in the library practises this yet.")
    assert reader.sees("None of your conversations has called for it yet.")


def test_where_it_was_met_is_listed_with_what_was_said(debriefed):
    person = debriefed
    person.click("go-guidance")
    person.find("principles").choose("give-a-time")
    person.settle()
    assert person.find("record").text() == "Your record: 0 of 1 chances taken, too few to tell."
    assert person.sees("“We will look into it soon.”")
    assert person.sees("a chance missed")
    person.find("principles").choose("own-it")
    person.settle()
    assert person.sees("“I'm Ada of Swift Parcels, and this is now mine to solve.”")
    assert person.sees("· taken")
    person.click("met-0")
    assert person.at == "debrief"
    assert person.find("score").text() == "45"


def test_with_enough_chances_the_record_tells_the_interval(reader):
    keep(reader, 4)
    keep(reader, 2, "replace")
    reader.click("go-guidance")
    reader.find("principles").choose("give-a-time")
    reader.settle()
    assert reader.find("record").text() == "Your record: 2 of 6 chances taken: between 10 and 70 of 100, so far."


def test_of_many_meetings_the_newest_are_listed(reader):
    keep(reader, NEWEST + 2)
    reader.click("go-guidance")
    reader.find("principles").choose("own-it")
    reader.settle()
    assert reader.can_see(f"met-{NEWEST - 1}")
    assert not reader.can_see(f"met-{NEWEST}")
    assert f"The latest {NEWEST} are listed." in reader.find("record").text()


@pytest.mark.parametrize("how", ["button", "Alt+Left", "Esc"])
def test_a_decision_leads_to_its_principle_and_back_to_the_same_place(debriefed, how):
    person = debriefed
    key = "give-a-time"
    person.unfold(2)
    link = person.find(f"principle-2-{key}")
    person.settle()
    area = next(widget for widget in visible(person.window) if isinstance(widget, QScrollArea))
    area.ensureWidgetVisible(link)
    place = area.verticalScrollBar().value()
    assert place > 0
    link.setFocus()
    person.press(Qt.Key.Key_Return)
    assert person.at == "guidance"
    assert name(person) == PRINCIPLES[key].name
    if how == "button":
        person.click("back")
    else:
        person.press(*((Qt.Key.Key_Left, ALT) if how == "Alt+Left" else (Qt.Key.Key_Escape,)))
    assert person.at == "debrief"
    assert area.verticalScrollBar().value() == place
    assert QApplication.focusWidget() is link
    assert person.find("go-practise").isChecked()


def test_a_click_on_a_principle_opens_it(debriefed):
    debriefed.unfold(2)
    debriefed.click("principle-2-give-a-time")
    assert debriefed.at == "guidance"
    assert debriefed.sees("Where you met it")


def test_the_way_back_leads_to_where_the_rail_was_used_last(debriefed):
    debriefed.click("go-progress")
    debriefed.press("4", CTRL)
    assert debriefed.at == "guidance"
    debriefed.click("back")
    assert debriefed.at == "progress"
    assert debriefed.find("go-progress").isChecked()


def test_a_click_in_the_list_shows_a_principle(reader):
    view = reader.find("principles")
    index = view.principles.index_of(list(PRINCIPLES)[2])
    reader.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    reader.settle()
    assert name(reader) == PRINCIPLES[list(PRINCIPLES)[2]].name


def test_somebody_else_sees_their_own_record(debriefed):
    debriefed.click("go-guidance")
    debriefed.click("go-switch-person")
    debriefed.introduce("Bo")
    debriefed.click("go-guidance")
    debriefed.find("principles").choose("own-it")
    debriefed.settle()
    assert debriefed.sees("None of your conversations has called for it yet.")


def test_another_principle_is_whole_as_soon_as_it_is_chosen(debriefed):
    debriefed.click("go-guidance")
    for key in ("own-it", "stay-calm", "give-a-time"):
        debriefed.find("principles").choose(key)
        assert name(debriefed) == PRINCIPLES[key].name
        assert list(audit.faults(debriefed.find("principle"))) == []


def test_the_place_in_the_text_is_kept_while_the_record_arrives(debriefed):
    debriefed.window.resize(debriefed.window.minimumSize())
    debriefed.click("go-guidance")
    debriefed.program.home.show_guidance("own-it")
    bar = debriefed.find("principle").verticalScrollBar()
    place = bar.maximum()
    assert place > 0
    bar.setValue(place)
    assert not debriefed.can_see("record")
    debriefed.settle()
    assert debriefed.can_see("record")
    assert bar.value() == place


def test_closing_the_window_at_once_leaves_nothing_undone(ada):
    ada.program.home.show_guidance()
    ada.program.window.close()
    QApplication.processEvents()
    assert not ada.window.isVisible()
