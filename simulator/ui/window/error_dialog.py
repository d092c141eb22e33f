"""Tells the person of a bug: that nothing is lost, how to go on, and a report that can be copied or saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from simulator.core.errors import SimulatorError
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import Mark, button, column, label, row
from simulator.ui.widgets.file_dialog import ask_where_to_save, write_file
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.window.slow_call import SlowCalls

WIDTH, HEIGHT = 620, 440


class ErrorDialog(QDialog):
    """One error, and how often it came; shown beside the event loop and never in a loop of its own.

    Signals: `left` when the person goes on.
    """

    left = Signal()

    def __init__(self, look: Appearance, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("error-dialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        self._calls = SlowCalls(parent)  # of the window: what is being written may outlast the dialog
        self._chosen = Path()
        self._look = look
        self._status = label(role="small", wrap=True)
        self._status.setObjectName("error-status")
        self._text = QPlainTextEdit()
        self._text.setObjectName("error-report")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setPlainText(report)
        self._text.setAccessibleName(self.tr("The report"))
        self._go_on = button(self.tr("Continue"), "primary", name="error-go-on")
        self._copy = button(self.tr("Copy the report"), name="error-copy")
        self._save = button(self.tr("Save the report…"), name="error-save")
        self._lay_out(parent)
        self._go_on.clicked.connect(self.accept)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.left)
        self._go_on.setDefault(True)
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, parent: QWidget) -> None:
        words = self.tr("Something went wrong on our side. Nothing is lost; you can continue.")
        self.setAccessibleName(words)
        head = row(spacing=2 * GRID)
        head.addWidget(Mark(self._look, "info", 28), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(words, "lead", wrap=True), 1)
        about = self.tr(
            "Whoever looks after First Call can fix it with the report below. It contains no names, none of your folders and "
            "nothing that you typed."
        )
        inside = column(spacing=2 * GRID, margins=(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID))
        inside.addLayout(head)
        inside.addWidget(label(about, "soft", wrap=True))
        inside.addWidget(self._text, 1)
        inside.addWidget(self._status)
        inside.addLayout(FlowLayout(self._go_on, self._copy, self._save))
        self.setLayout(inside)
        scaled, room = self._look.theme.px, parent.size()
        self.resize(min(scaled(WIDTH), room.width() - 4 * GRID), min(scaled(HEIGHT), room.height() - 4 * GRID))

    def count(self, times: int) -> None:
        """Show how many errors there have been by now."""
        self._status.setText(self.tr("It has happened %n times so far.", "", times))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._status.setText(self.tr("Copied. Paste it into a message to whoever looks after First Call."))

    def _on_save(self) -> None:
        if self._calls.running:
            return
        chosen = ask_where_to_save(self, self.tr("Save the report"), Path("first-call-report.txt"), self.tr("Text (*.txt)"))
        if chosen is not None:
            self._chosen = chosen
            self._calls.begin(partial(write_file, chosen, self._report.encode()), self._on_written, self._on_refused, self._save)

    def _on_written(self, path: Path) -> None:
        self._status.setText(self.tr("Saved as %s.") % path)

    def _on_refused(self, error: SimulatorError) -> None:
        self._status.setText(self.tr("It can't be saved as %s: %s. Try another place.") % (self._chosen, error.message))
