"""Whether a scenario's file says something else now than what is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.content.scenario_index import LibraryRow
from simulator.workflow.changed_files import as_it_is_now
from tests.conversations import BROKEN, ROOF, opener, write

CHANGED = ROOF.replace("My parcel lies on a roof.", "My parcel lies in a tree.")


def row(path: Path, **changes: str) -> LibraryRow:
    return LibraryRow(str(path), 0, 0, **({"id": "roof", "title": "The parcel on the roof"} | changes))


def now(folder: Path, *rows: LibraryRow, **texts: str) -> str | None:
    """Return what the customer says first in the changed version of what is played, None where there is none."""
    played = opener().open_bytes(ROOF.encode(), "roof.yaml")
    write(folder, **texts)
    changed = as_it_is_now(played, rows or [row(folder / f"{name}.yaml") for name in texts], opener())
    return changed.scenario.scenes["opening"].says[0].text if changed else None


def test_a_changed_file_is_opened_as_it_is_now(tmp_path: Path) -> None:
    assert now(tmp_path, roof=CHANGED) == "My parcel lies in a tree."


@pytest.mark.parametrize("text", [ROOF, f"# a remark\n{ROOF}", BROKEN, CHANGED.replace("id: roof", "id: tree"), ""])
def test_what_says_the_same_or_cannot_be_played_is_no_other_version(tmp_path: Path, text: str) -> None:
    assert now(tmp_path, roof=text) is None


def test_a_copy_that_says_the_same_counts_before_a_changed_one(tmp_path: Path) -> None:
    assert now(tmp_path, a=CHANGED, b=ROOF) is None


def test_files_of_other_conversations_and_languages_are_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "roof.yaml"
    assert now(tmp_path, row(path, id="other"), row(path, language="pl"), roof=CHANGED) is None
    assert now(tmp_path, row(path, language="EN"), roof=CHANGED) is not None


def test_a_file_that_is_gone_is_no_version(tmp_path: Path) -> None:
    assert now(tmp_path, row(tmp_path / "gone.yaml")) is None
