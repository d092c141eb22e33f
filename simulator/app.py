"""Builds the program: folders, settings, look and window, and after the first paint everything behind it."""

from __future__ import annotations

import gc
import sys
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from simulator import settings as settings_file
from simulator.core.errors import SimulatorError
from simulator.paths import Paths
from simulator.settings import Settings
from simulator.ui.background_startup import BackgroundStartup
from simulator.ui.style import texts, theme
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.system_theme import SystemTheme
from simulator.ui.window.main_window import MainWindow
from simulator.ui.window.screen_fit import ScreenFit
from simulator.workflow.library import Library

if TYPE_CHECKING:  # imported on another thread after the first paint
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from simulator.content.scenario_index import LibraryRow
    from simulator.ui.call.call_controller import CallController
    from simulator.ui.navigation import Navigation
    from simulator.ui.settings.settings_page import SettingsPage
    from simulator.ui.settings.user_files import UserFiles
    from simulator.ui.style.motion import Motion
    from simulator.ui.voice.speaking import SpokenLines
    from simulator.workflow.services import Services


WARM_UP = 250
"""Milliseconds after a briefing is shown; the voice gets ready while the briefing is read."""


def now() -> datetime:
    """Return the present time in UTC."""
    return _clock()()


@cache
def _clock() -> Callable[[], datetime]:
    # not needed before the first paint, and PySide makes each lookup of it slow
    from datetime import UTC, datetime

    return partial(datetime.now, UTC)


class Program(QObject):
    """The running program: makes the parts, and connects those that do not know each other.

    Signals: `services_opened` once everything behind the window is there.
    """

    services_opened = Signal()

    def __init__(self, app: QApplication, paths: Paths, database: str | None = None) -> None:
        super().__init__()
        self._app = app
        self._paths = paths
        self._desktop = SystemTheme(app, self)
        self.settings = settings_file.load(paths.settings)
        self.look = Appearance(paths.assets, self._desktop.theme(self.settings))
        theme.apply(app, self.look.theme)
        self.window = MainWindow(self.look)
        self._place = ScreenFit(self.window, paths.window)
        self.library = Library((paths.scenarios, paths.own_scenarios), paths.scenario_index)
        self._opening = BackgroundStartup(paths, self.library, now, database, self)
        self.services: Services | None = None
        self.call: CallController | None = None
        self.preferences: SettingsPage | None = None
        self._speaking: SpokenLines | None = None
        self._motion: Motion | None = None
        self._closed = False
        self.window.painted.connect(self.furnish)
        self.window.closed.connect(self.close)
        self._opening.due.connect(self.open_services)
        self._opening.opened.connect(self._on_services_opened)
        self._opening.failed.connect(self._on_services_failed)
        self._desktop.changed.connect(self._dress)

    @cached_property
    def home(self) -> Navigation:
        """The pages around a call, made after the first paint."""
        from simulator.ui.navigation import Navigation
        from simulator.ui.places import PLACES

        self.window.set_places(PLACES)
        home = Navigation(self.look, self.window, lambda: self.settings, now)
        home.library.scenario_opened.connect(self._on_scenario_opened)
        home.library.attempt_discarded.connect(home.discard)
        home.library.folder_asked.connect(lambda: self.own_files.open_folder(self._paths.own_scenarios))
        self.window.place_picked.connect(lambda place: place.opens(home))
        home.library_asked.connect(self._on_home_asked)
        home.settings_changed.connect(self.set_settings)
        return home

    @cached_property
    def own_files(self) -> UserFiles:
        """The person's own files, made when they are first asked for."""
        from simulator.ui.settings.user_files import UserFiles

        files = UserFiles(self.window)
        files.reported.connect(self.tell)
        return files

    def furnish(self) -> None:
        """Show the scenarios known from last time, and begin to open everything behind them."""
        if self._closed:
            return
        self._place.follow()
        self.home.library.show_rows(self.library.known())
        self.home.show_at_once()
        self._opening.wait_for(self.home.library.cards_painted)

    def open_services(self, *, saving: bool = True) -> None:
        """Open the store, the guidance and the library on another thread, so that the window stays alive."""
        if self._closed:
            return
        self._opening.begin(saving=saving)
        self._desktop.ask_for_contrast()

    def set_settings(self, settings: Settings) -> None:
        """Save changed settings and apply them."""
        self.settings = settings
        if self.preferences is not None:
            self.preferences.show_settings(settings)
        if self.call is not None:
            self.call.set_settings(settings)
        if self._speaking is not None:
            self._speaking.set_settings(settings)
        if self._motion is not None:
            self._motion.obey(settings.motion)
        self._dress()
        try:
            settings_file.save(self._paths.settings, settings)
        except OSError as error:
            self.tell(self.tr("The settings can't be kept: %s.") % (error.strerror or error))

    def tell(self, text: str) -> None:
        """Show a message on the page in front."""
        self.window.front_notice.tell(text)

    def pause(self) -> None:
        """Stop the clock of a call that is under way."""
        if self.call is not None:
            self.call.presenter.set_paused(True)

    def close(self) -> None:
        """Close everything; what matters is on disk already."""
        self._closed = True
        self._place.keep()
        self._opening.close()
        if self.call is not None:
            self.call.close()
        self.home.close()
        if self._speaking is not None:
            self._speaking.close()
        if self.services is not None:
            self.services.progress.close()
            self.services = None

    def _dress(self) -> None:
        wanted = self._desktop.theme(self.settings)
        if wanted != self.look.theme:
            theme.apply(self._app, wanted)
            self.look.set_theme(wanted)

    def _complete(self, services: Services) -> CallController:
        """Make the pages that were not needed at first."""
        from simulator.ui.call.call_controller import CallController
        from simulator.ui.settings.settings_page import SettingsPage
        from simulator.ui.style.motion import Motion

        self._motion = Motion(self._app)
        self._motion.obey(self.settings.motion)
        call = CallController(self.look, self.window, services, now)
        call.aid_picked.connect(lambda name, on: self.set_settings(self.settings._replace(**{name: on})))
        call.home_asked.connect(self._on_home_asked)
        call.refused.connect(self.tell)
        call.debrief.principle_picked.connect(self.home.show_guidance)
        call.files_changed.connect(self.home.look_again)
        call.play.voice_toggled.connect(lambda on: self.set_settings(self.settings._replace(voice=on)))
        call.set_settings(self.settings)
        self.preferences = SettingsPage(self.look, self.settings)
        self.preferences.settings_changed.connect(self.set_settings)
        self.preferences.keys_asked.connect(self.window.show_keys)
        self.own_files.serve(self.preferences, services, now)
        self.window.add_page(self.preferences)
        self.home.complete(services, self.preferences, call, self._paths.tour)
        return call

    def _on_services_opened(self, services: Services) -> None:
        if self._closed:
            services.progress.close()
            return
        from simulator.ui.damage_report import DamageReport
        from simulator.ui.resume import Resume

        self.services = services
        damage = DamageReport(self.window, self.home, services, self.tell)
        self.call = self._complete(services)
        self.home.open_services(services)
        Resume(self.window, self.home, self.call, services).begin()
        self.home.take_up()
        reports = (services.progress.notice, damage.take())
        if any(reports):
            self.tell(" ".join(texts.translated(text) for text in reports if text))
        self._app.setWindowIcon(self.look.program_icon())
        QTimer.singleShot(0, self._open_voice)
        self._opening.read_ahead()
        self.services_opened.emit()

    def _on_services_failed(self, error: Exception) -> None:
        why = texts.error_text(error) if isinstance(error, SimulatorError) else ""
        message = why or self.tr("First Call could not open what it needs.")
        unsaved = (self.tr("Continue without saving"), lambda: self.open_services(saving=False))
        self.window.front_notice.alarm(message, (self.tr("Try again"), self.open_services), unsaved)
        if not isinstance(error, SimulatorError):
            raise error

    def _open_voice(self) -> None:
        from simulator.speech.protocol import worker_command
        from simulator.ui.voice.speaking import SpokenLines
        from simulator.ui.voice.voice_player import VoicePlayer

        if self.call is not None:
            voice = VoicePlayer(worker_command(), self._paths.voices, self)
            voice.notice_raised.connect(self.tell)
            self._speaking = SpokenLines(self.call.presenter, voice, self.settings, self)
            self.call.set_voice(self._speaking)

    def _on_home_asked(self) -> None:
        if self._speaking is not None:
            self._speaking.stop()
        self.home.show_library()

    def _on_scenario_opened(self, row: LibraryRow) -> None:
        if self.call is None or self.services is None:
            self.home.when_open(lambda: self._open_again(row.path))
        elif self.home.trainee is None:
            self.home.show_people()
        else:
            self.call.open_row(row)
            if self._speaking is not None:
                QTimer.singleShot(WARM_UP, self._speaking.warm_up)

    def _open_again(self, path: str) -> None:
        """Open a scenario that was asked for before everything was there."""
        row = next((row for row in self.services.rows if row.path == path), None) if self.services else None
        if row is not None:
            self._on_scenario_opened(row)


