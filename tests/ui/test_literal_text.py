"""A scenario's texts are shown letter by letter wherever they stand: no markup, no entities, no lost ampersands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.conversations import HOSTILE, MARKUP, write
from tests.ui.person import Person, visible


@pytest.fixture
def reader(open_program, paths, qtbot):
    """Give somebody with a scenario that is full of markup, and a name to match."""
    (paths.scenarios / "roof.yaml").unlink()
    write(paths.scenarios, hostile=HOSTILE)
    person = Person(open_program(paths), qtbot)
    person.introduce("A & <i>B</i>")
    return person


def check(person):
    """See that every text in sight that holds our markup holds all of it, and is told to Qt as plain text."""
    texts = [text for text in person.texts() if "img" in text or "amp;" in text]
    assert texts
    for text in texts:
        assert MARKUP in text or text.endswith("…")
    for widget in visible(person.window):
        if isinstance(widget, QLabel) and ("<" in widget.text() or "&" in widget.text()):
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
            assert widget.buddy() is None
        if isinstance(widget, QAbstractButton) and type(widget).__name__ in ("QPushButton", "PaperButton", "ShortButton"):
            assert "&" not in widget.text().replace("&&", "")
        # Qt guesses whether a tip is markup
        assert "<" not in widget.toolTip()


def test_on_the_cards(reader):
    assert reader.cards == [f"{MARKUP} title"]
    check(reader)


def test_in_the_briefing(reader):
    reader.click_card(f"{MARKUP} title")
    for part in ("title", "subtitle", "about", "company", "policy"):
        assert reader.sees(f"{MARKUP} {part}")
    check(reader)


def test_in_the_call(reader):
    reader.call(f"{MARKUP} title")
    assert reader.choices == [f"{MARKUP} {part}" for part in ("action", "good", "bad")]
    assert reader.line == f"{MARKUP} line"
    for part in ("title", "name", "company", "policy"):
        assert reader.sees(f"{MARKUP} {part}")
    check(reader)


def test_in_a_record(reader):
    reader.call(f"{MARKUP} title")
    reader.press("1")
    assert ("record", f"{MARKUP} record\n{MARKUP} paper") in reader.talk
    assert reader.sees(f"{MARKUP} paper", reader.find("side"))
    assert reader.find("record-paper").accessibleName() == f"{MARKUP} record"
    check(reader)


def test_in_the_answer_to_why(reader):
    reader.call(f"{MARKUP} title")
    reader.press("3")
    reader.press("w")
    (note,) = [text for side, text in reader.talk if side == "note"]
    assert f"{MARKUP} reason" in note
    assert f"Better here: {MARKUP} good" in note


def test_on_the_projector(reader, qtbot):
    reader.call(f"{MARKUP} title")
    reader.press(Qt.Key.Key_F5)
    window = reader.program.call.projection.window
    assert window.lines() == (
        f"{MARKUP} name",
        f"{MARKUP} line",
        f"A  {MARKUP} action",
        f"B  {MARKUP} good",
        f"C  {MARKUP} bad",
    )
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, "c")
    assert window.lines() == (f"{MARKUP} name", f"{MARKUP} last")


def test_in_the_debrief(reader):
    reader.call(f"{MARKUP} title")
    reader.press("1")
    reader.answer(f"{MARKUP} bad")
    reader.look_back()
    for part in ("title", "subtitle", "line", "lesson", "last", "later"):
        assert reader.sees(f"{MARKUP} {part}")
    reader.click("fold-questions")
    assert reader.sees(f"1. {MARKUP} question")
    assert f"{MARKUP} bad" in reader.texts(reader.find("yours"))
    check(reader)
    reader.unfold(2)
    assert reader.sees(f"“{MARKUP} bad”")
    assert f"{MARKUP} reason" in reader.texts()
    check(reader)


def test_in_progress_and_in_the_banner(reader):
    reader.call(f"{MARKUP} title")
    reader.press("1")
    reader.click("leave")
    assert reader.sees(f"You are in the middle of “{MARKUP} title”")
    reader.click("go-on")
    reader.press("1")
    reader.look_back()
    reader.click("go-progress")
    assert reader.sees(f"{MARKUP} title")
    assert reader.texts().count(f"{MARKUP} subtitle") == 2
    assert reader.find("attempt-0").accessibleName().startswith(f"Debrief of {MARKUP} title, ")
    assert reader.sees("A & <i>B</i>: 1 conversation finished")
    check(reader)


def test_in_the_guidance(reader):
    reader.call(f"{MARKUP} title")
    reader.press("3")
    reader.look_back()
    reader.unfold(1)
    reader.click("principle-1-own-it")
    reader.settle()
    assert reader.sees(f"“{MARKUP} bad”")
    assert reader.sees(f"{MARKUP} title")
    check(reader)


def test_in_the_problems_of_a_file(open_program, paths, qtbot):
    write(paths.own_scenarios, **{"a & <b>b": f'format: 1\ntitle: "{MARKUP}"\n<b>x</b>: 1\n'})
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("a & <b>b")
    assert person.sees("a & <b>b.yaml")
    assert person.sees("“<b>x</b>” is not known here.")
    assert person.sees("<b>x</b>: 1")
    for widget in visible(person.window):
        if isinstance(widget, QLabel) and "<" in widget.text():
            assert widget.textFormat() == Qt.TextFormat.PlainText
