"""Guidance: what First Call teaches, to search and to read, with the trainee's record of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from simulator.content.scenario_index import LibraryRow
from simulator.core.guidance.catalogue import Guidance
from simulator.core.guidance.search import closest, find
from simulator.ui.guidance.principle_list import PrincipleList
from simulator.ui.guidance.principle_text import PrincipleText
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import ABOVE, ASIDE, GRID
from simulator.ui.widgets.basics import button, clear, column, dress, label, row, rule
from simulator.ui.widgets.link import Link
from simulator.ui.widgets.screen_reader import announce
from simulator.ui.window.page import Page
from simulator.ui.window.shortcuts import shortcut
from simulator.workflow.recommend import teaching

if TYPE_CHECKING:  # replays attempts, which a page does not
    from simulator.workflow.review import Meeting

NARROW = 720
"""Below this width, in pixels before scaling, the list stands above the text."""


class SearchField(QLineEdit):
    """A search field whose arrow keys go through the list of matches."""

    def __init__(self, results: QWidget) -> None:
        super().__init__()
        self._results = results

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys that move up and down to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self._results, event)
        else:
            super().keyPressEvent(event)


class GuidancePage(QWidget, Page):
    """The principles at the left, the chosen one in full beside them.

    Signals: `back_asked` for the page before, `scenario_opened` with the row of a scenario to practise,
    `attempt_opened` with an attempt to look back on.
    """

    name = "guidance"

    back_asked = Signal()
    scenario_opened = Signal(object)
    attempt_opened = Signal(object)

    def __init__(self, look: Appearance, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._look = look
        self._guidance = guidance
        self._rows: Sequence[LibraryRow] = ()
        self._meetings: Mapping[str, Sequence[Meeting]] | None = None
        self._key = ""
        self._asked = False
        self._back = button(self.tr("Back"), "link", name="back")
        self._list = PrincipleList(look)
        self._search = SearchField(self._list)
        self._text = PrincipleText(look)
        self._nothing = column(spacing=GRID)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._on_search_changed("")

    def _lay_out(self) -> None:
        self._search.setObjectName("search")
        self._search.setPlaceholderText(self.tr("Search the guidance"))
        self._search.setAccessibleName(self.tr("Search the guidance"))
        self._search.setClearButtonEnabled(True)
        head = row(spacing=2 * GRID, margins=(0, 0, 3 * GRID, 0))
        self._title = label(self.tr("Guidance"), "title")
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._search, 2)
        results = column(spacing=2 * GRID)
        results.addLayout(self._nothing)
        results.addWidget(self._list, 1)
        self._results = QWidget()
        self._results.setLayout(results)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(GRID)
        self._between = rule()
        self._across.addWidget(self._results)
        self._across.addWidget(self._between)
        self._across.addWidget(self._text, 1)
        inside: QVBoxLayout = column(spacing=2 * GRID)
        self._inside = inside
        self._back.setParent(self)
        inside.addLayout(head)
        inside.addLayout(self._across, 1)
        self.setLayout(inside)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.returnPressed.connect(self._on_entered)
        self._list.principle_shown.connect(self._on_principle_shown)
        self._list.principle_entered.connect(self._on_entered)
        self._list.typed.connect(self._on_typed)
        self._text.scenario_opened.connect(self.scenario_opened)
        self._text.attempt_opened.connect(self.attempt_opened)
        self._text.successor_picked.connect(self._on_near_picked)
        shortcut(self, "Ctrl+F", self.tr("Search"), self._focus_search)
        shortcut(self, "Alt+Left", self.tr("Go back to where you came from"), self.back_asked.emit)
        shortcut(self, "Esc", self.tr("Clear the search, or go back"), self._on_escape)
        self._look.changed.connect(self._fit)
        self._fit()

    def show_guidance(self, guidance: Guidance, rows: Sequence[LibraryRow], principle: str = "", *, back: bool) -> None:
        """Show the page anew: the scenarios to practise in, the principle that was asked for, and whether one can go back."""
        if guidance is not self._guidance:  # the house has changed its own
            self._guidance = guidance
            self._on_search_changed(self._search.text())
        self._rows, self._meetings = rows, None
        self._back.setVisible(back)
        self._asked = bool(principle)
        if principle:
            self._search.clear()
            self._list.choose(principle)
        # a retired principle stands in no list, and can be read all the same
        self._show(principle if principle in self._guidance.principles else self._list.key or self._key)

    def show_meetings(self, meetings: Mapping[str, Sequence[Meeting]]) -> None:
        """Add where the trainee met each principle, once it has been worked out."""
        self._meetings = meetings
        self._show(self._key, top=False)

    def focus_first(self) -> None:
        """Give the keyboard to the principle that was asked for, else to the search."""
        if self._asked:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the text where there is no room beside it."""
        self._fit()
        super().resizeEvent(event)

    def _show(self, key: str, *, top: bool = True) -> None:
        self._key = key
        if key:
            place = 0 if top else self._text.verticalScrollBar().value()
            meetings = None if self._meetings is None else self._meetings.get(key, ())
            self._text.show_principle(self._guidance, key, teaching(self._rows, key), meetings)
            self._text.verticalScrollBar().setValue(place)

    def _on_principle_shown(self, key: str) -> None:
        self._show(key)
        if self._search.hasFocus():
            announce(self, self._guidance.principles[key].name)

    def _on_search_changed(self, text: str) -> None:
        words = text.split()
        matches = {principle.id for principle in find(self._guidance, words)}
        clear(self._nothing)
        if not matches:
            message = self.tr("Nothing found for “%s”. Try fewer words, or part of one.") % text.strip()
            self._nothing.addWidget(label(message, wrap=True))
            announce(self, message)
            for key in closest(self._guidance, words):
                near = Link(self._look, self._guidance.principles[key].name, f"near-{key}")
                near.clicked.connect(lambda _=False, key=key: self._on_near_picked(key))
                self._nothing.addWidget(near)
            self._nothing.addStretch(1)
        self._list.setVisible(bool(matches))
        self._list.show_matches(self._guidance, matches)

    def _on_near_picked(self, key: str) -> None:
        self._search.clear()
        self._list.choose(key)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        self._focus_search()
        self._search.setText(text)

    def _focus_search(self) -> None:
        # with its own reason the field would select first, and a screen reader would read that before the field
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    def _on_entered(self) -> None:
        if self._key and not self._list.isHidden():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_escape(self) -> None:
        """Empty the search first, and go back where it is empty."""
        if self._search.text():
            self._search.clear()
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back_asked.emit()

    def _fit(self) -> None:
        theme = self._look.theme
        narrow = self.width() < theme.px(NARROW)
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._results.setMaximumSize(
            *((16_777_215, max(self.height() // 3, theme.px(80))) if narrow else (theme.px(304), 16_777_215))
        )
        self._results.setMinimumWidth(0 if narrow else theme.px(240))
        self._between.setVisible(narrow)
        self._search.setMinimumWidth(theme.px(160))
        self._search.setMaximumWidth(theme.px(360))
        dress(self._back, self._look, "chevron-left", "accent", 16)
        self._title.setMinimumHeight(theme.control)
        self._inside.setContentsMargins(ASIDE, theme.head - ABOVE, 0, 0)
        back = self._back.sizeHint()
        self._back.setGeometry(ASIDE, max((theme.head - back.height()) // 2, 0), back.width(), back.height())
