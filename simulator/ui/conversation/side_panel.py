"""Beside the conversation: who the customer is, how they feel, the company's policy, and the records looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from simulator.core.scenario.model import Record, Scenario
from simulator.core.scenario.session import Session
from simulator.core.scoring.debrief import MoodReading
from simulator.ui.charts.mood_curves import MoodCurves
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.style.time_wording import house_rules
from simulator.ui.widgets.basics import Mark, boxed, bring_into_sight, clear, column, label, row, rule
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.widgets.short_button import ShortButton
from simulator.ui.widgets.tab_stop import TabStop

WIDTH = 288
TALL = 680


class PaperButton(ShortButton):
    """A record's title."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setAutoDefault(False)
        self.setProperty("role", "paper")


class SidePanel(QScrollArea):
    """The customer at a glance and the papers at hand. Nothing here answers: a record that is not open yet says what opens it."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._records: dict[str, QPushButton] = {}
        self._texts: dict[str, QLabel] = {}
        self._contents: dict[str, str] = {}
        self._seen: frozenset[str] = frozenset()
        self._shown = ("", 0)
        self.setObjectName("side")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._portrait = label()
        self._portrait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label(role="lead", wrap=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._feeling = label(role="small")
        self._feeling.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._curves = MoodCurves(look, height=88)
        self._curves.setObjectName("curves")
        self._policy = column(spacing=GRID)
        self._rules = QWidget()
        self._rules.setObjectName("policy")
        self._papers = column(spacing=GRID // 2)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = column(spacing=GRID, margins=(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID))
        for widget in (self._portrait, self._name, self._feeling, self._curves, rule(), self._rules):
            inside.addWidget(widget)
        rules = column(spacing=GRID)
        rules.addWidget(label(self.tr("Policy"), "eyebrow"))
        rules.addLayout(self._policy)
        self._rules.setLayout(rules)
        inside.addWidget(rule())
        inside.addWidget(label(self.tr("Records"), "eyebrow"))
        inside.addLayout(self._papers)
        inside.addStretch(1)
        frame = QFrame()
        frame.setProperty("role", "side")
        frame.setLayout(inside)
        self.setWidget(frame)
        self._stop = TabStop(self)  # without it, what does not fit could be read only with a mouse

    def show_scenario(self, scenario: Scenario, fill: Callable[[str], str]) -> None:
        """Show the case of a scenario; `fill` puts the names into its texts."""
        records = [Record(item.id, fill(item.title), fill(item.text)) for item in scenario.records.values()]
        self.show_case(scenario.customer.name, house_rules(scenario, fill), records)

    def show_case(self, name: str, policy: Sequence[str], records: Sequence[Record]) -> None:
        """Show another case: the customer's name, the rules, and which records there are."""
        self._name.setText(name)
        self._fill_policy(policy)
        texts = (
            self.tr("The customer, the policy and the records"),
            self.tr("Policy:"),
            *(policy or [self.tr("No special rules.")]),
        )
        self._stop.setAccessibleName(sentences(texts))
        clear(self._papers)
        self._records, self._texts, self._contents, self._seen = {}, {}, {}, frozenset()
        for record in records:
            self._add_record(record)
        if not records:
            self._papers.addWidget(label(self.tr("There is nothing to look up here."), "small", wrap=True))

    def show_session(self, session: Session, *, curves: bool) -> None:
        """Show where a call stands; `curves` shows how mood and trust have moved."""
        steps, now = session.steps(), session.moment
        readings = [MoodReading(step.before.mood, step.before.trust) for step in steps]
        readings.append(MoodReading(now.mood, now.trust))
        self.show_customer(session.scenario.customer.portrait, now.mood, readings if curves else [])
        self.show_records(frozenset(step.choice.opens for step in steps if step.choice.opens))

    def show_customer(self, portrait: str, mood: int, readings: Sequence[MoodReading]) -> None:
        """Show how the customer feels and has felt; no curves without readings."""
        self._shown = (portrait, mood)
        self._draw_portrait()
        self._portrait.setAccessibleName(feeling(mood))
        self._feeling.setText(feeling(mood))
        self._curves.show_readings(readings)
        self._curves.setVisible(bool(readings))

    def show_records(self, seen: frozenset[str]) -> None:
        """Mark the records seen already; one that has just been seen opens."""
        for record, opener in self._records.items():
            opened = record in seen
            opener.setIcon(self._look.icon("records", "accent" if opened else "faint"))
            opener.setToolTip("" if opened else self._closed)
            opener.setAccessibleDescription("" if opened else self._closed)
            text = self._texts[record]
            text.setVisible(text.isVisibleTo(self) and opened)
            text.setText(self._contents[record] if opened else self._closed)
        for record in seen - self._seen:
            self._open_only(record)
        self._seen = seen

    @property
    def _closed(self) -> str:
        return self.tr("Not open yet. It opens with an answer that looks it up.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the portrait smaller where the window is low, so that the records have room."""
        super().resizeEvent(event)
        self._draw_portrait()

    def _draw_portrait(self) -> None:
        portrait, mood = self._shown
        if portrait:
            size = 136 if self.height() >= self._look.theme.px(TALL) else 88
            self._portrait.setPixmap(self._look.portrait(portrait, mood, self._look.theme.px(size)))

    def _add_record(self, record: Record) -> None:
        opener = PaperButton(record.title)
        opener.setObjectName(f"record-{record.id}")
        opener.setIcon(self._look.icon("records", "faint"))
        opener.clicked.connect(lambda: self._on_record_clicked(record.id))
        text = label(self._closed, "small", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.hide()
        self._records[record.id] = opener
        self._texts[record.id] = text
        self._contents[record.id] = record.text
        self._papers.addWidget(opener)
        self._papers.addWidget(text)

    def _fill_policy(self, policy: Sequence[str]) -> None:
        clear(self._policy)
        for text in policy:
            line = row(spacing=GRID)
            mark = Mark(self._look, "check", 16, "accent")
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, "small", wrap=True), 1)
            self._policy.addWidget(boxed(line))
        if not policy:
            self._policy.addWidget(label(self.tr("No special rules."), "small"))

    def _on_record_clicked(self, record: str) -> None:
        shown = self._texts[record].isVisibleTo(self)
        self._open_only("" if shown else record)
        if not shown and record not in self._seen:
            bring_into_sight(self._texts[record])
            announce(self, self._closed)

    def _open_only(self, record: str) -> None:
        for name, text in self._texts.items():
            text.setVisible(name == record)


def feeling(mood: int) -> str:
    """Name a mood."""
    names = (
        Texts.tr("Furious"),
        Texts.tr("Upset"),
        Texts.tr("Guarded"),
        Texts.tr("Pleased"),
        Texts.tr("Delighted"),
    )
    return names[(mood >= 2) + (mood >= 4) + (mood >= 7) + (mood >= 9)]
