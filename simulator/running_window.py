"""Asks a window that is open already to come to the front, in place of opening a second one on the same progress."""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path

PATIENCE = 1.0
"""Seconds that the other window has to answer; one that hangs keeps nobody from a new one."""
SHOWN = b"shown"
SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")
"""What tells one screen from another: a window on somebody else's, or on a remote one, is no help."""
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a desktop gives it out with each start, for the window that may have the keyboard


def pipe_name(place: Path) -> str:
    """Return the name by which Windows knows the way to the window of a data folder."""
    return f"first-call-{zlib.crc32(str(place).encode()):08x}"


def here() -> list[str]:
    """Return what the screen of this process is called."""
    return [os.environ.get(name, "") for name in SCREEN]


def bring_forward(place: Path) -> bool:
    """Ask the window whose folder holds the socket `place` to come forward; say whether it did."""
    request = json.dumps({"screen": here(), "token": os.environ.get(TOKEN, "")}).encode() + b"\n"
    try:
        return (_ask_pipe(place, request) if sys.platform == "win32" else _ask_socket(place, request)) == SHOWN
    except OSError:  # nobody is there any more, or does not answer
        return False


def _ask_socket(place: Path, request: bytes) -> bytes:
    if sys.platform == "win32" or not place.exists():
        return b""
    import socket  # not free at start, and seldom needed

    with socket.socket(socket.AF_UNIX) as way:
        way.settimeout(PATIENCE)
        way.connect(str(place))
        way.sendall(request)
        return way.recv(len(SHOWN))


def _ask_pipe(place: Path, request: bytes) -> bytes:
    with Path(rf"\\.\pipe\{pipe_name(place)}").open("r+b", buffering=0) as way:
        way.write(request)
        return way.read(len(SHOWN)) or b""
