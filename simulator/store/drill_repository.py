"""The drills of a database, kept one for each scene of a scenario."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from simulator.core.errors import RowUnreadable
from simulator.core.texts import N_, Text
from simulator.core.training.attempt import Attempt
from simulator.core.training.drill import DrillCard
from simulator.store import attempt_queries, rows
from simulator.store.damage import MANY, Damage, flag, moment, name, text, whole
from simulator.store.database import Database
from simulator.store.tables import AttemptRow, DrillRow, VersionRow


class DrillRepository:
    """The drills of all trainees of one database."""

    def __init__(self, database: Database, damage: Damage) -> None:
        self._database = database
        self._damage = damage

    def undrilled(self, trainee_id: int) -> tuple[Attempt, ...]:
        """List the finished attempts that no drills were made from yet, the oldest first."""
        undrilled = AttemptRow.finished.is_not(None), AttemptRow.drilled.is_(None)
        with self._database.reading() as session:
            return attempt_queries.attempts(session, self._damage, AttemptRow.trainee_id == trainee_id, *undrilled)

    def keep_drills(self, attempt_id: int, cards: Iterable[DrillCard], now: datetime) -> bool:
        """Keep the drills of an attempt, all or none, once: False where another window did so before."""
        with self._database.writing() as session:
            row = rows.finished_attempt(session, attempt_id)
            if row.drilled is not None:
                return False
            row.drilled = now
            _keep(session, cards)
            return True

    def keep_drill(self, card: DrillCard) -> None:
        """Keep a drill as it is after an answer."""
        with self._database.writing() as session:
            _keep(session, (card,))

    def report_damaged(self, card: DrillCard) -> None:
        """Report a drill whose path can't be played on its version, once. The row stays as it is."""
        self._damage.note(_name(card.scenario, card.scene))

    def cards(self, trainee_id: int, due_by: datetime | None = None) -> tuple[DrillCard, ...]:
        """List a trainee's drills, what has been due for longest first; `due_by` leaves out what comes later."""
        with self._database.reading() as session:
            return _cards(session, self._damage, trainee_id, due_by)


def _cards(session: Session, damage: Damage, trainee_id: int, due_by: datetime | None) -> tuple[DrillCard, ...]:
    """List a trainee's drills, what has been due for longest first; `due_by` leaves out what comes later."""
    query = (
        select(DrillRow, VersionRow.digest)
        .outerjoin(VersionRow, VersionRow.digest == DrillRow.digest)
        .where(DrillRow.trainee_id == trainee_id)
        .order_by(DrillRow.due, DrillRow.scenario, DrillRow.scene)
    )
    if due_by is not None:
        query = query.where(DrillRow.due <= due_by)
    cards = []
    for row, version in session.execute(query):
        try:
            name(version)
            cards.append(_card(row))
        except RowUnreadable:
            damage.note(_name(row.scenario, row.scene))
    return tuple(cards)


def _name(scenario: object, scene: object) -> Text:
    """Name a drill as a person is told of it."""
    return Text(N_("drill {scenario}, {scene}"), {"scenario": scenario, "scene": scene})


def _keep(session: Session, cards: Iterable[DrillCard]) -> None:
    """Add the cards, or put them in the place of those of the same scenes; when each was first made stays."""
    for card in cards:
        rows.the_trainee(session, card.trainee, locked=True)
        row = session.get(DrillRow, (card.trainee, card.scenario, card.scene))
        if row is None:
            row = DrillRow(trainee_id=card.trainee, scenario=card.scenario, scene=card.scene, created=card.created)
            session.add(row)
        row.digest, row.path, row.memory = card.digest, json.dumps(card.path), card.memory
        row.due, row.reviewed = card.due, card.reviewed
        row.lost, row.confident = card.lost, card.confident
        session.flush()


def _card(row: DrillRow) -> DrillCard:
    return DrillCard(
        trainee=row.trainee_id,
        scenario=name(row.scenario),
        scene=name(row.scene),
        digest=name(row.digest),
        path=_path(row.path),
        memory=text(row.memory),
        due=moment(row.due),
        lost=whole(row.lost, MANY),
        confident=flag(row.confident),
        created=moment(row.created),
        reviewed=moment(row.reviewed),
    )


def _path(stored: object) -> tuple[str, ...]:
    try:
        path = json.loads(text(stored))
    except (ValueError, RecursionError) as error:
        raise RowUnreadable from error
    if not isinstance(path, list):
        raise RowUnreadable
    return tuple(text(choice) for choice in path)
