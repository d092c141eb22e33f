"""The scores of a trainee, counted by the database: how many attempts there are makes next to no difference to what is read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from simulator.core.errors import RowUnreadable
from simulator.core.training.attempt_policy import Mark, Scores, scores
from simulator.store import attempt_queries
from simulator.store.damage import Damage, flag, moment, name, text, whole
from simulator.store.tables import AttemptRow, DecisionRow, VersionRow

STEPPED = select(DecisionRow.attempt_id).where(DecisionRow.choice.is_(None)).distinct().subquery()
SCENARIO = VersionRow.scenario.label("scenario")
HELPED = STEPPED.c.attempt_id.is_not(None).label("helped")
REACHED = (AttemptRow.score, AttemptRow.passed, AttemptRow.critical)


def all_scores(session: Session, damage: Damage, trainee_id: int) -> tuple[Scores, ...]:
    """Count the finished attempts of a trainee by scenario, the one practised last first; damaged ones are left out."""
    finished = AttemptRow.trainee_id == trainee_id, AttemptRow.finished.is_not(None)
    if not damage.known:
        try:
            return _counted(session, *finished)
        except RowUnreadable:
            pass  # which of them it is, is found out below, and told
    return scores(attempt_queries.attempts(session, damage, *finished))


def _counted(session: Session, *which: ColumnElement[bool]) -> tuple[Scores, ...]:
    """Count them; raise RowUnreadable where any of them is damaged."""
    counts: dict[str, dict[bool, Counter[Mark]]] = {}
    for scenario, helped, score, passed, critical, number in session.execute(_numbers(*which)):
        kinds = counts.setdefault(name(scenario), {False: Counter(), True: Counter()})
        kinds[bool(helped)][_mark(score, passed, critical)] += number
    titles: dict[str, str] = {}
    first: dict[str, Mark] = {}
    last: dict[str, Mark] = {}
    for row in session.execute(_ends(*which)):  # the newest first
        moment(row.started)
        titles.setdefault(row.scenario, text(row.title))
        if not row.helped:
            reached = _mark(row.score, row.passed, row.critical)
            last.setdefault(row.scenario, reached)
            first[row.scenario] = reached
    return tuple(
        Scores(scenario, title, counts[scenario][False], counts[scenario][True], first.get(scenario), last.get(scenario))
        for scenario, title in titles.items()
    )


def _mark(score: object, passed: object, critical: object) -> Mark:
    return Mark(whole(score, attempt_queries.MOST), flag(passed), flag(critical))


def _numbers(*which: ColumnElement[bool]) -> Select[Any]:
    """Select how often each outcome was reached."""
    groups = SCENARIO, HELPED, *REACHED
    return _joined(select(*groups, func.count()), *which).group_by(*groups)


def _ends(*which: ColumnElement[bool]) -> Select[Any]:
    """Select the first and the last attempt at each scenario, with going back and without."""
    kind, order = (SCENARIO, HELPED), (AttemptRow.started, AttemptRow.id)
    columns = SCENARIO, VersionRow.title, HELPED, *REACHED, *order
    forth = func.row_number().over(partition_by=kind, order_by=order).label("forth")
    back = func.row_number().over(partition_by=kind, order_by=[column.desc() for column in order]).label("back")
    held = _joined(select(*columns, forth, back), *which).subquery()
    at_an_end = (held.c.forth == 1) | (held.c.back == 1)
    return select(held).where(at_an_end).order_by(held.c.started.desc(), held.c.id.desc())


def _joined(query: Select[*tuple[Any, ...]], *which: ColumnElement[bool]) -> Select[Any]:
    versions, stepped = VersionRow.digest == AttemptRow.digest, STEPPED.c.attempt_id == AttemptRow.id
    return query.select_from(AttemptRow).outerjoin(VersionRow, versions).outerjoin(STEPPED, stepped).where(*which)
