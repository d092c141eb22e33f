"""The sections of a debrief that only inform: the verdict, what went well, the competencies and the simulated figures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.debrief import ENOUGH_CHANCES, Debrief
from simulator.core.scoring.scorecard import Decision, by_competency
from simulator.ui.debrief.competency_lines import competency_lines
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import clock, critical_name, ending_name, said, trial_run, verdict
from simulator.ui.widgets.basics import Mark, column, framed, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.link import EDGE, Link
from simulator.ui.widgets.screen_reader import named_beside
from simulator.ui.widgets.side_by_side import SideBySide

WELL = 3
"""The number of things done well that are shown; more would hide the best."""


class DebriefSection(QWidget):
    """A heading, a line about it, and what stands below, which goes into `inside`."""

    def __init__(self, title: str = "", about: str = "") -> None:
        super().__init__()
        self.inside = column(spacing=GRID)
        self.setLayout(self.inside)
        if title:
            self.inside.addWidget(label(title, "lead", wrap=True))
        if about:
            self.inside.addWidget(label(about, "small", wrap=True))


class Verdict(DebriefSection):
    """The score, what it means, and where to look first.

    Signals: `decision_picked` with the decision (from 0) to look at.
    """

    decision_picked = Signal(int)

    def __init__(
        self, look: Appearance, debrief: Debrief, agent: str, held: str = "", *, helped: bool = False, counts: bool = True
    ) -> None:
        """`held` says how the attempt was held, where that is worth mentioning; `helped` if the trainee went back.

        Where it does not `count`, as the guided call, neither a score nor a verdict is shown.
        """
        super().__init__()
        scenario, ending = debrief.session.scenario, debrief.card.ending
        words = column(spacing=GRID // 2)
        heading = label(verdict(debrief.card, helped=helped) if counts else trial_run(), "title", wrap=True)
        heading.setObjectName("verdict")
        words.addWidget(heading)
        facts = (isolated(scenario.title), ending_name(ending.ending or ""), held)
        words.addWidget(label(" · ".join(fact for fact in facts if fact), "soft", wrap=True))
        if ending.lesson:
            words.addWidget(label(scenario.fill(ending.lesson, agent), "strong", wrap=True))
        words.addWidget(label(self._lead(debrief), wrap=True))
        across = row(spacing=3 * GRID)
        if counts:
            across.addLayout(self._mark(debrief, helped=helped))
        across.addLayout(words, 1)
        self.inside.addLayout(across)
        for message in self._banners(look, debrief, agent):
            self.inside.addWidget(message)

    def _mark(self, debrief: Debrief, *, helped: bool) -> QVBoxLayout:
        score = label(str(debrief.card.score), "display")
        score.setObjectName("score")
        of = self.tr("with help, of 100, %d to pass") if helped else self.tr("of 100, %d to pass")
        passing = of % debrief.card.pass_mark
        score.setAccessibleName(" ".join((self.tr("Score %d") % debrief.card.score, passing)))
        mark = column(spacing=0)
        mark.addWidget(score)
        mark.addWidget(named_beside(label(passing, "small")))
        mark.addStretch(1)
        return mark

    def _lead(self, debrief: Debrief) -> str:
        first, last = debrief.readings[0].mood, debrief.readings[-1].mood
        name = debrief.session.scenario.customer.name
        if last > first:
            felt = self.tr("%s feels better: mood up from %d to %d.") % (name, first, last)
        elif last < first:
            felt = self.tr("%s feels worse: mood down from %d to %d.") % (name, first, last)
        else:
            felt = self.tr("%s feels as at the beginning: mood %d.") % (name, last)
        turning = debrief.card.turning_point
        if debrief.card.critical:
            return felt
        if turning is None:
            return " ".join((felt, self.tr("Each answer was as good as any there was.")))
        where = self.tr("Most was lost at decision %d.") % (turning.position + 1)
        return f"{felt} {where}"

    def _banners(self, look: Appearance, debrief: Debrief, agent: str) -> Iterator[QFrame]:
        if debrief.card.critical:
            yield self._critical(look, debrief, agent)
        if debrief.capped:
            text = self.tr(
                "Trust could not rise above where it began: after an earlier, a grave or an avoidable failure a good recovery "
                "repairs, but it does not delight."
            )
            yield banner(look, "note", "info", "accent", text)

    def _critical(self, look: Appearance, debrief: Debrief, agent: str) -> QFrame:
        """Build the banner about what failed the call: which decisions, and why; their cards show what was said."""
        words = column(spacing=0)
        words.addLayout(_set_in(label(self.tr("This fails the call, whatever the score."), "strong", wrap=True)))
        for decision in debrief.card.critical:
            number = decision.position + 1
            text = self.tr("Decision %d. %s") % (number, critical_name(decision.choice.critical or ""))
            link = Link(look, text, f"critical-{number}")
            link.setAccessibleDescription(self.tr("Goes to the decision"))
            link.clicked.connect(lambda _=False, position=decision.position: self.decision_picked.emit(position))
            words.addWidget(link)
            words.addLayout(_set_in(label(debrief.session.scenario.fill(decision.choice.because, agent), wrap=True)))
        inside = row(spacing=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        inside.addWidget(Mark(look, "critical", 20, "coral"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        return framed("alarm", inside)


class Well(DebriefSection):
    """What was done well, with the words that show it, beside what the trainee thought went well."""

    def __init__(self, look: Appearance, debrief: Debrief, guidance: Guidance, agent: str, thought: str) -> None:
        super().__init__(self.tr("What went well"))
        strengths = QWidget()
        lines = column(spacing=2 * GRID)
        strengths.setLayout(lines)
        strong = strongest(debrief)
        for decision in strong:
            lines.addLayout(self._line(look, debrief, guidance, agent, decision))
        if not strong:
            text = self.tr("The score found nothing to add this time. What you saw yourself still counts.")
            lines.addWidget(label(text, wrap=True))
        lines.addStretch(1)
        if thought:
            own = DebriefSection()
            own.inside.addWidget(own_words(self.tr("What you said went well"), thought))
            own.inside.addStretch(1)
            self.inside.addWidget(SideBySide(look, strengths, own, (3, 2)))
        else:
            self.inside.addWidget(strengths)

    def _line(self, look: Appearance, debrief: Debrief, guidance: Guidance, agent: str, decision: Decision) -> QHBoxLayout:
        scenario = debrief.session.scenario
        words = column(spacing=GRID // 2)
        words.addWidget(label(shown_names(guidance, decision), "strong", wrap=True))
        words.addWidget(label(said(scenario, decision.choice, agent), "soft", wrap=True))
        if decision.choice.because and not decision.cost:
            words.addWidget(label(scenario.fill(decision.choice.because, agent), wrap=True))
        words.addWidget(label(evidence(debrief, decision), "small", wrap=True))
        line = row(spacing=GRID)
        line.addWidget(Mark(look, "check", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line


class Competencies(DebriefSection):
    """How many chances of each competency were taken."""

    def __init__(self, look: Appearance, debrief: Debrief, guidance: Guidance) -> None:
        super().__init__(
            self.tr("Competencies"),
            self.tr("How many of the chances that this call gave were taken. It takes three to say anything."),
        )
        counts = by_competency(debrief.card.decisions, {key: item.competency for key, item in guidance.principles.items()})
        for line in competency_lines(look, counts, guidance, ENOUGH_CHANCES):
            self.inside.addLayout(line)


class Figures(DebriefSection):
    """The figures that a contact centre would record for such a call."""

    def __init__(self, debrief: Debrief) -> None:
        super().__init__(
            self.tr("Simulated figures"),
            self.tr(
                "Estimates, not measurements. Handle time: words at 150 a minute, and what looking up takes. CSAT: one plus "
                "a tenth of the worst mood, twice the last mood and the last trust. None of them earns points."
            ),
        )
        across = FlowLayout(spacing=4 * GRID)
        for name, value in figures(debrief):
            inside = column(spacing=0)
            figure_value = label(value, "lead")
            figure_value.setAccessibleName(f"{name}: {value}")
            inside.addWidget(figure_value)
            inside.addWidget(named_beside(label(name, "small")))
            figure = QWidget()
            figure.setLayout(inside)
            across.addWidget(figure)
        self.inside.addLayout(across)


def figures(debrief: Debrief) -> tuple[tuple[str, str], ...]:
    """Return the simulated figures with their names."""
    kpis = debrief.kpis
    return (
        (Texts.tr("Handle time"), clock(kpis.handle_time)),
        (Texts.tr("Holds"), str(kpis.holds)),
        (Texts.tr("Transfers"), str(kpis.transfers)),
        (Texts.tr("First contact"), Texts.tr("resolved") if kpis.resolved_first else Texts.tr("not resolved")),
        (Texts.tr("CSAT"), f"{kpis.csat:.1f}"),
    )


def strongest(debrief: Debrief) -> list[Decision]:
    """Return the decisions that showed most, in the order in which they were made.

    Those that cost nothing come first; where they are few, what was shown in others counts too.
    """
    ranked = [sorted(some, key=lambda decision: -decision.choice.points) for some in (debrief.done_well, debrief.partly_well)]
    return sorted([*ranked[0], *ranked[1]][:WELL], key=lambda decision: decision.position)


def shown_names(guidance: Guidance, decision: Decision) -> str:
    """Return the names of the principles that an answer shows."""
    known = (guidance.principles.get(shown.principle) for shown in decision.choice.shows)
    return ", ".join(principle.name for principle in known if principle)


def evidence(debrief: Debrief, decision: Decision) -> str:
    """Say which decision it was, and what it led to."""
    before, after = (reading.mood for reading in debrief.readings[decision.position :][:2])
    name = debrief.session.scenario.customer.name
    which = Texts.tr("Decision %d.") % (decision.position + 1)
    if decision.cost:
        return " ".join((which, Texts.tr("More was possible there, and this part of it was right.")))
    if after > before:
        return " ".join((which, Texts.tr("It moved the mood of %s from %d to %d.") % (name, before, after)))
    return which


def own_words(title: str, text: str) -> QFrame:
    """Show what the trainee wrote after the call."""
    inside = column(spacing=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, GRID))
    inside.addWidget(label(title, "eyebrow", wrap=True))
    inside.addWidget(label(text, wrap=True))
    return framed("card", inside)


def banner(look: Appearance, role: str, icon: str, colour: str, text: str) -> QFrame:
    """Return a line that stands out, with an icon that says what kind it is."""
    inside = row(spacing=GRID, margins=(2 * GRID, GRID, 2 * GRID, GRID))
    inside.addWidget(Mark(look, icon, 20, colour), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(label(text, wrap=True), 1)
    return framed(role, inside)


def _set_in(words: QWidget) -> QVBoxLayout:
    """Let words begin where the words of a link begin."""
    inside = column(margins=(EDGE, 0, 0, 0))
    inside.addWidget(words)
    return inside
