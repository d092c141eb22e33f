"""Finds out whether a window could be opened, before Qt is asked: where it could not, Qt ends the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NEED_A_SCREEN = ("xcb", "wayland")


def screen_answers() -> bool:
    """Say whether an X server or a Wayland compositor answers. A variable alone proves nothing: it may outlive its screen."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform in ("win32", "darwin") or (chosen and not chosen.startswith(_NEED_A_SCREEN)):
        return True
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket  # not free at start, and seldom needed

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)
    with socket.socket(socket.AF_UNIX) as compositor:
        try:
            compositor.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes  # not free at start

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
