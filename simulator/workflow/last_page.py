"""Remembers what was in front, so that a program that was stopped hard goes on at the very page.

Calls need none of this: what was decided stands in the store. Here stand only the page, and which debrief each trainee saw last;
a finished call later than that one has not been looked back on yet.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from simulator.core.training.attempt import Attempt
from simulator.settings import read_values, write_values

_log = logging.getLogger(__name__)


class LastPage:
    """A small JSON file, written whole whenever another page comes to the front.

    Where it can't be written, nothing is said: the next start begins with the library.

    `page` is the page that was in front, `about` its scenario file or the id of its attempt (empty where it has none), `trainee`
    whose page it was; `page` is empty where the window was closed properly. `reading` is the attempt seen last in this run.
    """

    def __init__(self, path: Path | None, place: str) -> None:
        """Read what was kept for the database in `place`; without a path nothing is kept."""
        values = read_values(path) if path else {}
        if values.get("place") != place:
            values = {}
        self.reading = 0
        self._path = path
        self._place = place
        self.page = _text(values.get("page"))
        self.about = _text(values.get("about"))
        self.trainee = _number(values.get("trainee"))
        seen = values.get("seen")
        self._seen = {key: _number(value) for key, value in seen.items()} if isinstance(seen, dict) else {}

    def turn_to(self, page: str, about: str = "", trainee: int = 0) -> None:
        """Remember what is in front."""
        if (page, about, trainee) != (self.page, self.about, self.trainee):
            self.page, self.about, self.trainee = page, about, trainee
            self._write()

    def see(self, attempt: Attempt) -> None:
        """Remember that the debrief of a finished attempt was shown, or was not wanted."""
        self.reading = attempt.id
        if attempt.id > self._seen.get(str(attempt.trainee), -1):
            self._seen[str(attempt.trainee)] = attempt.id
            self._write()

    def meet(self, trainee: int, latest: Attempt | None) -> None:
        """Take all as seen so far for whom nothing is remembered, or more than there is: an older copy may have been put back."""
        last = latest.id if latest else 0
        if self._seen.get(str(trainee), last + 1) > last:
            self._seen[str(trainee)] = last
            self._write()

    def unseen(self, trainee: int, latest: Attempt | None) -> Attempt | None:
        """Return the trainee's latest finished attempt if its debrief has not been seen yet."""
        self.meet(trainee, latest)
        return latest if latest is not None and latest.id > self._seen[str(trainee)] else None

    def _write(self) -> None:
        if self._path is None:
            return
        values: dict[str, Any] = {
            "place": self._place,
            "page": self.page,
            "about": self.about,
            "trainee": self.trainee,
            "seen": self._seen,
        }
        try:
            write_values(self._path, {}, values)
        except OSError as error:
            _log.warning("the last page in %s can't be written (%s)", self._path, error)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if type(value) is int else 0
