"""From the last word of a call to the next call: the two questions, the debrief, the what-if, and a copy on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.core.errors import SimulatorError
from simulator.core.scenario.model import Said
from simulator.core.scenario.session import Step
from simulator.core.training.attempt import Attempt
from simulator.ui.debrief.debrief_page import DebriefPage
from simulator.ui.debrief.turning_scene import better_reply, reply
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import error_text
from simulator.ui.widgets.screen_reader import announce, readable, sentences
from simulator.ui.window.main_window import MainWindow
from simulator.workflow.practice import Practice

if TYPE_CHECKING:  # opened on another thread after the first paint, or made when they are first needed
    from simulator.speech.utterance import Utterance
    from simulator.ui.debrief.debrief_export import DebriefExport
    from simulator.ui.debrief.reflection_page import ReflectionPage
    from simulator.ui.debrief.what_if_page import WhatIfPage
    from simulator.ui.voice.speaking import SpokenLines
    from simulator.workflow.recommend import Recommendation
    from simulator.workflow.services import Services


class DebriefController(QObject):
    """Leads through looking back on a practice.

    Signals: `what_if_begun` with a practice that saves nothing; `again_asked` for the same scenario anew, `row_asked` with
    another one; `refused` with a message where something can't be done.
    """

    what_if_begun = Signal(object)
    again_asked = Signal()
    row_asked = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Appearance, window: MainWindow, services: Services, page: DebriefPage, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._window = window
        self._services = services
        self._page = page
        self._practice: Practice | None = None
        self._wanted: Recommendation | None = None
        self._trial: Practice | None = None
        self._began = 0
        self._speaking: SpokenLines | None = None
        page.next_asked.connect(self._on_next_asked)
        page.line_asked.connect(self._on_line_asked)
        page.reply_asked.connect(self._on_reply_asked)
        page.what_if_asked.connect(self._on_what_if_asked)
        page.print_asked.connect(lambda: self._on_paper(self._paper.print))
        page.save_asked.connect(lambda: self._on_paper(lambda practice: self._paper.save(practice, page.save)))

    @cached_property
    def reflection(self) -> ReflectionPage:
        """The page of the two questions, made when it is first needed."""
        from simulator.ui.debrief.reflection_page import ReflectionPage

        page = ReflectionPage(self._look)
        page.answered.connect(self._on_answered)
        page.words_changed.connect(self._on_words_changed)
        self._window.add_page(page)
        return page

    @cached_property
    def comparison(self) -> WhatIfPage:
        """The page that compares a what-if with the call, made when it is first needed."""
        from simulator.ui.debrief.what_if_page import WhatIfPage

        page = WhatIfPage(self._look)
        page.back_asked.connect(self._show_page)
        page.retry_asked.connect(self._on_retry_asked)
        self._window.add_page(page)
        return page

    @cached_property
    def _paper(self) -> DebriefExport:
        from simulator.ui.debrief.debrief_export import DebriefExport

        services = self._services
        paper = DebriefExport(self._window, lambda held: services.next_step(held.attempt.trainee, held))
        paper.reported.connect(self.refused)
        return paper

    def is_what_if(self, practice: Practice) -> bool:
        """Whether this is the what-if that was begun from the debrief."""
        return practice is self._trial

    def set_voice(self, speaking: SpokenLines) -> None:
        """Let the customer's lines be heard again."""
        self._speaking = speaking
        self._window.rail.place_picked.connect(speaking.stop)

    @property
    def asked(self) -> int:
        """The id of the attempt that is looked back on; 0 where there is none, or it is not saved."""
        return self._practice.attempt.id if self._practice is not None else 0

    def ask(self, practice: Practice) -> None:
        """Ask what the trainee thinks of a call that has just ended; the debrief comes after the answer."""
        self._practice = practice
        scenario = practice.session.scenario
        words = self._services.drafts.words_at(practice.attempt.id, len(practice.log))
        self.reflection.ask(scenario.title, scenario.customer.name, words)
        self._window.show_page("reflection")
        announce(self.reflection, sentences(readable(self.reflection)))

    def open(self, practice: Practice, wanted: Recommendation | None, *, ask: bool | None = None) -> None:
        """Show the debrief of an earlier call, or `ask` first; where it is not said which, as that call was left."""
        if ask or (ask is None and not self._was_asked(practice.attempt)):
            self.ask(practice)
        else:
            self._show(practice, wanted)

    def _was_asked(self, attempt: Attempt) -> bool:
        """Whether the debrief was seen or the questions were answered; both come before anything is judged."""
        if attempt.went_well or attempt.would_change:
            return True
        try:
            unseen = self._services.last_page.unseen(attempt.trainee, self._services.attempts.latest(attempt.trainee))
        except SimulatorError:
            return True
        return unseen is None or unseen.id != attempt.id

    def show(self, practice: Practice) -> None:
        """Show the debrief of a call that has just ended."""
        self._show(practice, self._services.next_step(practice.attempt.trainee, practice))

    def _show(self, practice: Practice, wanted: Recommendation | None) -> None:
        self._practice, self._trial = practice, None
        if practice.attempt.id:  # a practice that is not saved has none
            self._services.last_page.see(practice.attempt)
        debrief = practice.debrief()
        self._wanted = wanted
        self._page.show_debrief(debrief, practice.playable.guidance, practice.agent, practice, self._wanted)
        self._show_page()

    def end_what_if(self, tried: Practice) -> None:
        """Compare the what-if with the call; where nothing else was tried, go straight back."""
        if self._practice is None:
            return
        from simulator.core.scoring.comparison import compare

        self._trial = None
        if tried.session.choice_ids == self._practice.session.choice_ids[: self._began]:
            self._show_page()
            return
        self.comparison.show_comparison(compare(self._practice.debrief(), tried.debrief()), tried.agent)
        self._window.show_page("what-if")

    def keep_answers(self) -> None:
        """Save what is in the fields of the two questions when the window is closed on them."""
        if self._window.page == "reflection" and self._practice is not None:
            self._reflect(self._practice, *self.reflection.answers)

    def _show_page(self) -> None:
        heard = {step.position for step in self._steps() if self._can_be_heard(step)}
        self._page.show_voice(heard, replies=bool(heard))
        self._window.show_page("debrief")

    def _on_words_changed(self) -> None:
        if self._practice is not None:
            self._services.drafts.keep(self._practice.attempt.id, len(self._practice.log), self.reflection.answers)

    def _reflect(self, practice: Practice, went_well: str, would_change: str) -> str:
        """Save the trainee's words; return a message where that fails. The debrief shows them all the same."""
        try:
            practice.reflect(went_well, would_change)
            self._services.drafts.move_on(0, 0)
        except SimulatorError as error:
            return " ".join((self.tr("What you wrote is shown here, but could not be kept."), error_text(error)))
        return ""

    def _on_answered(self, went_well: str, would_change: str) -> None:
        if self._practice is None or self._window.page != "reflection":
            return
        trouble = self._reflect(self._practice, went_well, would_change)
        self.show(self._practice)
        if trouble:
            self.refused.emit(trouble)

    def _on_next_asked(self) -> None:
        if self._speaking is not None:
            self._speaking.stop()
        if self._wanted is None or self._wanted.row is None:
            self.again_asked.emit()
        else:
            self.row_asked.emit(self._wanted.row)

    def _on_what_if_asked(self, position: int) -> None:
        if self._practice is not None:
            self._trial, self._began = self._practice.what_if(position), position
            self.what_if_begun.emit(self._trial)

    def _on_retry_asked(self) -> None:
        self._on_what_if_asked(self._began)

    def _on_paper(self, act: Callable[[Practice], None]) -> None:
        if self._practice is not None:
            act(self._practice)

    def _on_line_asked(self, position: int) -> None:
        step = self._steps()[position]
        if self._speaking is not None:
            self._speaking.say(self._utterances(step))

    def _on_reply_asked(self, position: int, better: bool) -> None:
        if self._practice is None or self._speaking is None:
            return
        debrief = self._practice.debrief()
        decision = debrief.card.decisions[position]
        before, after = decision.step.before, decision.step.after
        if better:
            after = before.follow(decision.reference.id)
        said = better_reply(debrief, decision) if better else reply(decision)
        self._speaking.say(self._said(said, after.mood))

    def _steps(self) -> tuple[Step, ...]:
        return self._practice.session.steps() if self._practice else ()

    def _can_be_heard(self, step: Step) -> bool:
        lines = self._utterances(step)
        return self._speaking is not None and bool(lines) and self._speaking.can_say(lines[0])

    def _utterances(self, step: Step) -> list[Utterance]:
        return self._said(step.last_line, step.before.mood)

    def _said(self, messages: Said, mood: int) -> list[Utterance]:
        from simulator.ui.voice.speaking import said

        practice = self._practice
        if practice is None:
            raise RuntimeError("no call is looked back on")
        scenario = practice.session.scenario
        return [said(scenario, message, mood, practice.filled) for message in messages if message.text]
