"""Texts that know what they are made of."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from typing import Any

import pytest

from simulator.core.texts import N_, Text, either, joined, packed, unpacked

LINES = Text(N_("lines {first} to {last}"), {"first": 3, "last": 5})
UNREAD = Text(N_("{what} can't be read"), {"what": LINES})
TEXTS = [N_("the file"), N_("{agent} as it is"), LINES, UNREAD, Text("nothing", {}), joined(["a", LINES, "b"])]


def parts(value: object) -> Any:
    """Give all that a text is made of."""
    if not isinstance(value, Text):
        return value
    return value.template, value.values and {key: parts(inner) for key, inner in value.values.items()}


def test_a_text_is_the_filled_template_and_as_good_as_any_str() -> None:
    assert UNREAD == "lines 3 to 5 can't be read"
    assert {UNREAD: 1}["lines 3 to 5 can't be read"] == 1


def test_a_text_without_values_is_not_filled() -> None:
    assert N_("{agent} as it is") == "{agent} as it is"


def test_a_text_of_a_text_still_knows_what_that_was_made_of() -> None:
    assert parts(Text(UNREAD)) == parts(UNREAD)


def test_several_texts_in_one_are_still_texts() -> None:
    text = joined(["a", LINES, "b"], "; ")
    assert text == "a; lines 3 to 5; b"
    assert text.values is not None
    assert list(map(parts, text.values.values())) == ["a", parts(LINES), "b"]


def test_no_texts_in_one_are_an_empty_text() -> None:
    assert joined([]) == ""


@pytest.mark.parametrize(("names", "text"), [("a", "a"), ("ab", "a or b"), ("abc", "a or b or c")])
def test_one_of_several_is_told_with_or_between_them(names: str, text: str) -> None:
    assert either(names) == text


@pytest.mark.parametrize("text", TEXTS)
def test_a_copy_knows_what_the_text_was_made_of(text: Text) -> None:
    for copy in (deepcopy(text), pickle.loads(pickle.dumps(text))):  # noqa: S301 - written a moment ago
        assert (copy, parts(copy)) == (text, parts(text))


@pytest.mark.parametrize("text", [*TEXTS, "somebody's own words", 7])
def test_a_text_comes_back_from_json_with_all_that_it_is_made_of(text: object) -> None:
    back = unpacked(json.loads(json.dumps(packed(text))))
    assert (back, parts(back)) == (text, parts(text))


@pytest.mark.parametrize("value", [[], ["{x}", {}], ["x", 3]])
def test_what_was_never_packed_is_refused(value: object) -> None:
    with pytest.raises((AttributeError, KeyError, ValueError)):
        unpacked(value)
