"""A debrief on paper: asks where to, writes it, and says plainly where that can't be done."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from simulator.core.errors import SimulatorError
from simulator.ui.debrief.debrief_document import DebriefDocument
from simulator.ui.debrief.printed_document import PrintedDocument, page_layout
from simulator.ui.widgets.file_dialog import ask_where_to_save, write_file
from simulator.ui.window.slow_call import SlowCalls
from simulator.workflow.practice import Practice
from simulator.workflow.recommend import Recommendation

LONGEST_NAME = 80


class DebriefExport(QObject):
    """Prints a practice's debrief, or saves it as PDF.

    Signals: `reported` with a message about the result.
    """

    reported = Signal(str)

    def __init__(self, window: QWidget, next_step: Callable[[Practice], Recommendation | None] = lambda _: None) -> None:
        """`next_step` chooses what to practise next after a practice."""
        super().__init__(window)
        self._window = window
        self._next_step = next_step
        self._calls = SlowCalls(self)

    def save(self, practice: Practice, button: QAbstractButton) -> None:
        """Ask for a file and write the debrief into it as PDF; `button` is the one that asked."""
        if self._calls.running:
            return
        proposed = Path(file_name(practice))
        path = ask_where_to_save(self._window, self.tr("Save the debrief"), proposed, self.tr("PDF (*.pdf)"))
        if path is None:
            return
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        data = self._written(practice).pdf()
        self._calls.begin(partial(write_file, path, data), self._on_saved, partial(self._on_refused, path), button)

    def _on_saved(self, path: Path) -> None:
        self.reported.emit(self.tr("The debrief is saved in %s.") % path)

    def _on_refused(self, path: Path, error: SimulatorError) -> None:
        message = self.tr("The debrief can't be written to %s: %s. Choose another place.")
        self.reported.emit(message % (path, error.message))

    def print(self, practice: Practice) -> None:
        """Ask for a printer and print the debrief."""
        try:
            from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        except ImportError:  # a library that printing needs is not on this computer
            self.reported.emit(self.tr("This computer can't print from here. Save the debrief as PDF and print that."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(file_name(practice))
        if QPrintDialog(printer, self._window).exec() and not self._written(practice).print_on(printer):
            self.reported.emit(self.tr("The debrief could not be printed. Save it as PDF and print that."))

    def _written(self, practice: Practice) -> PrintedDocument:
        attempt, debrief = practice.attempt, practice.debrief()
        paper = PrintedDocument(f"{debrief.session.scenario.title} · {practice.agent}")
        own_words = (attempt.went_well, attempt.would_change)
        wanted = self._next_step(practice)
        document = DebriefDocument(debrief, practice.playable.guidance, practice.agent, own_words, practice, wanted)
        document.write(paper, attempt.finished or attempt.started)
        return paper


def file_name(practice: Practice) -> str:
    """Return a file name that every system accepts."""
    attempt = practice.attempt
    when = (attempt.finished or attempt.started).astimezone().strftime("%Y-%m-%d")
    words = re.sub(r"[^\w-]+", "-", f"{practice.session.scenario.title} {practice.agent}").strip("-")
    return f"{words[:LONGEST_NAME].rstrip('-')}-{when}.pdf"
