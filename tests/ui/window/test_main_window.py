"""The window: one page at a time, and the signals of its life."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from simulator.ui.widgets.notice import Notice
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.navigation_rail import RailButton
from simulator.ui.window.page import Page
from simulator.ui.window.place import Place

PLACES = (Place("practise", lambda: "Practise", print), Place("studio", lambda: "Studio", print, apart=True))


class Sheet(QLabel, Page):
    """A page that shows its name."""

    def __init__(self, name, *, place="", bare=False):
        super().__init__(name)
        self.name, self.place, self.bare = name, place, bare


@pytest.fixture
def window(look, qtbot):
    made = MainWindow(look)
    made.set_places(PLACES)
    for name in ("practise", "progress", "settings"):
        made.add_page(Sheet(name))
    made.add_page(Sheet("studio-end", place="studio"))
    made.add_page(Sheet("play", bare=True))
    yield made
    made.close()
    made.deleteLater()


def test_it_is_painted_once(window, qtbot):
    with qtbot.waitSignal(window.painted):
        window.show()
    with qtbot.assertNotEmitted(window.painted):
        window.repaint()
        QCoreApplication.processEvents()


def test_a_page_is_brought_to_the_front(window):
    window.show()
    for name in ("progress", "settings", "practise"):
        window.show_page(name)
        assert window.page == name
        assert [label.text() for label in window.findChildren(QLabel) if label.isVisible()] == [name]


def test_a_bare_page_has_the_window_for_itself(window):
    window.show()
    for name, railed in (("practise", True), ("play", False), ("settings", True)):
        window.show_page(name)
        assert window.rail.isVisible() is railed


def test_a_page_that_does_not_exist_is_a_mistake(window):
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_closing_is_told(window, qtbot):
    window.show()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_the_window_is_named(window):
    assert window.windowTitle() == "First Call"


def show_active(window, qtbot):
    """Show the window as one that keys go to."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_places_alone_decide_what_the_rail_and_the_keys_offer(window, qtbot):
    show_active(window, qtbot)
    window.show_page("practise")
    buttons = [made for made in window.rail.findChildren(RailButton) if made.isVisible()]
    assert [made.text() for made in buttons] == ["Practise", "Studio"]
    for number, place in enumerate(PLACES, 1):
        with qtbot.waitSignal(window.place_picked) as picked:
            qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
        assert picked.args == [place]
    with qtbot.waitSignal(window.place_picked) as picked:
        qtbot.mouseClick(window.rail.findChild(RailButton, "go-studio"), Qt.MouseButton.LeftButton)
    assert picked.args == [PLACES[1]]


def test_the_keys_of_the_places_rest_while_a_page_has_the_window_for_itself(window, qtbot):
    show_active(window, qtbot)
    window.show_page("play")
    with qtbot.assertNotEmitted(window.place_picked):
        qtbot.keyClick(window, "1", Qt.KeyboardModifier.ControlModifier)


def test_a_page_says_which_place_is_marked_for_it(window):
    window.show_page("studio-end")
    assert window.place == "studio"
    assert window.rail.findChild(RailButton, "go-studio").isChecked()
    window.show_page("progress")
    assert window.place == "progress"


def test_what_is_told_goes_to_the_notice_of_the_page_in_front_or_to_the_window_s(window, look):
    window.show_page("practise")
    assert window.front_notice is window.notice
    page = Sheet("told")
    page.notice = Notice(look, page)
    window.add_page(page)
    window.show_page("told")
    assert window.front_notice is page.notice


def test_a_page_gets_the_keyboard_where_it_wants_it(window):
    page = Sheet("form")
    field = QLineEdit(page)
    page.focus_first = field.setFocus
    window.add_page(page)
    window.show()
    window.show_page("form")
    assert window.focusWidget() is field


def test_a_page_that_is_no_widget_is_a_mistake(window):
    with pytest.raises(TypeError, match="no widget"):
        window.add_page(Page())
