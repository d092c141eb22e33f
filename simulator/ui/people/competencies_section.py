"""What somebody is good at and what not: in a sentence each, then all competencies, with how sure that is one click behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.ui.charts.chart_with_table import ChartWithTable
from simulator.ui.charts.interval_bar import IntervalBar, interval
from simulator.ui.charts.share_bar import ShareBar
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import day
from simulator.ui.widgets.basics import button, column, dress, framed, label
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.widgets.screen_reader import named_beside
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.workflow.trainee_record import WEIGHED

if TYPE_CHECKING:  # reads files, which a page does not
    from simulator.workflow.review import Evidence
    from simulator.workflow.trainee_record import TraineeRecord


class StandingSection(QWidget):
    """The strongest and the weakest competency, and since when that has been counted."""

    def __init__(self, look: Appearance, record: TraineeRecord, guidance: Guidance) -> None:
        super().__init__()
        whole = column()
        self.setLayout(whole)
        told = (
            item if item and item.competency in guidance.competencies else None for item in (record.strongest, record.weakest)
        )
        strongest, weakest = told
        parts: list[QWidget] = []
        if strongest is not None:
            parts.append(self._part(self.tr("Strongest"), "strongest", strongest, guidance))
        if weakest is not None:
            parts.append(self._part(self.tr("Weakest"), "weakest", weakest, guidance))
        if len(parts) > 1:
            whole.addWidget(SideBySide(look, parts[0], parts[1]))
        elif parts:
            whole.addWidget(parts[0])
        else:
            text = self.tr("Your strongest and weakest appear here once two competencies have had six chances each.")
            few = label(text, "soft", wrap=True)
            few.setObjectName("nothing-told")
            whole.addWidget(few)

    def _part(self, name: str, key: str, item: Evidence, guidance: Guidance) -> QFrame:
        words = column(spacing=GRID // 2, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        words.addWidget(label(name, "eyebrow"))
        words.addWidget(label(guidance.competencies[item.competency].name, "lead", wrap=True))
        text = self.tr("%d of %n chances taken", "", item.taken.chances) % item.taken.taken
        if item.since is not None:
            text = self.tr("%s, since %s") % (text, day(item.since))
        words.addWidget(label(text, "soft", wrap=True))
        part = framed("card", words)
        part.setObjectName(key)
        return part


class CompetenciesSection(QWidget):
    """Each competency that had a chance; a click shows where the true share probably lies."""

    def __init__(self, look: Appearance, record: TraineeRecord, guidance: Guidance) -> None:
        super().__init__()
        self._look = look
        self._weighed = record.weighed
        self._plain: list[QWidget] = []
        self._sure: list[QWidget] = []
        met = [item for item in record.evidence if item.taken.chances and item.competency in guidance.competencies]
        names = [guidance.competencies[item.competency].name for item in met]
        section = column(spacing=GRID)
        section.addWidget(label(self.tr("Competencies"), "lead"))
        self._about = label(role="small", wrap=True)
        section.addWidget(self._about)
        self._toggle = button("", "link", name="show-intervals")
        self._toggle.setCheckable(True)
        self._toggle.clicked.connect(self._on_toggled)
        section.addLayout(FlowLayout(self._toggle))
        heads = (self.tr("Competency"), self.tr("Taken"), self.tr("Of 100, so far"))
        cells = [(name, self._count(item), self._certainty(item)) for name, item in zip(names, met, strict=True)]
        drawing = self._drawing(names, met)
        section.addWidget(ChartWithTable(look, drawing, self.tr("Competencies"), "competencies-table", heads, cells, wide=(0, 2)))
        self.setLayout(section)
        self._on_toggled(shown=False)

    def _drawing(self, names: Sequence[str], met: Sequence[Evidence]) -> QWidget:
        lines = QGridLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(2 * GRID)
        lines.setColumnStretch(1, 3)
        lines.setColumnStretch(2, 2)
        lines.setColumnMinimumWidth(2, self._look.theme.px(184))
        for number, (name, item) in enumerate(zip(names, met, strict=True)):
            lines.addWidget(label(name), number, 0)
            self._add_share(lines, number, item)
        drawing = QWidget()
        drawing.setLayout(lines)
        return drawing

    def _add_share(self, lines: QGridLayout, number: int, item: Evidence) -> None:
        if not item.enough:
            lines.addWidget(label(f"{self._count(item)}, {self._certainty(item)}", "soft", wrap=True), number, 1, 1, 2)
            return
        bars, figures = column(spacing=0), column(spacing=0)
        plain, sure = ShareBar(self._look, item.taken, enough=True), IntervalBar(self._look, item.taken)
        certainty = named_beside(label(self._certainty(item), "small", wrap=True))
        for bar in (plain, sure):
            bars.addWidget(bar)
        figures.addWidget(named_beside(label(self._count(item), "strong")))
        figures.addWidget(certainty)
        self._plain.append(plain)
        self._sure += [sure, certainty]
        lines.addLayout(bars, number, 1)
        lines.addLayout(figures, number, 2)

    def _count(self, item: Evidence) -> str:
        return self.tr("%d of %d") % (item.taken.taken, item.taken.chances)

    def _certainty(self, item: Evidence) -> str:
        return interval(item.taken) if item.enough else self.tr("too few to tell")

    def _on_toggled(self, shown: bool) -> None:
        for widget in self._plain:
            widget.setVisible(not shown)
        for widget in self._sure:
            widget.setVisible(shown)
        plain = self.tr("Chances taken in all conversations, before going back for the first time.")
        if self._weighed >= WEIGHED:
            plain = self.tr(
                "Chances taken in your last %n conversations, before going back for the first time.", "", self._weighed
            )
        more = self.tr("The bar is the share so far, the line under it where the true share probably lies.")
        self._about.setText(f"{plain} {more}" if shown else plain)
        self._toggle.setText(self.tr("Hide how sure this is") if shown else self.tr("How sure is this?"))
        self._toggle.setVisible(bool(self._plain))
        dress(self._toggle, self._look, "chevron-down" if shown else "chevron-right", "accent", 16)
