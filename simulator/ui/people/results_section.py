"""By conversation: the result of the attempts at each scenario, under an attempt policy that can be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from simulator.core.training.attempt_policy import Result, Scores, results
from simulator.settings import POLICIES
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import with_help
from simulator.ui.widgets.basics import add_to_group, button, clear, column, framed, label, row
from simulator.ui.widgets.flow_layout import FlowLayout

Subtitles = Mapping[tuple[str, str], str]
"""What scenarios are in plain words, by id and title."""


def add_subtitle(names: QVBoxLayout, subtitles: Subtitles, scenario: str, title: str) -> None:
    """Add below a scenario's title what it is, where that is known."""
    subtitle = subtitles.get((scenario, title))
    if subtitle:
        names.addWidget(label(subtitle, wrap=True))


class ScoreColumn(QWidget):
    """A score in a column of its own, with what it was reached with below it."""

    def __init__(self, look: Appearance, score: int | None, *, helped: bool) -> None:
        super().__init__()
        self.setFixedWidth(look.theme.px(72))
        figure = label("–" if score is None else str(score), "soft" if helped else "lead")
        figure.setAccessibleName(self.tr("No score") if score is None else self.tr("Score %d of 100") % score)
        inside = column(spacing=0)
        inside.addStretch(1)
        inside.addWidget(figure)
        if helped:
            inside.addWidget(label(self.tr("with help"), "small", wrap=True))
        inside.addStretch(1)
        self.setLayout(inside)


class ResultsSection(QWidget):
    """A line for each scenario that was practised.

    Signals: `policy_picked` with the policy that was chosen.
    """

    policy_picked = Signal(str)

    def __init__(
        self, look: Appearance, scores: Sequence[Scores], marks: Mapping[str, int], policy: str, subtitles: Subtitles
    ) -> None:
        super().__init__()
        self._look = look
        self._subtitles = subtitles
        self._scores = scores
        self._marks = marks
        self._policy = policy
        self._lines = column(spacing=GRID)
        self._about = label(role="small", wrap=True)
        inside = column(spacing=GRID)
        inside.addWidget(label(self.tr("By conversation"), "lead"))
        inside.addWidget(self._about)
        inside.addLayout(self._choice(policy))
        inside.addLayout(self._lines)
        self.setLayout(inside)
        self._show(policy)

    def show_marks(self, marks: Mapping[str, int]) -> None:
        """Judge means by these pass marks."""
        self._marks = marks
        self._show(self._policy)

    def _choice(self, policy: str) -> FlowLayout:
        names = {"best": self.tr("Best"), "last": self.tr("Last"), "first": self.tr("First"), "mean": self.tr("Mean")}
        self._group = QButtonGroup(self)
        line = FlowLayout()
        for key in POLICIES:
            choice = button(names[key], name=f"policy-{key}")
            choice.setAccessibleName(self.tr("Score that counts: %s") % names[key])
            add_to_group(self._group, choice)
            choice.setChecked(key == policy)
            choice.clicked.connect(lambda _=False, key=key: self._on_picked(key))
            line.addWidget(choice)
        return line

    def _on_picked(self, policy: str) -> None:
        self._policy = policy
        self._show(policy)
        self.policy_picked.emit(policy)

    def _show(self, policy: str) -> None:
        meanings = {
            "best": self.tr("The best score of all attempts counts."),
            "last": self.tr("The score of the last attempt counts."),
            "first": self.tr("The score of the first attempt counts."),
            "mean": self.tr("The mean of all scores counts; one critical error fails it."),
        }
        self._about.setText(self.tr("%s Scores with help, where you went back, are kept apart.") % meanings[policy])
        clear(self._lines)
        for result in results(self._scores, policy, self._marks):
            self._lines.addWidget(self._line(result))

    def _line(self, result: Result) -> QWidget:
        helped = result.score is None and result.helped is not None
        score = ScoreColumn(self._look, result.helped if helped else result.score, helped=helped)
        words = column(spacing=0)
        words.addWidget(label(result.title, "strong", wrap=True))
        add_subtitle(words, self._subtitles, result.scenario, result.title)
        words.addWidget(label(" · ".join([self._count(result), *self._verdicts(result)]), "small", wrap=True))
        line = row(spacing=2 * GRID, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        line.addWidget(score)
        line.addLayout(words, 1)
        card = framed("plain", line)  # no outline: there is nothing to open
        card.setObjectName(f"result-{result.scenario}")
        return card

    def _count(self, result: Result) -> str:
        text = self.tr("%n attempts", "", result.attempts)
        return text if result.counted == result.attempts else self.tr("%s, %n of them counted", "", result.counted) % text

    def _verdicts(self, result: Result) -> list[str]:
        if result.score is None:
            return [self.tr("no score without help yet")]
        passed = self.tr("passed") if result.passed else self.tr("not passed")
        return [passed] if result.helped is None else [passed, with_help(result.helped)]
