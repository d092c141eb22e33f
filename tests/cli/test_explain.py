"""Explaining the codes that a check prints."""

from __future__ import annotations

import json
import re

import pytest

from simulator.cli.explain import WIDTH
from simulator.core.problems.registry import KINDS
from simulator.paths import find_paths


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_code_is_explained_in_plain_words(command, code):
    told = command("explain", code)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith(f"{code} (a")
    for part in ("What it means: ", "Why it matters: "):
        assert part in told.out


@pytest.mark.parametrize("code", sorted(KINDS))
def test_what_depends_on_the_file_is_shown_by_dots(command, code):
    page = json.loads(command("explain", code, "--json").out)
    words = f"{page['message']} {page['remedy'] or ''}".replace("{{ or }}", "")
    assert not re.search(r"…[^ ]?…|\.…|…\.", words)
    assert not set(re.findall(r"{.*?}", words)) - {"{agent}", "{customer}", "{company}"}


def test_a_page_holds_the_message_the_example_broken_and_mended_and_the_remedy(command):
    assert command("explain", "yes-or-no").out == (
        "yes-or-no (an error: it blocks playing)\n"
        "  “…” must be true or false, and here it is “…”.\n"
        "\n"
        "  What it means: Yes, no, on or off stands where true or false is needed.\n"
        "  Why it matters: These words are plain text here, because a customer may well say “no”.\n"
        "\n"
        "  Broken:\n"
        "      once: yes\n"
        "\n"
        "  Fixed:\n"
        "      once: true\n"
        "\n"
        "  What to do: Write …\n"
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nothing-at-stake", "a warning: the scenario can be played"),
        ("walkthrough-open", "an error: the scenario can be played all the same"),
    ],
)
def test_a_page_says_how_bad_it_is(command, code, words):
    assert command("explain", code).out.startswith(f"{code} ({words})\n")


def test_a_code_that_no_small_text_can_show_has_no_example(command):
    told = command("explain", "file-missing").out
    assert "Broken:" not in told
    assert "Fixed:" not in told


def test_a_remedy_that_depends_on_the_file_altogether_is_left_out(command):
    assert "What to do" not in command("explain", "wrong-type").out
    assert json.loads(command("explain", "wrong-type", "--json").out)["remedy"] is None


@pytest.mark.parametrize("written", ["Missing-Key", "[missing-key]", " missing-key "])
def test_a_code_may_be_written_as_it_is_found(command, written):
    assert command("explain", written).out.startswith("missing-key (")


@pytest.mark.parametrize(
    ("written", "meant"), [("mising-key", "missing-key"), ("portrait", "unknown-portrait"), ("key missing", "missing-key")]
)
def test_a_likely_code_is_suggested_with_status_one(command, written, meant):
    told = command("explain", written)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith(f"There is no code “{written}”. Did you mean “{meant}”?")


@pytest.mark.parametrize("written", ["xyzzy", "nonsense", ""])
def test_an_unlikely_code_is_told_with_status_one(command, written):
    told = command("explain", written)
    hint = "Without a code, first-call explain lists them all."
    assert told == (1, "", f"There is no code “{written}”. {hint}\n")


def test_without_a_code_all_are_listed_by_chapter(command):
    told = command("explain")
    assert (told.status, told.err) == (0, "")
    lines = told.out.splitlines()
    listed = [line.split()[:2] for line in lines if re.match(r"  \S", line)]
    assert sorted(listed) == sorted([code, kind.severity.value] for code, kind in KINDS.items())
    assert lines[0] == "The file and its text"
    assert lines[-1].startswith(f"{len(KINDS)} codes. To read about one: first-call explain ")


def test_the_list_gives_the_first_sentence_of_what_a_code_means(command):
    assert "unknown-flag error A flag is used that isn't declared under “flags”." in plain(command("explain").out)


@pytest.mark.parametrize("code", [None, *sorted(KINDS)])
def test_nothing_is_wider_than_a_terminal(command, code):
    told = command(*(["explain", code] if code else ["explain"])).out
    assert all(len(line) <= WIDTH for line in told.splitlines())


def test_the_json_of_a_page_holds_all_of_it(command):
    page = json.loads(command("explain", "yes-or-no", "--json").out)
    assert page == {
        "code": "yes-or-no",
        "severity": "error",
        "chapter": "Keys, values and names",
        "means": "Yes, no, on or off stands where true or false is needed.",
        "playable": False,
        "message": "“…” must be true or false, and here it is “…”.",
        "why": "These words are plain text here, because a customer may well say “no”.",
        "broken": "once: yes",
        "mended": "once: true",
        "remedy": "Write …",
    }


def test_the_json_of_the_list_holds_every_code(command):
    listed = json.loads(command("explain", "--json").out)
    assert {(row["code"], row["severity"]) for row in listed} == {(code, kind.severity.value) for code, kind in KINDS.items()}


def test_damaged_explanations_are_told_with_status_two(command, tmp_path, monkeypatch):
    (tmp_path / "explain").mkdir()
    (tmp_path / "explain" / "en.yaml").write_text("format: 1\nlanguage: en\n", encoding="utf-8")
    paths = find_paths()._replace(assets=tmp_path)
    monkeypatch.setattr("simulator.cli.main.find_paths", lambda home: paths)
    told = command("explain", "missing-key")
    assert (told.status, told.out) == (2, "")
    assert told.err.startswith("The explanations can't be read. ")
    assert "“chapters” is missing." in told.err


def test_a_check_with_problems_ends_with_the_way_here(command, folder):
    told = command("check", folder / "broken.yaml")
    assert told.out.endswith("\nMore on a code: first-call explain CODE\n")
    code = told.out.split("[")[1].split("]")[0]
    assert command("explain", code).status == 0


def test_a_check_without_problems_leaves_it_out(command, folder):
    assert "explain" not in command("check", folder / "roof.yaml").out
