"""Keeps PINs and judges them; no hash, and no library that makes one, is known outside this module.

A PIN keeps a colleague from playing under another's name. Whoever can copy the database file can read all but the PINs in it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from simulator.core.errors import RowUnreadable, SimulatorError
from simulator.core.texts import N_
from simulator.core.training.pins import PinCheck, clean_pin, full_wait, same_pin, wait_left
from simulator.store.damage import MANY, maybe, moment, name, text, whole
from simulator.store.rows import the_trainee
from simulator.store.tables import SettingRow, TraineeRow

if TYPE_CHECKING:  # loaded where there is a PIN to judge
    from argon2 import PasswordHasher

TRAINER = "trainer_pin"


@dataclass(frozen=True, slots=True)
class StoredPin:
    """A PIN's hash, the number of wrong tries since the last right one, and when the last of them was."""

    hash: str
    failures: int = 0
    failed: datetime | None = None


def set_pin(session: Session, trainee_id: int, pin: str) -> TraineeRow:
    """Set a trainee's PIN, or remove it for an empty text; wrong tries are forgotten."""
    row = the_trainee(session, trainee_id, locked=True)
    _fasten(row, StoredPin(_hasher().hash(clean_pin(pin))) if pin else None)
    return row


def check_pin(session: Session, trainee_id: int, pin: str, now: datetime) -> PinCheck:
    """Judge a PIN and remember a wrong one. Without a PIN there is nothing to get wrong."""
    row = the_trainee(session, trainee_id, locked=True)
    if row.pin_hash is None:
        return PinCheck(ok=True)
    known = StoredPin(name(row.pin_hash), whole(row.pin_failures, MANY), maybe(moment, row.pin_failed))
    lock, check = _try(known, pin, now)
    _fasten(row, lock)
    return check


def reset_pin(session: Session, trainee_id: int, trainer_pin: str, now: datetime) -> PinCheck:
    """Take a trainee's PIN away if the trainer's is right; SimulatorError where there is no trainer's PIN yet."""
    row = the_trainee(session, trainee_id, locked=True)
    if not has_trainer_pin(session):
        hint = N_("Set one in the settings; then it can reset the PINs of trainees.")
        raise SimulatorError(N_("There is no trainer's PIN yet."), hint)
    check = check_trainer_pin(session, trainer_pin, now)
    if check.ok:
        _fasten(row, None)
    return check


def has_trainer_pin(session: Session) -> bool:
    """Tell whether this database has a trainer's PIN."""
    return session.get(SettingRow, TRAINER) is not None


def check_trainer_pin(session: Session, pin: str, now: datetime) -> PinCheck:
    """Judge the trainer's PIN as a trainee's is judged."""
    row = session.get(SettingRow, TRAINER, with_for_update=True)
    if row is None:
        return PinCheck(ok=True)
    lock, check = _try(_read(row.value), pin, now)
    row.value = _written(lock)
    return check


def set_trainer_pin(session: Session, old: str, new: str, now: datetime) -> PinCheck:
    """Change the trainer's PIN, if `old` is the present one or there is none; an empty `new` takes it away."""
    hashed = _hasher().hash(clean_pin(new)) if new else ""
    check = check_trainer_pin(session, old, now)
    if not check.ok:
        return check
    row = session.get(SettingRow, TRAINER)
    if row is not None:
        session.delete(row)
        session.flush()
    if hashed:
        session.add(SettingRow(key=TRAINER, value=_written(StoredPin(hashed))))
    return check


def _try(lock: StoredPin, pin: str, now: datetime) -> tuple[StoredPin, PinCheck]:
    """Judge a PIN unless it is too soon, and return the lock as it is afterwards."""
    if lock.failed is not None and now < lock.failed:
        # the clock was put back: nobody waits for it to come round again
        lock = StoredPin(lock.hash, lock.failures, now)
    wait = wait_left(lock.failures, lock.failed, now)
    if wait:
        return lock, PinCheck(ok=False, wait=wait)
    hasher = _hasher()
    if not _verify(hasher, lock.hash, pin):
        failures = lock.failures + 1
        return StoredPin(lock.hash, failures, now), PinCheck(ok=False, wait=full_wait(failures))
    renewed = hasher.hash(same_pin(pin)) if hasher.check_needs_rehash(lock.hash) else lock.hash
    return StoredPin(renewed), PinCheck(ok=True)


def _verify(hasher: PasswordHasher, known: str, pin: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerifyMismatchError

    try:
        return hasher.verify(known, same_pin(pin).encode("utf-8", "replace"))
    except VerifyMismatchError:
        return False
    except InvalidHashError as error:
        hint = N_("Ask the trainer to reset it, or restore a backup.")
        raise SimulatorError(N_("This PIN can no longer be read."), hint) from error


def _hasher() -> PasswordHasher:
    """Return an Argon2id hasher with the library's own parameters, those of RFC 9106 for little memory."""
    from argon2 import PasswordHasher

    return PasswordHasher()


def _fasten(row: TraineeRow, lock: StoredPin | None) -> None:
    row.pin_hash = lock.hash if lock else None
    row.pin_failures = lock.failures if lock else 0
    row.pin_failed = lock.failed if lock else None


def _written(lock: StoredPin) -> str:
    return json.dumps(asdict(lock) | {"failed": lock.failed and lock.failed.isoformat()})


def _read(value: str) -> StoredPin:
    try:
        fields = json.loads(text(value))
        failed = fields["failed"] and datetime.fromisoformat(fields["failed"])
        if failed and failed.tzinfo is None:
            raise RowUnreadable
        return StoredPin(name(fields["hash"]), whole(fields["failures"], MANY), maybe(moment, failed or None))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise RowUnreadable from error
