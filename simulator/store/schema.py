"""Which version the tables of a database have; create them, bring them up to date, or refuse them."""

from __future__ import annotations

import re

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from simulator.core.errors import DatabaseCorrupt, DatabaseTooNew, StoreError
from simulator.core.texts import N_
from simulator.store.faults import explained
from simulator.store.tables import Row, TraineeRow

HEAD = "0004"
SCRIPTS = "simulator.store:migrations"
VERSION_TABLE = "alembic_version"


def version_of(connection: Connection, place: str) -> str | None:
    """Read the version of the tables, None where there are none yet; raise StoreError where they are somebody else's."""
    names: set[object] = set(inspect(connection).get_table_names())
    if not names:
        return None
    version: object = ""
    if {VERSION_TABLE, TraineeRow.__tablename__} <= names:
        version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar() or ""  # noqa: S608 (a constant)
    if any(isinstance(name, bytes) for name in (*names, version)):  # text that can't be decoded, which nobody wrote
        raise explained(DatabaseCorrupt, place)
    if not is_version(version):
        raise StoreError(
            N_("{place} is a database of another program. Nothing in it was changed."),
            N_("Choose another place for the progress with --database. You can also continue without saving."),
            place=place,
        )
    return str(version)


def is_version(version: object) -> bool:
    """Whether this can be a version of the tables, of this release or another: four digits, and not the text of somebody else."""
    return isinstance(version, str) and re.fullmatch(r"[0-9]{4}", version) is not None and version > "0000"


def refuse_newer(version: str | None, place: str) -> None:
    """Raise DatabaseTooNew for tables of a later release, which this one could only spoil."""
    if version and int(version) > int(HEAD):
        raise DatabaseTooNew(
            N_("A later version of First Call wrote the progress in {place}. Nothing in it was changed."),
            N_("Update First Call, or choose another place with --database. You can also continue without saving."),
            place=place,
        )


def refuse_changed(connection: Connection, place: str) -> None:
    """Raise DatabaseTooNew where a later release has changed the tables since this window opened them."""
    refuse_other(connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar(), place)  # noqa: S608 (a constant)


def refuse_other(version: object, place: str) -> None:
    """Do the same for a version that was read already."""
    if version != HEAD:
        raise DatabaseTooNew(
            N_("A later version of First Call has brought the progress in {place} up to date while this window was open."),
            N_("Close this window and start the later version. You can also continue without saving."),
            place=place,
        )


def check_columns(connection: Connection) -> None:
    """Ask for every column of every table: the database complains where one is not there."""
    for table in Row.metadata.sorted_tables:
        connection.execute(select(table).limit(0))


def create(connection: Connection) -> None:
    """Make all tables at once in an empty database and note their version."""
    Row.metadata.create_all(connection)
    connection.exec_driver_sql(
        f"CREATE TABLE {VERSION_TABLE} "
        f"(version_num VARCHAR(32) NOT NULL, CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} VALUES ('{HEAD}')")  # noqa: S608 (constants of ours)


def upgrade(connection: Connection, place: str, version: str = "") -> None:
    """Run the missing steps up to a version (else the newest), all or none; the caller commits the transaction."""
    # 90 ms that only an outdated database has to pay
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, version or HEAD)
        if connection.dialect.name == "sqlite":
            _check_foreign_keys(connection)
    except SQLAlchemyError as error:
        raise StoreError(
            N_("The progress in {place} could not be brought up to date. It is as it was."),
            N_("Use the version of First Call that wrote it, and report this. You can also continue without saving."),
            place=place,
        ) from error


def _check_foreign_keys(connection: Connection) -> None:
    stray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if stray:
        raise SQLAlchemyError(f"a row of {stray[0]} points to a row of {stray[2]} that is not there")
