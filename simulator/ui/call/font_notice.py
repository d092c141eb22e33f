"""Tells once which font to install where a conversation is written in letters that no font of this computer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.ui.style.missing_fonts import missing_fonts

if TYPE_CHECKING:
    from simulator.workflow.playable import Playable


class FontNotice(QObject):
    """Looks at each conversation that is opened.

    Signals: `reported` with the message.
    """

    reported = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: set[str] = set()

    def look_at(self, playable: Playable) -> None:
        """Tell what is missing for a conversation, unless that was said before."""
        version = playable.version
        if version.source.isascii():
            return
        fonts = missing_fonts(version.source.decode("utf-8", "ignore"), version.language)
        new = [font for font in fonts if font not in self._known]
        if new:
            self._known.update(new)
            text = self.tr("Some letters of this conversation are shown as boxes. To see them, install the font %s.")
            self.reported.emit(text % self.tr(" and ").join(new))
