"""A few words as they were said: a bubble at the right for the agent's, at the left for the customer's."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import boxed, framed, label, row

ASIDE = 40
"""How far a bubble keeps off the side of the other speaker, in pixels before scaling."""


def speech(look: Appearance, text: str, *, agent: bool, name: str) -> QWidget:
    """Return a bubble; `name` is its object name, and that of the words in it with `-words` after it."""
    inside = row(margins=(2 * GRID, GRID, 2 * GRID, GRID))
    words = label(text, wrap=True)
    words.setObjectName(f"{name}-words")
    inside.addWidget(words)
    bubble: QFrame = framed("agent" if agent else "customer", inside)
    bubble.setObjectName(name)
    across = row(spacing=0)
    across.addWidget(bubble, 1)
    across.insertSpacing(0 if agent else 1, look.theme.px(ASIDE))
    return boxed(across)
