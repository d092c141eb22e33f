"""Errors that say whose fault it is.

    SimulatorError            a person can act on it: shown kindly, with a hint
      ├─ ScenarioUnplayable   a scenario file has problems that block playing
      ├─ StoreError           the database can't be used as it is
      │    ├─ DatabaseTooNew
      │    ├─ DatabaseLocked
      │    ├─ DatabaseReadOnly
      │    ├─ DatabaseFull
      │    └─ DatabaseCorrupt
      ├─ RowUnreadable        one thing in the database is damaged
      └─ VoiceUnavailable     no voice or no sound device
    ChoiceNotOffered          a programming mistake (a ValueError): the caller chose what was not on offer

Anything else that escapes is a bug and is treated as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.core.texts import N_, Text

if TYPE_CHECKING:  # an error only carries them
    from simulator.core.problems.problem import Problem


class SimulatorError(Exception):
    """Something that the person in front of the program can act on.

    `message` says what is wrong and where, `hint` says what to do about it; both are plain sentences. With `values` both are
    templates, which the window translates before they are filled.
    """

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message, self.hint = Text(message, values or None), Text(hint, values or None)
        super().__init__(self.message)

    @property
    def full_text(self) -> str:
        """The message and, where there is one, the hint, as one text."""
        return f"{self.message} {self.hint}".strip()


class ScenarioUnplayable(SimulatorError):
    """A scenario can't be played until its `problems` are mended."""

    def __init__(self, message: str, hint: str, problems: tuple[Problem, ...], **values: object) -> None:
        super().__init__(message, hint, **values)
        self.problems = problems


class StoreError(SimulatorError):
    """The database can't be opened or written as it is."""


class DatabaseTooNew(StoreError):
    """A later version of First Call wrote this database."""


class DatabaseLocked(StoreError):
    """Another program holds the database for longer than we wait."""


class DatabaseReadOnly(StoreError):
    """The database file or its folder can't be written."""


class DatabaseFull(StoreError):
    """The disk has no room left for another decision."""


class DatabaseCorrupt(StoreError):
    """The file is damaged, or is no database at all."""


class RowUnreadable(SimulatorError):
    """One thing that the database holds is not what the program wrote; the rest can be used."""

    def __init__(self) -> None:
        super().__init__(
            N_("What was saved of this is damaged."), N_("If you have a backup from before, it can be restored in the settings.")
        )


class VoiceUnavailable(SimulatorError):
    """The customer can't be heard: no speech engine, no voice or no sound device."""


class ChoiceNotOffered(ValueError):
    """The choice is not among those offered at this moment."""
