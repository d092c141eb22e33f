"""Which of an engine's voices speaks a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from simulator.core.scenario.scripts import subtags

EXACT = "exact"
LANGUAGE = "language"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class EngineVoice:
    """A voice as an engine lists it; gender is female, male, or empty where the voice can be either."""

    id: str
    languages: tuple[str, ...]
    gender: str = ""


@dataclass(frozen=True, slots=True)
class ChosenVoice:
    """The voice to use, and how well it fits: `EXACT`, the same `LANGUAGE` in another country, or the engine's `DEFAULT`."""

    id: str
    match: str


def choose_voice(voices: Sequence[EngineVoice], language: str, gender: str, default: str = "", person: str = "") -> ChosenVoice:
    """The voice nearest to a language tag such as `en-GB` and a gender; `default` where none speaks the language.

    Within the language the right gender counts for more than the right country: a wrong accent disturbs less than a wrong
    person. Then the plain language and the home country come first. Among equals the name of the `person` decides, in the same
    way every time; for nobody in particular it is the engine's first.
    """
    wanted = subtags(language)
    candidates = [
        (_distance(subtags(tag), wanted, voice.gender, gender), voice.id, subtags(tag))
        for voice in voices
        for tag in voice.languages
        if wanted and subtags(tag)[:1] == wanted[:1]
    ]
    if not candidates:
        return ChosenVoice(default, DEFAULT)
    least = min(distance for distance, _, _ in candidates)
    equals = [(identity, tags) for distance, identity, tags in candidates if distance == least]
    identity, tags = equals[crc32(person.encode()) % len(equals) if person else 0]
    return ChosenVoice(identity, EXACT if tags == wanted else LANGUAGE)


def fit(languages: Iterable[str], language: str) -> str:
    """How well the best of the tags `languages` serves the tag `language`.

    `EXACT` is the same country, or a language that is listed without one; `LANGUAGE` is another country; `DEFAULT` is no voice.
    """
    wanted = subtags(language)[:2]
    matching = [tag for tag in map(subtags, languages) if wanted and tag[:1] == wanted[:1]]
    if not matching:
        return DEFAULT
    return EXACT if any(tag[: len(wanted)] == wanted or len(tag) == 1 for tag in matching) else LANGUAGE


def _distance(offered: tuple[str, ...], wanted: tuple[str, ...], gender: str, wanted_gender: str) -> tuple[int, int, int, int]:
    """Wrong gender (1: not known), parts of the wish not met, whether away from home, parts not asked for: less is nearer."""
    wrong_person = 0 if gender == wanted_gender else 1 if not (gender and wanted_gender) else 2
    shared = 0
    while shared < min(len(offered), len(wanted)) and offered[shared] == wanted[shared]:
        shared += 1
    abroad = int(len(offered) > 1 and offered[1] != offered[0])
    return wrong_person, len(wanted) - shared, abroad, len("-".join(offered))
