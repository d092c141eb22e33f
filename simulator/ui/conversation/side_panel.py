"""Beside the conversation: the records, those that were looked up as cards that can be read, and the company's policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from simulator.core.scenario.model import Record, Scenario
from simulator.ui.conversation.record_card import RecordCard
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.style.time_wording import house_rules
from simulator.ui.widgets.basics import Mark, boxed, clear, column, label, row, rule
from simulator.ui.widgets.screen_reader import announce, sentences
from simulator.ui.widgets.tab_stop import TabStop

TALL = 760
"""The height, in pixels before scaling, from which one record stays open when another is looked up."""


class SidePanel(QScrollArea):
    """The papers at hand. Nothing here answers: a record that is not open yet says what opens it."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: dict[str, RecordCard] = {}
        self._seen: frozenset[str] = frozenset()
        self._last: RecordCard | None = None
        self.setObjectName("side")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._policy = column(spacing=GRID)
        self._rules = QWidget()
        self._rules.setObjectName("policy")
        self._papers = column(spacing=GRID)
        self._title = label(self.tr("Records"), "eyebrow", wrap=True)
        self._queue = label("", "pill", wrap=True)
        self._queue.setObjectName("queue")
        self._queue.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = column(spacing=GRID, margins=(2 * GRID, GRID, 2 * GRID, 2 * GRID))
        inside.addWidget(self._title)
        inside.addWidget(self._queue)
        inside.addLayout(self._papers)
        inside.addSpacing(GRID)
        inside.addWidget(rule())
        rules = column(spacing=GRID)
        rules.addWidget(label(self.tr("Policy"), "eyebrow"))
        rules.addLayout(self._policy)
        self._rules.setLayout(rules)
        inside.addWidget(self._rules)
        inside.addStretch(1)
        frame = QFrame()
        frame.setProperty("role", "side")
        frame.setLayout(inside)
        self.setWidget(frame)
        frame.installEventFilter(self)
        self._stop = TabStop(self)  # without it, what does not fit could be read only with a mouse

    def show_scenario(self, scenario: Scenario, fill: Callable[[str], str]) -> None:
        """Show the case of a scenario; `fill` puts the names into its texts."""
        self._title.setText(self.tr("On the counter and at hand") if scenario.channel == "counter" else self.tr("Records"))
        records = [Record(item.id, fill(item.title), fill(item.text)) for item in scenario.records.values()]
        self.show_case(house_rules(scenario, fill), records)

    def show_case(self, policy: Sequence[str], records: Sequence[Record]) -> None:
        """Show another case: the rules, and which records there are."""
        self._fill_policy(policy)
        texts = (self.tr("The records and the policy"), self.tr("Policy:"), *(policy or [self.tr("No special rules.")]))
        self._stop.setAccessibleName(sentences(texts))
        clear(self._papers)
        self._cards, self._seen, self._last = {}, frozenset(), None
        for record in records:
            self._add_record(record)
        if not records:
            self._papers.addWidget(label(self.tr("There is nothing to look up here."), "small", wrap=True))
        self.verticalScrollBar().setValue(0)

    def show_queue(self, waiting: int) -> None:
        """Show how many wait at a counter; 0 where nobody is known to."""
        self._queue.setText(self.tr("%n in the queue", "", waiting))
        self._queue.setVisible(bool(waiting))

    def show_records(self, seen: frozenset[str], ways: Mapping[str, int] | None = None) -> None:
        """Mark the records seen already; one that has just been seen opens.

        `ways` has the number of the answer that opens a record, for those that one opens now.
        """
        for record, card in self._cards.items():
            card.show_seen(seen=record in seen)
            card.show_way((ways or {}).get(record, 0))
        for record in seen - self._seen:
            self._open(record)
        self._seen = seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows of the records out for the width that there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the record that was opened last in sight once all is laid out anew."""
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._bring_up)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        for card in self._cards.values():
            card.fit(self.viewport().width() - 4 * GRID)

    def _add_record(self, record: Record) -> None:
        card = RecordCard(self._look, record)
        card.toggled.connect(lambda: self._on_toggled(record.id))
        self._cards[record.id] = card
        self._papers.addWidget(card)
        card.fit(self.viewport().width() - 4 * GRID)

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

    def _on_toggled(self, record: str) -> None:
        card = self._cards[record]
        if card.open:
            card.set_open(is_open=False)
            return
        self._open(record)
        if not card.seen:
            announce(self, card.closed_note)

    def _open(self, record: str) -> None:
        """Open a record; where the panel is low, in place of the one before."""
        for name, card in self._cards.items():
            if name == record:
                card.set_open(is_open=True)
            elif self.height() < self._look.theme.px(TALL) or not card.seen:
                card.set_open(is_open=False)
        self._last = self._cards[record]
        QTimer.singleShot(0, self, self._bring_up)

    def _bring_up(self) -> None:
        """Scroll to the record that was opened last where it is not wholly in sight, and a little higher."""
        card, bar = self._last, self.verticalScrollBar()
        if card is None or not card.open:
            return
        room = range(bar.value(), bar.value() + self.viewport().height())
        if card.y() not in room or card.geometry().bottom() not in room:
            bar.setValue(card.y() - 5 * GRID)
