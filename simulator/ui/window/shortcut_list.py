"""The list of keys: those of the page in front, of the projector where it is open, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, button, column, label, row
from simulator.ui.window.shortcuts import ShortcutHelp, written


class ShortcutRow(QWidget):
    """One line of the list. The keyboard can go through the lines, so that a screen reader reads each."""

    def __init__(self, look: Appearance, line: ShortcutHelp) -> None:
        super().__init__()
        keys = label(written(line.keys), "strong", wrap=True)
        keys.setFixedWidth(look.theme.px(160))
        keys.setContentsMargins(0, look.theme.ring, 0, 0)  # level with the words inside their ring
        inside = row(spacing=2 * GRID, margins=(GRID, GRID // 2, GRID, GRID // 2))
        inside.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
        does = label(line.does, "stop", wrap=True)
        does.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        does.setAccessibleName(f"{written(line.keys)}: {line.does}")
        inside.addWidget(does, 1)
        self.setLayout(inside)
        self.setFocusProxy(does)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the lines with the arrows too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)


class ShortcutList(QDialog):
    """The list of keys over the window; Esc closes it."""

    def __init__(self, look: Appearance, sections: Sequence[tuple[str, Sequence[ShortcutHelp]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys-window")
        self.setWindowTitle(self.tr("Keys"))
        self.setModal(True)
        room = parent.size() - QSize(8 * GRID, 8 * GRID)
        self.resize(QSize(look.theme.px(640), look.theme.px(720)).boundedTo(room))
        page = ScrollPage(look, 640)
        page.content.addWidget(label(self.tr("Keys"), "title"))
        self._lines: list[ShortcutRow] = []
        for title, lines in sections:
            if lines:
                section = column(spacing=GRID // 2)
                section.addWidget(label(title, "lead"))
                for line in lines:
                    entry = ShortcutRow(look, line)
                    self._lines.append(entry)
                    section.addWidget(entry)
                page.content.addLayout(section)
        page.content.addStretch(1)
        close = button(self.tr("Close (Esc)"), "primary", name="close-keys")
        close.clicked.connect(self.accept)
        foot = row(margins=(3 * GRID, GRID, 3 * GRID, 2 * GRID))
        foot.addStretch(1)
        foot.addWidget(close)
        whole = column(spacing=0)
        whole.addWidget(page, 1)
        whole.addLayout(foot)
        self.setLayout(whole)
        self._lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
