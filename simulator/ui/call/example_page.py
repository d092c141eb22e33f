"""Worked examples before a call: each step on a key press, alone or two beside each other; nothing of it is scored or stored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from simulator.core.scenario.worked_example import Frame, WorkedExample, frames
from simulator.ui.call.example_step import ExampleStep, end_of, step_of
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import (
    ScrollPage,
    ShortLabel,
    button,
    clear,
    column,
    dress,
    icon_button,
    label,
    row,
    rule,
)
from simulator.ui.widgets.screen_reader import announce
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut

ONE, TWO = 760, 1104
"""The widths of what is shown, in pixels before scaling, for one example and for two."""


class ExamplePage(QWidget, Page):
    """Shows some examples of one scenario, with the button for the next step always in sight.

    Signals: `back_asked` for the briefing.
    """

    name = "example"
    place = "practise"
    bare = True

    back_asked = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._examples: Sequence[WorkedExample] = ()
        self._frames: Sequence[Frame] = ()
        self._shown: list[ExampleStep] = []
        self._agent = ""
        self._leave = icon_button(look, "chevron-left", self.tr("Back to the briefing (Esc)"), name="leave")
        self._title, self._names = ShortLabel("strong"), ShortLabel("small")
        self._page = ScrollPage(look, TWO)
        self._body = column(spacing=2 * GRID)
        self._page.content.addLayout(self._body)
        self._page.content.addStretch(1)
        self._place = label(role="small", wrap=True)
        self._place.setObjectName("example-place")
        self._before = button(self.tr("One step back"), "link", name="step-back")
        self._next = button("", "primary", name="next")
        whole = column(spacing=0)
        whole.addWidget(self._bar())
        whole.addWidget(self._page, 1)
        whole.addWidget(rule())
        whole.addLayout(self._foot())
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self._leave.clicked.connect(self.back_asked)
        self._next.clicked.connect(self._on_next)
        self._before.clicked.connect(self._on_before)
        shortcut(self, "Right", self.tr("Show the next step"), self._on_next)
        shortcut(self, "Left", self.tr("Go one step back"), self._on_before)
        shortcut(self, "Esc", self.tr("Go back to the briefing"), self.back_asked.emit)
        self._page.verticalScrollBar().rangeChanged.connect(self._on_grown)
        self._look.changed.connect(lambda: dress(self._leave, self._look, "chevron-left"))

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        names = column(spacing=0)
        names.addWidget(self._title)
        names.addWidget(self._names)
        inside = row(spacing=GRID, margins=(GRID, GRID, 3 * GRID, GRID))
        inside.addWidget(self._leave)
        inside.addLayout(names, 1)
        bar.setLayout(inside)
        return bar

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=2 * GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        foot.addWidget(self._place, 1)
        foot.addWidget(self._before)
        foot.addWidget(self._next)
        return foot

    def show_examples(self, examples: Sequence[WorkedExample], agent: str) -> None:
        """Show one example or two, from the beginning; `agent` is the name that stands for the agent's."""
        self._examples, self._agent = examples, agent
        self._frames = frames(examples)
        scenario = examples[0].session.scenario
        self._title.setText(scenario.title)
        self._names.setText(" · ".join((self.tr("Worked example"), *(example.name for example in examples))))
        self._page.show_width(ONE if len(examples) == 1 else TWO)
        clear(self._body)
        self._shown = []
        self._show_step()

    def focus_first(self) -> None:
        """Give the keyboard to the button for the next step, and say what is shown."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    @property
    def _over(self) -> bool:
        return len(self._shown) > len(self._frames)

    def _on_next(self) -> None:
        if self._over:
            self.back_asked.emit()
        else:
            self._show_step()
            self._tell()

    def _on_before(self) -> None:
        if len(self._shown) > 1:
            self._body.removeWidget(self._shown[-1])
            self._shown.pop().deleteLater()
            self._show_place()
            self._tell()

    def _show_step(self) -> None:
        """Show the next step below those before it; after the last one, how it ends."""
        number, examples = len(self._shown), self._examples
        if number < len(self._frames):
            step = step_of(self._look, self._frames[number], examples, self._agent)
        else:
            step = end_of(self._look, examples, self._agent)
        self._body.addWidget(step)
        self._shown.append(step)
        self._show_place()

    def _on_grown(self) -> None:
        """Bring the newest step into sight, whose height is known only now."""
        if self._shown:
            self._page.ensureWidgetVisible(self._shown[-1], 0, 2 * GRID)

    def _show_place(self) -> None:
        self._next.setText(self.tr("Back to the briefing") if self._over else self.tr("Next"))
        self._place.setText(self.tr("Step %d of %d. Nothing here is scored.") % (len(self._shown), len(self._frames) + 1))
        self._before.setEnabled(len(self._shown) > 1)

    def _tell(self) -> None:
        announce(self, self._shown[-1].spoken_text)
