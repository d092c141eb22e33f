"""The cards: what each tells, to the eye and to a screen reader, in as many columns as fit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.content.scenario_index import LibraryRow
from simulator.paths import find_paths
from simulator.ui.library.card_model import CardModel
from simulator.ui.library.scenario_cards import CardView
from simulator.ui.library.standing import Standing
from simulator.ui.style import text_fitting
from simulator.ui.style.theme import Theme
from tests.conversations import MARKUP, opener


def row_of(number=1, **changes):
    values = {"title": f"Title {number}", "about": "About it.", "level": 2, "minutes": 6, "portrait": "marta"} | changes
    return LibraryRow(f"/{number}.yaml", 0, 0, f"id-{number}", teaches=("empathy", "clarity"), **values)


@pytest.fixture
def view(look, qtbot):
    made = CardView(look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def spoken(view, number=0):
    return view.cards.data(view.cards.index(number), Qt.ItemDataRole.AccessibleTextRole)


def test_a_screen_reader_hears_the_whole_card(view):
    view.cards.show_rows([row_of()])
    view.cards.show_standings({"id-1": Standing(85, passed=True, attempts=2)}, {"empathy": "Empathy", "clarity": "Clear words"})
    assert spoken(view) == "Title 1. About it. Phone · Level 2 · 6 min. Empathy, Clear words. Best 85"


def test_a_subtitle_stands_below_the_title_and_is_heard_after_it(view, monkeypatch):
    view.cards.show_rows([row_of(subtitle="A lost parcel")])
    assert spoken(view).startswith("Title 1. A lost parcel. About it. ")
    drawn, draw = {}, text_fitting.draw_left

    def spy(painter, room, text, *ink):
        drawn[text] = room.top()
        draw(painter, room, text, *ink)

    monkeypatch.setattr(text_fitting, "draw_left", spy)
    view.grab()
    assert drawn["Title 1"] < drawn["A lost parcel"] < drawn["About it."]


def test_the_card_that_the_keyboard_comes_to_is_selected(view, qtbot):
    view.cards.show_rows([row_of(1), row_of(2)])
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    view.setFocus()
    assert [index.row() for index in view.selectedIndexes()] == [0]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert [index.row() for index in view.selectedIndexes()] == [1]


def test_the_arrows_to_the_sides_lead_through_all_rows(view, qtbot):
    view.cards.show_rows([row_of(number) for number in range(5)])
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.clearFocus()
    view.setFocus()
    seen = []
    for key in (Qt.Key.Key_Right,) * 5 + (Qt.Key.Key_Left,) * 5:
        qtbot.keyClick(view, key)
        seen.append(view.currentIndex().row())
    assert seen == [1, 2, 3, 4, 4, 3, 2, 1, 0, 0]


def test_a_file_with_problems_says_so(view):
    view.cards.show_rows([row_of(playable=False, errors=2)])
    assert "This file has 2 problems. Open it to see them." in spoken(view)
    assert "warning" not in spoken(view)


def test_a_file_with_problems_counts_its_warnings_apart(view):
    view.cards.show_rows([row_of(playable=False, errors=1, warnings=3)])
    assert "This file has 1 problem. Open it to see it. There are 3 warnings as well." in spoken(view)


def test_the_first_card_that_can_be_practised_is_marked_and_not_a_file_with_problems(view):
    view.show_rows([row_of(1, playable=False, errors=1), row_of(2), row_of(3)])
    assert view.currentIndex().row() == view.first == 1
    view.show_rows([row_of(1, playable=False, errors=1)])
    assert view.currentIndex().row() == view.first == 0


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing(), "New"),
        (Standing(None, passed=False, attempts=3), "Tried"),
        (Standing(0, passed=False, attempts=1), "0, not passed"),
        (Standing(80, passed=True, attempts=2, helped=90), "Best 80"),
        (Standing(None, passed=False, attempts=1, helped=76), "76, with help"),
        (Standing(under_way=True), "Under way"),
        (Standing(None, passed=False, attempts=3, under_way=True), "Under way"),
        (Standing(80, passed=True, attempts=2, under_way=True), "Best 80"),
    ],
)
def test_the_standing_is_told(view, standing, told):
    view.cards.show_rows([row_of()])
    view.cards.show_standings({"id-1": standing}, {})
    assert spoken(view).endswith(told)


def test_a_click_opens_the_row(view, qtbot):
    view.cards.show_rows([row_of(1), row_of(2)])
    with qtbot.waitSignal(view.row_opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.cards.index(1)).center())
    assert opened.args == [row_of(2)]


def test_a_click_beside_the_cards_opens_nothing(view, qtbot):
    view.cards.show_rows([row_of(1)])
    with qtbot.assertNotEmitted(view.row_opened):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().bottomRight())


@pytest.mark.parametrize(("width", "columns"), [(420, 1), (900, 2), (1300, 3)])
def test_as_many_columns_as_fit_stand_side_by_side(view, width, columns):
    view.cards.show_rows([row_of(number) for number in range(7)])
    view.resize(width, 600)
    view.executeDelayedItemsLayout()
    tops = [view.visualRect(view.cards.index(number)).top() for number in range(7)]
    assert tops.count(tops[0]) == columns
    assert view.horizontalScrollBar().maximum() == 0


def test_other_rows_are_drawn_in_place_of_the_former(view):
    view.cards.show_rows([row_of(1)])
    before = view.grab().toImage()
    view.cards.show_rows([row_of(1, title="Another title")])
    assert view.grab().toImage() != before


def test_markup_in_a_title_is_drawn_letter_by_letter(view):
    view.cards.show_rows([row_of(1, title=MARKUP, about=MARKUP)])
    assert view.cards.data(view.cards.index(0)) == MARKUP
    shown = view.grab().toImage()
    view.cards.show_rows([row_of(1, title="x & & 100 %s", about="x & & 100 %s")])
    assert view.grab().toImage() != shown


@pytest.mark.parametrize("title", ["", "W" * 200, "long " * 40, "\u202eright to left", "emoji 🙂🙂", "a\nb"])
def test_any_title_is_drawn_within_its_card(view, title):
    view.cards.show_rows([row_of(1, title=title)])
    card = view.visualRect(view.cards.index(0))
    empty = view.grab(view.viewport().rect().adjusted(card.right() + 1, 0, 0, 0)).toImage()
    assert len({empty.pixel(x, y) for x in range(0, empty.width(), 5) for y in range(0, empty.height(), 5)}) == 1


def test_a_portrait_that_does_not_exist_is_drawn_as_an_initial(view):
    view.cards.show_rows([row_of(1, portrait="nobody")])
    before = view.grab().toImage()
    view.cards.show_rows([row_of(1, portrait="marta")])
    assert view.grab().toImage() != before


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_what_a_bundled_conversation_is_about_is_told_whole_in_the_smallest_window(view, look, monkeypatch, scale):
    checked = opener()
    scenarios = [checked.open(path).scenario for path in sorted(find_paths().scenarios.glob("*.yaml"))]
    look.set_theme(Theme(dark=False, scale=scale))
    view.resize(896, 2400)
    view.cards.show_rows(
        [row_of(number, title=one.title, subtitle=one.subtitle, about=one.about) for number, one in enumerate(scenarios)]
    )
    cut, elided = [], text_fitting.elided

    def spy(metrics, text, width):
        drawn = elided(metrics, text, width)
        cut.extend([text] if drawn != text else [])
        return drawn

    monkeypatch.setattr(text_fitting, "elided", spy)
    view.grab()
    assert not cut


def test_a_title_of_two_lines_leaves_room_for_the_rest(view, monkeypatch):
    view.cards.show_rows([row_of(1, title="A title of many words " * 4, subtitle="plain " * 30, about="words " * 60)])
    drawn, draw = [], text_fitting.draw_left

    def spy(painter, room, text, *ink):
        drawn.append(room)
        draw(painter, room, text, *ink)

    monkeypatch.setattr(text_fitting, "draw_left", spy)
    view.grab()
    words = [room for room in drawn if room.height() > 0]
    assert all(not one.intersects(other.adjusted(1, 1, -1, -1)) for one in words for other in words if one is not other)


def places(view):
    """Give where each card stands."""
    view.executeDelayedItemsLayout()
    return [view.visualRect(view.cards.index(number)).getRect() for number in range(view.cards.rowCount())]


def test_cards_that_come_back_at_once_stand_where_they_stood(view):
    many = [row_of(number) for number in range(40)]
    view.cards.show_rows(many)
    before = places(view)
    assert len(set(before)) == 40
    view.cards.show_rows(many[:3])
    view.cards.show_rows(many)
    assert places(view) == before
    view.cards.show_rows(many[:3])
    assert places(view) == before[:3]


def test_a_wider_view_has_more_columns_and_a_lower_one_the_same(view, look):
    view.cards.show_rows([row_of(number) for number in range(40)])
    before = places(view)
    view.resize(900, 400)
    assert places(view) == before
    view.resize(1300, 600)
    assert len({x for x, *_ in places(view)}) == 3
    view.resize(900, 600)
    assert places(view) == before
    look.set_theme(Theme(dark=False, scale=1.5))
    assert len({x for x, *_ in places(view)}) == 1


def test_cards_that_were_larger_for_a_moment_stand_where_they_stood(view, look):
    view.cards.show_rows([row_of(number) for number in range(40)])
    before = places(view)
    for scale in (1.5, 1.0):
        look.set_theme(Theme(dark=False, scale=scale))
    view.resize(1300, 600)
    view.resize(900, 600)
    assert places(view) == before
    assert view.indexAt(view.visualRect(view.cards.index(3)).center()).row() == 3


def test_many_cards_are_laid_out_once_for_a_window_of_any_height(view, monkeypatch):
    view.cards.show_rows([row_of(number) for number in range(500)])
    places(view)
    asked = []
    counted = CardModel.rowCount
    monkeypatch.setattr(CardModel, "rowCount", lambda *given: asked.append(given) or counted(*given))
    view.resize(900, 500)
    view.executeDelayedItemsLayout()
    assert len(asked) < 100
