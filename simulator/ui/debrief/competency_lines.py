"""Chances taken of each competency, a line each: its name, a bar, and the count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout

from simulator.core.guidance.catalogue import Guidance
from simulator.core.scoring.scorecard import Taken
from simulator.ui.charts.share_bar import ShareBar
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import label, row
from simulator.ui.widgets.screen_reader import named_beside


def competency_lines(look: Appearance, counts: Mapping[str, Taken], guidance: Guidance, enough: int) -> list[QHBoxLayout]:
    """Return a line for each competency that had a chance: its name, a bar, and the count or that there are too few to tell."""
    lines = []
    for key, competency in guidance.competencies.items():
        taken = counts.get(key, Taken())
        if not taken.chances:
            continue
        line = row(spacing=2 * GRID)
        name = label(competency.name)
        name.setFixedWidth(look.theme.px(144))
        line.addWidget(name)
        count = Texts.tr("%d of %d") % (taken.taken, taken.chances)
        if taken.chances < enough:
            count = Texts.tr("%s, too few to tell") % count
        bar = ShareBar(look, taken, enough=taken.chances >= enough)
        line.addWidget(bar, 1)
        figure = label(count, "soft" if taken.chances < enough else "", wrap=True)
        figure.setFixedWidth(look.theme.px(184))
        line.addWidget(figure)
        named_beside(bar if taken.chances < enough else figure)
        lines.append(line)
    return lines
