"""The language of the window: what English needs for numbers, and the texts of classes that have no `tr`, being no QObject."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from simulator.command_name import as_typed
from simulator.core.errors import SimulatorError
from simulator.core.texts import Text
from simulator.ui.style.script import isolated

ENGLISH = "first-call_en.qm"
"""The forms that English has for one and for several."""


def load(app: QCoreApplication, translations: Path) -> None:
    """Load the plural forms of English; without them, texts with a number stand in the plural."""
    translator = QTranslator(app)
    if translator.load(str(translations / ENGLISH)):
        app.installTranslator(translator)


class Texts:
    """Translates those texts. A translator finds them under this class's name, because lupdate goes by what stands before `.tr`.

    `QCoreApplication.translate` is no way for a text with a number: lupdate takes the number for an encoding. A base class also
    asks here for texts with a number: once PySide's own `tr` has put the number in, it looks no further up.
    """

    @staticmethod
    def tr(text: str, disambiguation: str = "", n: int = -1) -> str:
        """Translate a text, `n` taking the place of its %n."""
        return QCoreApplication.translate("Texts", text, disambiguation, n)


def translated(text: str) -> str:
    """Translate a text that comes from below the window, together with those of its values that are texts of the program as well.

    What is no `Text` is somebody's own words, and left as it is.
    """
    if not isinstance(text, Text):
        return text
    template = QCoreApplication.translate("", text.template)
    if text.values is None:
        return template
    return template.format_map({key: _put_in(value) for key, value in text.values.items()})


def _put_in(value: object) -> object:
    """A value as it stands in a sentence, whose order somebody's own words must not change."""
    if isinstance(value, Text):
        return translated(value)
    return isolated(value) if isinstance(value, str) else value


def error_text(error: SimulatorError) -> str:
    """Tell what is wrong and what to do about it."""
    return as_typed(" ".join(translated(part) for part in (error.message, error.hint) if part))
