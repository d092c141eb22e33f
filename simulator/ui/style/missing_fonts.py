"""Which fonts should be installed: for scripts in which a text is written, and which no font of this computer has."""

from __future__ import annotations

import unicodedata
from functools import cache

from PySide6.QtGui import QFontDatabase

_FIRST = "\u0530"
"""What comes before is in the bundled font."""
_FONTS = {
    "ARMENIAN": ("Armenian", "Noto Sans Armenian"),
    "HEBREW": ("Hebrew", "Noto Sans Hebrew"),
    "ARABIC": ("Arabic", "Noto Sans Arabic"),
    "SYRIAC": ("Syriac", "Noto Sans Syriac"),
    "THAANA": ("Thaana", "Noto Sans Thaana"),
    "DEVANAGARI": ("Devanagari", "Noto Sans Devanagari"),
    "BENGALI": ("Bengali", "Noto Sans Bengali"),
    "GURMUKHI": ("Gurmukhi", "Noto Sans Gurmukhi"),
    "GUJARATI": ("Gujarati", "Noto Sans Gujarati"),
    "ORIYA": ("Oriya", "Noto Sans Oriya"),
    "TAMIL": ("Tamil", "Noto Sans Tamil"),
    "TELUGU": ("Telugu", "Noto Sans Telugu"),
    "KANNADA": ("Kannada", "Noto Sans Kannada"),
    "MALAYALAM": ("Malayalam", "Noto Sans Malayalam"),
    "SINHALA": ("Sinhala", "Noto Sans Sinhala"),
    "THAI": ("Thai", "Noto Sans Thai"),
    "LAO": ("Lao", "Noto Sans Lao"),
    "TIBETAN": ("Tibetan", "Noto Serif Tibetan"),
    "MYANMAR": ("Myanmar", "Noto Sans Myanmar"),
    "GEORGIAN": ("Georgian", "Noto Sans Georgian"),
    "KHMER": ("Khmer", "Noto Sans Khmer"),
    "HIRAGANA": ("Japanese", "Noto Sans CJK JP"),
    "KATAKANA": ("Japanese", "Noto Sans CJK JP"),
    "HANGUL": ("Korean", "Noto Sans CJK KR"),
    "CJK": ("SimplifiedChinese", "Noto Sans CJK SC"),
}
"""For the first word in the names of a script's letters: what Qt calls the script, and the font."""
_CHINESE = {"ja": ("Japanese", "Noto Sans CJK JP"), "ko": ("Korean", "Noto Sans CJK KR")}


def missing_fonts(text: str, language: str = "") -> tuple[str, ...]:
    """Name the fonts to install for a text in a language (a tag such as `ja`, which tells whose Chinese letters those are)."""
    letters = {letter for letter in text if letter >= _FIRST and letter.isalpha()}
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in letters}
    wanted = [_CHINESE.get(language[:2], _FONTS[name]) if name == "CJK" else _FONTS[name] for name in scripts if name in _FONTS]
    return tuple(sorted({font for system, font in wanted if not _is_there(system)}))


@cache
def _is_there(system: str) -> bool:
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem[system]))
