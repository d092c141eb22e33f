"""Calls of workflow objects that take as long as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.guard import GUARD


class Held:
    """Holds a method of an object, or of all objects of a class, until it is `let_go`; tells how often it has been called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self.threads: list[threading.Thread] = []
        self._gate = threading.Event()
        really: Callable[..., object] = getattr(owner, name)

        def held(*arguments: Any, **options: Any) -> object:
            self.threads.append(threading.current_thread())
            assert threading.current_thread() is not threading.main_thread(), f"{name} holds the window up"
            self._gate.wait(GUARD)
            return really(*arguments, **options)

        monkeypatch.setattr(owner, name, held)

    @property
    def times(self) -> int:
        """How often it has been called."""
        return len(self.threads)

    def let_go(self) -> None:
        """Let it do what it does."""
        self._gate.set()
