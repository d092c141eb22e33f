"""Every text that a page shows comes from the translation, and no page cuts off what is twice as long in another language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QPainter, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from simulator.content.formats.shape import known_keys
from simulator.core.problems.registry import KINDS
from simulator.paths import find_paths
from simulator.ui.debrief.debrief_document import DebriefDocument
from simulator.ui.debrief.printed_document import PrintedDocument
from simulator.ui.window.error_dialog import ErrorDialog
from simulator.workflow.playable import open_scenario_opener
from tests.conversations import BROKEN, ROOF, START, practice, write
from tests.ui import audit
from tests.ui.person import Person, shown_by, visible
from tests.ui.test_everyone import DRILLED, PAGES, end_call, visits
from tests.ui.translations import content, doubled, marked, rewritten, spoken, translation

BUNDLED = ("cold-call", "supervisor-demanded")
KEYS = r"(?:Ctrl|Shift|Esc|Tab|Backspace|Home|End|Page Up|Page Down|Return|Enter|F\d+|[A-Z])"
"""What stands on keys, whatever the language."""
WRITTEN = ("broken.yaml", "Broken", "broken", *(line.strip() for line in BROKEN.splitlines() if line.strip()))
"""What stands in the broken file, and is shown as it is."""
NAMES = (", ".join(known_keys(())), "customer", "custommer", "nowhere", "opening")
"""Keys and names of a scenario file, as its problems tell them."""
SAME = re.compile(
    "|".join(
        (
            *map(re.escape, sorted((*WRITTEN, *NAMES, *KINDS), key=len, reverse=True)),
            rf"^{KEYS}(?:[+,] ?{KEYS})*(?=: |$)",  # in the list of keys
            r"\b[A-E]\d+[a-g]?\b",  # a point of an article
            r"(?:/\u200b?[\w.-]+)+",  # a path
            r"(?:^|\. )[A-I](?=$|  )",  # an answer, as the projector names it
        )
    )
)


class Foreigner(Person):
    """Somebody who knows the program in a language with other letters."""

    def sees(self, words: str, top: QWidget | None = None) -> bool:
        """Whether the words stand somewhere in sight, in this language."""
        return super().sees(marked(words), top)

    def click_card(self, title: str) -> None:
        """Click a scenario's card; a broken file goes by its own name."""
        super().click_card(title if title == "broken" else marked(title))

    def type(self, text: str) -> None:
        """Type with other letters, which come as from an input method."""
        event = QInputMethodEvent()
        event.setCommitString(marked(text))
        QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.fixture(scope="module")
def with_other_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translation(tmp_path_factory.mktemp("marked"), marked)


@pytest.fixture(scope="module")
def twice_as_long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translation(tmp_path_factory.mktemp("doubled"), doubled)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Give the time of the program, which stands still until the test changes it."""
    time = [START]
    monkeypatch.setattr("simulator.app.now", lambda: time[0])
    return time


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give every text that is painted by hand."""
    texts: list[str] = []
    draw = QPainter.drawText

    def write_down(painter: QPainter, *arguments: Any) -> Any:
        texts.extend(argument for argument in arguments if isinstance(argument, str))
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", write_down)
    return texts


@pytest.fixture
def foreigner(open_program, paths, qtbot, dressed, tmp_path, with_other_letters, clock) -> Iterator[Foreigner]:
    """Give somebody whose program and files are all written with other letters."""
    mine = content(paths, tmp_path, BUNDLED)
    write(mine.own_scenarios, broken=BROKEN)
    (mine.scenarios / "roof.yaml").unlink()
    with spoken(dressed, with_other_letters):
        person = Foreigner(open_program(mine), qtbot)
        person.window.resize(person.window.minimumSize())
        person.introduce("Ada Lovelace")
        yield person


def told_by(widget: QWidget) -> Iterator[str]:
    """Go through all that a widget tells, in sight and to a screen reader."""
    yield from shown_by(widget)
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLineEdit | QTextEdit):
        yield widget.placeholderText()
    if widget.isWindow():
        yield widget.windowTitle()
    yield from (key.whatsThis() for key in widget.findChildren(QShortcut))


def untranslated(text: str) -> bool:
    """Whether something in a text has plain letters, and is none of what is the same in every language."""
    return re.search("[A-Za-z]", SAME.sub("", text)) is not None


def strange(window: QWidget) -> Iterator[str]:
    """Go through what a window tells in English."""
    for widget in visible(window):
        for text in told_by(widget):
            if text and untranslated(text):
                yield f"{audit.described(widget)} tells {text!r}"


