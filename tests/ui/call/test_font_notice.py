"""A conversation in letters that no font has: one notice names the font."""

from __future__ import annotations

import pytest

from simulator.ui.style import missing_fonts as module
from simulator.ui.style.missing_fonts import missing_fonts
from tests.conversations import ROOF
from tests.ui.person import Person

JAPANESE = ROOF.replace("My parcel lies on a roof.", "荷物が屋根の上にあります。").replace("level: 2", "level: 2\nlanguage: ja")


@pytest.fixture
def no_fonts(monkeypatch):
    """Have no font but the one that comes with the program."""
    monkeypatch.setattr(module, "_is_there", lambda system: False)


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize(
    ("text", "language", "font"),
    [
        ("مرحبا", "ar", "Noto Sans Arabic"),
        ("שלום", "he", "Noto Sans Hebrew"),
        ("नमस्ते", "hi", "Noto Sans Devanagari"),
        ("屋根", "ja", "Noto Sans CJK JP"),
        ("屋根", "zh-CN", "Noto Sans CJK SC"),
        ("สวัสดี", "th", "Noto Sans Thai"),
        ("გამარჯობა", "ka", "Noto Sans Georgian"),
    ],
)
def test_each_script_has_a_font(text, language, font):
    assert missing_fonts(f"Hello {text}", language) == (font,)


@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("text", ["Zażółć gęślą jaźń", "Привет", "Γειά", "12 € — “so”", "👍"])
def test_what_the_bundled_font_has_needs_no_other(text):
    assert missing_fonts(text) == ()


def test_where_the_font_is_there_nothing_is_missing(monkeypatch, dressed):
    monkeypatch.setattr(module, "_is_there", lambda system: True)
    assert missing_fonts("荷物 مرحبا", "ja") == ()


@pytest.mark.usefixtures("no_fonts")
def test_a_conversation_in_such_letters_is_told_once(open_program, paths, qtbot):
    (paths.scenarios / "roof.yaml").write_text(JAPANESE, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.click_card("The parcel on the roof")
    assert person.sees("To see them, install the font Noto Sans CJK JP.")
    person.click("back")
    person.click_card("The parcel on the roof")
    assert not person.sees("install the font")
