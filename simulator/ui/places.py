"""The places of the program, in the order of the rail and of their numbers (Ctrl+1 and on)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from simulator.ui.navigation import Navigation
from simulator.ui.window.place import Place

PLACES = (
    Place("practise", lambda: QCoreApplication.translate("NavigationRail", "Practise"), Navigation.ask_for_library),
    Place("progress", lambda: QCoreApplication.translate("NavigationRail", "Progress"), Navigation.show_progress),
    Place("drills", lambda: QCoreApplication.translate("NavigationRail", "Drills"), Navigation.show_drills),
    Place("guidance", lambda: QCoreApplication.translate("NavigationRail", "Guidance"), Navigation.show_guidance),
    Place("settings", lambda: QCoreApplication.translate("NavigationRail", "Settings"), Navigation.show_settings, apart=True),
)
"""The whole list: a new place needs a line here, and a page."""
