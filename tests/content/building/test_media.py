"""Recordings and pictures that a scenario names: found beside it, told where they are not, and never needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.loader import load_scenario, read_scenario
from simulator.core.problems.problem import blocking
from tests.content.text.test_beside import SVG, WAVE, png
from tests.samples import PORTRAITS, SMALL, changed

LINE = ('says: "Where is my parcel, {agent}?"', 'says: {text: "Where?", audio: ./where.wav}')
FACE = ("portrait: marta", "portrait: ./ada.png")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(changed(SMALL, LINE, FACE), encoding="utf-8")
    (tmp_path / "where.wav").write_bytes(WAVE)
    (tmp_path / "ada.png").write_bytes(png())
    return tmp_path / "small.yaml"


def test_they_are_found_beside_the_file(file: Path) -> None:
    reading = load_scenario(file, portraits=PORTRAITS)
    assert reading.problems == ()
    assert reading.scenario is not None
    assert reading.scenario.customer.portrait == str(file.with_name("ada.png"))
    [message] = reading.scenario.scenes["opening"].says[0].messages
    assert message.audio == str(file.with_name("where.wav"))
    assert reading.files.splitlines() == [str(file.with_name("ada.png")), str(file.with_name("where.wav"))]


def test_what_is_gone_is_told_and_the_scenario_plays_all_the_same(file: Path) -> None:
    file.with_name("where.wav").unlink()
    file.with_name("ada.png").write_bytes(b"GIF89a")
    reading = load_scenario(file, portraits=PORTRAITS)
    assert [(problem.code, problem.path) for problem in reading.problems] == [
        ("no-picture", ("customer", "portrait")),
        ("no-recording", ("scenes", "opening", "says", "audio")),
    ]
    assert not blocking(reading.problems)
    assert reading.scenario is not None
    assert reading.scenario.customer.portrait == "Ada Example"
    assert reading.scenario.scenes["opening"].says[0].messages[0].audio == ""


def test_a_name_that_is_like_one_that_is_there_is_proposed(file: Path) -> None:
    file.with_name("where.wav").rename(file.with_name("wheer.wav"))
    [problem] = load_scenario(file, portraits=PORTRAITS).problems
    assert problem.message == "The recording “./where.wav” can't be played, so a voice reads the words: it is not there."
    assert problem.remedy.startswith("Did you mean “./wheer.wav”? ")


@pytest.mark.parametrize("place", ["/etc/passwd.png", "../ada.png", "C:\\ada.png"])
def test_a_place_elsewhere_is_never_looked_at(file: Path, place: str) -> None:
    text = file.read_text(encoding="utf-8").replace("./ada.png", f"'{place}'")
    scenario = read_scenario(text.encode(), "small.yaml", portraits=PORTRAITS, folder=file.parent).scenario
    assert scenario is not None
    assert scenario.customer.portrait == "Ada Example"


def test_where_the_folder_is_not_known_the_stand_ins_are_taken_without_a_word(file: Path) -> None:
    reading = read_scenario(file.read_bytes(), "small.yaml", portraits=PORTRAITS)
    assert reading.problems == ()
    assert reading.files == ""


def test_a_person_can_have_a_picture_too(file: Path) -> None:
    file.with_name("ray.svg").write_text(SVG.format(""))
    people = "people:\n  ray: {name: Ray, portrait: ray.svg}\nstart: opening\n"
    file.write_text(changed(SMALL, ("start: opening\n", people)), encoding="utf-8")
    scenario = load_scenario(file, portraits=PORTRAITS).scenario
    assert scenario is not None
    assert scenario.people["ray"].portrait == str(file.with_name("ray.svg"))
