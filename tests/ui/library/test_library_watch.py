"""Files that a trainer writes, changes or takes away are in the library on coming back, and nobody waits for them."""

from __future__ import annotations

from threading import Event

from PySide6.QtWidgets import QWidget

from simulator.workflow.library import Library
from tests.conversations import ROOF, write
from tests.guard import GUARD


def titles(person):
    return [row.title for row in person.find("cards").model().rows]


def test_a_file_that_a_trainer_has_just_written_is_there_when_one_comes_back(ada, paths, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    write(paths.own_scenarios, mine=ROOF.replace("id: roof", "id: mine").replace("The parcel on the roof", "My own"))
    other.close()
    ada.turn_to_window()
    qtbot.waitUntil(lambda: "My own" in titles(ada))
    ada.call("My own")
    assert ada.line == "My parcel lies on a roof."


def test_a_file_that_was_taken_away_is_gone_from_the_library(ada, paths, qtbot):
    ada.click("go-settings")
    next(paths.scenarios.glob("*.yaml")).unlink()
    ada.click("go-practise")
    qtbot.waitUntil(lambda: not ada.can_see("cards"))
    assert ada.program.services.rows == ()


def test_the_window_goes_on_while_changed_files_are_read(ada, paths, qtbot, monkeypatch):
    gate, reading = Event(), Event()

    def held(library, opener):
        reading.set()
        gate.wait(GUARD)
        return refresh(library, opener)

    refresh = Library.refresh
    monkeypatch.setattr(Library, "refresh", held)
    ada.click("go-settings")
    write(paths.own_scenarios, mine=ROOF.replace("id: roof", "id: mine").replace("The parcel on the roof", "My own"))
    ada.click("go-practise")
    qtbot.waitUntil(reading.is_set)
    assert ada.at == "practise"
    assert titles(ada) == ["The parcel on the roof"]
    gate.set()
    qtbot.waitUntil(lambda: "My own" in titles(ada))


def test_the_marked_card_stays_marked_when_another_file_has_come(ada, paths, qtbot):
    cards = ada.find("cards")
    ada.click("go-settings")
    write(paths.own_scenarios, mine=ROOF.replace("id: roof", "id: mine").replace("The parcel on the roof", "A first one"))
    ada.click("go-practise")
    cards.setFocus()
    qtbot.waitUntil(lambda: "A first one" in titles(ada))
    assert titles(ada)[cards.currentIndex().row()] == "The parcel on the roof"


def test_what_changes_while_files_are_read_is_read_as_well(ada, paths, qtbot, monkeypatch):
    def late(library, opener):
        rows = refresh(library, opener)
        if not late_file.exists():
            write(paths.own_scenarios, late=ROOF.replace("id: roof", "id: late").replace("The parcel on the roof", "Late"))
        return rows

    refresh = Library.refresh
    late_file = paths.own_scenarios / "late.yaml"
    monkeypatch.setattr(Library, "refresh", late)
    ada.click("go-settings")
    write(paths.own_scenarios, mine=ROOF.replace("id: roof", "id: mine").replace("The parcel on the roof", "My own"))
    ada.click("go-practise")
    qtbot.waitUntil(lambda: {"My own", "Late"} <= set(titles(ada)))
