"""Recordings and pictures beside a scenario: found without leaving its folder, and looked at before they are used.

A drawing is refused where it holds anything but shapes, so that nothing in it can run, fetch or grow.
"""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from simulator.core.texts import N_, Text

PREFIX = "./"
"""What a reference to a file beside the scenario begins with."""
LARGEST_RECORDING, LARGEST_PICTURE = 5_000_000, 500_000
"""Bytes."""
MOST_SHAPES, WIDEST = 5_000, 2_048

NO_FILE = N_("it is not there")
NOT_BESIDE = N_("it does not lie in the scenario's folder or below it")
A_LINK = N_("it is a link to another place")
NO_PLAIN_FILE = N_("it is no file")
UNREADABLE = N_("it can't be read")
TOO_LARGE = N_("it is larger than {most} kB")
NO_RECORDING = N_("it is no recording of the kinds WAV, MP3, OGG or FLAC")
NO_PICTURE = N_("it is neither a PNG picture nor an SVG drawing")
CUT_OFF = N_("it is damaged")
TOO_WIDE = N_("it is more than {most} pixels wide or high")
BAD_DRAWING = N_("it is no sound SVG drawing")
TOO_MANY_SHAPES = N_("it has more than {most} parts")
FOREIGN_PART = N_("its part “{part}” is no shape")
OUTSIDE = N_("it refers to something outside of it, or holds a script")

_SVG = "http://www.w3.org/2000/svg"
_GROUPS = ("svg", "g", "defs", "linearGradient", "radialGradient", "stop", "title", "desc")
_SHAPES = frozenset((*_GROUPS, "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"))
_INSIDE = re.compile(r"url\(\s*['\"]?#[\w.:-]+['\"]?\s*\)")
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8sI4sII")


class Refused(ValueError):
    """A file that is not there or can't be used; `fault` says why."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def recording(folder: Path, name: str) -> Path:
    """Return the place of a recording beside a scenario. Raises Refused."""
    path = find(folder, name, LARGEST_RECORDING)
    head = _head(path)
    wave = head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    mpeg = head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0)
    if not (wave or mpeg or head[:4] in (b"OggS", b"fLaC")):
        raise Refused(NO_RECORDING)
    return path


def picture(folder: Path, name: str) -> Path:
    """Return the place of a picture beside a scenario. Raises Refused."""
    path = find(folder, name, LARGEST_PICTURE)
    read_picture(path)
    return path


def read_picture(path: Path) -> bytes:
    """Return the bytes of a picture that can be drawn without danger. Raises Refused."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise Refused(UNREADABLE) from error
    if len(data) > LARGEST_PICTURE:
        raise Refused(Text(TOO_LARGE, {"most": LARGEST_PICTURE // 1000}))
    if data[:8] == _PNG:
        _check_png(data)
    elif path.suffix.lower() == ".svg":
        _check_drawing(data)
    else:
        raise Refused(NO_PICTURE)
    return data


def find(folder: Path, name: str, largest: int) -> Path:
    """Return the place of a file by its name relative to a folder; no step leads out of it, or over a link. Raises Refused."""
    steps = PurePosixPath(name).parts
    if not steps or name.startswith("/") or ".." in steps or any(character in name for character in "\\:\0"):
        raise Refused(NOT_BESIDE)
    path = folder
    try:
        for step in steps:
            path = path / step
            if path.is_symlink() or path.resolve() != path.parent.resolve() / step:
                raise Refused(A_LINK if path.exists() else NO_FILE)
        facts = path.lstat()
    except Refused:
        raise
    except (OSError, ValueError) as error:
        raise Refused(NO_FILE) from error
    if not stat.S_ISREG(facts.st_mode):
        raise Refused(NO_PLAIN_FILE)
    if facts.st_size > largest:
        raise Refused(Text(TOO_LARGE, {"most": largest // 1000}))
    return path


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise Refused(UNREADABLE) from error


def _check_png(data: bytes) -> None:
    if len(data) < _HEADER.size:
        raise Refused(CUT_OFF)
    _, length, name, width, height = _HEADER.unpack_from(data)
    if length != 13 or name != b"IHDR" or not (width and height) or b"IEND" not in data[-16:]:
        raise Refused(CUT_OFF)
    if max(width, height) > WIDEST:
        raise Refused(Text(TOO_WIDE, {"most": WIDEST}))


def _check_drawing(data: bytes) -> None:
    """See that a drawing has nothing but shapes in it. Raises Refused."""
    parts = 0

    def on_part(name: str, attributes: dict[str, str]) -> None:
        nonlocal parts
        parts += 1
        space, _, local = name.rpartition(" ")
        if parts == 1 and (local, space) != ("svg", _SVG):
            raise Refused(BAD_DRAWING)
        if parts > MOST_SHAPES:
            raise Refused(Text(TOO_MANY_SHAPES, {"most": MOST_SHAPES}))
        if space != _SVG or local not in _SHAPES:
            raise Refused(Text(FOREIGN_PART, {"part": local[:40]}))
        if any(_leads_out(key.rpartition(" ")[2].lower(), value) for key, value in attributes.items()):
            raise Refused(OUTSIDE)

    def on_declaration(*_: object) -> None:
        raise Refused(BAD_DRAWING)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = on_part
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ProcessingInstructionHandler = on_declaration
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the parser takes no keywords
    except expat.ExpatError as error:
        raise Refused(BAD_DRAWING) from error


def _leads_out(key: str, value: str) -> bool:
    """Say whether an attribute fetches something or holds a script."""
    if key.startswith("on"):
        return True
    if key in ("href", "src"):
        return not value.startswith("#")
    rest = _INSIDE.sub("", value).lower()
    return any(word in rest for word in ("url(", "javascript:", "@import", "expression(", "\\"))


def like(folder: Path, name: str) -> Iterator[str]:
    """The names of recordings and pictures beside a scenario that somebody may have meant."""
    kinds = (".wav", ".mp3", ".ogg", ".flac", ".svg", ".png")
    try:
        for path in sorted((folder / PurePosixPath(name).parent).iterdir())[:200]:
            if path.suffix.lower() in kinds:
                yield f"{PREFIX}{path.relative_to(folder).as_posix()}"
    except (OSError, ValueError):
        return
