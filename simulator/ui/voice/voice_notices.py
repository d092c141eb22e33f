"""What a trainee is told where the customer can't be heard, or only by another voice."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from simulator.speech.utterance import Utterance
from simulator.ui.style.texts import Texts


def notice(kind: str, utterance: Utterance | None) -> str:
    """Say what a kind of trouble is, of the line that it concerns; empty where there is nothing to explain."""
    if kind not in ("language", "country"):
        return _sentences().get(kind, "")
    if utterance is None:
        return ""
    if kind == "language":
        text = Texts.tr("There is no voice for {language} on this computer. Every word is on the screen.")
        return text.format(language=_language_name(utterance.language))
    text = Texts.tr("There is no {language} voice from {country} on this computer, so another one speaks {language}.")
    country = QLocale.territoryToString(QLocale(utterance.language).territory())
    return text.format(country=country, language=_language_name(utterance.language))


def _sentences() -> dict[str, str]:
    """Give what is said of each trouble that all lines share, and of a line."""
    return {
        "engine": Texts.tr(
            "No speech engine was found; on Linux, install espeak-ng to hear the customer. Every word is on the screen."
        ),
        "device": Texts.tr("No sound device was found, so the customer can't be heard. Every word is on the screen."),
        "library": Texts.tr(
            "The library for sound, miniaudio, is not installed, so the customer can't be heard; ./run --with sound "
            "installs it. Every word is on the screen."
        ),
        "worker": Texts.tr("The speech engine stopped twice, so the voice is off now. Every word is on the screen."),
        "disk": Texts.tr("The disk has no room for sound, so the customer can't be heard. Every word is on the screen."),
        "line": Texts.tr("One of the customer's lines can't be spoken. Every word is on the screen."),
    }


def _language_name(tag: str) -> str:
    """The language's name for people, or the tag itself where Qt doesn't know it."""
    language = QLocale(tag).language()
    return tag if language == QLocale.Language.C else QLocale.languageToString(language)
