"""The number keys of a page with options; only those that answer something can be pressed, and are listed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from simulator.ui.window.shortcuts import shortcut

KEYS = 9
"""Choices with a number key; there can be more, to be picked with Tab or the mouse."""


class NumberKeys:
    """Calls `act` with the number of the option whose key is pressed on `page`; `does` says in the list of keys what they do."""

    def __init__(self, page: QWidget, does: str, act: Callable[[int], object]) -> None:
        self._keys = [shortcut(page, str(number), does, partial(act, number)) for number in range(1, KEYS + 1)]
        self._count = KEYS

    def show_count(self, count: int) -> None:
        """Let as many keys answer as there are options."""
        if count != self._count:
            self._count = count
            for number, key in enumerate(self._keys, 1):
                key.setEnabled(number <= count)