def start(paths: Paths, database: str | None = None) -> tuple[QApplication, Program]:
    """Open the window; everything behind it is opened once it has been painted."""
    gc.disable()  # objects made during the start stay alive
    # asked for on the command line: calling setStyle would build all of QStyle's enums, which no window needs at first
    app = QApplication([sys.argv[0], "-style", "Fusion"])
    app.setApplicationName("First Call")
    app.setDesktopFileName("first-call")
    texts.load(app, paths.assets / "translations")
    theme.load_fonts(paths.assets / "fonts")
    program = Program(app, paths, database)
    program.window.show()
    return app, program


def _listen(program: Program, place: Path) -> None:
    """Let a second start bring this window forward, and Ctrl+C in the terminal end it: everything that matters is on disk."""
    import signal

    from simulator.ui.window.second_start import SecondStart

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if program.window.findChild(SecondStart) is None:
        second = SecondStart(program.window, place)
        program.window.closed.connect(second.close)
        second.listen()


def run(paths: Paths, database: str | None = None) -> int:
    """Open the window and run until it is closed; return the exit status."""
    from simulator.ui.window.error_reporter import ErrorReporter

    app, program = start(paths, database)
    program.services_opened.connect(partial(_listen, program, paths.window_socket))
    desk = ErrorReporter(paths.log, program.look, program.window, lambda: program.settings)
    desk.reported.connect(program.tell)
    desk.opened.connect(program.pause)
    desk.install()
    return app.exec()
