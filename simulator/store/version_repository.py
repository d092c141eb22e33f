"""The versions of scenarios that a database keeps, each as it was played."""

from __future__ import annotations

from sqlalchemy.orm import Session

from simulator.core.errors import RowUnreadable
from simulator.core.texts import N_, Text
from simulator.core.training.attempt import ScenarioVersion
from simulator.store.damage import Damage, binary, name, text
from simulator.store.database import Database
from simulator.store.rows import gone
from simulator.store.tables import VersionRow


class VersionRepository:
    """What was played, by the digest of its file."""

    def __init__(self, database: Database, damage: Damage) -> None:
        self._database = database
        self._damage = damage

    def find(self, digest: str) -> ScenarioVersion:
        """Find what was played under this digest; RowUnreadable where it is damaged."""
        with self._database.reading() as session:
            return _version(session, self._damage, digest)


def _version(session: Session, damage: Damage, digest: str) -> ScenarioVersion:
    """Find what was played; raise RowUnreadable where it is damaged."""
    row = session.get(VersionRow, digest)
    if row is None:
        raise gone(N_("This version of the scenario is no longer in the database."))
    try:
        return ScenarioVersion(row.digest, name(row.scenario), text(row.language), text(row.title), binary(row.source))
    except RowUnreadable:
        damage.note(Text(N_("the file of scenario {scenario}"), {"scenario": row.scenario}))
        raise
