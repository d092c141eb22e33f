"""The one registry of keys: a page makes its shortcuts here, and the list of keys is read from the shortcuts themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from simulator.ui.window.key_positions import by_position


class ShortcutHelp(NamedTuple):
    """One line of the list: its keys, and what they do."""

    keys: tuple[str, ...]
    does: str


def shortcut(owner: QWidget, key: str, does: str, act: Callable[[], object], *, everywhere: bool = False) -> QShortcut:
    """Let a key do something while the keyboard is in `owner`, or `everywhere` in its window; it is listed as `does`."""
    binding = QShortcut(QKeySequence(key), owner)
    if not everywhere:  # `everywhere` is Qt's default; its name would have to be looked up before the first paint
        binding.setContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
    binding.setAutoRepeat(False)
    binding.setWhatsThis(does)
    binding.activated.connect(act)
    by_position(owner, key)
    return binding


def listed(owner: QWidget) -> list[ShortcutHelp]:
    """List the shortcuts of a widget and of all visible widgets in it; keys that do the same share a line."""
    lines: dict[str, list[str]] = {}
    for binding in _shortcuts(owner):
        lines.setdefault(binding.whatsThis(), []).append(binding.key().toString(QKeySequence.SequenceFormat.NativeText))
    return [ShortcutHelp(tuple(keys), does) for does, keys in lines.items()]


def written(keys: Sequence[str]) -> str:
    """Write keys for people: a run of digits or of letters as its ends, others one after the other."""
    if len(keys) > 2 and (all(key.isdigit() for key in keys) or all(len(key) == 1 and key.isalpha() for key in keys)):
        return f"{keys[0]} – {keys[-1]}"
    return ", ".join(keys)


def _shortcuts(owner: QWidget) -> Iterator[QShortcut]:
    for binding in owner.findChildren(QShortcut):
        parent = binding.parent()
        if binding.whatsThis() and binding.isEnabled() and isinstance(parent, QWidget) and parent.isVisibleTo(owner):
            yield binding
