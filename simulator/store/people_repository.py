"""Who practises in a database: names, pictures and PINs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from simulator.core.errors import RowUnreadable
from simulator.core.texts import N_, Text
from simulator.core.training.attempt import Trainee
from simulator.core.training.pins import PinCheck
from simulator.store import pins, rows
from simulator.store.damage import MANY, Damage, maybe, moment, name, text, whole
from simulator.store.database import Database
from simulator.store.names import LONGEST, clean_name, name_key
from simulator.store.tables import AttemptRow, SettingRow, TraineeRow

CARETAKER, EVERYBODY = "caretaker", "everybody"


class PeopleRepository:
    """The trainees of one database, and the PINs of trainees and trainers."""

    def __init__(self, database: Database, damage: Damage) -> None:
        self._database = database
        self._damage = damage

    def add(self, name: str, picture: str, now: datetime) -> Trainee:
        """Add a person; SimulatorError for a name that is empty, longer than 60 characters or taken (capitals don't count)."""
        name = clean_name(name)
        with self._database.writing() as session:
            row = TraineeRow(name=name, name_key=name_key(name), picture=picture, created=now)
            session.add(row)
            rows.flush_name(session, name)
            return _trainee(row)

    def check_name(self, name: str) -> None:
        """Raise SimulatorError where nobody new can have a name, under the rules of `add`."""
        name = clean_name(name)
        with self._database.reading() as session:
            if session.scalar(select(TraineeRow.id).where(TraineeRow.name_key == name_key(name))) is not None:
                raise rows.name_taken(name)

    def rename(self, trainee_id: int, name: str) -> Trainee:
        """Change a person's name, under the rules of `add`."""
        name = clean_name(name)
        with self._database.writing() as session:
            row = rows.the_trainee(session, trainee_id)
            row.name, row.name_key = name, name_key(name)
            rows.flush_name(session, name)
            return _trainee(row)

    def change_picture(self, trainee_id: int, picture: str) -> Trainee:
        """Set a person's picture; an empty text removes it."""
        with self._database.writing() as session:
            row = rows.the_trainee(session, trainee_id)
            row.picture = picture
            return _trainee(row)

    def remove(self, trainee_id: int) -> None:
        """Remove a person with all attempts, for good; what was played stays."""
        with self._database.writing() as session:
            rows.the_trainee(session, trainee_id)
            session.execute(delete(TraineeRow).where(TraineeRow.id == trainee_id))

    def trainees(self, *, by_name: bool = False) -> tuple[Trainee, ...]:
        """List everybody: who practised or joined last comes first, or in the order of names."""
        with self._database.reading() as session:
            return _trainees(session, self._damage, by_name=by_name)

    def set_pin(self, trainee_id: int, pin: str) -> Trainee:
        """Set a person's PIN of 4 to 12 digits or letters (else SimulatorError); an empty text removes it."""
        with self._database.writing() as session:
            return _trainee(pins.set_pin(session, trainee_id, pin))

    def check_pin(self, trainee_id: int, pin: str, now: datetime) -> PinCheck:
        """Judge a person's PIN, which takes about a tenth of a second; who has none may always go in.

        After the third wrong one in a row none is looked at for 5 seconds, then for 10, 20 and so on up to 300. A right one
        starts the count anew.
        """
        with self._database.writing() as session:
            return pins.check_pin(session, trainee_id, pin, now)

    def reset_pin(self, trainee_id: int, trainer_pin: str, now: datetime) -> PinCheck:
        """Take a person's PIN away if the trainer's PIN is right; SimulatorError where there is none yet."""
        with self._database.writing() as session:
            return pins.reset_pin(session, trainee_id, trainer_pin, now)

    def has_trainer_pin(self) -> bool:
        """Tell whether there is a trainer's PIN; without one, the first that is set counts."""
        with self._database.reading() as session:
            return pins.has_trainer_pin(session)

    def is_settled(self) -> bool:
        """Tell whether it is settled who looks after this database: a trainer with a PIN, or everybody, or the only person."""
        with self._database.reading() as session:
            used = session.scalar(select(func.count()).select_from(TraineeRow))
            return not used or pins.has_trainer_pin(session) or session.get(SettingRow, CARETAKER) is not None

    def leave_to_everybody(self) -> None:
        """Settle that everybody looks after this database, unless a trainer does."""
        with self._database.writing() as session:
            session.merge(SettingRow(key=CARETAKER, value=EVERYBODY))

    def set_trainer_pin(self, old: str, new: str, now: datetime) -> PinCheck:
        """Change the trainer's PIN if `old` is right or there is none yet, under the rules of `set_pin`."""
        with self._database.writing() as session:
            return pins.set_trainer_pin(session, old, new, now)

    def check_trainer_pin(self, pin: str, now: datetime) -> PinCheck:
        """Judge the trainer's PIN under the rules of `check_pin`; where there is none, anybody may go in."""
        with self._database.writing() as session:
            return pins.check_trainer_pin(session, pin, now)


def _trainee(row: TraineeRow) -> Trainee:
    """Turn a row into a core value; raise RowUnreadable where it is damaged."""
    name(row.name_key)
    whole(row.pin_failures, MANY)
    maybe(moment, row.pin_failed)
    picture = text(row.picture, LONGEST)
    has_pin = maybe(name, row.pin_hash) is not None
    return Trainee(row.id, name(row.name, LONGEST), picture, moment(row.created), has_pin=has_pin)


def _trainees(session: Session, damage: Damage, *, by_name: bool) -> tuple[Trainee, ...]:
    """List everybody, who was active last first, or by name."""
    active = func.max(func.coalesce(AttemptRow.started, TraineeRow.created))
    last_first = select(TraineeRow).outerjoin(AttemptRow).group_by(TraineeRow.id).order_by(active.desc(), TraineeRow.id.desc())
    people = []
    for row in session.scalars(last_first):
        try:
            people.append((row.name_key, _trainee(row)))
        except RowUnreadable:
            damage.note(Text(N_("person {id}"), {"id": row.id}))
    if by_name:  # here and not in SQL: each database has an order of letters of its own
        people.sort(key=lambda person: person[0])
    return tuple(person for _, person in people)
