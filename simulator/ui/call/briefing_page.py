"""Before the call: who the customer is, what the company's rules are, and the button that takes the call."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulator.core.scenario.model import Scenario
from simulator.core.training.attempt import ASSESSMENT, Attempt
from simulator.ui.call.example_links import ExampleLinks
from simulator.ui.call.learning_aids import LearningAids
from simulator.ui.call.mode_choice import ModeChoice
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.time_wording import house_rules
from simulator.ui.style.wording import channel_name
from simulator.ui.widgets.basics import Mark, ScrollPage, boxed, button, clear, column, dress, framed, label, restyle, row
from simulator.ui.widgets.notice import Notice
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

COLUMN, TWO_COLUMNS, WIDEST = 860, 1100, 1440
"""How wide a column is at most, from which width the rules stand beside the rest, and how wide all is at most, before scaling."""


class BriefingPage(ScrollPage, Page):
    """What a trainee should know first.

    Signals: `call_taken`, `back_asked`, and `going_on_asked` where a call of the same conversation is under way.
    """

    name = "briefing"
    place = "practise"

    call_taken = Signal()
    going_on_asked = Signal()
    back_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, WIDEST, parent)
        self._back = button(self.tr("All conversations"), "link", name="back")
        self._go_on = button("", "primary", name="go-on-here")
        self._take = button("", "primary", name="take-call")
        self.modes = ModeChoice(look)
        self.aids = LearningAids()
        self.examples = ExampleLinks()
        self._hint = label(role="small", wrap=True)
        self._timers = True
        self._begun = False
        self._decided = 0
        self.notice: Notice = Notice(look)
        self.notice.left.connect(self.focus_first)
        self._permanent = (self.modes, self._go_on, self._take, self._hint, self.notice, self.aids, self.examples)
        for widget in self._permanent:
            widget.setParent(self)  # never without a parent, or a screen reader takes it for a window
        self._body = column(spacing=3 * GRID)
        self.put_above(self._back)
        self.content.addLayout(self._body)
        self.content.addStretch(1)
        self._back.clicked.connect(self.back_asked)
        self._take.clicked.connect(self._on_take_clicked)
        self._go_on.clicked.connect(self.going_on_asked)
        shortcut(self, "Esc", self.tr("Go back to all conversations"), self.back_asked.emit)
        self.modes.mode_picked.connect(self._show_hint)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        dress(self._back, self._look, "chevron-left", "accent", 16)

    def show_scenario(self, scenario: Scenario, agent: str, learn: tuple[str, ...], begun: Attempt | None = None) -> None:
        """Show a scenario; `learn` names the competencies that it is about, `begun` is an attempt at it that is under way."""
        for widget in self._permanent:
            widget.setParent(self)
        self.modes.reset()
        self.notice.clear()
        clear(self._body)
        story = column(spacing=3 * GRID)
        story.addWidget(boxed(self._head(scenario, learn)))
        # above the rules, so that the next step is in sight even in the lowest window
        story.addWidget(self.modes)
        foot = row(spacing=2 * GRID)
        self._show_begun(begun, self.tr("Start the call") if scenario.channel == "phone" else self.tr("Begin"))
        foot.addWidget(self._go_on)
        foot.addWidget(self._take)
        foot.addWidget(self._hint, 1)
        story.addWidget(boxed(foot, self))
        story.addWidget(self.notice)  # below what was clicked, so that nothing moves under a second click
        story.addWidget(self.examples)
        story.addWidget(self.aids)
        parts = [boxed(part, self) for part in (story, self._rules(scenario, agent))]
        for part in parts:
            part.setMaximumWidth(self._look.theme.px(COLUMN))
        self._body.addWidget(SideBySide(self._look, parts[0], parts[1], (3, 2), room=TWO_COLUMNS))
        # taking a widget out of its page has hidden it
        wanted = {self.notice: False, self._go_on: self._begun, self.examples: self.examples.offered}
        for widget in self._permanent:
            widget.setVisible(wanted.get(widget, True))

    def _rules(self, scenario: Scenario, agent: str) -> QVBoxLayout:
        rules = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        rules.addWidget(label(self.tr("Rules at %s") % scenario.company.name, "lead", wrap=True))
        rules.addWidget(label(self.tr("You speak for %s.") % scenario.company.name, "soft", wrap=True))
        written = house_rules(scenario, lambda text: scenario.fill(text, agent))
        for text in written or (self.tr("There are no special rules for this conversation."),):
            rules.addLayout(self._rule(text))
        whole = column()
        whole.addWidget(framed("card", rules))
        whole.addStretch(1)
        return whole

    def _on_take_clicked(self) -> None:
        """Start the call, or ask first where that drops decisions of one that is under way."""
        if not self._decided:
            self.call_taken.emit()
            return
        question = self.tr("Start again? Your decisions in the unfinished conversation can't be brought back.")
        self.notice.alarm(question, (self.tr("Keep it"), self.focus_first), (self.tr("Delete and start"), self.call_taken.emit))
        self.notice.focus_first()

    def _show_begun(self, begun: Attempt | None, take: str) -> None:
        """Offer the call that is under way first; beginning anew ends it."""
        self._begun = begun is not None
        self._decided = len(begun.transcript) if begun else 0
        self._take.setText(take if begun is None else self.tr("Start again"))
        restyle(self._take, "primary" if begun is None else "")
        if begun is not None:
            decided = self.tr("Continue (%n decisions made)", "", self._decided)
            self._go_on.setText(decided if self._decided else self.tr("Continue"))
        self._show_hint()

    def show_timers(self, timers: bool) -> None:
        """Show whether silence is timed."""
        self._timers = timers
        self._show_hint()

    def _show_hint(self) -> None:
        if self.modes.mode != ASSESSMENT:
            text = self.tr(
                "Answer with the keys 1 to 9. You can go back, pause or leave at any time; every answer is saved at once."
            )
        else:
            timed = self.tr("Silence is timed.") if self._timers else self.tr("Silence is not timed (see Settings).")
            text = self.tr(
                "%s Pausing hides the conversation. If you leave before the end, it counts as unfinished; after a crash, or if "
                "the window was closed, you can continue."
            )
            text = text % timed
        if self._begun:
            text = self.tr("Starting again deletes the unfinished conversation. %s") % text
        self._hint.setText(text)

    def focus_first(self) -> None:
        """Give the keyboard to the button that takes the call."""
        step = self._go_on if self._begun else self._take
        step.setFocus(Qt.FocusReason.OtherFocusReason)
        words = (item.text() for item in self._column.findChildren(QLabel) if item.isVisible())
        announce(self, sentences((*words, step.text())))

    def _head(self, scenario: Scenario, learn: tuple[str, ...]) -> QHBoxLayout:
        head = row(spacing=3 * GRID)
        face = label()
        size = self._look.theme.px(136)
        face.setPixmap(self._look.portrait(scenario.customer.portrait, scenario.customer.mood, size))
        face.setAccessibleName(scenario.customer.name)
        head.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=GRID // 2)
        words.addWidget(label(scenario.title, "title", wrap=True))
        if scenario.subtitle:
            words.addWidget(label(scenario.subtitle, "strong", wrap=True))
        if scenario.about:
            words.addWidget(label(scenario.about, wrap=True))
        facts = self.tr("%s · Level %d of 5 · about %n minutes", "", scenario.minutes)
        facts = facts % (channel_name(scenario.channel), scenario.level)
        words.addWidget(label(facts, "soft", wrap=True))
        if learn:
            words.addWidget(label(self.tr("You'll practise: %s") % ", ".join(learn), "soft", wrap=True))
        words.addStretch(1)
        head.addLayout(words, 1)
        return head

    def _rule(self, text: str) -> QHBoxLayout:
        line = row(spacing=GRID)
        mark = Mark(self._look, "policy", 18, "accent")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(text, wrap=True), 1)
        return line
