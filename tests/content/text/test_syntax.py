"""Words without quotes, and the early signs of trouble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.text.syntax import SUSPECTS, after, after_key, directive, marked, mistaken_for, plain, word_at


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("12", 12), ("+2", 2), ("-3", -3), ("007", 7),
        ("0o17", 15), ("0xff", 255), ("1.5", 1.5), ("1e3", 1000.0), (".5", 0.5), ("9" * 30, 10**18), ("-" + "9" * 30, -(10**18)),
        ("0x" + "f" * 40, 10**18),
    ],
)  # fmt: skip
def test_words_of_yaml_are_values(word: str, value: object) -> None:
    assert plain(word) == value
    assert type(plain(word)) is type(value)


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "y", "tRue", "1_000", "12:30", "2024-01-01", "0x", "1.2.3", "+", "-", ".", "...", ".inf", "9" * 61, "١٢"],
)
def test_all_other_words_are_texts(word: str) -> None:
    assert plain(word) == word


@pytest.mark.parametrize(
    ("word", "mistaken"),
    [
        ("no", "true or false"), ("Yes", "true or false"), ("OFF", "true or false"), ("12:30", "a number"),
        ("1:30:00.5", "a number"), ("2024-01-01", "a date"), ("2024-13-99", "a date"), ("2024-01-01 12:00", "a date"),
        ("none", None), ("a: b", None), ("12", None), ("2024-01", None),
    ],
)  # fmt: skip
def test_words_that_older_programs_take_for_something_else_are_known(word: str, mistaken: str | None) -> None:
    assert mistaken_for(word) == mistaken


@given(st.text(alphabet="truefalsnoyNYO~+-.0123456789:xe", max_size=8))
def test_whatever_is_no_text_is_suspected(word: str) -> None:
    if not isinstance(plain(word), str) or mistaken_for(word):
        assert word < ":" or word in SUSPECTS


@pytest.mark.parametrize(
    ("text", "index"), [("%YAML 1.2", 0), ("# note\n\n%TAG", 8), ("a: 1\n%TAG", None), ("a: %", None), ("#%", None), ("", None)]
)
def test_a_directive_is_found_at_the_head_only(text: str, index: int | None) -> None:
    assert directive(text) == index


@pytest.mark.parametrize(("text", "index"), [("a\n# b\n", None), ("a\n\n--- b", 3), ("a\n # b\n c", 8)])
def test_what_follows_is_found_past_comments(text: str, index: int | None) -> None:
    assert after(text, 1) == index


@pytest.mark.parametrize(
    "text", ["&a b", "x: &a b", "x: !t b", "[!t b]", "{a: b,!t c: d}", "x:\n  !!str b", "&b: c", "a:!b", "a: ! b", "!\r- a"]
)
def test_anchors_and_tags_are_noticed(text: str) -> None:
    assert marked(text)


@pytest.mark.parametrize("text", ["x: Smith & Sons", "x: Hello!", 'x: "Wait! What?"', "R&D", "x: a!b"])
def test_ordinary_uses_of_the_same_characters_are_not_taken_for_marks(text: str) -> None:
    assert not marked(text)


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("a: b", "a", "b"), ('"a b" : "c"', "a b", '"c"'), ("'it''s': c", "it's", "c"), ('"a\\"b": c', 'a"b', "c"),
        ("a:\n  # note\n  b", "a", "b"), ("a:   |\n  b", "a", "|\n  b"), ('{"a":1}', "a", "1}"),
    ],
)  # fmt: skip
def test_the_value_after_a_key_is_found(text: str, key: str, value: str) -> None:
    start = 1 if text.startswith("{") else 0
    assert text[after_key(text, start, key) :] == value


def test_a_word_ends_where_its_entry_ends() -> None:
    assert word_at("[!t x]", 1) == "!t"
    assert word_at("[!t]", 1) == "!t"
    assert word_at("", 0) == ""
