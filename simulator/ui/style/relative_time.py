"""How long ago something was, and how long it is to something, as people say it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

MINUTE, HOUR, DAY, MONTH = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(days=30)


def ago(owner: QObject, past: datetime, now: datetime) -> str:
    """Tell how long ago a time was, such as “3 days ago”."""
    unit, count = _counted(now - past)
    if unit is MINUTE:
        return (owner.tr("just now"), owner.tr("1 minute ago"))[count] if count < 2 else owner.tr("%d minutes ago") % count
    if unit is HOUR:
        return owner.tr("1 hour ago") if count == 1 else owner.tr("%d hours ago") % count
    if unit is DAY:
        return owner.tr("1 day ago") if count == 1 else owner.tr("%d days ago") % count
    return owner.tr("%d months ago") % count


def ahead(owner: QObject, due: datetime, now: datetime) -> str:
    """Tell how long it is to a time, and the time itself on this computer's clock, such as “in 3 days, on 2026-05-07”."""
    unit, count = _counted(max(due - now, MINUTE))
    local = due.astimezone()
    if unit in (MINUTE, HOUR):
        return owner.tr("%s, at %s") % (_until(owner, unit, count), local.strftime("%H:%M"))
    return owner.tr("%s, on %s") % (_until(owner, unit, count), local.strftime("%Y-%m-%d"))


def _until(owner: QObject, unit: timedelta, count: int) -> str:
    if unit is MINUTE:
        return owner.tr("in 1 minute") if count == 1 else owner.tr("in %d minutes") % count
    if unit is HOUR:
        return owner.tr("in 1 hour") if count == 1 else owner.tr("in %d hours") % count
    if unit is DAY:
        return owner.tr("in 1 day") if count == 1 else owner.tr("in %d days") % count
    return owner.tr("in %d months") % count


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
