"""How a mood from 0 (furious) to 10 (delighted) looks and what it is called: the one place that says so."""

from __future__ import annotations

from simulator.ui.style.texts import Texts

EXPRESSIONS = ("furious", "angry", "upset", "guarded", "calm", "friendly", "pleased", "delighted")
"""The faces of every portrait, and the ids of their groups in its drawing."""
_OF_MOOD = (0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 7)
"""Where the face of each mood stands among them; the moods at which most conversations begin have one each."""


def expression(mood: int) -> str:
    """The face for a mood."""
    return EXPRESSIONS[_OF_MOOD[mood]]


def feeling(mood: int) -> str:
    """Name a mood; each face has a name of its own."""
    names = (
        Texts.tr("Furious"),
        Texts.tr("Angry"),
        Texts.tr("Upset"),
        Texts.tr("Guarded"),
        Texts.tr("Calm"),
        Texts.tr("Friendly"),
        Texts.tr("Pleased"),
        Texts.tr("Delighted"),
    )
    return names[_OF_MOOD[mood]]
