"""Who practises on this computer, who of them is practising now, and the PINs that keep one from practising as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.core.training.attempt import Trainee
from simulator.core.training.pins import PinCheck
from simulator.workflow.practice import Clock

if TYPE_CHECKING:  # opens databases, which knowing people does not
    from simulator.store.people_repository import PeopleRepository


class People:
    """The trainees of one database.

    `current` is whoever is practising, None where nobody is; nothing else keeps that. It belongs to the window's thread, with
    `update` and `drop_removed`; all else may be called on any. Every method raises StoreError where the database fails.
    """

    def __init__(self, repository: PeopleRepository, now: Clock) -> None:
        self.current: Trainee | None = None
        self._repository = repository
        self._now = now

    def everybody(self) -> tuple[Trainee, ...]:
        """List all trainees: who practised or joined last comes first."""
        return self._repository.trainees()

    def find(self, trainee_id: int) -> Trainee | None:
        """Look a person up as they are now; None where they were removed."""
        return next((trainee for trainee in self.everybody() if trainee.id == trainee_id), None)

    def add(self, name: str, picture: str) -> Trainee:
        """Take in somebody new. Raises SimulatorError for a name that is empty, too long or taken."""
        return self._repository.add(name, picture, self._now())

    def is_settled(self) -> bool:
        """Tell whether somebody new can be taken in without asking first who looks after this computer."""
        return self._repository.is_settled()

    def leave_to_everybody(self) -> None:
        """Settle that there is no trainer here who alone may reset PINs, and copy and restore everybody's progress."""
        self._repository.leave_to_everybody()

    def check_name(self, name: str) -> None:
        """Raise SimulatorError where nobody new can have a name, under the rules of `add`."""
        self._repository.check_name(name)

    def rename(self, trainee_id: int, name: str) -> Trainee:
        """Change a person's name, under the rules of `add`."""
        return self._repository.rename(trainee_id, name)

    def change_picture(self, trainee_id: int, picture: str) -> Trainee:
        """Set a person's picture; an empty text removes it."""
        return self._repository.change_picture(trainee_id, picture)

    def remove(self, trainee_id: int) -> None:
        """Remove a person with all that they did, for good."""
        self._repository.remove(trainee_id)

    def update(self, trainee: Trainee) -> None:
        """Take in how a person is now: if they are the one who is practising, that is what they go by from now on."""
        if self.current is not None and self.current.id == trainee.id:
            self.current = trainee

    def drop_removed(self) -> bool:
        """Tell whether whoever is practising was removed in another window; then nobody is practising any more."""
        if self.current is None or self.find(self.current.id) is not None:
            return False
        self.current = None
        return True

    def set_pin(self, trainee_id: int, pin: str) -> Trainee:
        """Set a new person's first PIN, which takes a moment. Raises SimulatorError for one of another length."""
        return self._repository.set_pin(trainee_id, pin)

    def check_pin(self, trainee_id: int, pin: str) -> PinCheck:
        """Judge a person's PIN, which takes a moment."""
        return self._repository.check_pin(trainee_id, pin, self._now())

    def change_pin(self, trainee_id: int, old: str, new: str) -> PinCheck:
        """Change a person's PIN if the old one is right, which takes a moment; an empty text removes it."""
        check = self.check_pin(trainee_id, old)
        if check.ok:
            self._repository.set_pin(trainee_id, new)
        return check

    def reset_pin(self, trainee_id: int, trainer_pin: str) -> PinCheck:
        """Take a forgotten PIN away if the trainer's PIN is right, which takes a moment."""
        return self._repository.reset_pin(trainee_id, trainer_pin, self._now())

    def has_trainer_pin(self) -> bool:
        """Tell whether there is a trainer's PIN."""
        return self._repository.has_trainer_pin()

    def check_trainer_pin(self, pin: str) -> PinCheck:
        """Judge the trainer's PIN, which takes a moment; where there is none, anybody may go in."""
        return self._repository.check_trainer_pin(pin, self._now())

    def change_trainer_pin(self, old: str, new: str) -> PinCheck:
        """Change the trainer's PIN if the old one is right or there is none, as in `change_pin`."""
        return self._repository.set_trainer_pin(old, new, self._now())
