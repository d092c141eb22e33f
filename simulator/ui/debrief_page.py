"""After the call: the verdict, where the points went, what to say instead and why, and what to practise next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from simulator.core.debrief import ENOUGH_CHANCES, Debrief
from simulator.core.guidance import Guidance
from simulator.core.scoring import Scorecard, Taken, by_competency
from simulator.ui.announce import announce, sentences
from simulator.ui.curves import Curves
from simulator.ui.decision_card import DecisionCard
from simulator.ui.flow import Flow
from simulator.ui.look import Look
from simulator.ui.share_bar import ShareBar
from simulator.ui.shortcuts import shortcut
from simulator.ui.theme import GRID
from simulator.ui.widgets import Mark, ScrollPage, button, clear, column, framed, label, row
from simulator.ui.words import clock, critical_name, ending_name
from simulator.workflow.practice import Practice

WELL = 3
"""So many things done well are told; more would hide the best."""


class DebriefPage(ScrollPage):
    """A finished call looked back on.

    Signals: `again_asked` to practise the same scenario anew, `home_asked` for the library.
    """

    again_asked = Signal()
    home_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 920, parent)
        self._again = button(self.tr("Practise again"), "primary", name="again")
        self._home = button(self.tr("All conversations"), name="home")
        for kept in (self._again, self._home):
            kept.setParent(self)  # never without a window, or a screen reader takes it for one
        self._spoken = ""
        self._body = column(spacing=4 * GRID)
        self.content.addLayout(self._body)
        self.content.addStretch(1)
        self._again.clicked.connect(self.again_asked)
        self._home.clicked.connect(self.home_asked)
        shortcut(self, "Esc", self.tr("Go back to all conversations"), self.home_asked.emit)

    def show_debrief(self, debrief: Debrief, guidance: Guidance, agent: str, practice: Practice | None = None) -> None:
        """Show a debrief; `practice` adds what was taken back on the way."""
        for kept in (self._again, self._home):
            kept.setParent(self)
        clear(self._body)
        self._body.addLayout(self._head(debrief, agent))
        self._body.addLayout(self._next(debrief, guidance, agent))
        self._body.addLayout(self._curves(debrief))
        if debrief.done_well:
            self._body.addLayout(self._well(debrief, guidance, agent))
        self._body.addLayout(self._timeline(debrief, guidance, agent))
        if practice is not None:
            self._add_taken_back(practice)
        self._body.addLayout(self._competencies(debrief, guidance))
        self._body.addLayout(self._figures(debrief))
        self.verticalScrollBar().setValue(0)
        self._spoken = self._told(debrief, guidance, agent)

    def focus_first(self) -> None:
        """Give the keyboard to the next step."""
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._spoken)

    def _told(self, debrief: Debrief, guidance: Guidance, agent: str) -> str:
        """Tell for a screen reader what stands at the top of the page."""
        card = debrief.card
        parts = [self._verdict(debrief), self.tr("Score %d of 100, %d to pass") % (card.score, card.pass_mark)]
        parts.append(debrief.session.scenario.fill(card.ending.lesson, agent))
        principle = guidance.principles.get(debrief.practise or "")
        if principle is not None:
            parts += [self.tr("Practise next: %s") % principle.name, principle.do]
        return sentences(parts)

    def _head(self, debrief: Debrief, agent: str) -> QVBoxLayout:
        card = debrief.card
        words = column(spacing=GRID // 2)
        verdict = label(self._verdict(debrief), "title", wrap=True)
        verdict.setObjectName("verdict")
        title = f"{debrief.session.scenario.title} · {ending_name(self, card.ending.ending or '')}"
        words.addWidget(verdict)
        words.addWidget(label(title, "soft", wrap=True))
        across = row(spacing=3 * GRID)
        across.addLayout(self._mark(card))
        across.addLayout(words, 1)
        head = column(spacing=GRID)
        head.addLayout(across)
        head.addSpacing(GRID)
        head.addLayout(Flow(self._again, self._home))
        head.addSpacing(GRID)
        for banner in self._banners(debrief, agent):
            head.addWidget(banner)
        return head

    def _mark(self, card: Scorecard) -> QVBoxLayout:
        score = label(str(card.score), "display")
        score.setObjectName("score")
        score.setAccessibleName(self.tr("Score %d of 100") % card.score)
        mark = column(spacing=0)
        mark.addWidget(score)
        mark.addWidget(label(self.tr("of 100, %d to pass") % card.pass_mark, "small"))
        return mark

    def _banners(self, debrief: Debrief, agent: str) -> Iterator[QFrame]:
        for decision in debrief.card.critical:
            kind = critical_name(self, decision.choice.critical or "")
            because = debrief.session.scenario.fill(decision.choice.because, agent)
            text = self.tr("%s: this fails the call whatever the score. %s") % (kind, because)
            yield self._banner("alarm", "critical", "coral", text)
        if debrief.capped:
            text = self.tr(
                "Trust could not rise above where it began: after an earlier, a grave or an avoidable failure a good recovery "
                "repairs, but it does not delight."
            )
            yield self._banner("note", "info", "accent", text)

    def _verdict(self, debrief: Debrief) -> str:
        card = debrief.card
        if card.critical:
            return self.tr("Not passed: a critical error")
        if not card.passed:
            return self.tr("Not passed yet")
        return self.tr("Passed, nothing left to gain") if card.total == card.best else self.tr("Passed")

    def _banner(self, role: str, icon: str, colour: str, text: str) -> QFrame:
        inside = row(spacing=GRID, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        mark = Mark(self._look, icon, 20, colour)
        inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(label(text, wrap=True), 1)
        return framed(role, inside)

    def _section(self, title: str, about: str = "") -> QVBoxLayout:
        section = column(spacing=GRID)
        section.addWidget(label(title, "lead"))
        if about:
            section.addWidget(label(about, "small", wrap=True))
        return section

    def _next(self, debrief: Debrief, guidance: Guidance, agent: str) -> QVBoxLayout:
        inside = column(spacing=GRID, margins=(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID))
        if debrief.card.ending.lesson:
            inside.addWidget(label(self.tr("To take away"), "eyebrow"))
            inside.addWidget(label(debrief.session.scenario.fill(debrief.card.ending.lesson, agent), wrap=True))
        principle = guidance.principles.get(debrief.practise or "")
        if principle is not None:
            inside.addWidget(label(self.tr("Practise next"), "eyebrow"))
            inside.addWidget(label(principle.name, "strong", wrap=True))
            inside.addWidget(label(principle.do, wrap=True))
        around = column()
        if inside.count():
            around.addWidget(framed("note", inside))
        return around

    def _curves(self, debrief: Debrief) -> QVBoxLayout:
        section = self._section(
            self.tr("How the customer felt"),
            self.tr("A dot marks a decision that cost points, the large one the turning point."),
        )
        curves = Curves(self._look, height=152)
        turning = debrief.card.turning_point
        marks = frozenset(decision.position for decision in debrief.costly)
        curves.show_readings(debrief.readings, marks, turning.position if turning else None)
        section.addWidget(curves)
        return section

    def _well(self, debrief: Debrief, guidance: Guidance, agent: str) -> QVBoxLayout:
        """Tell what was done well, with the words that show it: the decisions that showed most."""
        section = self._section(self.tr("What went well"))
        strongest = sorted(debrief.done_well, key=lambda decision: -decision.choice.points)[:WELL]
        for decision in sorted(strongest, key=lambda decision: decision.position):
            known = [guidance.principles.get(shown.principle) for shown in decision.choice.shows]
            names = [principle.name for principle in known if principle]
            line = row(spacing=GRID)
            line.addWidget(Mark(self._look, "check", 18), 0, Qt.AlignmentFlag.AlignTop)
            words = column(spacing=2)
            words.addWidget(label(", ".join(names), "strong", wrap=True))
            words.addWidget(label(debrief.session.scenario.fill(decision.choice.text, agent), "soft", wrap=True))
            line.addLayout(words, 1)
            section.addLayout(line)
        return section

    def _timeline(self, debrief: Debrief, guidance: Guidance, agent: str) -> QVBoxLayout:
        card = debrief.card
        lost = card.best - card.total
        about = (
            self.tr("Every point that was lost belongs to one decision: %d of %d in all.") % (lost, card.best - card.worst)
            if lost
            else self.tr("No decision cost anything.")
        )
        section = self._section(self.tr("The conversation"), about)
        turning = card.turning_point
        for decision in card.decisions:
            section.addWidget(DecisionCard(self._look, debrief, decision, guidance, agent, turning=decision is turning))
        last = column(spacing=0, margins=(3 * GRID, GRID, 3 * GRID, GRID))
        last.addWidget(label(debrief.session.scenario.fill(debrief.session.line, agent), "soft", wrap=True))
        section.addLayout(last)
        return section

    def _add_taken_back(self, practice: Practice) -> None:
        if not practice.taken_back():
            return
        text = self.tr(
            "You went back on the way. What you had chosen first is kept, and this score does not count as a best score."
        )
        self._body.addWidget(self._banner("note", "rewind", "accent", f"{text} {_listed(practice)}"))

    def _competencies(self, debrief: Debrief, guidance: Guidance) -> QVBoxLayout:
        section = self._section(
            self.tr("Competencies"),
            self.tr("How many of the chances that this call gave were taken. It takes three to say anything."),
        )
        counts = by_competency(debrief.card.decisions, {key: item.competency for key, item in guidance.principles.items()})
        for line in competency_lines(self, self._look, counts, guidance, ENOUGH_CHANCES):
            section.addLayout(line)
        return section

    def _figures(self, debrief: Debrief) -> QVBoxLayout:
        kpis = debrief.kpis
        section = self._section(
            self.tr("Simulated figures"),
            self.tr(
                "Estimates, not measurements. Handle time: words at 150 a minute, and what looking up takes. CSAT: one plus "
                "a tenth of the worst mood, twice the last mood and the last trust. None of them earns points."
            ),
        )
        across = Flow(spacing=4 * GRID)
        for name, value in (
            (self.tr("Handle time"), clock(kpis.handle_time)),
            (self.tr("Holds"), str(kpis.holds)),
            (self.tr("Transfers"), str(kpis.transfers)),
            (self.tr("First contact"), self.tr("resolved") if kpis.resolved_first else self.tr("not resolved")),
            (self.tr("CSAT"), f"{kpis.csat:.1f}"),
        ):
            inside = column(spacing=0)
            inside.addWidget(label(value, "lead"))
            inside.addWidget(label(name, "small"))
            figure = QWidget()
            figure.setLayout(inside)
            across.addWidget(figure)
        section.addLayout(across)
        return section


def competency_lines(
    owner: QWidget, look: Look, counts: Mapping[str, Taken], guidance: Guidance, enough: int
) -> list[QHBoxLayout]:
    """Give a line for each competency that had a chance: its name, a bar, and the count or that there is too little to say."""
    lines = []
    for key, competency in guidance.competencies.items():
        taken = counts.get(key, Taken())
        if not taken.chances:
            continue
        line = row(spacing=2 * GRID)
        name = label(competency.name)
        name.setFixedWidth(look.theme.px(144))
        line.addWidget(name)
        told = owner.tr("%d of %d") % (taken.taken, taken.chances)
        if taken.chances < enough:
            told = owner.tr("%s, too few to tell") % told
        line.addWidget(ShareBar(look, taken, enough=taken.chances >= enough), 1)
        figure = label(told, "soft" if taken.chances < enough else "", wrap=True)
        figure.setFixedWidth(look.theme.px(184))
        line.addWidget(figure)
        lines.append(line)
    return lines


def _listed(practice: Practice) -> str:
    fill = practice.session.scenario.fill
    return " ".join(f"{step.position + 1}: “{fill(step.choice.text, practice.agent)}”" for step in practice.taken_back())
