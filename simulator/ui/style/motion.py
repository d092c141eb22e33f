"""Whether anything may move by itself: the one place that every movement of the window asks.

What moves is Qt's own: text cursors that blink, and tips and menus that fade or slide in. Pages, curves and cards change at once,
and of several messages the later ones come a moment later.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_CLIENT_AREA_ANIMATION = 0x1042
"""Windows' name for whether windows may move (SPI_GETCLIENTAREAANIMATION)."""

QUIET_FLASH = 1000
"""Milliseconds of a blink where the person wants movement and the desktop sets none."""


def system_moves(app: QApplication) -> bool:
    """Say whether the desktop lets things move; True where it can't be asked (macOS).

    Windows is asked directly. On Linux a desktop that wants no movement stops the text cursor, which Qt passes on.
    """
    if sys.platform == "win32":
        import ctypes  # only Windows has this

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
        return bool(wanted.value)
    return app.styleHints().cursorFlashTime() > 0


def moving(app: QApplication) -> bool:
    """Say whether things may move now, as the desktop or the setting wants it."""
    return app.styleHints().cursorFlashTime() > 0


class Motion:
    """Lets things move, or holds them still. Knows what the desktop wanted before it was changed."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._flash = app.styleHints().cursorFlashTime()
        self._effects = app.isEffectEnabled(Qt.UIEffect.UI_General)
        self._system = system_moves(app)
        self.moves = True

    def obey(self, wanted: str) -> None:
        """Follow the setting: `system`, `on` or `off`."""
        self.moves = self._system if wanted == "system" else wanted == "on"
        self._app.styleHints().setCursorFlashTime(self._flash or QUIET_FLASH if self.moves else 0)
        self._app.setEffectEnabled(Qt.UIEffect.UI_General, self._effects and self.moves)
