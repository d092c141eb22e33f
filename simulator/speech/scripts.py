"""In which language a line is written, as far as its letters tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.speech.voices import subtags


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
        _Script(re.compile(f"[{first}-{last}]"), frozenset(languages.split()), languages.split()[0])
        for first, last, languages in (
            ("\u0530", "\u058f", "hy"),
            ("\u0700", "\u074f", "syr"),
            ("\u0780", "\u07bf", "dv"),
            ("\u0980", "\u09ff", "bn as"),
            ("\u0a00", "\u0a7f", "pa"),
            ("\u0a80", "\u0aff", "gu"),
            ("\u0b00", "\u0b7f", "or"),
            ("\u0b80", "\u0bff", "ta"),
            ("\u0c00", "\u0c7f", "te"),
            ("\u0c80", "\u0cff", "kn"),
            ("\u0d00", "\u0d7f", "ml"),
            ("\u0d80", "\u0dff", "si"),
            ("\u0e00", "\u0e7f", "th"),
            ("\u0e80", "\u0eff", "lo"),
            ("\u0f00", "\u0fff", "bo dz"),
            ("\u1000", "\u109f", "my"),
            ("\u10a0", "\u10ff", "ka"),
            ("\u1200", "\u137f", "am ti"),
            ("\u1780", "\u17ff", "km"),
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
