"""What a trainee may be called, and when two names are the same."""

from __future__ import annotations

import unicodedata

from simulator.core.errors import SimulatorError
from simulator.core.texts import N_

LONGEST = 60


def clean_name(name: str) -> str:
    """Trim a name to single spaces; SimulatorError where nothing, too much or the unprintable is left."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not name:
        raise SimulatorError(N_("A trainee needs a name."), N_("Type a first name or a nickname."))
    if len(name) > LONGEST:
        message = N_("The name has {count} characters; {most} is the most.")
        raise SimulatorError(message, N_("Shorten it."), count=len(name), most=LONGEST)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        raise SimulatorError(N_("The name contains characters that can't be shown."), N_("Type it anew."))
    return name


def name_key(name: str) -> str:
    """Return the form in which names are compared: capitals and ways of encoding make no difference."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
