"""A thousand scenario files: from the start of the process to a window with all titles, the list being remembered."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bar import Bar, in_turn
from tests.bench.scenarios import write_small
from tests.bench.start import child

FILES = 1000
ROUNDS = 9


def measure() -> Iterator[Bar]:
    """Compare the window with all titles with a bare window."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "scenarios")
        folder.mkdir()
        for number in range(FILES):
            write_small(folder, number, seed=number)
        child("start_ours.py", home)
        known = Path(home, "settings.json")
        known.write_text(json.dumps({"voice": False, "trainee": 1, "trainee_name": "Ada"}), encoding="utf-8")
        floor, ours = in_turn(
            ROUNDS,
            lambda: child("start_floor.py")["painted"],
            lambda: child("start_ours.py", home, "titles")["titles"],
        )
    sides = {"ours": f"{ours:.0f} ms", "floor": f"{floor:.0f} ms"}
    yield Bar(f"library of {FILES:,} files, all titles, against bare Qt", ours / floor, 1.25, **sides)
