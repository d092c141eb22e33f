"""Finding the rows that are to be changed, and saying plainly where one is gone or closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, literal, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from simulator.core.errors import SimulatorError
from simulator.core.texts import N_
from simulator.core.training.attempt import LogEntry, Outcome, ScenarioVersion
from simulator.store.tables import AttemptRow, DecisionRow, TraineeRow, VersionRow

TRAINEE = N_("This trainee is no longer in the database.")
ATTEMPT = N_("This attempt is no longer in the database.")


def the_trainee(session: Session, trainee_id: int, *, locked: bool = False) -> TraineeRow:
    """Find a trainee; `locked` keeps others from changing the row until this session ends."""
    # SQLite has locked the whole file for every writer; PostgreSQL has to be asked for the lock
    row = session.get(TraineeRow, trainee_id, with_for_update=locked or None)
    if row is None:
        raise gone(TRAINEE)
    return row


def open_attempt(session: Session, attempt_id: int) -> AttemptRow:
    """Find an attempt that can be gone on with, and lock it."""
    row = _attempt(session, attempt_id)
    _refuse_finished(row.finished)
    return row


def came_to(session: Session, attempt_id: int) -> Outcome | None:
    """Return what an attempt came to; None where it is not finished, or gone."""
    row = session.get(AttemptRow, attempt_id)
    if row is None or row.finished is None or None in (row.ending, row.score, row.passed, row.critical):
        return None
    return Outcome(str(row.ending), int(row.score or 0), passed=bool(row.passed), critical=bool(row.critical))


def finished_attempt(session: Session, attempt_id: int) -> AttemptRow:
    """Find an attempt that was played to its end, and lock it."""
    row = _attempt(session, attempt_id)
    if row.finished is None:
        raise SimulatorError(N_("This attempt is not finished yet."), N_("Play the conversation to its end first."))
    return row


def _attempt(session: Session, attempt_id: int) -> AttemptRow:
    row = session.get(AttemptRow, attempt_id, with_for_update=True)
    if row is None:
        raise gone(ATTEMPT)
    _refuse_discarded(row.discarded)
    return row


def refuse_closed(state: Sequence[object] | None) -> None:
    """Say plainly where an attempt, found as (finished, discarded) or not at all, can't be resumed."""
    if state is None:
        raise gone(ATTEMPT)
    finished, discarded = state
    _refuse_discarded(discarded)
    _refuse_finished(finished)


def _refuse_discarded(discarded: object) -> None:
    if discarded is not None:
        raise SimulatorError(N_("This attempt was discarded."), N_("Start a new one to play the scenario again."))


def _refuse_finished(finished: object) -> None:
    if finished is not None:
        raise SimulatorError(N_("This attempt is already finished."), N_("Start a new one to play the scenario again."))


def keep_version(session: Session, version: ScenarioVersion) -> None:
    """Keep what is played, once."""
    if session.get(VersionRow, version.digest) is not None:
        return
    row = VersionRow(
        digest=version.digest,
        scenario=version.scenario,
        language=version.language,
        title=version.title,
        source=version.source,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # another window kept it a moment ago
        return


def copy_log(session: Session, attempt_id: int, saved: int, into: int) -> None:
    """Write the first `saved` lines of an attempt's log into another attempt, which has none yet."""
    columns = DecisionRow.__table__.columns
    copied = [literal(into) if column.key == "attempt_id" else column for column in columns]
    lines = select(*copied).where(DecisionRow.attempt_id == attempt_id, DecisionRow.number < saved)
    session.execute(insert(DecisionRow).from_select([column.key for column in columns], lines))


def line(attempt_id: int, number: int, entry: LogEntry, made: datetime) -> DecisionRow:
    """Make a line of a log."""
    return DecisionRow(
        attempt_id=attempt_id,
        number=number,
        position=entry.position,
        choice=entry.choice,
        seconds=entry.seconds,
        made=made,
        typed=storable(entry.typed) if entry.typed else None,
        sure=entry.sure,
        answer=entry.answer,
    )


def flush_name(session: Session, name: str) -> None:
    """Write a trainee's name; SimulatorError where another one has it."""
    try:
        session.flush()
    except IntegrityError as error:
        raise name_taken(name) from error


def name_taken(name: str) -> SimulatorError:
    """Make the error for a name that somebody has."""
    message = N_("There is already a trainee called {name}.")
    return SimulatorError(message, N_("Choose another name, or add an initial."), name=name)


def storable(text: str) -> str | None:
    """Trim what somebody wrote and put a question mark where no database could keep a character; None where nothing is left."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?").strip() or None


def gone(message: str) -> SimulatorError:
    """Make the error for what is no longer there."""
    return SimulatorError(message, N_("It may have been removed in another window."))