def more_visits(person: Foreigner, clock: list[datetime]) -> Iterator[tuple[str, QWidget]]:
    """Go where the pages of everyone do not lead: drills and their end, a PIN, the guided call, and an error."""
    end_call(person)
    person.look_back()
    clock[0] += timedelta(days=2)
    person.click("home")
    person.qtbot.waitUntil(lambda: person.can_see("due-line"))
    yield "due", person.window
    person.click("open-drills")
    yield "drills", person.window
    person.press(Qt.Key.Key_Return)
    while person.at == "drill":
        yield "drill", person.window
        person.press("1")
        yield "drill answered", person.window
        person.press(Qt.Key.Key_Return)
    yield "drills done", person.window
    person.click("go-switch-person")
    person.find("name").setFocus()
    person.type("Grace Hopper")
    person.click("add-pin")
    for name in ("new-pin", "same-pin"):
        person.find(name).setFocus()
        person.type("1906")
    person.click("start")
    person.qtbot.waitUntil(lambda: person.at == "caretaker")
    yield "caretaker", person.window
    person.click("trainer-sets-pin")
    yield "caretaker", person.window
    person.find("pin-back").click()
    person.click("everybody-may")
    person.qtbot.waitUntil(lambda: person.at == "welcome")
    person.click("take-tour")
    for _ in range(4):
        yield "guided call", person.window
        person.press(Qt.Key.Key_Return)
    while person.choices:
        person.press("1")
        yield "guided call", person.window
        if person.can_see("coach-next"):
            person.click("coach-next")
    person.click("go-switch-person")
    person.click("trainee-2")
    person.type("0000")
    person.press(Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: not person.sees("One moment"))
    yield "pin", person.window


def test_every_text_of_every_page_is_translated(foreigner: Foreigner, painted: list[str]) -> None:
    pages = [go for go in PAGES if go not in DRILLED]  # which the next test goes through, in a time of its own
    found = [f"{page}: {fault}" for page, window in visits(foreigner, pages) for fault in strange(window)]
    assert not found, "\n".join(dict.fromkeys(found))
    assert painted
    assert not [text for text in painted if untranslated(text)]


def test_every_text_of_drills_pins_and_the_guided_call_is_translated(
    foreigner: Foreigner, clock: list[datetime], painted: list[str]
) -> None:
    visited, found = set(), []
    for page, window in more_visits(foreigner, clock):
        visited.add(page)
        found += [f"{page}: {fault}" for fault in strange(window)]
    assert not found, "\n".join(dict.fromkeys(found))
    assert visited >= {"due", "drills", "drill", "drill answered", "drills done", "guided call", "caretaker", "pin"}
    assert not [text for text in painted if untranslated(text)]


def test_an_error_is_told_in_the_language_of_the_program(look, qtbot, dressed, with_other_letters) -> None:
    with spoken(dressed, with_other_letters):
        window = QWidget()
        qtbot.addWidget(window)
        dialog = ErrorDialog(look, "", window)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.count(3)
        assert list(visible(dialog))
        assert not list(strange(dialog))


def test_a_debrief_is_printed_in_the_language_of_the_program(dressed, paths, tmp_path, with_other_letters) -> None:
    guidance = open_scenario_opener(content(paths, tmp_path, ())).guidance
    going = practice("blame", "vague", text=rewritten(ROOF), agent=marked("Ada"))
    with spoken(dressed, with_other_letters):
        paper = PrintedDocument("")
        DebriefDocument(going.debrief(), guidance, going.agent, ("+", "-"), going).write(paper, START)
    lines = paper.document.toPlainText().splitlines()
    assert len(lines) > 20
    assert not [line for line in lines if untranslated(line)]


def test_nothing_is_cut_off_where_texts_are_twice_as_long(open_program, paths, qtbot, dressed, twice_as_long) -> None:
    for name in BUNDLED:
        shutil.copy(find_paths().scenarios / f"{name}.yaml", paths.scenarios)
    write(paths.own_scenarios, broken=BROKEN)
    with spoken(dressed, twice_as_long):
        person = Person(open_program(paths), qtbot)
        person.window.resize(person.window.minimumSize())
        person.introduce("Ada Lovelace")
        assert person.sees(doubled("Practise"))
        found = [f"{page}: {fault}" for page, window in visits(person) for fault in audit.faults(window)]
    assert not found, "\n".join(dict.fromkeys(found))
