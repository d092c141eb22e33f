"""Shows the conversation in the view that belongs to its channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Scenario
from simulator.core.scenario.session import Session
from simulator.ui.conversation.case import Case, case_at, case_of
from simulator.ui.conversation.channel import ChannelView, ViewFactory
from simulator.ui.conversation.channels import USUAL, VIEWS
from simulator.ui.conversation.entries import Said
from simulator.ui.style.appearance import Appearance


class ConversationHost(QObject):
    """Holds one view at a time (`view`); whatever its channel, it is named "conversation" on its page.

    Signals: `view_changed` with another view, which has to take the place of the one before; `decision_picked` and
    `line_picked` passed on from the view.
    """

    view_changed = Signal(object)
    decision_picked = Signal(int)
    line_picked = Signal(str, int)

    def __init__(self, look: Appearance, page: QWidget, views: Mapping[str, ViewFactory] | None = None) -> None:
        super().__init__(page)
        self._look = look
        self._views = VIEWS if views is None else views
        self._factory = self._views[USUAL]
        self._case = Case()
        self.view = self._new_view()

    def show_scenario(self, scenario: Scenario) -> None:
        """Use the view of a scenario's channel, for its case; where it is the same as before, the view stays."""
        factory, case = self._views[scenario.channel], case_of(scenario)
        self._case = case
        if factory is not self._factory:
            self._factory = factory
            self.view = self._new_view()
            self.view.show_case(case)
            self.view_changed.emit(self.view)
        else:
            self.view.show_case(case)

    def show_entries(self, session: Session, entries: Sequence[Said], *, settled: bool = True, awaits: bool = True) -> None:
        """Show what was said so far; where it is not `settled`, `settle` fits it in. `awaits`: an answer is wanted."""
        case = case_at(self._case, session.scenario, session.moment)
        if case != self._case:
            self._case = case
            self.view.show_case(case)
        self.view.show_entries(entries, settled=settled, awaits=awaits)

    def settle(self) -> None:
        """Fit in what is new."""
        self.view.settle()

    def set_covered(self, covered: bool) -> None:
        """Hide the conversation, or show it again."""
        self.view.widget.setVisible(not covered)

    def _new_view(self) -> ChannelView:
        view = self._factory(self._look)
        view.widget.setObjectName("conversation")
        view.decision_picked.connect(self.decision_picked)
        view.line_picked.connect(self.line_picked)
        return view
