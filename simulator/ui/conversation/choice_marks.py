"""What is marked at the right of a choice, because its words alone do not say it."""

from __future__ import annotations

from simulator.core.scenario.model import Choice
from simulator.ui.style.texts import Texts


def mark(choice: Choice, channel: str) -> str:
    """Return the mark of a choice on a channel; empty where there is nothing to mark."""
    shows = Texts.tr("you see more") if channel == "counter" else Texts.tr("opens a record")
    return " · ".join(part for part in (channel_mark(choice), shows if choice.opens else "") if part)


def channel_mark(choice: Choice) -> str:
    """Return what a choice is on its channel: a ready text, in public or in private, or the last of a mail; empty for none."""
    public = "" if choice.public is None else Texts.tr("public") if choice.public else Texts.tr("private")
    parts = (Texts.tr("ready text") if choice.template else "", public, Texts.tr("sends the mail") if choice.sends else "")
    return " · ".join(part for part in parts if part)
