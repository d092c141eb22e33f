"""The memory of the program with a library of a thousand open, and after many calls, beside that of a bare Qt window."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from simulator.paths import find_paths
from simulator.store.progress_store import open_store
from tests.bench.bar import Bar
from tests.bench.scenarios import write_small
from tests.bench.start import child

FILES = 1000
CALLS, MANY = 50, 300
MOST_OPEN, MOST_AFTER = 120, 180
FLAT = 1.05
"""What is held after many calls against what is held after some; the rest is chance."""


def measure() -> Iterator[Bar]:
    """Tell what is held (PSS) once everything is open, after 50 calls, and how much more after 300."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "scenarios")
        folder.mkdir()
        for number in range(FILES):
            write_small(folder, number, seed=number)
        began = datetime.now(UTC)
        with open_store(find_paths(home).database, now=lambda: began) as store:
            ada = store.people.add("Ada", "amina", began)
        child("start_ours.py", home)  # the library is read and remembered
        known = {"voice": False, "timers": False, "trainee": ada.id, "trainee_name": ada.name, "trainee_picture": ada.picture}
        Path(home, "settings.json").write_text(json.dumps(known), encoding="utf-8")
        floor = child("memory_floor.py")
        ours = child("memory_ours.py", home, str(CALLS), str(MANY))
    for name, when, most in ((f"library of {FILES:,} open", "open", MOST_OPEN), (f"after {CALLS} calls", str(CALLS), MOST_AFTER)):
        held, resident, own = (ours[f"{when}, {figure}"] for figure in ("held", "resident", "own"))
        sides = {"ours": f"{held:.0f} MB", "floor": f"{floor['held']:.0f} MB"}
        told = f"{held / floor['held']:.2f}x; resident {resident:.0f} / {floor['resident']:.0f} MB, of its own {own:.0f} MB"
        yield Bar(f"memory, {name}", held, most, "MB", told=told, **sides)
    some, many = (ours[f"{calls}, own"] for calls in (CALLS, MANY))
    sides = {"ours": f"{many:.0f} MB", "floor": f"{some:.0f} MB"}
    yield Bar(f"memory of its own after {MANY} calls, against {CALLS}", many / some, FLAT, **sides)
