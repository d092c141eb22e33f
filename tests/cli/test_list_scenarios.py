"""`first-call list`."""

from __future__ import annotations

import json

import pytest

from tests.conversations import BROKEN, GUIDED, write


@pytest.fixture
def home(tmp_path):
    """Return the folder of one's own scenarios, with a sound and a broken one."""
    return write(tmp_path / "home" / "scenarios", roof=GUIDED, broken=BROKEN)


def test_every_scenario_is_listed_with_what_it_is(command, home):
    told = command("list")
    assert (told.status, told.err) == (0, "")
    assert "roof: The parcel on the roof\n  A parcel nobody can reach. phone, level 2, 3 min\n" in told.out
    assert "lost-order: Delivered, it says\n" in told.out


def test_the_easier_ones_stand_first_and_what_cannot_be_played_last(command, home):
    names = [line.partition(":")[0] for line in command("list").out.splitlines() if not line.startswith(" ")]
    assert names[0] == "lost-order"
    assert names[-2:] == ["cold-call", "broken"]
    assert f"first-call check {home / 'broken.yaml'}" in command("list").out


def test_the_list_can_be_had_as_json(command, home):
    told = {one["file"]: one for one in json.loads(command("list", "--json").out)}
    assert told[str(home / "roof.yaml")]["subtitle"] == "A parcel nobody can reach"
    assert told[str(home / "broken.yaml")] == {"file": str(home / "broken.yaml"), "readable": False}


def test_a_name_of_the_list_can_be_played(command, home):
    assert command("play", "roof", "--choices", "own,replace").status == 0
