"""One principle in full: what to do and why, its sources, where to practise it, and where the trainee met it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.core.guidance.catalogue import Guidance, Principle
from simulator.core.scoring.debrief import ENOUGH_OVER_TIME
from simulator.core.scoring.scorecard import Taken
from simulator.ui.charts.interval_bar import interval
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import channel_name, day, quoted
from simulator.ui.widgets.basics import Mark, ScrollPage, boxed, button, clear, column, framed, label, row
from simulator.ui.widgets.link import Link
from simulator.ui.widgets.screen_reader import sentences
from simulator.ui.widgets.tab_stop import TabStop

if TYPE_CHECKING:  # replays attempts, which a page does not
    from simulator.workflow.review import Meeting

NEWEST = 10


class PrincipleText(ScrollPage):
    """What there is to know of one principle.

    Signals: `scenario_opened` with the row of a scenario to practise it in, `attempt_opened` with an attempt in which it was met,
    `successor_picked` with the key of a principle that has come in the place of a retired one.
    """

    scenario_opened = Signal(object)
    attempt_opened = Signal(object)
    successor_picked = Signal(str)

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(look, 760, parent)
        self.setObjectName("principle")
        self._stop = TabStop(self)
        self._body = column()
        self.content.addLayout(self._body)
        self.content.addStretch(1)

    def show_principle(
        self, guidance: Guidance, key: str, rows: Sequence[LibraryRow], meetings: Sequence[Meeting] | None
    ) -> None:
        """Show a principle; `rows` let one practise it. `meetings` is newest first, None while it is not known yet."""
        principle = guidance.principles[key]
        self._stop.setAccessibleName(sentences((principle.name, principle.do, principle.avoid, principle.why)))
        inside = column(spacing=3 * GRID)
        inside.addLayout(self._head(guidance, principle))
        inside.addLayout(self._sources(guidance, principle))
        inside.addLayout(self._practice(rows))
        if meetings is not None:
            inside.addLayout(self._meetings(meetings))
        self._swap(inside)
        self.verticalScrollBar().setValue(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard, so that the keys scroll what was clicked."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _swap(self, inside: QVBoxLayout) -> None:
        """Replace the words at once: Qt would lay them out bit by bit, and a half-finished layout would be seen."""
        clear(self._body)
        words = boxed(inside)
        self._body.addWidget(words)
        words.show()
        self.content.activate()
        QApplication.sendEvent(self.viewport(), QEvent(QEvent.Type.LayoutRequest))

    def _head(self, guidance: Guidance, principle: Principle) -> QVBoxLayout:
        head = column(spacing=GRID)
        head.addWidget(label(guidance.competency_of(principle.id).name, "eyebrow"))
        name = label(principle.name, "title", wrap=True)
        name.setObjectName("principle-name")
        head.addWidget(name)
        if principle.retired:
            head.addWidget(self._successors(guidance, principle))
        for title, text in (
            (self.tr("What to do"), principle.do),
            (self.tr("What to avoid"), principle.avoid),
            (self.tr("Why"), principle.why),
        ):
            head.addSpacing(GRID)
            head.addWidget(label(title, "strong"))
            head.addWidget(label(text, wrap=True))
        return head

    def _successors(self, guidance: Guidance, principle: Principle) -> QWidget:
        inside = column(spacing=GRID // 2, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        told = self.tr("This stays here for conversations that were held before. Today it is:")
        inside.addWidget(label(told, wrap=True))
        for key in principle.replaced_by:
            link = Link(self._look, guidance.principles[key].name, f"successor-{key}")
            link.clicked.connect(lambda _=False, key=key: self.successor_picked.emit(key))
            inside.addWidget(link)
        return framed("note", inside)

    def _section(self, title: str) -> QVBoxLayout:
        section = column(spacing=GRID)
        section.addWidget(label(title, "lead", wrap=True))
        return section

    def _sources(self, guidance: Guidance, principle: Principle) -> QVBoxLayout:
        section = self._section(self.tr("Where it is written"))
        if principle.house:
            section.addWidget(label(self.tr("It is a rule of the house, added by your trainers."), wrap=True))
        for cite in principle.cites:
            point = guidance.points[cite.code]
            code = label(point.code, "strong")
            code.setMinimumWidth(self._look.theme.px(40))
            words = column(spacing=2)
            words.addWidget(label(point.text, wrap=True))
            article = guidance.articles[point.article].title
            held = f"{article} · {channel_name(cite.channel)}" if cite.channel else article
            words.addWidget(label(held, "small", wrap=True))
            line = row(spacing=GRID)
            line.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(words, 1)
            section.addLayout(line)
        return section

    def _practice(self, rows: Sequence[LibraryRow]) -> QVBoxLayout:
        section = self._section(self.tr("Practise it"))
        if not rows:
            section.addWidget(label(self.tr("No conversation in the library practises this yet."), "soft", wrap=True))
        for number, one in enumerate(rows):
            facts = self.tr("%s · Level %d · %d min") % (channel_name(one.channel), one.level, one.minutes)
            opener = button(self.tr("Open"), name=f"practise-{number}")
            opener.setAccessibleName(self.tr("Open %s") % one.title)
            opener.clicked.connect(lambda _=False, one=one: self.scenario_opened.emit(one))
            names = (label(one.title, "strong", wrap=True), *([label(one.subtitle, wrap=True)] if one.subtitle else ()))
            section.addWidget(self._card((*names, label(facts, "small", wrap=True)), opener))
        return section

    def _meetings(self, meetings: Sequence[Meeting]) -> QVBoxLayout:
        section = self._section(self.tr("Where you met it"))
        record = label(self._record(meetings), "soft", wrap=True)
        record.setObjectName("record")
        section.addWidget(record)
        for number, meeting in enumerate(meetings[:NEWEST]):
            attempt = meeting.attempt
            when = day(attempt.finished or attempt.started)
            opener = button(self.tr("Debrief"), name=f"met-{number}")
            opener.setAccessibleName(self.tr("Debrief of %s, %s") % (attempt.title, when))
            opener.clicked.connect(lambda _=False, attempt=attempt: self.attempt_opened.emit(attempt))
            section.addWidget(
                self._card(tuple(self._meeting_lines(meeting, when)), opener, "check" if meeting.taken else "guidance")
            )
        return section

    def _meeting_lines(self, meeting: Meeting, when: str) -> Iterator[QWidget]:
        choice = meeting.choice
        said = self.tr("You said nothing.") if choice.silent else quoted(meeting.said) if choice.spoken else meeting.said
        taken = self.tr("taken") if meeting.taken else self.tr("a chance missed")
        yield label(said, wrap=True)
        yield label(f"{meeting.attempt.title} · {when} · {taken}", "small", wrap=True)

    def _record(self, meetings: Sequence[Meeting]) -> str:
        if not meetings:
            return self.tr("None of your conversations has called for it yet.")
        taken = Taken(sum(meeting.taken for meeting in meetings), len(meetings))
        text = self.tr("Your record: %d of %d chances taken") % (taken.taken, taken.chances)
        if taken.chances < ENOUGH_OVER_TIME:
            return self.tr("%s, too few to tell.") % text
        shown = self.tr("%s: %s.") % (text, interval(taken))
        return shown if len(meetings) <= NEWEST else self.tr("%s The latest %n are listed.", "", NEWEST) % shown

    def _card(self, words: tuple[QWidget, ...], opener: QWidget, icon: str = "") -> QWidget:
        line = row(spacing=2 * GRID, margins=(2 * GRID, GRID, GRID, GRID))
        if icon:
            line.addWidget(Mark(self._look, icon, 18), 0, Qt.AlignmentFlag.AlignTop)
        text = column(spacing=2)
        for one in words:
            text.addWidget(one)
        line.addLayout(text, 1)
        line.addWidget(opener)
        return framed("card", line)
