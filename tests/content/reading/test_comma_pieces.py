"""Texts that a comma in brackets cut up are put together again, and nothing else is."""

from __future__ import annotations

import pytest

from simulator.content.reading.reader import read
from simulator.content.text.source import Source
from simulator.core.problems.problem import edited


@pytest.mark.parametrize(
    ("text", "values", "mended"),
    [
        ("{say: Well, then, goto: x}", {"say": "Well, then", "goto": "x"}, '{say: "Well, then", goto: x}'),
        ("{say: No, no, no.}", {"say": "No, no, no."}, '{say: "No, no, no."}'),
        ("{goto: x, say: Sure, once}", {"goto": "x", "say": "Sure, once"}, '{goto: x, say: "Sure, once"}'),
        ("{say: A,\n  b, goto: x}", {"say": "A, b", "goto": "x"}, '{say: "A, b", goto: x}'),
        ('{say: A, "b", goto: x}', {"say": "A", "b": None, "goto": "x"}, ""),
        ("{say: A, b: c}", {"say": "A", "b": "c"}, ""),
        ("{goto: a, b}", {"goto": "a", "b": None}, ""),
        ('{say: "A", b}', {"say": "A", "b": None}, ""),
        ("{say: 5, b}", {"say": 5, "b": None}, ""),
        ("say: A, b\ngoto:\n", {"say": "A, b", "goto": None}, ""),
    ],
)
def test_pieces_become_the_text_that_they_were(text: str, values: dict[str, object], mended: str) -> None:
    tree = read(Source("x.yaml", text))
    assert tree.values == values
    assert [edited(text, problem.edits) for problem in tree.problems] == ([mended] if mended else [])


def test_the_comma_and_what_is_left_before_it_are_told() -> None:
    [problem] = read(Source("x.yaml", "a: {say: Well  , then}")).problems
    assert (problem.code, str(problem.place)) == ("text-cut-by-comma", "x.yaml:1:16")
    assert (problem.details["text"], problem.details["whole"]) == ("Well", '"Well , then"')
