"""The explanations of the codes: one for each, with an example that is played through the checks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from simulator.content.explain_file import Change, Page, load_pages, read_pages
from simulator.core.problems import guidance_kinds
from simulator.core.problems.problem import Kind
from simulator.core.problems.registry import KINDS
from simulator.paths import find_paths
from simulator.workflow.playable import ScenarioOpener, open_scenario_opener

FOLDER = find_paths().assets / "explain"
BASE = (FOLDER / "base.yaml").read_text(encoding="utf-8")

WITHOUT_EXAMPLE = {
    # of the file, before there is a text to show
    "file-missing", "not-a-file", "file-unreadable", "too-large", "empty-file", "not-text", "not-utf8", "cut-text",
    "other-encoding",
    # shown only by a text that is too long to print
    "too-many-entries", "too-long", "more-problems", "more-warnings", "too-many-states", "not-worked-out",
    # of two files
    "same-id",
    # kept for a mistake that no other code tells of; none is known
    "bad-value",
    # of the guidance catalogue, not of a scenario
    *(kind.code for kind in vars(guidance_kinds).values() if isinstance(kind, Kind)),
}  # fmt: skip

COMPANIONS = {
    # a principle has no chance because something keeps its choices from being made
    "principle-no-chance": {"choice-never-shown"},
    # where only critical choices reach the pass mark, the best way always makes one
    "pass-unreachable": {"best-line-critical"},
    # what stands where an ending should is still to be written
    "not-an-ending": {"walkthrough-differs"},
}

SMALL = """\
format: 1
language: en
chapters:
  "Keys":
    bad-id:
      means: "A bad name."
      why: "It confuses."
      example:
        - broken: 'id: X'
          mended: 'id: x'
"""


@cache
def pages() -> dict[str, Page]:
    reading = load_pages(FOLDER / "en.yaml")
    assert reading.problems == ()
    return dict(reading.pages or {})


@pytest.fixture(scope="module")
def opener() -> ScenarioOpener:
    return open_scenario_opener(find_paths())


def put(text: str, change: Change, fragment: str) -> str:
    """Put a fragment in the place of the lines of a change, which must stand in the text exactly once, at any indentation."""
    lines, wanted, found = text.splitlines(), change.replace.splitlines(), []
    for at, line in enumerate(lines):
        margin = line[: len(line) - len(line.lstrip())]
        if lines[at : at + len(wanted)] == [margin + one for one in wanted]:
            found.append((at, margin))
    assert len(found) == 1, f"{change.replace!r} stands there {len(found)} times"
    at, margin = found[0]
    after = [] if change.rest else lines[at + len(wanted) :]
    return "\n".join([*lines[:at], *(margin + one for one in fragment.splitlines()), *after, ""])


def codes(opener: ScenarioOpener, text: str) -> set[str]:
    return {problem.code for problem in opener.check_bytes(text.encode(), "base.yaml")}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert pages().keys() == KINDS.keys()


def test_every_page_has_an_example_or_a_reason_why_not() -> None:
    assert {code for code, page in pages().items() if not page.example} == WITHOUT_EXAMPLE & KINDS.keys()


def test_the_scenario_that_the_examples_are_put_into_is_sound(opener: ScenarioOpener) -> None:
    assert codes(opener, BASE) == set()


@pytest.mark.parametrize("code", sorted(KINDS.keys() - WITHOUT_EXAMPLE))
def test_the_broken_example_gives_exactly_that_code_and_the_mended_one_none(code: str, opener: ScenarioOpener) -> None:
    broken = mended = BASE
    for change in pages()[code].example:
        broken, mended = put(broken, change, change.broken), put(mended, change, change.mended)
    assert (codes(opener, broken), codes(opener, mended)) == ({code} | COMPANIONS.get(code, set()), set())


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_page_begins_with_a_sentence_that_fits_a_list(code: str) -> None:
    first = pages()[code].means.split(". ")[0]
    assert 10 < len(first) < 120


@pytest.mark.parametrize("code", sorted(KINDS))
def test_an_example_is_short_enough_to_take_in(code: str) -> None:
    lines = [text.splitlines() for text in (pages()[code].broken, pages()[code].mended)]
    assert all(len(text) <= 40 and max(map(len, text), default=0) <= 94 for text in lines)


def test_a_page_is_read() -> None:
    reading = read_pages(SMALL.encode(), "small.yaml")
    assert reading.problems == ()
    assert reading.pages == {
        "bad-id": Page("bad-id", "Keys", "A bad name.", "It confuses.", (Change("id: x", "id: X", "id: x"),))
    }


def test_the_parts_of_an_example_are_told_apart() -> None:
    page = Page("a", "Keys", "", "", (Change("c", "a", "c"), Change("d", "b", "d")))
    assert (page.broken, page.mended) == ("a\n…\nb", "c\n…\nd")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("means:", "meens:", "unknown-key"),
        ("          mended: 'id: x'\n", "", "missing-key"),
        ("format: 1", "format: 2", "newer-format"),
        ('means: "A bad name."', "means: [", "unclosed-bracket"),
    ],
)
def test_a_damaged_file_is_told_and_gives_no_pages(old: str, new: str, code: str) -> None:
    reading = read_pages(SMALL.replace(old, new).encode(), "small.yaml")
    assert reading.pages is None
    assert code in [problem.code for problem in reading.problems]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    reading = load_pages(tmp_path / "en.yaml")
    assert (reading.pages, [problem.code for problem in reading.problems]) == (None, ["file-missing"])
