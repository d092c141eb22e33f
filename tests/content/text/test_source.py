"""Files that can't be read, bytes as text, unseen characters, and positions as lines and columns."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.text.source import HIDDEN, MAX_BYTES, Source, decode, harmless, read_bytes, shown, unseen
from simulator.core.problems.problem import Problem
from simulator.core.problems.text_kinds import HIDDEN_CHARACTER

LINE_END = re.compile(r"\r\n|\r|\n")


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in decode(data, "x.yaml")[1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_the_same_in_every_encoding_that_says_what_it_is(encoding: str) -> None:
    source, _ = decode("name: Łukasz 😀\n".encode(encoding), "x.yaml")
    assert source
    assert source.text == "name: Łukasz 😀\n"


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\x00\x00\xfe\xff", "utf-32-be")]
)
def test_an_encoding_other_than_utf8_is_taken_with_a_warning(mark: bytes, encoding: str) -> None:
    assert codes(mark + "a: b".encode(encoding)) == ["other-encoding"]


def test_a_byte_order_mark_of_utf8_is_no_problem() -> None:
    assert codes(b"\xef\xbb\xbfa: b") == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf \n", "empty-file"),
        ("Привет".encode("cp1251"), "not-utf8"),
        ("Привет".encode()[:-1], "cut-text"),
        (b"\xff\xfea\x00b", "cut-text"),
        (b"a\x00b", "not-text"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03", "not-text"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_a_reason(data: bytes, code: str) -> None:
    source, problems = decode(data, "x.yaml")
    assert source is None
    assert [problem.code for problem in problems] == [code]


def test_the_first_letter_that_cant_be_read_is_pointed_at() -> None:
    _, problems = decode("format: 1\r\ntitle: Привет\r\n".encode("cp1251"), "x.yaml")
    place = problems[0].place
    assert place
    assert (place.line, place.column, place.source[:7]) == (2, 8, "title: ")


def test_the_largest_file_allowed_is_read() -> None:
    source, _ = decode(b"#" * MAX_BYTES, "x.yaml")
    assert source


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\u200e", "\u061c", "\u2028", "\x85", "\u180e", "\ufeff", "\U000e0041"]
)
def test_a_character_that_cant_be_seen_is_warned_of(character: str) -> None:
    assert codes(f"a: b{character}c".encode()) == ["hidden-character"]


@pytest.mark.parametrize("text", ["“quoted” – and… €", "zażółć gęślą jaźń", "Привет", "日本語", "مرحبا", "שלום", "😀👩‍🚒"])
def test_letters_of_every_script_are_no_problem(text: str) -> None:
    assert codes(text.encode()) == []


def test_one_unseen_character_in_each_line_is_reported() -> None:
    problems = unseen(Source("x", "a\u202eb\u202ec\n\nd\u200b"), HIDDEN, HIDDEN_CHARACTER)
    assert [(problem.place.line, problem.place.column) for problem in problems if problem.place] == [(1, 2), (3, 2)]


@given(st.text(alphabet="aż\t \r\n😀", max_size=200), st.integers(0, 200))
def test_line_and_column_are_those_of_an_editor(text: str, index: int) -> None:
    index = min(index, len(text))
    if text[max(index - 1, 0) : index + 1] == "\r\n":
        index -= 1
    before = LINE_END.split(text[:index])
    place = Source("x", text).place(index)
    assert (place.line, place.column) == (len(before), len(before[-1]) + 1)


def test_lines_are_counted_rightly_far_into_a_large_text() -> None:
    text = "a\r\n" * 50_000 + "b\n" * 50_000 + "c\r" * 50_000 + "here"
    place = Source("x", text).place(len(text) - 4)
    assert (place.line, place.column, place.source) == (150_001, 1, "here")


def test_the_line_shown_is_harmless_and_no_longer_than_needed() -> None:
    place = Source("x", "\x1b[2J\u202e" + "x" * 1000).place(3)
    assert place.source.startswith("\ufffd[2J\ufffdx")
    assert len(place.source) == 200


def test_a_text_fit_for_a_message_is_short_and_on_one_line() -> None:
    assert shown("a\n  b\x07" + "c" * 100) == "a b\ufffd" + "c" * 55 + "…"


@given(st.text())
def test_nothing_unseen_is_left_in_a_harmless_text(text: str) -> None:
    assert not HIDDEN.search(harmless(text))
    assert len(harmless(text)) == len(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_have_a_problem(data: bytes) -> None:
    source, problems = decode(data, "x.yaml")
    assert source is not None or len(problems) == 1


def code(path: Path) -> str:
    problem = read_bytes(path)
    assert isinstance(problem, Problem)
    assert str(problem.place) == f"{path}:1:1"
    assert problem.message
    return problem.code


def test_the_bytes_of_a_file_are_given(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b")
    assert read_bytes(tmp_path / "a.yaml") == b"a: b"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert code(tmp_path / "a.yaml") == "file-missing"
    assert code(tmp_path / "file" / "a.yaml") == "file-missing"
    assert code(Path("zero\x00byte")) == "file-missing"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert code(tmp_path) == "not-a-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert code(tmp_path / "pipe.yaml") == "not-a-file"


def test_a_device_is_no_file() -> None:
    assert code(Path(os.devnull)) == "not-a-file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    problem = read_bytes(tmp_path / "a.yaml")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("file-unreadable", "The file can't be opened: permission denied.")


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    assert code(tmp_path / "a.yaml") == "file-unreadable"


def test_no_more_is_read_of_a_large_file_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(MAX_BYTES * 3)
    data = read_bytes(tmp_path / "a.yaml")
    assert isinstance(data, bytes)
    assert len(data) == MAX_BYTES + 1
