"""What a trainee may be called, and when two names are the same."""

from __future__ import annotations

import unicodedata

from simulator.core.errors import SimulatorError

LONGEST = 60


def clean_name(name: str) -> str:
    """Trim a name to single spaces; SimulatorError where nothing, too much or the unprintable is left."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not name:
        raise SimulatorError("A trainee needs a name.", "Type a first name or a nickname.")
    if len(name) > LONGEST:
        raise SimulatorError(f"The name has {len(name)} characters; {LONGEST} is the most.", "Shorten it.")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        raise SimulatorError("The name contains characters that can't be shown.", "Type it anew.")
    return name


def name_key(name: str) -> str:
    """Return the form in which names are compared: capitals and ways of encoding make no difference."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
