"""Finds out whether a window can be opened, before Qt is asked: where it can't, Qt ends the process without a word to the person.

Qt takes the first of its platforms that works: those that QT_QPA_PLATFORM names, else Wayland and X as far as the session has
them. What can be seen from here costs no more than Qt would need anyway; only a platform that few people use is tried in a
process of its own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from simulator.core.errors import SimulatorError

VARIABLE = "QT_QPA_PLATFORM"
NO_SCREEN = SimulatorError(
    "There is no screen to open a window on: no X server and no Wayland compositor answers.",
    "Start First Call from a desktop session, or play in the terminal with: first-call play disputed-charge",
)
X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What Qt's plugins load that comes neither with Qt nor with its other parts, and the Debian packages."""

WITHOUT_A_SCREEN = ("offscreen", "minimal")


def screen_trouble() -> SimulatorError | None:
    """Return why no window can be opened; None where one can."""
    chosen = [name for name in os.environ.get(VARIABLE, "").split(";") if name]
    if sys.platform in ("win32", "darwin") and not chosen:
        return None
    first = None
    for platform in chosen or _of_the_session():
        trouble = _trouble(platform, chosen=bool(chosen))
        if trouble is None:
            return None
        first = first or trouble
    return first or NO_SCREEN


def _of_the_session() -> Iterator[str]:
    """Name the platforms that Qt tries by itself."""
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        yield "wayland"
    if os.environ.get("DISPLAY"):
        yield "xcb"


def _trouble(platform: str, *, chosen: bool) -> SimulatorError | None:
    name, _, rest = platform.partition(":")
    own = "Leave the variable out, or start First Call from a desktop session."
    if name == "xcb" and not rest:
        if not _x_answers():
            return SimulatorError(f"{VARIABLE} is xcb, but no X server answers.", own) if chosen else NO_SCREEN
        return _lacking(X_LIBRARIES)
    if name in ("wayland", "wayland-egl"):
        if not _wayland_answers():
            return SimulatorError(f"{VARIABLE} is {name}, but no Wayland compositor answers.", own) if chosen else NO_SCREEN
        return _lacking(WAYLAND_LIBRARIES)
    if name in WITHOUT_A_SCREEN and (not rest or Path(rest.removeprefix("configfile=")).is_file()):
        return None
    return _tried(platform)


def _lacking(libraries: Mapping[str, str]) -> SimulatorError | None:
    """Say which library Qt would miss; loading it here spares Qt the same work."""
    import ctypes

    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            hint = f"Install it; on Debian and Ubuntu: apt-get install {package}"
            return SimulatorError(f"A window needs the library {library}, which this computer does not have.", hint)
    return None


def _tried(platform: str) -> SimulatorError | None:
    """Let a process of its own ask Qt for the platform, and pass on what Qt said where that went wrong."""
    import subprocess

    environment = os.environ | {VARIABLE: platform, "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "simulator.ui.try_platform"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603 - our own Python
    if not done.returncode:
        return None
    said = [line for line in done.stderr.splitlines() if line.strip()]
    known = next((line for line in said if line.startswith("Available platform plugins are:")), "")
    reason = "" if known or not said else f": {said[-1].strip().rstrip('.')}"
    hint = f"It has: {known.partition(':')[2].strip(' .')}. " if known else ""
    return SimulatorError(
        f"{VARIABLE} is “{platform}”, and Qt can open no window there{reason}.", f"{hint}Leave the variable out, or name another."
    )


def _wayland_answers() -> bool:
    if os.environ.get("WAYLAND_SOCKET"):  # a connection that is open already
        return True
    import socket  # not free at start, and seldom needed

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/"), os.environ.get("WAYLAND_DISPLAY") or "wayland-0")
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
