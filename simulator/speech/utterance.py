"""A line of the customer made ready for speaking."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simulator.core.scenario.model import SCALE
from simulator.core.scenario.participants import Voice
from simulator.core.scenario.scripts import language_of
from simulator.speech.spoken_form import spoken_form

RATES = (80, 300)
PITCHES = (0, 100)
# The engine's time grows with the square of the text, and some 30 KB at once end it.
PIECE_LENGTH = 500
# About six minutes of speech; whoever writes more has it read on the screen.
TEXT_LENGTH = 6_000

# For each mood from 0 to 10: percent of the voice's own rate, and steps of pitch added. Open anger is heard as faster and
# higher, disappointment as even and a little lower, contentment as a little higher at the voice's own pace. The changes stay
# small, so that it is the same person at every mood.
FEELINGS = (
    (118, 8),
    (114, 6),
    (109, 4),
    (104, 1),
    (100, -2),
    (100, 0),
    (100, 1),
    (100, 2),
    (101, 4),
    (102, 6),
    (103, 8),
)

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\w)[*_`~]+|[*_`~]+(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
# Signs that are read aloud; the other symbols are pictures.
_SPOKEN_SIGNS = frozenset("°№℃℉™®©")
_UNSPOKEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Me"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is to be heard, and how: plain text, language tag, gender, words a minute (80..300) and pitch (0..100).

    The text is empty where there is nothing to say aloud. `person` is who speaks, always in the same voice; another person of the
    same language and gender has another one where the engine has several. Empty, it is nobody in particular.
    """

    text: str
    language: str = "en"
    gender: str = ""
    rate: int = 165
    pitch: int = 50
    person: str = ""
    recording: str = ""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The text in parts of at most `PIECE_LENGTH` characters, cut at the ends of sentences where that is possible."""
        return tuple(piece for piece in _pack(_sentences(self.text)) if _speakable(piece))

    def key(self, engine: str) -> str:
        """The name (64 hexadecimal digits) under which this utterance, rendered by `engine`, is kept.

        The volume is no part of it: that is set when the sound is played.
        """
        parts = [self.text, self.language, self.gender, self.rate, self.pitch, self.person, engine]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def utterance(
    line: str, voice: Voice, scenario_language: str, mood: int, *, person: str = "", words: Mapping[str, str] | None = None
) -> Utterance:
    """Prepare `line`, its names already filled in, to be said by `voice` at a `mood` from 0 (furious) to 10 (delighted).

    The voice's own language wins over the scenario's, unless the line is written in the letters of another one. Values out of
    range are brought to the nearest allowed one. `words` are those that are spoken otherwise than written.
    """
    percent, shift = FEELINGS[_within(mood, SCALE)]
    language, text = _pronounced(line, (voice.language, scenario_language), words)
    return Utterance(
        text=text,
        language=language,
        gender=voice.gender,
        rate=_within(round(voice.rate * percent / 100), RATES),
        pitch=_within(voice.pitch + shift, PITCHES),
        person=person,
    )


def option(number: int, text: str, customer: Voice, language: str, words: Mapping[str, str] | None = None) -> Utterance:
    """Prepare a trainee's option, with its number, for a calm reading voice of the gender that the customer's is not."""
    language, text = _pronounced(text, (language,), words)
    return Utterance(
        text=f"{number}: {text}",
        language=language,
        gender="male" if customer.gender == "female" else "female",
    )


def _pronounced(line: str, languages: Sequence[str], words: Mapping[str, str] | None) -> tuple[str, str]:
    """The language of a line, which its letters may put before the wished `languages`, and the line as it is said in that."""
    text = speakable_text(line)
    language = language_of(text, languages)
    return language, speakable_text(spoken_form(text, language, words))


def speakable_text(line: str) -> str:
    """`line` without markup, pictures and control characters, in single-spaced sentences; empty if no word is left."""
    text = _LINK.sub(r"\1", line[: 2 * TEXT_LENGTH])
    text = _LINE_MARK.sub("", _TAG.sub(" ", text))
    text = _EMPHASIS.sub("", text)
    text = "".join(_spoken(character) for character in unicodedata.normalize("NFC", text))
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n"))
    text = "\n".join(filter(None, paragraphs))[:TEXT_LENGTH].rstrip()
    return text if _speakable(text) else ""


def _spoken(character: str) -> str:
    """The character itself, a space in place of a picture, or nothing in place of what only steers the display."""
    if character in "\n\t" or character in _SPOKEN_SIGNS:
        return character
    kind = unicodedata.category(character)
    if kind == "Cf" or "\ufe00" <= character <= "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff":
        return ""
    return " " if kind in _UNSPOKEN else character


def _speakable(text: str) -> bool:
    """Whether there is a letter or a digit: an engine may wait for ever on a text without one."""
    return any(character.isalnum() for character in text)


def _sentences(text: str) -> list[str]:
    """The sentences of `text`, those that are too long cut between words, and words that are too long cut anywhere."""
    pieces: list[str] = []
    for sentence in filter(None, _SENTENCE_END.split(text)):
        rest = sentence
        while len(rest) > PIECE_LENGTH:
            cut = rest.rfind(" ", 1, PIECE_LENGTH + 1)
            cut = cut if cut > 0 else PIECE_LENGTH
            pieces.append(rest[:cut])
            rest = rest[cut:].lstrip()
        pieces.append(rest)
    return pieces


def _pack(sentences: list[str]) -> list[str]:
    """Join neighbouring sentences as long as they fit into one piece."""
    pieces: list[str] = []
    for sentence in sentences:
        if pieces and len(pieces[-1]) + 1 + len(sentence) <= PIECE_LENGTH:
            pieces[-1] += " " + sentence
        else:
            pieces.append(sentence)
    return pieces


def _within(value: int, bounds: tuple[int, int]) -> int:
    return max(bounds[0], min(bounds[1], value))
