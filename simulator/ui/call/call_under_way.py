"""The call itself: its presenter and its page, with the projector, the autosaved draft, and what could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simulator.settings import Settings
from simulator.ui.call.draft_autosave import DraftAutosave
from simulator.ui.call.pause_for_help import PauseForHelp
from simulator.ui.call.play_page import PlayPage
from simulator.ui.call.unsaved_calls import UnsavedCalls
from simulator.ui.conversation.hold_timer import things_move
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.projector import Projector
from simulator.ui.style.appearance import Appearance
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.practice import Practice

if TYPE_CHECKING:  # opened on another thread after the first paint
    from simulator.ui.voice.speaking import SpokenLines
    from simulator.workflow.services import Services


RINGS = True
"""Whether a telephone rings before it is answered; tests that are about something else pick up at once."""


class CallUnderWay(QObject):
    """Plays one practice at a time on its `page`; `timers` says whether silence is timed."""

    def __init__(self, look: Appearance, window: MainWindow, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.timers = True
        self._say_first = self._confidence = False
        self.presenter = Presenter(self)
        self.unsaved = UnsavedCalls(window)
        self.projection = Projector(look, window, self.presenter)
        self.page = PlayPage(look, self.presenter)
        self.page.projector_asked.connect(self.projection.toggle)
        self.page.aids.draft.show_place(on_this_computer=services.progress.one_file)
        self._drafts = DraftAutosave(self.presenter, self.page.aids.draft, services.drafts, self)
        PauseForHelp(window, self.presenter, self)
        window.held_open = lambda: self.unsaved.ask_before_closing(self.presenter.practice)

    def set_voice(self, speaking: SpokenLines) -> None:
        """Connect the voice."""
        self.page.replay_asked.connect(speaking.replay)
        self.page.line_asked.connect(speaking.say_again)
        self.page.options_asked.connect(speaking.read_options)
        self.page.narrator.stand_in(speaking)

    def set_settings(self, settings: Settings) -> None:
        """Set whether silence is timed, whether the voice is shown as on, and what is asked before an answer."""
        self.timers = settings.timers
        self.page.show_voice(settings.voice)
        self.presenter.set_timers(settings.timers)
        self._say_first, self._confidence = settings.say_first, settings.confidence

    def begin(self, practice: Practice, *, what_if: bool = False, rings: bool = False) -> None:
        """Show a practice from its beginning or where it was left; a telephone `rings` first."""
        self.presenter.set_waits(things_move())
        self.presenter.set_aids(say_first=self._say_first and not what_if, confidence=self._confidence)
        rings = rings and RINGS and practice.session.scenario.channel == "phone"
        self.presenter.begin(practice, timers=self.timers, rings=rings)
        self.page.open_call(what_if=what_if)
        self._drafts.restore()
        self._window.show_page(self.page.name)
        self.presenter.finish_off()

    def close(self) -> None:
        """Close the practice and its windows; it stays saved."""
        self.projection.close()
        self.page.aids.draft.end_lull()
        self.unsaved.let_go(self.presenter.practice)
        self.presenter.leave()
