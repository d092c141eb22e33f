"""The rows of the database and the types of their values; no row leaves this package.

SQLite stores anything in any column. A value that is not of its column's type comes out as it is, so that one damaged row does
not keep the others from being read; `damage` looks at each.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, DateTime, Dialect, Double, ForeignKey, LargeBinary, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

# SQLite can only alter a constraint that has a name
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTime(TypeDecorator[datetime]):
    """A moment: an aware datetime goes in, the same moment in UTC comes out, whatever the database makes of time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time that doesn't say its zone (ValueError): nobody could tell later when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite drops the zone, PostgreSQL answers in the server's: both become UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Leave what is no time as it is."""
        read = super().result_processor(dialect, coltype)

        def tolerant(value: Any) -> Any:
            try:
                return read(value) if read else value
            except (ValueError, TypeError, OverflowError):
                return value

        return tolerant


class TolerantBoolean(TypeDecorator[bool]):
    """Yes or no; leaves what is neither as it is, where SQLAlchemy would call it a yes."""

    impl = Boolean
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Read 0 and 1."""
        return lambda value: bool(value) if value in (0, 1) else value


class Binary(TypeDecorator[bytes]):
    """Bytes; leaves what is something else as it is, where a stored number would become as many zeros."""

    impl = LargeBinary
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Read bytes."""
        return lambda value: bytes(value) if isinstance(value, bytes | memoryview) else value


class Row(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcTime, bool: TolerantBoolean, bytes: Binary}  # noqa: RUF012 (SQLAlchemy reads it from the class as it stands)


class TraineeRow(Row):
    """A person; `name_key` is the name as it is compared, so that no two differ in capitals alone.

    `pin_failures` counts the wrong PINs since the last right one; the last of them was at `pin_failed`.
    """

    __tablename__ = "trainee"
    # an id is never given out twice: a window that still shows a removed trainee must not write into a new one
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 (SQLAlchemy reads it from the class as it stands)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    picture: Mapped[str]
    created: Mapped[datetime]
    pin_hash: Mapped[str | None]
    pin_failures: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    pin_failed: Mapped[datetime | None]


class VersionRow(Row):
    """A scenario file as it was when somebody played it; never changed, never removed."""

    __tablename__ = "scenario_version"

    digest: Mapped[str] = mapped_column(primary_key=True)
    scenario: Mapped[str]
    language: Mapped[str]
    title: Mapped[str]
    source: Mapped[bytes]


class AttemptRow(Row):
    """One go at a version. It is open while `finished` and `discarded` are NULL; the outcome is there once it is finished.

    `drilled` is when its costly decisions became drills, NULL before. `timers` is NULL in attempts from before they were noted.
    """

    __tablename__ = "attempt"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 (SQLAlchemy reads it from the class as it stands)

    id: Mapped[int] = mapped_column(primary_key=True)
    trainee_id: Mapped[int] = mapped_column(ForeignKey("trainee.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(ForeignKey("scenario_version.digest"), index=True)
    mode: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    discarded: Mapped[datetime | None]
    ending: Mapped[str | None]
    score: Mapped[int | None]
    passed: Mapped[bool | None]
    critical: Mapped[bool | None]
    timers: Mapped[bool | None]
    went_well: Mapped[str | None]
    would_change: Mapped[str | None]
    drilled: Mapped[datetime | None]


class DecisionRow(Row):
    """One line of an attempt's log; a NULL `choice` says that the trainee went back to `position`."""

    __tablename__ = "decision"
    # one tree instead of two: each decision waits for the disk
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy reads it from the class as it stands)

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    choice: Mapped[str | None]
    seconds: Mapped[float] = mapped_column(Double)
    made: Mapped[datetime]
    typed: Mapped[str | None]
    sure: Mapped[bool | None]
    answer: Mapped[int | None]


class DrillRow(Row):
    """A decision to be practised again; `path` is the JSON list of the choices that lead to it, `memory` the schedule's JSON.

    The key names no version, so that a changed file renews the path and not the memory.
    """

    __tablename__ = "drill"

    trainee_id: Mapped[int] = mapped_column(ForeignKey("trainee.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    scenario: Mapped[str] = mapped_column(primary_key=True)
    scene: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey("scenario_version.digest"), index=True)
    path: Mapped[str]
    memory: Mapped[str]
    due: Mapped[datetime] = mapped_column(index=True)
    lost: Mapped[int]
    confident: Mapped[bool]
    created: Mapped[datetime]
    reviewed: Mapped[datetime]


class SettingRow(Row):
    """Something that holds for everybody who uses this database."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
