"""The sections of a debrief that only inform: the verdict, what went well, one's own words, competencies, figures and sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.debrief import ENOUGH_CHANCES, Debrief
from simulator.core.scoring.scorecard import by_competency
from simulator.ui.debrief.competency_lines import competency_lines
from simulator.ui.guidance.principle_note import source
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.style.time_wording import lasting
from simulator.ui.style.wording import a_week_later, clock, critical_name, ending_name, told, trial_run, verdict
from simulator.ui.widgets.basics import Mark, column, framed, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.link import EDGE, Link
from simulator.ui.widgets.screen_reader import named_beside

FACE = 92
"""The size of the customer's face, in pixels before scaling."""


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
    """How it ended: the customer's face and last words, the verdict, and what explains it.

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
        self._scenario = debrief.session.scenario
        self._helped, self._counts = helped, counts
        across = row(spacing=3 * GRID)
        across.addWidget(self._face(look, debrief), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._words(debrief, agent, held), 1)
        self.inside.addLayout(across)
        for message in self._banners(look, debrief, agent):
            self.inside.addWidget(message)

    def _face(self, look: Appearance, debrief: Debrief) -> QWidget:
        face = label()
        face.setObjectName("last-face")
        face.setPixmap(look.portrait(self._scenario.customer.portrait, debrief.readings[-1].mood, look.theme.px(FACE)))
        face.setAccessibleName(self._scenario.customer.name)
        return face

    def _words(self, debrief: Debrief, agent: str, held: str) -> QVBoxLayout:
        words = column(spacing=GRID // 2)
        heading = label(verdict(debrief.card, helped=self._helped) if self._counts else trial_run(), "title", wrap=True)
        heading.setObjectName("verdict")
        top = row(spacing=2 * GRID)
        top.addWidget(heading, 1)
        if self._counts:
            top.addLayout(self._mark(debrief))
        words.addLayout(top)
        last = told(debrief.session.said, partial(self._scenario.fill, agent=agent), self._scenario, quotes=True)
        if last:
            said_last = label(last, wrap=True)
            said_last.setObjectName("last-word")
            words.addWidget(said_last)
        if debrief.later:
            later = label(a_week_later(self._scenario.fill(debrief.later, agent)), wrap=True)
            later.setObjectName("later")
            words.addWidget(later)
        names = (isolated(self._scenario.title), isolated(self._scenario.subtitle))
        facts = (*names, ending_name(debrief.card.ending.ending or ""), self._felt(debrief), held)
        words.addWidget(label(" · ".join(fact for fact in facts if fact), "small", wrap=True))
        if debrief.lesson:
            words.addWidget(label(self._scenario.fill(debrief.lesson, agent), "soft", wrap=True))
        return words

    def _mark(self, debrief: Debrief) -> QHBoxLayout:
        score = label(str(debrief.card.score), "title")
        score.setObjectName("score")
        of = self.tr("with help, of 100, %d to pass") if self._helped else self.tr("of 100, %d to pass")
        passing = of % debrief.card.pass_mark
        score.setAccessibleName(" ".join((self.tr("Score %d") % debrief.card.score, passing)))
        mark = row(spacing=GRID)
        mark.addWidget(score)
        mark.addWidget(named_beside(label(passing, "small")))
        return mark

    def _felt(self, debrief: Debrief) -> str:
        first, last = debrief.readings[0].mood, debrief.readings[-1].mood
        if last > first:
            return self.tr("Mood up from %d to %d of 10") % (first, last)
        if last < first:
            return self.tr("Mood down from %d to %d of 10") % (first, last)
        return self.tr("Mood %d of 10, as at the beginning") % last

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
            if decision is not debrief.moment:  # which stands right below, with the reason
                words.addLayout(_set_in(label(debrief.session.scenario.fill(debrief.because(decision), agent), wrap=True)))
        inside = row(spacing=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        inside.addWidget(Mark(look, "critical", 20, "coral"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        return framed("alarm", inside)


class Sources(DebriefSection):
    """Where the principles that this call gave chances for come from."""

    def __init__(self, debrief: Debrief, guidance: Guidance) -> None:
        super().__init__(self.tr("Sources"))
        keys = dict.fromkeys(chance.principle for decision in debrief.card.decisions for chance in decision.chances)
        for key in keys:
            if key in guidance.principles:
                principle = guidance.principles[key]
                self.inside.addWidget(label(f"{principle.name}: {source(guidance, principle)}", "small", wrap=True))


class Questions(DebriefSection):
    """What can be talked over with others."""

    def __init__(self, debrief: Debrief, agent: str) -> None:
        super().__init__(self.tr("Questions to talk over"))
        for number, text in enumerate(debrief.questions, 1):
            filled = debrief.session.scenario.fill(text, agent)
            self.inside.addWidget(label(f"{number}. {isolated(filled)}", wrap=True))


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
                "Estimates, not measurements. Handle time: words at 150 a minute, and what looking up takes; hours and days of "
                "waiting are no work and do not count. CSAT: one plus a tenth of the sum of what was solved (10 resolved, 6 "
                "handed over or to follow up, 2 unresolved, 0 lost), the worst mood, the last mood and the last trust. None of "
                "them earns points."
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
    waits = any(step.choice.wait for step in debrief.session.steps())
    return (
        (Texts.tr("Handle time"), clock(kpis.handle_time)),
        *([(Texts.tr("From first to last word"), lasting(debrief.elapsed))] if waits else []),
        (Texts.tr("Holds"), str(kpis.holds)),
        (Texts.tr("Transfers"), str(kpis.transfers)),
        (Texts.tr("First contact"), Texts.tr("resolved") if kpis.resolved_first else Texts.tr("not resolved")),
        (Texts.tr("CSAT"), f"{kpis.csat:.1f}"),
    )


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
