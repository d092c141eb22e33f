"""What a trainee may be called, and when two names are the same."""

from __future__ import annotations

import unicodedata

from simulator.core.errors import SimulatorError
from simulator.core.texts import N_

LONGEST = 60

_JOINERS = "\u200c\u200d"
"""Names in Persian or Hindi are misspelt without them; they can't be seen themselves."""
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters, marks and signs to Unicode, and yet nothing is drawn for them."""


def clean_name(name: str) -> str:
    """Trim a name to single spaces, without characters that nobody sees.

    SimulatorError where no letter or digit, too much or the unprintable is left.
    """
    name = unicodedata.normalize("NFC", " ".join(_visible(name).split()))
    if not name:
        raise SimulatorError(N_("A trainee needs a name."), N_("Type a first name or a nickname."))
    if not any(character.isalnum() for character in name):
        raise SimulatorError(N_("The name has no letter that can be seen."), N_("Type a first name or a nickname."))
    if len(name) > LONGEST:
        message = N_("The name has {count} characters; {most} is the most.")
        raise SimulatorError(message, N_("Shorten it."), count=len(name), most=LONGEST)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        raise SimulatorError(N_("The name contains characters that can't be shown."), N_("Type it again."))
    return name


def name_key(name: str) -> str:
    """The form in which names are compared: capitals, ways of encoding and what nobody sees make no difference."""
    seen = _visible(name).translate(dict.fromkeys(map(ord, _JOINERS)))
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())


def _visible(name: str) -> str:
    """Leave out what nobody sees: marks of direction, blanks that count as letters, joiners that join no letters."""
    kept = [
        character
        for character in name
        if character in _JOINERS or (unicodedata.category(character) != "Cf" and character not in _BLANKS)
    ]
    return "".join(
        character
        for place, character in enumerate(kept)
        if character not in _JOINERS or (_is_letter(kept[place - 1 : place]) and _is_letter(kept[place + 1 : place + 2]))
    )


def _is_letter(characters: list[str]) -> bool:
    """Whether this is one letter, or a mark on one, of a script whose letters join; Latin ones never do."""
    return bool(characters) and characters[0] > "\u05ff" and unicodedata.category(characters[0])[0] in "LM"
