"""What a copy of the progress holds, told before it takes the place of the progress that is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Backup:
    """The people in a copy, their finished attempts, and when the last of all attempts was begun (UTC); None without any."""

    people: int
    finished: int
    latest: datetime | None
