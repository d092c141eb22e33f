"""The projector window: what the room sees, how large and how clearly, and the keys that work there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from simulator.paths import find_paths
from simulator.ui.conversation import projector_window as module
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.projector_window import ProjectorWindow
from simulator.ui.window.shortcut_list import ShortcutRow
from tests.conversations import BURST, CROWD, ROOF, practice
from tests.ui.contrast import contrast

WIDE = (1280, 720)
LONG = " ".join(["reimbursement"] * 60)


@pytest.fixture
def seen(caller, qtbot):
    """Give somebody who has opened the projector window in a call, and the window."""
    caller.press(Qt.Key.Key_F5)
    window = caller.program.call.projection.window
    qtbot.waitUntil(lambda: window.isActiveWindow())
    return caller, window


def listed_keys():
    """Read the list of keys that is open, and close it."""
    window = QApplication.activeModalWidget()
    told = [line.focusProxy().accessibleName() for line in window.findChildren(ShortcutRow)]
    window.close()
    return told


class Projection:
    """A presenter of our own, and a window for what it shows."""

    def __init__(self, qtbot, look):
        self.qtbot = qtbot
        self.look = look
        self.presenter = Presenter()

    def __call__(self, shown, size=WIDE):
        """Show a practice."""
        self.presenter.begin(shown, timers=False)
        window = ProjectorWindow(self.look, self.presenter)
        self.qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        return window


@pytest.fixture
def show(qtbot, look):
    """Give a way to show a practice in the window alone."""
    return Projection(qtbot, look)


def test_f5_opens_a_window_with_the_same_line_and_lettered_choices(seen):
    person, window = seen
    assert window.isVisible()
    assert window.lines() == (
        "Robin Example",
        person.line,
        *(f"{letter}  {choice}" for letter, choice in zip("ABCD", person.choices, strict=True)),
    )


def test_the_room_sees_no_score_no_hint_and_no_record(seen):
    person, window = seen
    person.turn_to_window()
    person.press("3")
    person.press("w")
    person.press("2")
    shown = " ".join(window.lines())
    for hidden in ("Good answer", "Cost", "Whose fault", "Left in a safe place", "Better", "point"):
        assert hidden not in shown


def test_the_window_follows_every_answer(seen):
    person, window = seen
    before = window.grab().toImage()
    QTest.keyClick(window, "1")
    assert window.lines()[1] == person.line == "Good. What happens now?"
    assert window.grab().toImage() != before
    assert window.accessibleName().startswith("Robin Example. Good. What happens now?")


@pytest.mark.parametrize(
    ("key", "line"), [("1", "Good. What happens now?"), ("b", "Wonderful. And now?"), ("A", "Good. What happens now?")]
)
def test_digits_and_letters_answer_there(seen, key, line):
    person, window = seen
    QTest.keyClick(window, key)
    assert person.line == line


def test_a_letter_beyond_the_choices_does_nothing(seen):
    person, window = seen
    QTest.keyClick(window, "e")
    assert person.line == "My parcel lies on a roof."


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_Escape])
def test_a_key_closes_the_window_and_the_call_goes_on(seen, key):
    person, window = seen
    QTest.keyClick(window, key)
    person.settle()
    assert person.program.call.projection.window is None
    assert person.at == "play"
    person.press("1")
    assert person.line == "Good. What happens now?"


def test_f5_in_the_call_closes_it_and_opens_another(seen):
    person, window = seen
    person.turn_to_window()
    person.click("projector")
    assert person.program.call.projection.window is None
    person.click("projector")
    assert person.program.call.projection.window.isVisible()
    assert person.program.call.projection.window is not window


@pytest.mark.parametrize("where", ["call", "projector"])
def test_f1_lists_the_keys_of_the_projector_while_it_is_open(seen, where):
    person, window = seen
    if where == "projector":
        QTest.keyClick(window, Qt.Key.Key_F1)
    else:
        person.turn_to_window()
        person.press(Qt.Key.Key_F1)
    listed = listed_keys()
    first = listed.index("A – I: Answer with that letter")
    assert listed[first - 1] == "1 – 9: Answer with that choice"
    assert listed[first + 1 : first + 3] == ["F5, Esc: Close the projector’s window", "F11: Full screen on or off"]


def test_without_a_projector_its_keys_are_not_listed(seen):
    person, window = seen
    window.close()
    person.turn_to_window()
    person.press(Qt.Key.Key_F1)
    assert "letter" not in " ".join(listed_keys())


def test_leaving_the_call_closes_the_window(seen):
    person, _ = seen
    person.turn_to_window()
    person.press(Qt.Key.Key_Escape)
    assert person.at == "practise"
    assert person.program.call.projection.window is None


def test_looking_back_closes_the_window(seen):
    person, window = seen
    QTest.keyClick(window, "1")
    QTest.keyClick(window, "1")
    assert window.lines() == ("Robin Example", "Friday is fine, thank you.")
    person.turn_to_window()
    person.look_back()
    assert person.program.call.projection.window is None
    assert person.at == "debrief"


def test_closing_the_main_window_closes_the_projector(seen):
    person, window = seen
    person.window.close()
    assert not window.isVisible()


def test_while_paused_no_choice_is_taken_there(seen):
    person, window = seen
    person.program.call.presenter.set_paused(True)
    QTest.keyClick(window, "1")
    QTest.keyClick(window, "a")
    assert person.line == "My parcel lies on a roof."


def test_the_window_fills_the_screen_and_comes_back(seen, qtbot):
    _, window = seen
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    QTest.keyClick(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())


@pytest.mark.parametrize("pair", [(module.INK, module.GROUND), (module.ACCENT, module.GROUND), (module.GROUND, module.ACCENT)])
def test_every_text_stands_out_from_its_ground(pair):
    assert contrast(*pair) >= 7


def test_only_those_colours_are_shown_beside_the_portrait(show):
    window = show(practice())
    image = window.grab().toImage()
    ratio = image.devicePixelRatio()
    inks = {QColor(ink).rgb() for ink in (module.INK, module.ACCENT)}
    ground = QColor(module.GROUND).rgb()
    below = [image.pixel(x, y) for y in range(int(400 * ratio), int(700 * ratio), 3) for x in range(0, image.width(), 3)]
    assert inks <= set(below)
    assert below.count(ground) > len(below) / 2
    assert contrast(image.pixelColor(2, 2).name(), module.INK) >= 7


@pytest.mark.parametrize("size", [WIDE, (1920, 1080), (1024, 768)])
def test_the_type_is_large_enough_to_read_at_the_back(show, size):
    window = show(practice(), size)
    assert window.type_size() >= round(28 * min(size[0] / 1280, size[1] / 720))


def test_long_words_make_the_type_smaller_and_never_too_small(show):
    large = show(practice()).type_size()
    assert show(practice(text=ROOF.replace("we only sell the stamps", LONG))).type_size() == 28
    assert large > 28


def test_markup_is_shown_as_it_is_written(show):
    strange = "<b>x</b><img src='no.png'> &amp; & 100 %s"
    window = show(practice(text=ROOF.replace("My parcel lies on a roof.", strange)))
    assert window.lines()[1] == strange
    shown = window.grab().toImage()
    assert show(practice(text=ROOF.replace("My parcel lies on a roof.", "x & 100 %s"))).grab().toImage() != shown


def test_the_room_sees_the_whole_of_every_bundled_conversation(show):
    """Every line and its choices fit, in every moment of the authors' own walkthroughs."""
    too_long = []
    for file in sorted(find_paths().scenarios.glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        window = show(practice(text=text))
        for walkthrough in show.presenter.scenario.walkthroughs:
            show.presenter.begin(practice(text=text), timers=False)
            for choice in walkthrough.choices:
                if not is_empty(window, QRect(0, window.height() - 8, window.width(), 8)):
                    too_long.append((file.stem, show.presenter.session.moment.scene.id))
                show.presenter.choose(choice)
    assert too_long == []


def is_empty(window, room):
    """Whether nothing is drawn in a part of the window."""
    shown = window.grab(room).toImage()
    empty = shown.copy()
    empty.fill(QColor(module.GROUND))
    return shown == empty


# More than the window has room for, in the smallest type that can be read

CASES = Path(__file__).parents[1] / "cases"
LETTER = (CASES / "email.yaml").read_text(encoding="utf-8")
UNBROKEN = (CASES / "unbroken.yaml").read_text(encoding="utf-8")


def in_front(window, qtbot):
    """Give the keyboard to a window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_what_does_not_fit_has_a_mark_and_a_key_that_leads_to_it(show, qtbot):
    window = in_front(show(practice(text=LETTER)), qtbot)
    assert window.type_size() == 28
    assert window.hidden_below > 0
    strip = window.grab(QRect(0, window.height() - 20, window.width(), 20)).toImage()
    assert strip.pixelColor(4, 4) == QColor(module.ACCENT)
    for _ in range(9):
        before = window.hidden_below
        QTest.keyClick(window, Qt.Key.Key_PageDown)
        if not window.hidden_below:
            break
        assert window.hidden_below < before
    assert window.hidden_below == 0
    while_at_end = window.grab().toImage()
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.hidden_below > 0
    assert window.grab().toImage() != while_at_end


def test_the_next_line_is_shown_from_its_beginning(show, qtbot):
    window = in_front(show(practice(text=LETTER)), qtbot)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    show.presenter.choose(show.presenter.offered[0].id)
    assert window.lines()[1] == "Thank you."
    assert window.hidden_below == 0
    assert is_empty(window, QRect(0, window.height() - 8, window.width(), 8))


def test_the_wheel_leads_to_what_does_not_fit(show, qtbot):
    window = show(practice(text=LETTER))
    before, spot = window.hidden_below, QPointF(200, 200)
    held, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(spot, spot, QPoint(), QPoint(0, -240), no_button, held, phase, False)  # noqa: FBT003 - Qt's own signature
    QApplication.sendEvent(window, wheel)
    assert window.hidden_below < before


@pytest.mark.parametrize("size", [WIDE, (1024, 768), (640, 360)])
def test_words_without_a_space_are_broken_at_the_edge(show, size):
    window = show(practice(text=UNBROKEN), size)
    margin = max(size[0] // 26, 16)
    room = QRect(size[0] - margin + 2, 0, margin - 2, window._room(window.type_size()))
    assert is_empty(window, room)


def test_what_runs_from_right_to_left_begins_at_the_right(show):
    hebrew = ROOF.replace("My parcel lies on a roof.", "החבילה שלי על הגג.")
    window = show(practice(text=hebrew))
    beside = QRect(window.width() // 2, 80, window.width() // 2, 60)
    assert not is_empty(window, beside)


def test_each_message_stands_below_the_other_with_what_is_seen(show):
    window = show(practice("own", text=BURST))
    said = ("Thank you, Ada.", "The rain stops.", "Listen!", "Good. What happens now?")
    assert window.lines()[1:5] == said
    assert window.lines()[5].startswith("A  A new one")


def test_what_is_seen_is_quieter_than_what_is_said_and_can_be_read(show):
    assert contrast(module.SEEN, module.GROUND) >= 7
    assert contrast(module.SEEN, module.GROUND) < contrast(module.INK, module.GROUND)


def test_many_messages_leave_room_for_the_options(show):
    window = show(practice(text=BURST), (1024, 640))
    assert window.hidden_below == 0


def test_the_room_sees_who_else_speaks_and_whom_an_answer_is_for(show):
    window = show(practice(text=CROWD))
    assert "Ray Hall: Mine too, Ada." in "\n".join(window.lines())
    assert "B  To Ray Hall: That was the driver, we only sell the stamps." in window.lines()
