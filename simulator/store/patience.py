"""How long a call waits for the database: the window's thread only for a moment, since nothing moves in the window meanwhile.

A file says by itself when it is locked. A server that hangs says nothing, and no setting of the connection ends a wait for it: so
each call to a server is made on a thread of its own, and given up here where the answer does not come.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from queue import Empty, SimpleQueue
from typing import Any, TypeVar, cast

from simulator.core.errors import StoreError
from simulator.core.texts import N_

Repository = TypeVar("Repository")
Result = TypeVar("Result")

AT_THE_WINDOW = 1.0
"""Seconds that the window's thread waits for a server."""
BESIDE = 20.0
"""Seconds that any other thread waits for it."""


def on_the_window_s_thread() -> bool:
    """Whether whoever calls would hold up the window."""
    return threading.current_thread() is threading.main_thread()


class Patience:
    """Calls a server, and gives up where it does not answer in time; as long as a call is still waiting, others fail at once."""

    def __init__(self, place: str, at_the_window: float = AT_THE_WINDOW, beside: float = BESIDE) -> None:
        self._place = place
        self._at_the_window = at_the_window
        self._beside = beside
        self._waiting: threading.Thread | None = None

    def call(self, work: Callable[[], Result]) -> Result:
        """Call `work` and return its result; StoreError where it does not come in time. It may still be done afterwards."""
        if self._waiting is not None and self._waiting.is_alive():
            raise self._silent()
        answer: SimpleQueue[tuple[Result | None, BaseException | None]] = SimpleQueue()

        def run() -> None:
            try:
                answer.put((work(), None))
            except BaseException as error:  # noqa: BLE001 - handed over whole to whoever waits for it
                answer.put((None, error))

        thread = threading.Thread(target=run, name="first-call-server", daemon=True)
        thread.start()
        try:
            result, failure = answer.get(timeout=self._at_the_window if on_the_window_s_thread() else self._beside)
        except Empty:
            self._waiting = thread
            raise self._silent() from None
        thread.join()
        if failure is not None:
            raise failure
        return cast("Result", result)

    def of(self, repository: Repository) -> Repository:
        """Return a repository whose methods are called so."""
        return cast("Repository", _Patient(repository, self))

    def _silent(self) -> StoreError:
        return StoreError(
            N_("The database {place} does not answer."),
            N_("Try again in a moment, or ask whoever runs the server. You can also continue without saving."),
            place=self._place,
        )


class _Patient:
    """Stands before a repository."""

    def __init__(self, repository: object, patience: Patience) -> None:
        self._repository = repository
        self._patience = patience

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._repository, name)

        @wraps(method)
        def patient(*arguments: object, **options: object) -> object:
            return self._patience.call(lambda: method(*arguments, **options))

        return patient
