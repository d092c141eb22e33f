"""The guidance catalogue's file: read whole, or met with every problem in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.guidance_file import load_guidance, read_guidance
from simulator.core.guidance.catalogue import Article, Cite, Competency, Guidance, Point, Principle
from simulator.core.guidance.phrase_hints import Hint
from simulator.core.problems import guidance_kinds
from simulator.core.problems.problem import Kind
from tests.content.strategies import FILES, YAMLISH
from tests.samples import GUIDANCE, changed

SHIPPED = Path(__file__).parents[2] / "assets" / "guidance" / "en.yaml"

EXAMPLES = (
    ("unknown-article", 8, 3, ("  B2: ", "  C2: ")),
    ("unknown-point", 17, 13, ("[A9, B5a, B2]", "[A8, B5a, B2]")),
    ("unknown-point", 17, 22, ("[A9, B5a, B2]", "[A9, B5a, {B6: phone}]")),
    ("not-one-of", 17, 27, ("[A9, B5a, B2]", "[A9, B5a, {B2: fax}]")),
    ("unknown-competency", 16, 17, ("competency: resolution", "competency: solution")),
    ("bad-id", 14, 3, ("  own-it:\n", "  Own It:\n")),
    ("bad-id", 5, 3, ("  B: {", "  Two: {")),
    ("missing-key", 21, 3, ('    name: "Stay calm"\n', "")),
    ("unknown-key", 19, 5, ('avoid: "Passing', 'avid: "Passing')),
    ("too-few", 17, 5, ("[A9, B5a, B2]", "[]")),
    ("wrong-type", 7, 7, ('"Solve it, whoever is to blame."', "9")),
    ("bad-language", 4, 37, ("language: ru", "language: russian")),
    ("newer-format", 1, 9, ("format: 1", "format: 9")),
    ("unknown-principle", 24, 19, ("    competency: composure\n", "    competency: composure\n    replaced_by: [own-up]\n")),
    ("duplicate-key", 8, 3, ("  B2: ", "  A9: ")),
)


def found(text: str) -> list[tuple[str, int, int]]:
    problems = read_guidance(text.encode(), "en.yaml").problems
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems if problem.place and problem.message]


def catalogue() -> Guidance:
    guidance = read_guidance(GUIDANCE.encode(), "en.yaml").guidance
    assert guidance
    return guidance


def test_a_sound_catalogue_is_taken_over() -> None:
    guidance = catalogue()
    assert guidance.language == "en"
    assert guidance.articles["A"] == Article("A", "Ten rules", "ru")
    assert guidance.points["B5a"] == Point("B5a", "Calm the caller first.", "B")
    assert guidance.competencies["composure"] == Competency("composure", "Composure", "Staying calm.")
    assert guidance.principles["stay-calm"] == Principle(
        "stay-calm", "Stay calm", "composure", (Cite("B2"),), "Breathe.", "Answering back.", "Two angry people solve nothing."
    )


def test_everything_keeps_the_order_of_the_file() -> None:
    guidance = catalogue()
    assert [list(part) for part in (guidance.points, guidance.competencies, guidance.principles)] == [
        ["A9", "B2", "B5a"],
        ["resolution", "composure"],
        ["own-it", "stay-calm"],
    ]


@pytest.mark.parametrize(("code", "line", "column", "change"), EXAMPLES)
def test_a_mistake_is_reported_in_its_place(code: str, line: int, column: int, change: tuple[str, str]) -> None:
    assert (code, line, column) in found(changed(GUIDANCE, change))


@pytest.mark.parametrize(("code", "line", "column", "change"), EXAMPLES)
def test_a_catalogue_with_a_mistake_is_not_used(code: str, line: int, column: int, change: tuple[str, str]) -> None:
    assert read_guidance(changed(GUIDANCE, change).encode(), "en.yaml").guidance is None


def test_every_code_of_its_own_has_an_example() -> None:
    kinds = {kind.code for kind in vars(guidance_kinds).values() if isinstance(kind, Kind)}
    assert kinds - {"house-id-taken", "unknown-cited-point"} <= {example[0] for example in EXAMPLES}


def test_a_scenario_is_no_catalogue() -> None:
    assert found("hello") == [("not-a-scenario", 1, 1)]


def test_a_missing_catalogue_is_a_problem(tmp_path: Path) -> None:
    reading = load_guidance(tmp_path / "en.yaml")
    assert reading.guidance is None
    assert [problem.code for problem in reading.problems] == ["file-missing"]


def test_the_catalogue_that_we_ship_is_sound() -> None:
    reading = load_guidance(SHIPPED)
    assert reading.problems == ()
    assert reading.guidance


@given(YAMLISH | FILES | st.text())
def test_any_text_gives_a_catalogue_or_problems(text: str) -> None:
    reading = read_guidance(text.encode(), "en.yaml")
    assert (reading.guidance is None) is bool([problem for problem in reading.problems if problem.severity == "error"])


HINT = """
hints:
  calm-down: {name: "An order", principle: %s, about: "Say what you hear.", phrases: ["Calm  down"], times: 2}
"""


def test_a_hint_is_taken_over_with_its_phrases_as_words() -> None:
    guidance = read_guidance((GUIDANCE + HINT % "stay-calm").encode(), "en.yaml").guidance
    assert guidance
    hint = Hint("calm-down", "An order", "stay-calm", "Say what you hear.", ("calm down",), times=2)
    assert guidance.hints == {"calm-down": hint}


def test_a_cite_can_name_its_channel() -> None:
    guidance = read_guidance(changed(GUIDANCE, ("[A9, B5a, B2]", "[A9, {B5a: phone}]")).encode(), "en.yaml").guidance
    assert guidance
    assert guidance.principles["own-it"].cites == (Cite("A9"), Cite("B5a", "phone"))


def test_a_principle_that_others_replaced_is_kept_as_retired() -> None:
    text = changed(GUIDANCE, ("    competency: composure\n", "    competency: composure\n    replaced_by: [own-it]\n"))
    guidance = read_guidance(text.encode(), "en.yaml").guidance
    assert guidance
    assert guidance.principles["stay-calm"].replaced_by == ("own-it",)
    assert list(guidance.current) == ["own-it"]


def test_a_hint_may_not_lead_to_a_retired_principle() -> None:
    text = changed(GUIDANCE, ("    competency: composure\n", "    competency: composure\n    replaced_by: [own-it]\n"))
    assert [code for code, _, _ in found(text + HINT % "stay-calm")] == ["unknown-principle"]


def test_a_hint_for_a_principle_that_is_not_there_is_met() -> None:
    assert [code for code, _, _ in found(GUIDANCE + HINT % "stay-clam")] == ["unknown-principle"]
