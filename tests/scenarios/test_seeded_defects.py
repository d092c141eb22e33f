"""Mistakes seeded into sound scenarios, one at a time: each is found, in its line, and nothing is found where there is none."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.core.problems import cue_kinds, design_kinds, proof_kinds
from simulator.core.problems.problem import Problem
from simulator.paths import find_paths
from simulator.workflow.playable import ScenarioOpener, open_scenario_opener
from tests.scenarios.seeded import Defect
from tests.scenarios.seeded_proofs import FLAGS, GRAPH, SCORES, WALKS
from tests.scenarios.seeded_reading import LETTERS, READING

FOLDER = find_paths().scenarios
DEFECTS = (*LETTERS, *READING, *GRAPH, *SCORES, *FLAGS, *WALKS)
FEWEST = 60

SEARCHED = [kind for module in (proof_kinds, design_kinds, cue_kinds) for kind in vars(module).values()]
NOWHERE = {
    "scene-unreachable",
    "ending-unreachable",
    "principle-no-chance",
    "nothing-at-stake",
    "pass-by-guessing",
    "flag-never-read",
    "pronounce-unheard",
}
"""What nothing leads to, what lies in no place, and flags that may be named nowhere but where they are declared."""

every_defect = pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: f"{defect.file}: {defect.what}")


@cache
def opener() -> ScenarioOpener:
    return open_scenario_opener(find_paths())


@cache
def sound(file: str) -> str:
    return (FOLDER / f"{file}.yaml").read_text(encoding="utf-8")


@cache
def broken(defect: Defect) -> str:
    return defect.edit(sound(defect.file))


@cache
def found(defect: Defect) -> tuple[Problem, ...]:
    return opener().check_bytes(broken(defect).encode(), f"{defect.file}.yaml")


def places(defect: Defect) -> list[tuple[str, int]]:
    """Give the code and the line of every finding."""
    return [(problem.code, problem.place.line if problem.place else 0) for problem in found(defect)]


def wanted(defect: Defect) -> tuple[str, int]:
    """Give the code and the line that have to be found."""
    return defect.code, defect.line(sound(defect.file), broken(defect))


@pytest.mark.parametrize("file", sorted({defect.file for defect in DEFECTS}))
def test_nothing_is_found_in_a_sound_scenario(file: str) -> None:
    problems = opener().check_bytes(sound(file).encode(), f"{file}.yaml")
    assert [(problem.code, str(problem.place)) for problem in problems] == []


def test_every_bundled_scenario_has_had_a_defect() -> None:
    assert {defect.file for defect in DEFECTS} == {path.stem for path in FOLDER.glob("*.yaml")}


def test_no_defect_is_seeded_twice() -> None:
    texts = [broken(defect) for defect in DEFECTS]
    assert len(set(texts)) == len(texts)
    assert not {sound(defect.file) for defect in DEFECTS} & set(texts)


@every_defect
def test_the_defect_is_found_by_its_code_in_its_line(defect: Defect) -> None:
    assert wanted(defect) in places(defect)


@every_defect
def test_nothing_else_is_found_but_what_follows_from_the_defect(defect: Defect) -> None:
    others = {code for code, line in places(defect) if (code, line) != wanted(defect)}
    assert others <= defect.also


@every_defect
def test_what_the_search_finds_comes_with_the_choices_that_lead_there(defect: Defect) -> None:
    lost = {problem.code for problem in found(defect) if problem.kind in SEARCHED and problem.witness is None}
    assert lost <= NOWHERE


def test_the_table_of_defects_is_long_enough() -> None:
    rows = [(defect, *wanted(defect)) for defect in DEFECTS if wanted(defect) in places(defect)]
    print()  # noqa: T201 - the table is there to be read
    for number, (defect, code, line) in enumerate(rows, 1):
        print(f"{number:3}  {defect.what:52}  {code:24}  {defect.file}.yaml:{line}")  # noqa: T201 - as above
    print(f"{len(rows)} of {len(DEFECTS)} defects found, of {len({code for _, code, _ in rows})} kinds")  # noqa: T201 - as above
    assert len(rows) == len(DEFECTS) >= FEWEST
