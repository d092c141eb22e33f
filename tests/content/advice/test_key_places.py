"""Keys in a wrong column, or under another name, are told where they belong and what they are called."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem, edited
from tests.samples import SMALL, changed

SILENCE = SMALL[SMALL.index("    silence:\n") : SMALL.index("  middle:\n")]


def told(*changes: tuple[str, str]) -> tuple[Problem, str]:
    """Return the one problem of a changed file, and the file with its edits."""
    text = changed(SMALL, *changes)
    [problem] = read_scenario(text.encode(), "small.yaml").problems
    return problem, edited(text, problem.edits)


@pytest.mark.parametrize(
    ("indented", "outdented", "owner"),
    [
        ("    silence:\n      after", "  silence:\n      after", "opening"),
        ("    ending: lost", "  ending: lost", "lost"),
        (SILENCE, "\n".join(line.removeprefix("  ") for line in SILENCE.split("\n")), "opening"),
        ('    text: "On the van since Monday."', '  text: "On the van since Monday."', "track"),
    ],
)
def test_a_key_in_the_column_of_its_owner_is_one_problem(indented: str, outdented: str, owner: str) -> None:
    problem, mended = told((indented, outdented))
    assert problem.code == "outdented-key"
    assert f"If it belongs to “{owner}”, indent it" in problem.remedy
    assert read_scenario(mended.encode(), "small.yaml").scenario == read_scenario(SMALL.encode(), "small.yaml").scenario


def test_a_scene_may_be_called_as_a_key_is() -> None:
    scene = '  silence:\n    says: "..."\n    ending: lost\n    lesson: "Say something."\n'
    text = changed(SMALL, ("walkthroughs:\n", f"{scene}walkthroughs:\n"))
    assert read_scenario(text.encode(), "small.yaml").problems == ()


def test_a_flag_may_be_called_as_a_key_of_another_one_is() -> None:
    text = changed(SMALL, ("holds: {start: 0, min: 0, max: 2}\n", "holds: {start: 0, max: 2}\n  min: false\n"))
    assert read_scenario(text.encode(), "small.yaml").problems == ()


def test_all_keys_of_a_scene_may_stand_too_far_to_the_left() -> None:
    lost = '  lost:\n    says: "I will write to your boss."\n    ending: lost\n'
    text = changed(SMALL, (lost, lost.replace("    ", "  ")))
    problems = read_scenario(text.encode(), "small.yaml").problems
    assert [(problem.code, problem.place.line) for problem in problems if problem.place] == [
        ("outdented-key", 85),
        ("outdented-key", 86),
    ]
    mended = edited(text, [edit for problem in problems for edit in problem.edits])
    assert mended == SMALL


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("takes: 20", "take: 20", "Did you mean “takes”? "),
        ('because: "It shows', 'reason: "It shows', "Did you mean “because”? "),
        ("    choices:\n      - id: name-it", "    options:\n      - id: name-it", "Did you mean “choices”? "),
        ("    silence:\n", "    SILENCE:\n", "Did you mean “silence”? "),
        ("takes: 20", "takes:20: 20", "Write a space behind the colon of “takes”. "),
    ],
)
def test_a_key_under_another_name_is_one_problem_with_its_cure(old: str, new: str, words: str) -> None:
    problem, mended = told((old, new))
    assert (problem.code, problem.remedy.startswith(words)) == ("unknown-key", True)
    assert mended != changed(SMALL, (old, new))


def test_a_scene_within_a_scene_is_moved_out_of_it() -> None:
    inner = ('  lost:\n    says: "I will write to your boss."\n    ending: lost', "    lost:\n      says: x\n      ending: lost")
    text = changed(SMALL, inner)
    problem = next(problem for problem in read_scenario(text.encode(), "small.yaml").problems if problem.code == "unknown-key")
    assert "\n  lost:\n    says: x\n    ending: lost\n" in edited(text, problem.edits)
