"""The parser's complaints, turned into something that helps."""

from __future__ import annotations

import pytest

from simulator.content.reading.reader import read
from simulator.content.text.source import Source

EXAMPLES = [
    ("a: b: c", "colon-in-text", 1, 5),
    ('x: 1\na: The rule: "no"\n', "colon-in-text", 2, 12),
    ("a: 1\n   b: 2", "bad-indent", 2, 4),
    ("abc\ndef: 1", "missing-colon", 1, 1),
    ("x: 1\nabc\ndef: 1", "missing-colon", 2, 1),
    ('says:"x"\nb: 1', "missing-colon", 1, 1),
    ("- a\n b: c", "missing-colon", 1, 3),
    ("a:\n  - b\n - c", "bad-indent", 3, 2),
    ("a:\n    b: 1\n  c: 2", "bad-indent", 3, 3),
    ("a:\n  - x: 1\n   y: 2\n", "bad-indent", 3, 4),
    ('a: "x" y', "text-after-quote", 1, 8),
    ("a: 'it's'", "text-after-quote", 1, 8),
    ('a: "x\n  y" z', "text-after-quote", 2, 6),
    ('a: "x\nb: "y"', "unclosed-quote", 1, 4),
    ("a: 'x\nb: 'y'", "unclosed-quote", 1, 4),
    ('- a: "it\'s\n  b: 1\n- c: "y"\n', "unclosed-quote", 1, 6),
    ("a:\n  - b\n  c: 1", "list-and-keys", 3, 3),
    ("a:\n  c: 1\n  - b", "list-and-keys", 3, 3),
    ("a:\n  - b\n  'c': 1", "list-and-keys", 3, 3),
    ('a: "x", y', "text-after-quote", 1, 7),
    ("a: [x] y", "unquoted-start", 1, 4),
    ("a: {agent} hello", "unquoted-start", 1, 4),
    ("- {agent} hello", "unquoted-start", 1, 3),
    ("a: b\n\tc: d", "tab-indent", 2, 1),
    ("a:\n\t- b", "tab-indent", 2, 1),
    ("a: |\n\tb\n", "tab-indent", 2, 1),
    ("a: @x", "unquoted-start", 1, 4),
    ("a: `x", "unquoted-start", 1, 4),
    ("a: %x", "unquoted-start", 1, 4),
    ("a: & x", "unquoted-start", 1, 4),
    ("a: *", "unquoted-start", 1, 4),
    ("a: ]", "unquoted-start", 1, 4),
    ("a: ? b", "unquoted-start", 1, 4),
    ("a: !x!y z", "tag-refused", 1, 4),
    ("a: !<x", "tag-refused", 1, 4),
    ('a: "x', "unclosed-quote", 1, 4),
    ("a: 'x\nb: c", "unclosed-quote", 1, 4),
    ('a: "x\n---\n"', "unclosed-quote", 1, 4),
    ('a: "\\q"', "bad-escape", 1, 5),
    ('a: "\\xzz"', "bad-escape", 1, 7),
    ("a: [1, 2\nb: 3", "unclosed-bracket", 1, 4),
    ("a: {x: 1\nb: 2", "unclosed-bracket", 1, 4),
    ("a: [b: c: d]", "unclosed-bracket", 1, 4),
    ("a: [1,", "unclosed-bracket", 1, 4),
    ("a: [1,\n", "unclosed-bracket", 1, 4),
    ("a: {b: 1,\r\n\r\n", "unclosed-bracket", 1, 4),
    ("- [a, {b: [c]},\n", "unclosed-bracket", 1, 3),
    ("a: 1\n%TAG x y", "directive-refused", 2, 1),
    ("a: |2x\n", "not-yaml", 1, 6),
    ("a: - b", "unquoted-start", 1, 4),
    ("a: - b: c", "not-yaml", 1, 4),
    ("policy: - b", "not-yaml", 1, 9),
    ("a: *b c", "unquoted-start", 1, 4),
    ("a:\n  -b: 1\n    c: 2", "hyphen-without-space", 2, 3),
    ("a:\n  - b: 1\n  -c: 1\n    d: 2", "hyphen-without-space", 3, 3),
    ('a:\n  - "b"\n  -"c"\nd: 1', "hyphen-without-space", 3, 3),
    ("a:\n  b: 1\n\xa0 c: 1\n  d: 1", "odd-space", 3, 1),
    ("a:\n\xa0 b: 1\n  c: 1", "odd-space", 2, 1),
    ("a:\xa0b\nc: 1", "odd-space", 1, 3),
    ("a:\n  -\u3000b: 1\n    c: 1", "odd-space", 2, 4),
    ("a: Bonjour\xa0!\nb: c: d", "colon-in-text", 2, 5),
    ("[a]]", "several-documents", 1, 4),
    ("a: [x, y]]", "unquoted-start", 1, 4),
    ("k" * 2000 + ": 1", "not-yaml", 1, 1),
    ("a:\n  b\n    c: 1", "missing-colon", 2, 3),
    ("a:\n  – b: 1\n    c: 2", "odd-hyphen", 2, 3),
    ("policy:\n  – one # x\n  • two", "odd-hyphen", 3, 3),
    ("a:\n  - b: 1\n  * c: 1\n    d: 2", "odd-hyphen", 3, 3),
    (" a: 1\nb: 2\nc: 3", "bad-indent", 1, 2),
    ("a: 1\n...\nb: 2", "several-documents", 2, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), EXAMPLES)
