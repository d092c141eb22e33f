"""What the writing of a text asks for: its direction, its slant, and where it stands in another text."""

from __future__ import annotations

import pytest

from simulator.ui.style.script import beside, has_italics, is_unbroken, isolated, right_to_left


@pytest.mark.parametrize("text", ["שלום", "مرحبا Dana", "123 — שלום", "„שלום“"])
def test_a_text_runs_from_right_to_left_by_its_first_letter(text):
    assert right_to_left(text)


@pytest.mark.parametrize("text", ["", "123", "Dana שלום", "Привет", "日本語", "¡Hola!"])
def test_other_texts_run_from_left_to_right(text):
    assert not right_to_left(text)


@pytest.mark.parametrize(
    "text", ["Open it.", "Ouvrir la fiche, s’il vous plaît", "Открыть карту", "Άνοιξε την", "Mở hồ sơ", "12 €"]
)
def test_latin_greek_and_cyrillic_have_an_italic(text):
    assert has_italics(text)


@pytest.mark.parametrize("text", ["افتح البطاقة", "לפתוח", "カードを開く", "打开", "खोलें", "เปิด", "Open 打开", "գիր", "ბარათი"])
def test_other_scripts_have_none(text):
    assert not has_italics(text)


def test_what_runs_the_other_way_is_kept_apart_from_what_stands_around_it():
    assert isolated("שלום!") == "\u2068שלום!\u2069"
    assert beside("Dana", "שלום") == "\u2068Dana\u2069"
    assert isolated("Dana") == beside("Dana", "Hello") == "Dana"


def test_a_word_is_unbroken_where_it_may_be_longer_than_a_line():
    assert is_unbroken("see https://example.com/a")
    assert not is_unbroken("Nothing here is long.")
