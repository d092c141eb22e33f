"""Where values begin and end in a text, in brackets and without."""

from __future__ import annotations

import pytest

from simulator.content.reading.reader import read
from simulator.content.text.source import Source
from simulator.content.text.spans import LONGEST, ValueSpans
from simulator.core.problems.problem import Path

TEXT = """\
a: [b: c, {d: e}]
f:
  - g: h # x
    i: "j"
  # a comment

k: |
  l
m:  n o
p:
- q
"""


def spans(text: str = TEXT) -> ValueSpans:
    return ValueSpans(read(Source("x.yaml", text)))


@pytest.mark.parametrize(
    ("path", "raw", "marks"),
    [
        (("a",), "[b: c, {d: e}]", "b"),
        (("a", 0), "b: c", "w"),
        (("a", 0, "b"), "c", "w"),
        (("a", 1), "{d: e}", "bw"),
        (("f",), '- g: h # x\n    i: "j"', ""),
        (("f", 0), 'g: h # x\n    i: "j"', ""),
        (("f", 0, "g"), "h", ""),
        (("f", 0, "i"), '"j"', "q"),
        (("k",), "|\n  l\n", "q"),
        (("m",), "n o", ""),
        (("p",), "- q", ""),
        (("p", 0), "q", ""),
    ],
)
def test_a_value_is_found_with_what_it_is_written_in(path: Path, raw: str, marks: str) -> None:
    found = spans()
    span = found.of(path)
    assert span is not None
    assert found.raw(span) == raw
    assert (span.quoted, span.brackets, span.within) == ("q" in marks, "b" in marks, "w" in marks)


def test_what_is_not_written_has_no_span() -> None:
    assert spans("a:\nb: 1\n").of(("a",)) is None
    assert spans().of(()) is None


def test_nothing_is_looked_for_in_a_very_long_text() -> None:
    assert spans("a: 1\n" + "#" * LONGEST).of(("a",)) is None


def test_a_column_counts_from_the_start_of_its_line() -> None:
    assert spans().column(TEXT.index("i:")) == 4
