"""Figures and names as people read them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:  # not needed before the first paint
    from datetime import datetime

    from simulator.core.scenario.model import Choice, Scenario
    from simulator.core.scoring.scorecard import Scorecard


def clock(seconds: int) -> str:
    """Write seconds as minutes and seconds, such as 4:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def points(owner: QObject, cost: int) -> str:
    """Write what a decision cost."""
    return owner.tr("Cost 1 point.") if cost == 1 else owner.tr("Cost %d points.") % cost


def day(moment: datetime) -> str:
    """Write the day of a moment, as it is here, such as 2026-05-04."""
    return moment.astimezone().strftime("%Y-%m-%d")


def verdict(owner: QObject, card: Scorecard) -> str:
    """Say what a score comes to."""
    if card.critical:
        return owner.tr("Not passed: a critical error")
    if not card.passed:
        return owner.tr("Not passed yet")
    return owner.tr("Passed, nothing left to gain") if card.total == card.best else owner.tr("Passed")


def said(owner: QObject, scenario: Scenario, choice: Choice, agent: str) -> str:
    """Write what was chosen: words in quotes, an action as it is."""
    if choice.silent:
        return owner.tr("You said nothing.")
    text = scenario.fill(choice.text, agent)
    return f"“{text}”" if choice.spoken else text


def saying_nothing(owner: QObject, silence: Choice | None) -> tuple[Choice, ...]:
    """Write a silence as an option, for a moment that offers nothing else: where its timers are off, it never comes by itself."""
    return () if silence is None else (replace(silence, text=owner.tr("Say nothing."), spoken=False),)


def channel_name(owner: QObject, channel: str) -> str:
    """Name a channel."""
    names = {
        "phone": owner.tr("Phone"),
        "chat": owner.tr("Chat"),
        "email": owner.tr("E-mail"),
        "social": owner.tr("Social media"),
        "counter": owner.tr("Counter"),
    }
    return names.get(channel, channel)


def ending_name(owner: QObject, ending: str) -> str:
    """Name a kind of ending."""
    names = {
        "resolved": owner.tr("Resolved"),
        "handed-over": owner.tr("Handed over"),
        "follow-up": owner.tr("To be followed up"),
        "unresolved": owner.tr("Unresolved"),
        "lost": owner.tr("Customer lost"),
    }
    return names.get(ending, owner.tr("Not written yet"))


def critical_name(owner: QObject, critical: str) -> str:
    """Name a kind of critical error."""
    names = {
        "customer": owner.tr("Critical for the customer"),
        "business": owner.tr("Critical for the company"),
        "compliance": owner.tr("Against the rules"),
    }
    return names[critical]
