"""The language of the window: what English needs for numbers, and the texts of what is no QObject and so has no `tr`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

ENGLISH = "first-call_en.qm"
"""The forms that English has for one and for several."""


def load(app: QCoreApplication, translations: Path) -> None:
    """Load the plural forms of English; without them, texts with a number stand in the plural."""
    translator = QTranslator(app)
    if translator.load(str(translations / ENGLISH)):
        app.installTranslator(translator)


class Texts:
    """Translates them. A translator finds them under this class's name, because lupdate goes by what stands before `.tr`.

    `QCoreApplication.translate` is no way for a text with a number: lupdate takes the number for an encoding. A class that others
    are derived from also asks here for those: once PySide's own `tr` has put the number in, it looks no further up.
    """

    @staticmethod
    def tr(text: str, disambiguation: str = "", n: int = -1) -> str:
        """Translate a text, `n` taking the place of its %n."""
        return QCoreApplication.translate("Texts", text, disambiguation, n)
