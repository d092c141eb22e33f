"""Questions to the database, answered in core values."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, and_, case, exists, func, select
from sqlalchemy.orm import Session

from simulator.core.progress import ASSESSMENT, Attempt, Best, Entry, Outcome, Trainee
from simulator.store.tables import AttemptRow, DecisionRow, TraineeRow, VersionRow


def trainee(row: TraineeRow) -> Trainee:
    """Turn a row into a core value."""
    return Trainee(row.id, row.name, row.picture, row.created, has_pin=row.pin_hash is not None)


def trainees(session: Session, *, by_name: bool) -> tuple[Trainee, ...]:
    """List everybody, who was active last first, or by name."""
    active = func.max(func.coalesce(AttemptRow.started, TraineeRow.created))
    last_first = select(TraineeRow).outerjoin(AttemptRow).group_by(TraineeRow.id).order_by(active.desc(), TraineeRow.id.desc())
    rows = session.scalars(last_first).all()
    # here and not in SQL: each database has an order of letters of its own
    return tuple(trainee(row) for row in (sorted(rows, key=lambda row: row.name_key) if by_name else rows))


def attempt(row: AttemptRow, scenario: str, title: str, language: str, log: tuple[Entry, ...]) -> Attempt:
    """Turn a row, what is known of its version, and its log into a core value."""
    outcome = None
    if row.ending is not None and row.score is not None:
        outcome = Outcome(row.ending, row.score, bool(row.passed), bool(row.critical))
    return Attempt(
        id=row.id,
        trainee=row.trainee_id,
        digest=row.digest,
        scenario=scenario,
        title=title,
        mode=row.mode,
        seed=row.seed,
        started=row.started,
        log=log,
        finished=row.finished,
        outcome=outcome,
        language=language,
        timers=row.timers,
        went_well=row.went_well or "",
        would_change=row.would_change or "",
    )


def broken_off(session: Session, trainee_id: int) -> int:
    """Count the assessments of a trainee that were closed without an end."""
    left = AttemptRow.trainee_id == trainee_id, AttemptRow.mode == ASSESSMENT, AttemptRow.discarded.is_not(None)
    return session.scalar(select(func.count()).select_from(AttemptRow).where(*left)) or 0


def attempts(session: Session, *which: ColumnElement[bool]) -> tuple[Attempt, ...]:
    """Find attempts with their logs, the oldest first, in two queries however many they are."""
    # plain columns: a trainee's history is thousands of lines, and a mapped row for each costs three times as much
    lines = (
        select(
            DecisionRow.attempt_id,
            DecisionRow.position,
            DecisionRow.choice,
            DecisionRow.seconds,
            DecisionRow.typed,
            DecisionRow.sure,
        )
        .join(AttemptRow)
        .where(*which)
        .order_by(DecisionRow.attempt_id, DecisionRow.number)
    )
    logs: defaultdict[int, list[Entry]] = defaultdict(list)
    for attempt_id, position, choice, seconds, typed, sure in session.execute(lines):
        logs[attempt_id].append(Entry(position, choice, seconds, typed or "", sure))
    played = (
        select(AttemptRow, VersionRow.scenario, VersionRow.title, VersionRow.language)
        .join(VersionRow)
        .where(*which)
        .order_by(AttemptRow.started, AttemptRow.id)
    )
    rows = session.execute(played)
    return tuple(attempt(row, scenario, title, language, tuple(logs[row.id])) for row, scenario, title, language in rows)


def bests(session: Session, trainee_id: int) -> dict[str, Best]:
    """Tell the best of the finished attempts without a step back, and the number of all finished ones, by scenario id."""
    went_back = exists().where(DecisionRow.attempt_id == AttemptRow.id, DecisionRow.choice.is_(None))
    rows = session.execute(
        select(
            VersionRow.scenario,
            func.max(case((~went_back, AttemptRow.score))),
            func.max(case((and_(~went_back, AttemptRow.passed.is_(True)), 1), else_=0)),
            func.count(),
        )
        .select_from(AttemptRow)
        .join(VersionRow)
        .where(AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None))
        .group_by(VersionRow.scenario)
    )
    return {scenario: Best(score, bool(passed), count) for scenario, score, passed, count in rows}
