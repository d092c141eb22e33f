"""Hostile files: each is met with a message, in little memory, and with nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simulator.core.problems.registry import KINDS
from tests.content.hostile import TEXTS
from tests.guard import GUARD

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory and time are limited and measured as Linux does it")

SECONDS = 60
"""Of the processor, only to tell a reading that would go on and on; how long it should take is for the benchmarks."""
MEGABYTES = 300
ROOT = Path(__file__).parents[2]
LONG = {
    "300,000 anchors",
    "300,000 tags",
    "300,000 keys",
    "300,000 keys, each twice",
    "300,000 times the same key",
    "3,000,000 items",
    "3,000,000 keys in one line",
    "9,000 scenes with names much alike",
    "90 unknown keys in 3,000 scenes",
    "choices to 40,000 unknown scenes",
}
"""What takes a second and more to read each; the longest of all, and the ones that take most memory, are read in every run."""
NAMES = [pytest.param(name, marks=pytest.mark.deep) if name in LONG else name for name in TEXTS]


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory, deep: bool) -> dict[str, dict[str, Any]]:
    """Read all the files in one child, in an empty folder; where it dies, the files from there on are missing."""
    folder = tmp_path_factory.mktemp("hostile")
    child = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.content.hostile", *(name for name in TEXTS if deep or name not in LONG)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=GUARD,
        check=False,
    )
    rows = {row["name"]: row for row in map(json.loads, child.stdout.splitlines())}
    assert not child.stderr, f"after {list(rows)[-1:]}: {child.stderr.decode()[-500:]}"
    assert not list(folder.iterdir()), "reading left something behind"
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_met_with_a_message(name: str, met: dict[str, dict[str, Any]]) -> None:
    assert name in met, "the child died at it or before"
    assert TEXTS[name][0] in met[name]["codes"]
    assert set(met[name]["codes"]) <= KINDS.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_read_to_an_end_in_little_memory(name: str, met: dict[str, dict[str, Any]]) -> None:
    assert met[name]["seconds"] < SECONDS
    assert met[name]["peak"] < MEGABYTES


def test_what_takes_long_is_one_of_the_files() -> None:
    assert TEXTS.keys() >= LONG


def test_no_message_is_longer_than_a_paragraph(met: dict[str, dict[str, Any]]) -> None:
    assert max(row["longest"] for row in met.values()) < 600
