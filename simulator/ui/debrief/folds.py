"""The rest of a page, one click away: a row of names, each of which opens and folds a part below."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import bring_into_sight, button, column, dress
from simulator.ui.widgets.flow_layout import FlowLayout


class Folds(QWidget):
    """Parts that are folded at first; several may be open at a time."""

    def __init__(self, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._parts: dict[str, tuple[QPushButton, QWidget]] = {}
        self._names = FlowLayout(spacing=2 * GRID)
        self._below = column(spacing=3 * GRID)
        whole = column(spacing=2 * GRID)
        whole.addLayout(self._names)
        whole.addLayout(self._below)
        self.setLayout(whole)
        look.changed.connect(self._dress)

    def add(self, key: str, name: str, part: QWidget) -> None:
        """Add a folded part; its toggle is called `fold-` and the key."""
        toggle = button(name, "link", name=f"fold-{key}")
        toggle.setCheckable(True)
        toggle.clicked.connect(partial(self._on_clicked, key))
        self._names.addWidget(toggle)
        self._below.addWidget(part)
        part.hide()
        self._parts[key] = toggle, part
        self._dress()

    def add_control(self, control: QWidget) -> None:
        """Add something to the row that opens nothing."""
        self._names.addWidget(control)

    def open(self, key: str) -> None:
        """Open a part, if it is folded."""
        self._show(key, shown=True)

    def is_open(self, key: str) -> bool:
        """Whether a part is open."""
        return not self._parts[key][1].isHidden()

    def _on_clicked(self, key: str) -> None:
        self._show(key, shown=not self.is_open(key))
        if self.is_open(key):
            bring_into_sight(self._parts[key][0])

    def _show(self, key: str, *, shown: bool) -> None:
        toggle, part = self._parts[key]
        part.setVisible(shown)
        toggle.setChecked(shown)
        self._dress()

    def _dress(self) -> None:
        for toggle, part in self._parts.values():
            dress(toggle, self._look, "chevron-right" if part.isHidden() else "chevron-down", "accent", 16)
