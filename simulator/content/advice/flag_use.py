"""What a file does with a flag, read off its values as they stand: whether it counts, and how far."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from simulator.content.text.tree import walk

MOST = 1000
"""The greatest number that a flag can have."""
_ROOM = 3  # so far a flag counts at least, where nothing says how far


class FlagUse(NamedTuple):
    """Whether a flag `counts` (None where nothing tells), and the `least` and the `most` that are needed of it."""

    counts: bool | None
    least: int
    most: int


def used_as(values: Any, name: str, start: int) -> FlagUse:
    """Look at everything that reads or changes a flag which starts at a number."""
    compared = re.compile(rf"\b{re.escape(name)}\s*[<>=!]=?\s*([-+]?[0-9]{{1,4}})\b")
    numbers, added, sworn = [start], start not in (0, 1), False
    for path, value in walk(values):
        if path[-2:] == ("add", name):
            added = True
        elif path[-2:] == ("set", name) and isinstance(value, int):
            sworn |= isinstance(value, bool)
            numbers.append(int(value))
            added |= not isinstance(value, bool)
        elif path[-1:] == ("when",) and isinstance(value, str):
            # one more than what is compared with, or the comparison could only come to one thing
            numbers += [int(number) + (1 if int(number) >= 0 else -1) for number in compared.findall(value)]
    counts = added or (len(numbers) > 1 and not sworn) or (False if sworn else None)
    return FlagUse(counts, min(0, *numbers), min(max(start + 1, 1 if added else _ROOM, *numbers), MOST))
