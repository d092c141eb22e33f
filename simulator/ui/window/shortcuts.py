"""The one register of keys: a page makes its shortcuts here, and the list of keys is read off the shortcuts themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class ShortcutHelp(NamedTuple):
    """One line of the list: its keys, and what they do."""

    keys: tuple[str, ...]
    does: str


def shortcut(owner: QWidget, key: str, does: str, act: Callable[[], object], *, everywhere: bool = False) -> QShortcut:
    """Let a key do something while the keyboard is in `owner`, or `everywhere` in its window; it is listed as `does`."""
    made = QShortcut(QKeySequence(key), owner)
    if not everywhere:  # the other is what Qt does by itself; its name would have to be looked up before the first paint
        made.setContext(QtCore.Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setAutoRepeat(False)
    made.setWhatsThis(does)
    made.activated.connect(act)
    return made


def listed(owner: QWidget) -> list[ShortcutHelp]:
    """List the shortcuts of a widget and all that is in it and can be seen; keys that do the same stand in one line."""
    lines: dict[str, list[str]] = {}
    for made in _shortcuts(owner):
        lines.setdefault(made.whatsThis(), []).append(made.key().toString(QKeySequence.SequenceFormat.NativeText))
    return [ShortcutHelp(tuple(keys), does) for does, keys in lines.items()]


def written(keys: Sequence[str]) -> str:
    """Write keys for people: a run of digits or of letters as its ends, others one after the other."""
    if len(keys) > 2 and (all(key.isdigit() for key in keys) or all(len(key) == 1 and key.isalpha() for key in keys)):
        return f"{keys[0]} – {keys[-1]}"
    return ", ".join(keys)


def _shortcuts(owner: QWidget) -> Iterator[QShortcut]:
    for made in owner.findChildren(QShortcut):
        parent = made.parent()
        if made.whatsThis() and made.isEnabled() and isinstance(parent, QWidget) and parent.isVisibleTo(owner):
            yield made