def test_a_complaint_is_turned_into_a_problem_near_the_mistake(text: str, code: str, line: int, column: int) -> None:
    [problem] = read(Source("x.yaml", text)).problems
    assert problem.place
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert problem.message
    assert problem.remedy


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ('a: "x" y\nb: *c', "line 1"),
        ("a:\n  b\n    c: 1\n    d: 2\ne: 1", "lines 2 to 4"),
        ("a: [" + "x, " * 400_000, "what follows"),
    ],
)
def test_a_complaint_says_what_is_not_read_until_then(text: str, unread: str) -> None:
    told = [problem for problem in read(Source("x.yaml", text)).problems if problem.code != "alias-refused"]
    assert [problem.remedy.partition(" Then check again, because ")[2] for problem in told] == [
        f"{unread} can't be read until this is fixed."
    ]


def test_what_keeps_nothing_from_being_read_says_nothing_of_it() -> None:
    [problem] = read(Source("x.yaml", "b: *c")).problems
    assert "check again" not in problem.remedy


def test_what_is_not_known_is_told_in_the_parsers_words() -> None:
    [problem] = read(Source("x.yaml", "{a: 1")).problems
    assert problem.code == "unclosed-bracket"


@pytest.mark.parametrize("text", ["a: - 2", "a: {b: - 2}", "a: {b: 1, c: -  2, d: 3}", "a: - 2  # note\nb: 1"])
def test_a_minus_apart_from_its_digits_is_told(text: str) -> None:
    [problem] = read(Source("x.yaml", text)).problems
    assert problem.message == "From here on the file can't be understood (write -2 without the space)."


@pytest.mark.parametrize("text", ["a: - 2 of them", "a: - x"])
def test_a_text_that_begins_with_a_hyphen_is_no_negative_number(text: str) -> None:
    [problem] = read(Source("x.yaml", text)).problems
    assert problem.code == "unquoted-start"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a: 'That's it'", "The text began with ', so the next one, be it an apostrophe, ended it;"),
        ('a: "The "best" of it"', 'Put the whole text in double quotes, and write \\" or “ ” for quotes inside it.'),
    ],
)
def test_what_follows_a_closing_quote_is_explained_by_that_quote(text: str, remedy: str) -> None:
    [problem] = read(Source("x.yaml", text)).problems
    assert problem.remedy.startswith(remedy)
    assert "Put the whole text in double quotes" in problem.remedy


def test_a_space_that_is_none_is_named() -> None:
    [problem] = read(Source("x.yaml", "a:\n\xa0 b: 1\n  c: 1")).problems
    assert "A no-break space (U+00A0) stands here." in problem.message


def test_curly_quotes_before_a_second_colon_are_named() -> None:
    [curly] = read(Source("x.yaml", "says: “One moment: now.”")).problems
    assert curly.remedy.startswith("Curly quotes don't count as quotes; type straight ones. Put the whole text in double quotes.")
    [other] = read(Source("x.yaml", "says: One moment: now.")).problems
    assert "urly" not in other.remedy


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("a: [b: c: d]", ""),
        ("{\n  a: 1\n  b: 2\n}", ", at the latest 2 lines further down"),
        ("a: [b\nc: 1", ", at the latest 1 line further down"),
    ],
)
def test_it_is_told_how_far_an_open_bracket_reaches_at_most(text: str, by: str) -> None:
    [problem] = read(Source("x.yaml", text)).problems
    assert problem.message.endswith(f"is missing after this bracket{by}.")
