"""Somebody at the keyboard and the mouse, who knows only what the window shows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from simulator.app import Program
from simulator.ui.conversation.answer_gate import MOMENT
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.conversation.typing_pause import MOST
from simulator.ui.library.scenario_cards import CardView
from simulator.ui.style.expressions import feeling
from simulator.ui.window.slow_call import SlowCalls

LEAST_SEEN = 60
"""The pixels of a card that show which one it is."""
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Looks at the page in front, and acts on what can be seen there.

    Whoever is `patient` does nothing else until what was asked for is done.
    """

    patient = True

    def __init__(self, program: Program, qtbot: Any) -> None:
        self.program = program
        self.qtbot = qtbot

    @property
    def window(self) -> QWidget:
        """The main window."""
        return self.program.window

    @property
    def at(self) -> str:
        """The name of the page in front."""
        return self.program.window.page

    # What is seen

    def texts(self, top: QWidget | None = None) -> list[str]:
        """List every text that can be seen, in the window or in a part of it."""
        return [text for widget in visible(top or self.window) for text in shown_by(widget) if text]

    def sees(self, words: str, top: QWidget | None = None) -> bool:
        """Whether the words stand somewhere in sight."""
        return any(words in text for text in self.texts(top))

    def find(self, name: str) -> Any:
        """Give the widget in sight that has a name; there must be one."""
        found = [widget for widget in visible(self.window) if widget.objectName() == name]
        assert len(found) == 1, f"{len(found)} widgets named {name} in sight on {self.at}"
        return found[0]

    def can_see(self, name: str) -> bool:
        """Whether a widget with a name is in sight."""
        return any(widget.objectName() == name for widget in visible(self.window))

    @property
    def talk(self) -> list[tuple[str, str]]:
        """The conversation as (side, text), oldest first."""
        return [(entry.side, entry.text) for entry in self.find("conversation").shown]

    @property
    def line(self) -> str:
        """What the customer said last."""
        return next(text for side, text in reversed(self.talk) if side == "customer")

    @property
    def choices(self) -> list[str]:
        """What can be answered, in the order of the number keys."""
        buttons = [widget for widget in visible(self.window) if isinstance(widget, ChoiceButton)]
        return [button.accessibleName() for button in sorted(buttons, key=lambda button: button.objectName())]

    @property
    def feeling(self) -> str:
        """How the customer is said to feel, beside the conversation."""
        names = {feeling(mood) for mood in range(11)}
        return next(text for text in self.texts(self.find("person")) if text in names)

    @property
    def face(self) -> QImage:
        """The customer's portrait beside the conversation, as it is drawn."""
        drawn = [label for label in self.find("person").findChildren(QLabel) if not label.pixmap().isNull()]
        return next(label for label in drawn if label.accessibleName() == self.feeling).pixmap().toImage()

    @property
    def cards(self) -> list[str]:
        """The titles of the scenarios to choose from."""
        rows = self.find("cards").model()
        return [rows.data(rows.index(number)) for number in range(rows.rowCount())]

    # What is done

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key; it goes to whatever has the keyboard."""
        self.look()
        self.press_at_once(key, modifiers)

    def press_at_once(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key without a look at what has just come under it."""
        target = QApplication.focusWidget() or QApplication.activeWindow() or self.window
        QTest.keyClick(target, key, modifiers)
        self.settle()

    def look(self) -> None:
        """Take the moment that it takes to see what has just come."""
        if any(gate.isActive() for gate in self.window.findChildren(QTimer, "answer-gate")):
            self.qtbot.time.advance(MOMENT)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def click(self, name: str) -> None:
        """Click the middle of what has this name, which must be there to be clicked."""
        self.settle()
        self.look()
        widget = self.find(name)
        scroll_to(widget)
        assert widget.isEnabled(), f"{name} can't be used now"
        middle = widget.rect().center()
        hit = widget.window().childAt(widget.mapTo(widget.window(), middle))
        assert hit is widget or widget.isAncestorOf(hit), f"something lies over {name}: {hit}"
        QTest.mouseClick(widget, LEFT, pos=middle)
        self.settle()

    def click_text(self, text: str) -> None:
        """Click the button that says this."""
        buttons = [widget for widget in visible(self.window) if isinstance(widget, QAbstractButton) and text in shown_by(widget)]
        assert len(buttons) == 1, f"{len(buttons)} buttons say {text}: {self.texts()}"
        assert buttons[0].isEnabled(), f"{text} can't be used now"
        QTest.mouseClick(buttons[0], LEFT)
        self.settle()

    def click_card(self, title: str) -> None:
        """Click a scenario's card."""
        self.settle()
        view = self.find("cards")
        index = view.model().index(self.cards.index(title))
        view.scrollTo(index)
        self.settle()
        seen = view.visualRect(index).intersected(view.viewport().rect())
        assert seen.height() > LEAST_SEEN, f"the card of {title} is out of sight"
        place = seen.center()
        QTest.mouseMove(view.viewport(), place)
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
        self.settle()

    def turn_to_window(self) -> None:
        """Come back to the main window from another one."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def settle(self) -> None:
        """Wait until the window has nothing more to do at once, and nobody is writing any more."""
        for _ in range(3):  # what is shown, what that makes too large, and what that moves
            QApplication.processEvents()
        if self.patient and self.asked_for:
            self.qtbot.wait_for_threads(lambda: not self.asked_for)
            self.settle()
        if self.patient and self.writing:
            self.qtbot.time.advance(MOST)
            self.settle()

    def rest(self) -> None:
        """Wait until nothing goes on behind the window either, such as reading the files of the library."""
        self.settle()
        while threading.active_count() > 1:
            self.qtbot.wait_for_threads(lambda: threading.active_count() == 1)
            self.settle()

    @property
    def asked_for(self) -> bool:
        """Whether something that was asked for is still being done."""
        return any(calls.running for calls in self.window.findChildren(SlowCalls))

    @property
    def writing(self) -> bool:
        """Whether the customer is still writing a message."""
        return any(timer.isActive() for timer in self.window.findChildren(QTimer, "typing"))

    # What takes several steps

    def introduce(self, name: str) -> None:
        """Give a name on the page that asks for it, and come to the scenarios without the guided call."""
        self.find("name").setFocus()
        self.type(name)
        self.click("start")
        if self.at == "caretaker":
            self.click("everybody-may")
        self.click("skip-tour")
        assert self.at == "practise", self.texts()

    def call(self, title: str) -> None:
        """Open a scenario and take the call."""
        self.click_card(title)
        assert self.at == "briefing", self.texts()
        self.click("take-call")
        if self.can_see("answer-2"):  # whether the call that is under way may be deleted
            self.click("answer-2")
        assert self.at == "play", self.texts()

    def answer(self, *texts: str) -> None:
        """Pick choices by the beginning of their words, with the number keys."""
        for text in texts:
            numbers = [number for number, choice in enumerate(self.choices, 1) if choice.startswith(text)]
            assert len(numbers) == 1, f"{text!r} is not one of {self.choices}"
            self.press(str(numbers[0]))

    def go_back(self) -> None:
        """Take the last answer back, and agree to what that means for the score where it is asked."""
        self.click("rewind")
        if self.sees("From here your score counts as reached with help."):
            self.click_text("Go back")

    def unfold(self, number: int) -> QWidget:
        """Open a decision of the debrief where it is folded; give its card."""
        if self.can_see("fold-decisions") and not self.can_see(f"decision-{number}"):
            self.click("fold-decisions")
        card: QWidget = self.find(f"decision-{number}")
        if not self.can_see(f"what-if-{number}"):
            self.click(f"open-decision-{number}")
        return card

    def try_another(self, number: int) -> None:
        """Replay a call that is looked back on from one of its decisions."""
        self.unfold(number)
        self.click(f"what-if-{number}")

    def look_back(self, went_well: str = "", would_change: str = "") -> None:
        """Go from the end of a call through the two questions to the debrief."""
        self.click("debrief")
        assert self.at == "reflection", self.texts()
        for name, answer in (("went-well", went_well), ("would-change", would_change)):
            if answer:
                self.find(name).setFocus()
                self.type(answer)
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert self.at == "debrief", self.texts()


def visible(top: QWidget) -> Iterator[QWidget]:
    """Go through the widgets that can be seen, or scrolled to."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible():
            yield widget


def shown_by(widget: QWidget) -> list[str]:
    """Give the texts that a widget itself shows."""
    if isinstance(widget, ChoiceButton):
        return [widget.accessibleName()]
    if isinstance(widget, QLabel):
        return [widget.text()]
    if isinstance(widget, QAbstractButton):
        return [widget.text().replace("&&", "&")]
    if isinstance(widget, QLineEdit):
        return [widget.text() or widget.placeholderText()]
    if isinstance(widget, QPlainTextEdit):
        return [widget.toPlainText()]
    if widget.objectName() == "conversation":
        return [entry.text for entry in widget.shown]
    if isinstance(widget, CardView):
        model = widget.cards
        told = [
            (row.title, row.subtitle, row.about, model.facts(row), model.teaches(row), model.standing(row)) for row in model.rows
        ]
        return [text for texts in told for text in texts]
    return []


def scroll_to(widget: QWidget) -> None:
    """Bring a widget into sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def in_window(widget: QWidget) -> QRect:
    """Give where a widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
