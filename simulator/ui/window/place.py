"""What the rail knows of a place, which can be reached from everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A place: its `name` is also that of its page, its icon and its button.

    `title` returns what it is called in the language of the window. `opens` goes there when it is picked; one that is `apart`
    stands at the foot of the rail.
    """

    name: str
    title: Callable[[], str]
    opens: Callable[[Any], None]
    apart: bool = False
