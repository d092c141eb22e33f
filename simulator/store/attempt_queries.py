"""Questions about attempts, answered in core values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from simulator.core.errors import RowUnreadable
from simulator.core.scenario.question import WRONG_ANSWERS
from simulator.core.texts import N_, Text
from simulator.core.training.attempt import ASSESSMENT, MODES, Attempt, LogEntry, Outcome
from simulator.store.damage import Damage, flag, maybe, moment, name, one_of, seconds, text, whole
from simulator.store.tables import AttemptRow, DecisionRow, VersionRow

Played = AttemptRow | SimpleNamespace
LARGEST = 2**63 - 1
MOST = 100
"""Points of a score."""
PLAYED = (*AttemptRow.__table__.columns, VersionRow.scenario, VersionRow.title, VersionRow.language)
NAMES = tuple(column.key for column in PLAYED)


def attempt(row: Played, scenario: object, title: object, language: object, log: tuple[LogEntry, ...]) -> Attempt:
    """Turn a row, what is known of its version, and its log into a core value.

    Raises RowUnreadable where it is damaged, or its version is gone.
    """
    maybe(moment, row.discarded)
    maybe(moment, row.drilled)
    finished = maybe(moment, row.finished)
    return Attempt(
        id=row.id,
        trainee=row.trainee_id,
        digest=name(row.digest),
        scenario=name(scenario),
        title=text(title),
        mode=one_of(row.mode, MODES),
        seed=whole(row.seed, LARGEST),
        started=moment(row.started),
        log=log,
        finished=finished,
        outcome=_outcome(row) if finished else None,
        language=text(language),
        timers=maybe(flag, row.timers),
        went_well=maybe(text, row.went_well) or "",
        would_change=maybe(text, row.would_change) or "",
    )


def _outcome(row: Played) -> Outcome:
    return Outcome(name(row.ending), whole(row.score, MOST), flag(row.passed), flag(row.critical))


def closed_without_end(trainee_id: int) -> tuple[ColumnElement[bool], ...]:
    """Select the assessments of a trainee that were closed without an end."""
    return AttemptRow.trainee_id == trainee_id, AttemptRow.mode == ASSESSMENT, AttemptRow.discarded.is_not(None)


def attempts(session: Session, damage: Damage, *which: ColumnElement[bool]) -> tuple[Attempt, ...]:
    """Find attempts with their logs, the oldest first, in two queries however many they are."""
    logs = _logs(session, *which)
    rows = session.execute(select(*PLAYED).outerjoin(VersionRow).where(*which).order_by(AttemptRow.started, AttemptRow.id))
    return _readable(damage, rows, logs)


def _logs(session: Session, *which: ColumnElement[bool]) -> Mapping[int, list[LogEntry] | None]:
    """Read the logs of attempts; None for one in which a line is damaged or missing, since the rest of it makes no sense."""
    # plain columns: a trainee's history is thousands of lines, and a mapped row for each costs three times as much
    lines = (
        select(
            DecisionRow.attempt_id,
            DecisionRow.number,
            DecisionRow.position,
            DecisionRow.choice,
            DecisionRow.seconds,
            DecisionRow.typed,
            DecisionRow.sure,
            DecisionRow.answer,
        )
        .join(AttemptRow)
        .where(*which)
        .order_by(DecisionRow.attempt_id, DecisionRow.number)
    )
    logs: dict[int, list[LogEntry] | None] = {}
    for attempt_id, number, *line in session.execute(lines):
        log = logs.setdefault(attempt_id, [])
        if log is not None:
            try:
                log.append(_next(log, number, _entry(*line)))
            except RowUnreadable:
                logs[attempt_id] = None
    return logs


def _next(log: list[LogEntry], number: object, entry: LogEntry) -> LogEntry:
    """Return an entry if it is the next of a log, under the rules by which the journal adds one."""
    standing = log[-1].position + (log[-1].choice is not None) if log else 0
    if number != len(log) or not (entry.position == standing or (entry.choice is None and entry.position < standing)):
        raise RowUnreadable
    return entry


def _entry(position: object, choice: object, taken: object, typed: object, sure: object, answer: object) -> LogEntry:
    return LogEntry(
        whole(position, LARGEST),
        maybe(name, choice),
        seconds(taken),
        maybe(text, typed) or "",
        maybe(flag, sure),
        maybe(_answer, answer),
    )


def _answer(value: object) -> int:
    """Read the number of a stored answer to a question."""
    return whole(value, WRONG_ANSWERS)


def _readable(damage: Damage, rows: Iterable[Row[Any]], logs: Mapping[int, list[LogEntry] | None]) -> tuple[Attempt, ...]:
    readable = []
    for values in rows:
        # asking SQLAlchemy's own row for a value by its name takes three times as long
        row = SimpleNamespace(**dict(zip(NAMES, values, strict=True)))
        if attempt_name(row.id) in damage:
            continue
        log = logs.get(row.id, [])
        try:
            if log is None:
                raise RowUnreadable
            readable.append(attempt(row, row.scenario, row.title, row.language, tuple(log)))
        except RowUnreadable:
            damage.note(attempt_name(row.id))
    return tuple(readable)


def attempt_name(attempt_id: int) -> Text:
    """Name an attempt as a person is told of it."""
    return Text(N_("attempt {id}"), {"id": attempt_id})


def newest(session: Session, damage: Damage, most: int, skipped: int, *which: ColumnElement[bool]) -> tuple[Attempt, ...]:
    """Find so many of the newest attempts with their logs, the oldest of them first, after as many that are skipped."""
    order = AttemptRow.started.desc(), AttemptRow.id.desc()
    found = session.scalars(select(AttemptRow.id).where(*which).order_by(*order).limit(most).offset(skipped)).all()
    return attempts(session, damage, AttemptRow.id.in_(found)) if found else ()


def latest(session: Session, damage: Damage, trainee_id: int) -> Attempt | None:
    """Find the last attempt of a trainee that is finished, and not damaged."""
    finished = AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None)
    for newest in session.scalars(select(AttemptRow.id).where(*finished).order_by(AttemptRow.id.desc())).all():
        for newest_readable in attempts(session, damage, AttemptRow.id == newest):
            return newest_readable
    return None
