"""How long ago something was, and how long it is to something, as people say it."""

from __future__ import annotations

from datetime import datetime, timedelta

from simulator.ui.style.texts import Texts

MINUTE, HOUR, DAY, MONTH = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(days=30)


def ago(past: datetime, now: datetime) -> str:
    """Tell how long ago a time was, such as “3 days ago”."""
    unit, count = _counted(now - past)
    if unit is MINUTE:
        return Texts.tr("%n minutes ago", "", count) if count else Texts.tr("just now")
    if unit is HOUR:
        return Texts.tr("%n hours ago", "", count)
    if unit is DAY:
        return Texts.tr("%n days ago", "", count)
    return Texts.tr("%n months ago", "", count)


def ahead(due: datetime, now: datetime) -> str:
    """Tell how long it is to a time, and the time itself on this computer's clock, such as “in 3 days, on 2026-05-07”."""
    unit, count = _counted(max(due - now, MINUTE))
    local = due.astimezone()
    if unit in (MINUTE, HOUR):
        return Texts.tr("%s, at %s") % (_until(unit, count), local.strftime("%H:%M"))
    return Texts.tr("%s, on %s") % (_until(unit, count), local.strftime("%Y-%m-%d"))


def _until(unit: timedelta, count: int) -> str:
    if unit is MINUTE:
        return Texts.tr("in %n minutes", "", count)
    if unit is HOUR:
        return Texts.tr("in %n hours", "", count)
    if unit is DAY:
        return Texts.tr("in %n days", "", count)
    return Texts.tr("in %n months", "", count)


def _counted(span: timedelta) -> tuple[timedelta, int]:
    """Count a span in the largest unit that it fills, rounded; months only from two on."""
    minutes = max(round(span / MINUTE), 0)
    if minutes < 60:
        return MINUTE, minutes
    hours = round(span / HOUR)
    if hours < 24:
        return HOUR, hours
    days = round(span / DAY)
    return (DAY, days) if days < 60 else (MONTH, round(span / MONTH))
