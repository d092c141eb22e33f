"""Practise: the scenarios to choose from, and the way back to a call that was left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.ui.library.scenario_cards import CardView
from simulator.ui.library.standing import Standing
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import translated
from simulator.ui.style.theme import ABOVE, ASIDE, GRID
from simulator.ui.widgets.basics import Mark, button, column, dress, framed, label, row
from simulator.ui.widgets.screen_reader import announce
from simulator.ui.widgets.side_by_side import SideBySide
from simulator.ui.window.page import Page

if TYPE_CHECKING:  # not needed to draw the page
    from simulator.core.training.attempt import Attempt
    from simulator.ui.library.drills_due_line import DrillsDueLine
    from simulator.ui.library.next_step_line import NextStepLine
    from simulator.ui.widgets.notice import Notice
    from simulator.workflow.recommend import Recommendation

MANY = 9


class LibraryPage(QWidget, Page):
    """The home page of a trainee.

    Signals: `scenario_opened` with a row, `attempt_resumed` and `attempt_discarded` with an attempt, `folder_asked` for the
    folder of the trainers' own scenarios, `drills_asked` for the drills, `cards_painted` each time the cards have been drawn.
    """

    name = "practise"

    scenario_opened = Signal(object)
    attempt_resumed = Signal(object)
    attempt_discarded = Signal(object)
    folder_asked = Signal()
    drills_asked = Signal()
    cards_painted = Signal()

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._rows: tuple[LibraryRow, ...] = ()
        self._complete = False
        self._attempt: Attempt | None = None
        self._title = label(self.tr("Practise"), "title")
        self._greeting = label(self.tr("Choose a conversation."), "soft", wrap=True)
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setPlaceholderText(self.tr("Search the scenarios"))
        self._search.setAccessibleName(self.tr("Search the scenarios"))
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(look.theme.px(280))
        self._folder = button(self.tr("Your own scenarios…"), "link", name="own-scenarios")
        self._banner_text = label(role="strong", wrap=True)
        self._go_on = button(self.tr("Continue"), "primary", name="go-on")
        self._discard = button(self.tr("Discard"), "quiet", name="discard")
        self._banner = self._make_banner()
        self._cards = CardView(look)
        self._empty = label(role="soft", wrap=True)
        self._lay_out()
        self._connect()

    def _make_banner(self) -> QWidget:
        ways = row(spacing=2 * GRID)
        ways.addStretch(1)
        ways.addWidget(self._discard)
        ways.addWidget(self._go_on)
        buttons = QWidget()
        buttons.setLayout(ways)
        inside = row(spacing=2 * GRID, margins=(2 * GRID, GRID, GRID, GRID))
        inside.addWidget(Mark(self._look, "replay", 24))
        # in large letters the words would stand in a narrow column, and leave no room for the cards
        inside.addWidget(SideBySide(self._look, self._banner_text, buttons, (1, 0)), 1)
        banner = framed("note", inside)
        banner.setObjectName("banner")
        banner.hide()
        return banner

    @cached_property
    def notice(self) -> Notice:  # type: ignore[override]  # nobody sets it, and it is made for the first message
        """The messages of this page, made for the first one."""
        from simulator.ui.widgets.notice import Notice

        notice = Notice(self._look)
        notice.left.connect(self.focus_first)
        notice.float_over(self)
        before: QWidget = self._search
        for stop in notice.findChildren(QAbstractButton):
            self.setTabOrder(before, stop)
            before = stop
        return notice

    @cached_property
    def _due(self) -> DrillsDueLine:
        """The line about drills, made when the first one is due."""
        from simulator.ui.library.drills_due_line import DrillsDueLine

        line = DrillsDueLine(self._look)
        line.drills_asked.connect(self.drills_asked)
        self._upper.insertWidget(self._upper.indexOf(self._banner) + 1, line)
        return line

    @cached_property
    def _next(self) -> NextStepLine:
        """The line about the next step, made when there is the first one."""
        from simulator.ui.library.next_step_line import NextStepLine

        line = NextStepLine(self._look)
        line.row_picked.connect(self.scenario_opened)
        self._upper.insertWidget(self._upper.indexOf(self._banner) + 1, line)
        return line

    def _lay_out(self) -> None:
        head = row(spacing=2 * GRID)
        head.addWidget(self._title, 1)
        head.addWidget(self._folder)
        head.addWidget(self._search)
        top = column(spacing=GRID // 2)
        top.addLayout(head)
        top.addWidget(self._greeting)
        inside = self._inside = column(spacing=2 * GRID)
        self._upper = upper = column(spacing=2 * GRID)
        upper.addLayout(top)
        upper.addWidget(self._banner)
        upper.addWidget(self._empty)
        inside.addLayout(upper)
        inside.addWidget(self._cards, 1)
        self.setLayout(inside)
        self._empty.hide()
        self._search.hide()

    def _connect(self) -> None:
        self._cards.row_opened.connect(self.scenario_opened)
        self._cards.painted.connect(self.cards_painted)
        self._cards.fitted.connect(lambda right: self._upper.setContentsMargins(0, 0, right, 0))
        self._folder.clicked.connect(self.folder_asked)
        self._search.textChanged.connect(self._on_search_changed)
        self._go_on.clicked.connect(lambda: self.attempt_resumed.emit(self._attempt))
        self._discard.clicked.connect(self._on_discard_clicked)
        self._look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_trainee(self, name: str) -> None:
        """Greet whoever practises."""
        self._greeting.setText(self.tr("Hello %s. Choose a conversation.") % name)

    def show_rows(self, rows: Sequence[LibraryRow], *, complete: bool = False) -> None:
        """Show other scenarios; `complete` says that every file has been read, and holds from then on."""
        self._complete |= complete
        self._rows = tuple(rows)
        self._search.setVisible(len(rows) > MANY)
        self._on_search_changed()

    def show_standings(self, standings: Mapping[str, Standing], competencies: Mapping[str, str]) -> None:
        """Show how the trainee stands in each."""
        self._cards.cards.show_standings(standings, competencies)

    def show_waiting(self, attempt: Attempt | None) -> None:
        """Offer to go on with a call that was left, or to look back on one that is over; None offers nothing."""
        self._attempt = attempt
        if "notice" in self.__dict__ and self.notice.alarmed:
            self.notice.clear()  # the question was about what was waiting before
        self._banner.setVisible(attempt is not None)
        if attempt is None:
            return
        over = attempt.outcome is not None
        self._go_on.setText(self.tr("Look back") if over else self.tr("Continue"))
        self._discard.setText(self.tr("Not now") if over else self.tr("Discard"))
        if over:
            self._banner_text.setText(self.tr("“%s” is over, and you have not looked back on it yet.") % isolated(attempt.title))
            return
        from simulator.core.training.attempt import ASSESSMENT  # not needed to draw the page

        decided = len(attempt.transcript)
        if attempt.mode == ASSESSMENT:
            text = self.tr(
                "Your assessment “%s” was interrupted (%n decisions made). It continues where it stopped.", "", decided
            )
            begun = self.tr("Your assessment “%s” was interrupted before your first answer. It continues there.")
        else:
            text = self.tr("You are in the middle of “%s” (%n decisions made).", "", decided)
            begun = self.tr("You have begun “%s” and have not answered yet.")
        self._banner_text.setText((text if decided else begun) % isolated(attempt.title))

    def _on_discard_clicked(self) -> None:
        """Ask first, unless nothing is lost: the call is over, or nothing was decided in it yet."""
        attempt = self._attempt
        if attempt is None or attempt.outcome is not None or not attempt.transcript:
            self._discard_it(attempt)
            return
        decided = len(attempt.transcript)
        question = self.tr("Discard “%s”? The %n decisions made in it can't be brought back.", "", decided) % attempt.title
        discard = self.tr("Discard it"), lambda: self._discard_it(attempt)
        self.notice.alarm(question, (self.tr("Keep it"), self.focus_first), discard)
        self.notice.focus_first()

    def _discard_it(self, attempt: Attempt | None) -> None:
        self.attempt_discarded.emit(attempt)
        self.focus_first()  # or the keyboard would fall on whatever comes next, now that the banner shows another call or none

    def show_drills(self, count: int) -> None:
        """Show how many drills are due; nothing where none is."""
        if count or "_due" in self.__dict__:
            self._due.show_count(count)

    def show_next(self, wanted: Recommendation | None) -> None:
        """Show what to practise next; nothing where nothing is open."""
        if (wanted is not None and wanted.principle is not None) or "_next" in self.__dict__:
            self._next.show_next(wanted)

    @property
    def card(self) -> int:
        """The number of the card that is marked, from 0; the first one where none is yet."""
        return max(self._cards.currentIndex().row(), 0)

    def offer_first(self, card: int | None = None) -> None:
        """Give the keyboard to what has become the next step, unless somebody has moved it from `card` in the meantime.

        That is the first one to practise where none is given.
        """
        if self._folder.hasFocus() or (self._cards.hasFocus() and self.card == (self._cards.first if card is None else card)):
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the next step: the call that was left, else the cards."""
        if self._attempt is not None:
            self._go_on.setFocus()
            announce(self, f"{self._banner_text.text()} {self._go_on.text()}")
        elif not self._rows:
            self._folder.setFocus()
        else:
            self._cards.setFocus()

    def _on_search_changed(self) -> None:
        words = self._search.text().casefold().split()
        rows = [row for row in self._rows if all(word in _searched(row) for word in words)]
        self._cards.show_rows(rows)
        self._empty.setVisible(not rows)
        self._cards.setVisible(bool(rows))
        if self._rows:
            self._empty.setText(self.tr("No scenario matches. Try fewer words."))
        elif self._complete:
            text = self.tr("There are no scenarios here. Put scenario files into your own folder and start First Call again.")
            self._empty.setText(text)
        else:
            self._empty.setText(self.tr("Reading the scenarios…"))

    def _on_look_changed(self) -> None:
        dress(self._folder, self._look, "folder", "accent", 18)
        self._title.setMinimumHeight(self._look.theme.control)
        self._inside.setContentsMargins(ASIDE, self._look.theme.head - ABOVE, GRID, 0)


def _searched(row: LibraryRow) -> str:
    names = row.title, row.subtitle, translated(row.about), row.customer, row.company, row.channel, *row.teaches
    return " ".join(names).casefold()
