"""What a PIN may be, and how long a wrong one makes its owner wait."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from simulator.core.errors import SimulatorError
from simulator.core.texts import N_

SHORTEST, LONGEST = 4, 12
FREE_TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 5, 300


@dataclass(frozen=True, slots=True)
class PinCheck:
    """Whether a PIN was right; where not, `wait` is the number of whole seconds (0..300) before the next one is looked at."""

    ok: bool
    wait: int = 0


def clean_pin(pin: str) -> str:
    """Returns a new PIN in its canonical form. Raises SimulatorError unless it has 4 to 12 letters or digits; case matters."""
    pin = same_pin(pin)
    if not SHORTEST <= len(pin) <= LONGEST or not pin.isalnum():
        raise SimulatorError(
            N_("A PIN has {least} to {most} digits or letters."),
            N_("Choose another one, without spaces and signs."),
            least=SHORTEST,
            most=LONGEST,
        )
    return pin


def same_pin(pin: str) -> str:
    """The form in which PINs are compared: keyboards differ in how they encode an accent."""
    return unicodedata.normalize("NFC", pin)


def full_wait(failures: int) -> int:
    """The seconds to wait after so many wrong PINs in a row: none up to two, then 5, 10, 20 and so on up to 300."""
    if failures < FREE_TRIES:
        return 0
    doublings = min(failures - FREE_TRIES, LONGEST_WAIT.bit_length())
    return min(FIRST_WAIT << doublings, LONGEST_WAIT)


def wait_left(failures: int, failed: datetime | None, now: datetime) -> int:
    """The whole seconds left of the wait that began at `failed`; never more than the whole wait, should a clock go back."""
    whole = full_wait(failures)
    if failed is None or not whole:
        return 0
    return max(0, min(whole, math.ceil(whole - (now - failed).total_seconds())))
