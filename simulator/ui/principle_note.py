"""A principle below a decision: shown or missed, what to do, and the articles behind it; it leads to the guidance."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from simulator.core.guidance import Guidance, Principle
from simulator.ui.link import Link
from simulator.ui.look import Look
from simulator.ui.theme import GRID
from simulator.ui.widgets import Mark, column, label, row


class PrincipleNote(QFrame):
    """One principle that a decision gave a chance for; `place` is part of its link's name.

    Signal: `picked` with the key of the principle, to read of it.
    """

    picked = Signal(str)

    def __init__(self, look: Look, guidance: Guidance, principle: Principle, place: str, *, taken: bool, explained: bool) -> None:
        super().__init__()
        self.setProperty("role", "plain" if taken else "note")
        told = self.tr("%s: shown") if taken else self.tr("%s: a chance missed")
        link = Link(look, told % principle.name, f"principle-{place}-{principle.id}")
        link.setAccessibleDescription(self.tr("Opens the guidance"))
        link.clicked.connect(lambda: self.picked.emit(principle.id))
        words = column(spacing=2)
        words.addWidget(link)
        if explained:
            words.addWidget(label(principle.do, wrap=True))
        words.addWidget(label(source(guidance, principle), "small", wrap=True))
        inside = row(spacing=GRID, margins=(2 * GRID, GRID, 2 * GRID, GRID))
        inside.addWidget(Mark(look, "check" if taken else "guidance", 18, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        self.setLayout(inside)


def source(guidance: Guidance, principle: Principle) -> str:
    """Name the articles that a principle rests on, with the points cited."""
    cited: dict[str, list[str]] = {}
    for point in guidance.points_of(principle.id):
        cited.setdefault(point.article, []).append(point.code)
    return " · ".join(f"{guidance.articles[key].title} ({', '.join(codes)})" for key, codes in cited.items())
