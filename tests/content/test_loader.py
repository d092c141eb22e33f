"""The way in: files and bytes become a scenario or problems, and never anything else."""

from __future__ import annotations

import gc
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.content.loader import ScenarioReading, load_scenario, read_scenario, version_of
from simulator.core.problems.problem import Path as Steps
from simulator.core.problems.problem import blocking
from tests.content.strategies import FILES, YAMLISH, damaged, scenario_like
from tests.generated import scenario_text
from tests.samples import PORTRAITS, PRINCIPLES, SMALL, changed

ROOT = Path(__file__).parents[2]


def read(text: str) -> ScenarioReading:
    return read_scenario(text.encode(), "small.yaml", principles=PRINCIPLES, portraits=PORTRAITS)


def holds_together(reading: ScenarioReading) -> bool:
    """Say whether a reading keeps what it promises."""
    placed = [(problem.place.line, problem.place.column) for problem in reading.problems if problem.place and problem.message]
    in_order = len(placed) == len(reading.problems) and placed[: len(placed) - 1] == sorted(placed[: len(placed) - 1])
    return in_order and blocking(reading.problems) is (reading.scenario is None)


def test_a_sound_file_gives_a_scenario_and_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    reading = load_scenario(path, principles=PRINCIPLES, portraits=PORTRAITS)
    assert reading.problems == ()
    assert reading.scenario
    assert reading.scenario.id == "small-talk"
    assert reading.data == SMALL.encode()


def test_a_missing_file_is_a_problem_at_its_beginning(tmp_path: Path) -> None:
    reading = load_scenario(tmp_path / "none.yaml")
    assert [(problem.code, str(problem.place)) for problem in reading.problems] == [("file-missing", f"{tmp_path}/none.yaml:1:1")]
    assert str(reading.locate(("scenes", "opening"))) == f"{tmp_path}/none.yaml:1:1"


def test_a_warning_leaves_the_scenario_playable() -> None:
    reading = read(changed(SMALL, ("portrait: marta", "portrait: nobody")))
    assert [problem.code for problem in reading.problems] == ["unknown-portrait"]
    assert reading.scenario


def test_a_walkthrough_that_fails_leaves_the_scenario_playable() -> None:
    reading = read(changed(SMALL, ("ending: settled,", "ending: middle,")))
    assert [problem.code for problem in reading.problems] == ["not-an-ending"]
    assert reading.scenario


def test_principles_and_portraits_are_not_checked_where_none_are_given() -> None:
    text = changed(SMALL, ("portrait: marta", "portrait: nobody"), ("[name-the-feeling]", "[anything]"))
    assert read_scenario(text.encode(), "small.yaml").problems == ()


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 3, 8),
        (("customer", "voice", "rate"), 15, 50),
        (("customer",), 10, 1),
        (("scenes", "opening"), 29, 3),
        (("scenes", "opening", "says"), 30, 11),
        (("scenes", "opening", "choices"), 31, 5),
        (("scenes", "opening", "choices", 0), 32, 9),
        (("scenes", "opening", "choices", 0, "goto"), 37, 15),
        (("scenes", "opening", "choices", 0, "when"), 32, 9),
        (("scenes", "opening", "choices", 9), 31, 5),
        (("scenes", "nowhere", "choices", 0), 28, 1),
        (("scenes", "middle", "choices", 0, "goto", 1, "to"), 74, 17),
        (("walkthroughs", 0, "choices", 1), 89, 24),
        (("nothing", 5, "at all"), 1, 1),
    ],
)
def test_a_path_leads_to_its_place_or_to_that_of_the_nearest_parent(path: Steps, line: int, column: int) -> None:
    place = read(SMALL).locate(path)
    assert (place.line, place.column) == (line, column)
    assert place.source == SMALL.splitlines()[line - 1]


def test_places_are_those_of_an_editor_whatever_the_letters_and_line_ends() -> None:
    text = changed(SMALL, ('"Ada Example"', '"Жанна 😀"'), ("  portrait: marta", "  portrait:\tmarta")).replace("\n", "\r\n")
    for prefix in ("", "\ufeff"):
        locate = read(prefix + text).locate
        assert str(locate(("customer", "name"))) == "small.yaml:11:9"
        assert str(locate(("customer", "portrait"))) == "small.yaml:12:13"
        assert str(locate(("walkthroughs", 0, "expect", "passed"))) == "small.yaml:90:39"


def test_a_version_is_known_by_the_digest_of_its_bytes() -> None:
    reading = read(SMALL)
    assert reading.scenario
    version = version_of(reading.data, reading.scenario)
    assert version.digest == hashlib.sha256(SMALL.encode()).hexdigest()
    assert (version.scenario, version.language, version.title, version.source) == (
        "small-talk",
        "en",
        "The late parcel",
        reading.data,
    )


@pytest.mark.parametrize("scenes", [6, 50, 300])
def test_generated_scenarios_are_sound(scenes: int) -> None:
    reading = read_scenario(scenario_text(scenes, seed=scenes).encode(), "generated.yaml")
    assert reading.problems == ()
    assert reading.scenario
    assert len(reading.scenario.scenes) == scenes


def test_a_generated_scenario_is_the_same_every_time() -> None:
    assert scenario_text(20, seed=3) == scenario_text(20, seed=3) != scenario_text(20, seed=4)


def test_the_garbage_collector_is_left_as_it_was() -> None:
    read(SMALL)
    assert gc.isenabled()
    gc.disable()
    try:
        read(SMALL)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_heavy_is_imported_before_the_first_file_is_read() -> None:
    code = (
        "import sys, simulator.content.loader as l, simulator.content.guidance_file\n"
        "assert not {'yaml', 'pydantic'} & set(sys.modules)\n"
        "assert l.read_scenario(b'\\x00', 'x').problems\n"
        "assert not {'yaml', 'pydantic'} & set(sys.modules)\n"
        "assert l.read_scenario(b'a: b', 'x').problems\n"
        "assert {'yaml', 'pydantic'} <= set(sys.modules)\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'sqlalchemy'))]\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_scenario_or_problems(data: bytes) -> None:
    assert holds_together(read_scenario(data, "any.yaml"))


@given(YAMLISH | FILES)
def test_any_text_gives_a_scenario_or_problems(text: str) -> None:
    assert holds_together(read(text))


@given(damaged())
def test_a_damaged_scenario_gives_a_scenario_or_problems(text: str) -> None:
    assert holds_together(read(text))


@given(scenario_like())
def test_anything_like_a_scenario_gives_a_scenario_or_problems(text: str) -> None:
    reading = read(text)
    assert holds_together(reading)
    for problem in reading.problems:
        assert problem.place
        assert reading.locate(problem.path).file == "small.yaml"
