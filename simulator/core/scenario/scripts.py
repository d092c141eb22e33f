"""In which language a line is written, as far as its letters tell, and which of its words are written in other letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Tags that writers use for what engines list under another name.
_ALIASES = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "tl": "fil", "ji": "yi"}


@dataclass(frozen=True, slots=True)
class _Script:
    """Letters, the languages that are written in them, and the one to expect."""

    letters: re.Pattern[str]
    languages: frozenset[str]
    usual: str


_SCRIPTS = (
    _Script(
        re.compile("[\u0400-\u052f]"),
        frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "tt", "mn", "ba", "cv", "bs"}),
        "ru",
    ),
    _Script(re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), frozenset({"el", "grc"}), "el"),
    _Script(re.compile("[\u0590-\u05ff]"), frozenset({"he", "yi"}), "he"),
    _Script(re.compile("[\u0600-\u06ff\u0750-\u077f]"), frozenset({"ar", "fa", "ur", "ps", "sd", "ug", "ku", "ckb"}), "ar"),
    *(
        _Script(re.compile(f"[{first}-{last}]"), frozenset(languages), languages[0])
        for first, last, languages in (
            ("\u0530", "\u058f", ("hy",)),
            ("\u0700", "\u074f", ("syr",)),
            ("\u0780", "\u07bf", ("dv",)),
            ("\u0980", "\u09ff", ("bn", "as")),
            ("\u0a00", "\u0a7f", ("pa",)),
            ("\u0a80", "\u0aff", ("gu",)),
            ("\u0b00", "\u0b7f", ("or",)),
            ("\u0b80", "\u0bff", ("ta",)),
            ("\u0c00", "\u0c7f", ("te",)),
            ("\u0c80", "\u0cff", ("kn",)),
            ("\u0d00", "\u0d7f", ("ml",)),
            ("\u0d80", "\u0dff", ("si",)),
            ("\u0e00", "\u0e7f", ("th",)),
            ("\u0e80", "\u0eff", ("lo",)),
            ("\u0f00", "\u0fff", ("bo", "dz")),
            ("\u1000", "\u109f", ("my",)),
            ("\u10a0", "\u10ff", ("ka",)),
            ("\u1200", "\u137f", ("am", "ti")),
            ("\u1780", "\u17ff", ("km",)),
        )
    ),
    _Script(re.compile("[\u0900-\u097f]"), frozenset({"hi", "mr", "ne", "kok", "sa"}), "hi"),
    _Script(re.compile("[\u1100-\u11ff\uac00-\ud7af]"), frozenset({"ko"}), "ko"),
    # Japanese mixes its own letters with Chinese ones.
    _Script(
        re.compile("[\u3040-\u30ff]|[\u4e00-\u9fff](?=.*[\u3040-\u30ff])|(?<=[\u3040-\u30ff])[\u4e00-\u9fff]", re.DOTALL),
        frozenset({"ja"}),
        "ja",
    ),
    _Script(re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), frozenset({"cmn", "yue", "hak", "ja"}), "zh"),
)
_FIRST_OTHER = "\u0370"
_WORD = re.compile(r"\w+")
# A Greek letter that stands alone is a sign, and has a name in every language.
_SIGN = re.compile("[\u0370-\u03ff]")
# Letters of these alphabets look like Latin ones and get into Latin words by mistake, or the other way round.
_LOOKS_LATIN = re.compile("[\u0370-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_BELARUSIAN = re.compile("[ўЎ]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN = re.compile("[ыэёъЫЭЁЪ]")


def language_of(text: str, wishes: Sequence[str]) -> str:
    """The first of the language tags `wishes` that is written in the letters of `text`, else the one these letters stand for.

    The first wish is kept where the letters are Latin or tell nothing.
    """
    tags = [tag for tag in wishes if tag] or [""]
    script = _script_of(text)
    if script is None:
        return tags[0]
    return next((tag for tag in tags if (subtags(tag) or ("",))[0] in script.languages), _usual(text, script))


def words_in_other_letters(text: str, language: str) -> list[str]:
    """The words, each once, that a voice of `language` can't read: they hold a letter that the language is not written in.

    Latin words are read by every voice. One that mixes Latin with Cyrillic or Greek letters looks right and is read wrong.
    """
    if max(text, default="") < _FIRST_OTHER:
        return []
    tag = (subtags(language) or ("",))[0]
    # Chinese characters belong to several languages, so a letter is foreign only where no script that has it is the language's
    own = [script.letters for script in _SCRIPTS if tag in script.languages]
    other = [script.letters for script in _SCRIPTS if tag not in script.languages]
    words = dict.fromkeys(_WORD.findall(text))
    return [word for word in words if _mixed(word) or _foreign(word, own, other)]


def subtags(tag: str) -> tuple[str, ...]:
    """A language tag in its parts: `pt_BR` gives `("pt", "br")`."""
    parts = tuple(part for part in tag.strip().lower().replace("_", "-").split("-") if part)
    return (_ALIASES.get(parts[0], parts[0]), *parts[1:]) if parts else ()


def _mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _LOOKS_LATIN.search(word))


def _foreign(word: str, own: Sequence[re.Pattern[str]], other: Sequence[re.Pattern[str]]) -> bool:
    """Say whether a word has a letter of the `other` scripts that none of its `own` has."""
    if _SIGN.fullmatch(word):
        return False
    for letters in own:
        word = letters.sub("", word)
    return any(letters.search(word) for letters in other)


def _script_of(text: str) -> _Script | None:
    """The script of most letters, None for Latin and for scripts that are not known here."""
    if max(text, default="") < _FIRST_OTHER:
        return None
    letters = sum(map(str.isalpha, text))
    counted = ((len(script.letters.findall(text)), script) for script in _SCRIPTS)
    return next((script for count, script in counted if 2 * count > letters), None)


def _usual(text: str, script: _Script) -> str:
    if script.usual == "ru" and _UKRAINIAN.search(text) and not _RUSSIAN.search(text):
        return "be" if _BELARUSIAN.search(text) else "uk"
    return script.usual
