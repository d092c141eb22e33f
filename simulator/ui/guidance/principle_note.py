"""A principle below a decision: shown or missed, what to do, and the articles behind it; it leads to the guidance."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from simulator.core.guidance.catalogue import Guidance, Principle
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.style.wording import cited
from simulator.ui.widgets.basics import Mark, column, label, row
from simulator.ui.widgets.link import EDGE, Link
from simulator.ui.widgets.screen_reader import sentences


class PrincipleNote(QFrame):
    """One principle that a decision gave a chance to show; `place` is part of its link's name.

    `spoken` is what it says, for a screen reader: its name, whether it was shown, and what to do where that is explained.

    Signal: `picked` with the key of the principle, to read about it.
    """

    picked = Signal(str)

    def __init__(
        self,
        look: Appearance,
        guidance: Guidance,
        principle: Principle,
        place: str,
        *,
        taken: bool,
        explained: bool,
        broken: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("role", "note" if explained and not taken else "plain")
        named = how_it_went(principle.name, taken=taken, broken=broken)
        self.spoken = sentences((named, principle.do)) if explained else named
        link = Link(look, named, f"principle-{place}-{principle.id}")
        link.setAccessibleDescription(self.tr("Opens the guidance"))
        link.clicked.connect(lambda: self.picked.emit(principle.id))
        below = column(spacing=2, margins=(EDGE, 0, 0, 0))
        if explained:
            below.addWidget(label(principle.do, wrap=True))
            below.addWidget(label(source(guidance, principle), "small", wrap=True))
        words = column(spacing=0)
        words.addWidget(link)
        words.addLayout(below)
        # the icon stands in the middle of the link's first line
        mark = column(margins=(0, EDGE + 1, 0, 0))
        mark.addWidget(Mark(look, "check" if taken else "guidance", 18, "accent"))
        mark.addStretch(1)
        edge = GRID if explained else 0
        inside = row(spacing=GRID // 2, margins=(2 * GRID, edge, 2 * GRID, edge))
        inside.addLayout(mark)
        inside.addLayout(words, 1)
        self.setLayout(inside)


def how_it_went(name: str, *, taken: bool, broken: bool) -> str:
    """Name a principle, and say whether it was shown, broken, or only missed."""
    if taken:
        return Texts.tr("%s: shown") % name
    return (Texts.tr("%s: broken") if broken else Texts.tr("%s: a chance missed")) % name


def source(guidance: Guidance, principle: Principle) -> str:
    """Name the articles that a principle rests on, with the points cited and the channels that they hold for.

    One of the house may rest on none.
    """
    if principle.house and not principle.cites:
        return Texts.tr("a rule of the house")
    codes: dict[str, list[str]] = {}
    for cite in principle.cites:
        codes.setdefault(guidance.points[cite.code].article, []).append(cited(cite))
    return " · ".join(f"{guidance.articles[key].title} ({', '.join(of_article)})" for key, of_article in codes.items())
