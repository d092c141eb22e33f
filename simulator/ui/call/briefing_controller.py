"""What comes before a call: the briefing of a scenario, or what is wrong with its file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from simulator.content.scenario_index import FileStamp, LibraryRow, stamp
from simulator.core.errors import ScenarioUnplayable
from simulator.core.scenario.model import Scenario
from simulator.core.scenario.worked_example import WorkedExample, worked_examples
from simulator.core.training.attempt import Attempt, Trainee
from simulator.ui.call.briefing_page import BriefingPage
from simulator.ui.library.problems_page import ProblemsPage
from simulator.ui.style.appearance import Appearance
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.slow_call import page_calls

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.ui.call.example_page import ExamplePage
    from simulator.workflow.playable import Playable
    from simulator.workflow.services import Services


class Reading(NamedTuple):
    """A scenario that was opened, or why it can't be played, and an attempt at it that is under way."""

    opened: Playable | ScenarioUnplayable
    begun: Attempt | None = None


class BriefingController(QObject):
    """Opens a scenario's file and shows one of its two pages.

    Signals: `opened` with a scenario that can be played as far as is known; `call_taken` with the mode; `going_on_asked` with the
    attempt that was begun; `back_asked` for the library, `files_changed` where a file was read again.
    """

    opened = Signal(object)
    call_taken = Signal(str)
    going_on_asked = Signal(object)
    back_asked = Signal()
    files_changed = Signal()

    def __init__(self, look: Appearance, window: MainWindow, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._window = window
        self._services = services
        self._row: LibraryRow | None = None
        self._begun: Attempt | None = None
        self._stamp: FileStamp | None = None
        self.page = BriefingPage(look)
        self.problems = ProblemsPage(look)
        self.page.call_taken.connect(lambda: self.call_taken.emit(self.page.modes.mode))
        self.page.going_on_asked.connect(self._on_going_on_asked)
        self.page.back_asked.connect(self.back_asked)
        self.page.examples.examples_asked.connect(self._on_examples_asked)
        self.problems.check_asked.connect(self._on_check_asked)
        self.problems.file_asked.connect(self._on_file_asked)
        window.came_back.connect(self._on_came_back)
        self.problems.back_asked.connect(self.back_asked)

    @cached_property
    def example(self) -> ExamplePage:
        """The page of worked examples."""
        from simulator.ui.call.example_page import ExamplePage  # few scenarios have any

        page = ExamplePage(self._look)
        page.back_asked.connect(lambda: self._window.show_page(self.page.name))
        self._window.add_page(page)
        return page

    def _on_examples_asked(self, examples: Sequence[WorkedExample]) -> None:
        trainee = self._services.people.current
        if trainee is not None:
            self.example.show_examples(examples, trainee.name)
            self._window.show_page(self.example.name)

    @property
    def file(self) -> str:
        """The scenario file that was opened last, empty where there is none."""
        return self._row.path if self._row else ""

    def open_row(self, row: LibraryRow) -> None:
        """Show the briefing of a scenario to whoever is practising, or what is wrong with its file."""
        trainee = self._services.people.current
        page_calls(self._window).ask(partial(self._read, row, trainee), partial(self._show, row, trainee))

    def _read(self, row: LibraryRow, trainee: Trainee | None) -> Reading:
        """Read what the page shows, on another thread."""
        try:
            # where the library knows that it can be played, the proof can wait until the briefing is being read
            playable = self._services.opener.open(Path(row.path), prove=not row.playable)
        except ScenarioUnplayable as refusal:
            return Reading(refusal)
        unfinished = self._services.attempts.unfinished(trainee.id) if trainee is not None else ()
        return Reading(playable, next((one for one in unfinished if one.scenario == playable.scenario.id), None))

    def _show(self, row: LibraryRow, trainee: Trainee | None, reading: Reading) -> None:
        self._row = row
        if isinstance(reading.opened, ScenarioUnplayable):
            self._show_problems(row, reading.opened)
            return
        if trainee is not None:
            self._begun = reading.begun
            self.page.examples.show_examples(worked_examples(reading.opened.machine))
            self._show_briefing(reading.opened.scenario, row, trainee)
        self.opened.emit(reading.opened)

    def refute(self, refusal: ScenarioUnplayable) -> None:
        """Withdraw the briefing that is in front, because its scenario can't be played after all."""
        if self._row is not None and self._window.page == self.page.name:
            self._show_problems(self._row, refusal)

    def take_begun(self) -> Attempt | None:
        """Return the attempt that could have been continued, and forget it here."""
        begun, self._begun = self._begun, None
        return begun

    def _show_problems(self, row: LibraryRow, refusal: ScenarioUnplayable) -> None:
        self._stamp = stamp(row.path)
        self.problems.show_problems(Path(row.path).name, refusal.problems)
        self._window.show_page(self.problems.name)

    def _show_briefing(self, scenario: Scenario, row: LibraryRow, trainee: Trainee) -> None:
        names = self._services.opener.guidance.competencies
        learn = tuple(names[key].name for key in row.teaches[:3] if key in names)
        self.page.show_scenario(scenario, trainee.name, learn, self._begun)
        self._window.show_page(self.page.name)

    def _on_going_on_asked(self) -> None:
        if self._begun is not None:
            self.going_on_asked.emit(self._begun)

    def _on_came_back(self) -> None:
        """Check a file again that was changed while its problems were in front, as somebody does who mends it."""
        if self._row is not None and self._window.page == self.problems.name and stamp(self._row.path) != self._stamp:
            self._on_check_asked()

    def _on_file_asked(self) -> None:
        """Open the file in the program that the desktop has for it, or say where it is."""
        if self._row is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(self._row.path)):
            told = self.tr("No program on this computer opens the file by itself. Open it in a text editor: %s")
            self._window.front_notice.tell(told % self._row.path)

    def _on_check_asked(self) -> None:
        if self._row is not None:
            self.open_row(self._row)
        self.files_changed.emit()
