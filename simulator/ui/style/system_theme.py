"""What the desktop wants of every program: light or dark, and high contrast; and the theme that follows from it."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from simulator.settings import Settings
from simulator.ui.style import theme
from simulator.ui.style.theme import Theme


class SystemTheme(QObject):
    """Follows the desktop. It must be made before this program sets a palette of its own.

    Signals: `changed` when the desktop wants something else.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dark = theme.system_is_dark(app)
        self.clear = False
        self._asked = False
        # kept, because the objects that it hands out live no longer than it does
        self._style = app.styleHints()
        self._style.colorSchemeChanged.connect(self._on_scheme_changed)

    def ask_for_contrast(self) -> None:
        """Follow the wish for high contrast, which Qt knows from 6.10 on; asking takes a while: not before the first paint."""
        if hasattr(self._style, "accessibility") and not self._asked:
            self._asked = True
            self._style.accessibility().contrastPreferenceChanged.connect(self._on_contrast_changed)
            self._on_contrast_changed()

    def theme(self, settings: Settings) -> Theme:
        """The theme that a person wants; high contrast is light or dark as the desktop is."""
        wanted = settings.theme
        dark = self.dark if wanted in ("system", "contrast") else wanted == "dark"
        clear = self.clear if wanted == "system" else wanted == "contrast"
        return Theme(dark, settings.text_size / 100, clear)

    def _on_scheme_changed(self, scheme: QtCore.Qt.ColorScheme) -> None:
        self.dark = scheme is QtCore.Qt.ColorScheme.Dark
        self.changed.emit()

    def _on_contrast_changed(self) -> None:
        self.clear = theme.system_is_clear(self._style.accessibility())
        self.changed.emit()
