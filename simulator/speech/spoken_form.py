"""What is heard of a written line: figures, dates, codes and abbreviations in the words of the line's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from simulator.core.scenario.pronunciation import spoken
from simulator.core.scenario.scripts import subtags

# Characters for private use, which no line has by then: around the sound of a word of the scenario's list, and, after a capital,
# so that it passes for a name with the rules, in its place.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HELD = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_PLACE = re.compile("Z([\ue002-\uf8ff])")
_MOST_PLACES = 0xF8FF - 0xE002
# Where both orders of day and month are common, or the voice has no country, figures alone don't tell which is which.
_OPEN_REGIONS = frozenset({"", "ca"})


def spoken_form(text: str, language: str, words: Mapping[str, str] | None = None) -> str:
    """`text`, without markup, as a voice of the language tag is to say it; the scenario's own `words` win over every rule."""
    if not words:
        return _in_words(text, language)
    sounds: list[str] = []

    def hold(match: re.Match[str]) -> str:
        if len(sounds) > _MOST_PLACES:
            return match.group(1)
        sounds.append(match.group(1))
        return f"Z{chr(0xE001 + len(sounds))}"

    marked = spoken(text, {word: f"{_OPEN}{sound}{_CLOSE}" for word, sound in words.items()})
    said = _in_words(_HELD.sub(hold, marked), language)
    return _PLACE.sub(lambda match: sounds[ord(match.group(1)) - 0xE002], said)


def load_rules() -> None:
    """Load what the first line with a figure will need, for a moment when nobody waits: it takes some 80 ms."""
    _in_words("1", "en")


@lru_cache(maxsize=256)
def _in_words(text: str, language: str) -> str:
    # The rules are not loaded where nothing is said.
    from simulator.speech.spoken.english import english
    from simulator.speech.spoken.other_languages import other_language

    tag = subtags(language)
    if tag[:1] != ("en",):
        return other_language(text, tag[0] if tag else "")
    region = tag[1] if len(tag) > 1 else ""
    return english(text, "" if region in _OPEN_REGIONS else region)
