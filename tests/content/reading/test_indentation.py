"""Which line is out of its column, judged by those around it."""

from __future__ import annotations

import pytest

from simulator.content.reading.indentation import blamed, rows
from simulator.core.problems import text_kinds as register


def told(text: str) -> tuple[str, int]:
    """Return the code and the line that is blamed where the parser complains of the line with “<”."""
    index = text.index("<")
    start = text.rindex("\n", 0, index) + 1
    text = text.replace("<", " ")
    kind, at = blamed(text, register.BAD_INDENT, start + len(text[start:]) - len(text[start:].lstrip()))
    return kind.code, text.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  b: 1\n   c: 2 <\n  d: 3", 3),
        ("a:\n  - b: 1\n     c: 2 <\n    d: 3", 3),
        ("a:\n    b: 1\n  c: 2 <\n  d: 3", 2),
        ("a:\n   - b: 1\n    c: 2 <\n    d: 3\n  - b: 2", 2),
        ("a:\n  b: 1\n c: 2\n  d: 3 <", 3),
        ("x: 1\na: 1\n  b: 2 <\n  c: 3", 3),
        ("scenes:\n  a:\n    says: x\n    ending: lost\nb:\n    says: x\n    ending: lost\n  c: <\n    says: x", 5),
        ("scenes:\n a:\n    says: x\n    ending: lost\n  b: <\n    says: x\n  c:", 2),
        ("scenes:\n    a:\n    says: x\n    ending: lost\n  b: <\n    says: x\n  c:", 2),
    ],
)
def test_the_line_that_does_not_agree_with_the_others_is_blamed(text: str, line: int) -> None:
    assert told(text) == ("bad-indent", line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("choices:\n    id: a\n    say: x\n  - id: b <\n    say: y", 2),
        ("choices:\n  id: a\n    say: x <\n    goto: y\n  - id: b\n    say: y", 2),
    ],
)
def test_an_entry_without_its_hyphen_is_blamed_for_what_follows(text: str, line: int) -> None:
    assert told(text) == ("missing-hyphen", line)


def test_empty_lines_and_comments_are_nobodys_fault() -> None:
    assert told("a:\n    b: 1\n\n# note\n  c: 2 <\n\n  # note\n  d: 3") == ("bad-indent", 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_told_apart_by_every_line_end(end: str) -> None:
    assert [(row.depth, row.text) for row in rows(f"a{end}  - b{end}\t c", 0)] == [(0, "a"), (2, "- b"), (3, "c")]


@pytest.mark.parametrize(("text", "start"), [("a\n", 2), ("a\r\n", 3)])
def test_behind_the_last_line_end_stands_an_empty_line(text: str, start: int) -> None:
    assert [(row.start, row.end, row.text) for row in rows(text, start)] == [(start, start, "")]


def test_the_column_behind_a_hyphen_is_told() -> None:
    assert [row.inner for row in rows("  -   a: 1\n  b: 1", 0)] == [6, 2]
