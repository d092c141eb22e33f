"""What is marked at the right of a choice, because its words alone do not say it."""

from __future__ import annotations

from simulator.core.scenario.model import Choice
from simulator.ui.style.texts import Texts


def mark(choice: Choice, channel: str) -> str:
    """Return the mark of a choice on a channel; empty where there is nothing to mark."""
    if not choice.opens:
        return ""
    return Texts.tr("you see more") if channel == "counter" else Texts.tr("opens a record")
