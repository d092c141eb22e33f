"""What a person wants of the program, kept in one small JSON file.

Defaults live only here. Unknown keys are left alone and kept, so that an older program does not forget what a newer one wrote;
a value that can't be understood falls back to its default.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, NamedTuple

from simulator.folders import FILE, make_folder
from simulator.whole_file import write_whole

THEMES = ("system", "light", "dark", "contrast")
POLICIES = ("best", "last", "first", "mean")
MOTIONS = ("system", "on", "off")
TEXT_SIZES = (100, 112, 125, 150, 175, 200)
LARGEST = 1_000_000
"""Characters; a longer file was not written by this program, and reading it would hold up the start."""

LONGEST_NAME = 60

_log = logging.getLogger(__name__)


class Settings(NamedTuple):
    """All settings. `text_size` is in per cent, `volume` 0 to 100, `trainee` the id of who practised last (0: nobody yet).

    `policy` says which score counts of several attempts at one scenario. `trainee_locked` tells whether that person has
    a PIN, so that the start asks for it at once; the store alone decides.
    `confidence` lets the trainee say with each answer whether it is sure.
    """

    theme: str = "system"
    text_size: int = 100
    voice: bool = True
    volume: int = 80
    timers: bool = True
    trainee: int = 0
    trainee_name: str = ""
    trainee_picture: str = ""
    policy: str = "best"
    read_options: bool = False
    motion: str = "system"
    trainee_locked: bool = False
    say_first: bool = False
    confidence: bool = False


def load(path: Path) -> Settings:
    """Read the settings; a missing or damaged file gives the defaults."""
    defaults = Settings()._asdict()
    kept = read_values(path)
    return Settings(**{name: kept[name] for name, default in defaults.items() if _fits(name, kept.get(name), default)})


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole, or not at all. Raises OSError where the folder can't be written."""
    write_values(path, read_values(path), settings._asdict())


def read_values(path: Path) -> dict[str, Any]:
    """Read a small JSON file; one that is missing, damaged, huge or no file at all gives nothing."""
    try:
        if not path.is_file():  # a pipe would keep the program waiting for ever
            return {}
        with path.open(encoding="utf-8") as file:
            text = file.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise ValueError("it is too large")
        values = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("%s can't be read (%s); going on without it", path, error)
        return {}
    return values if isinstance(values, dict) else {}


def write_values(path: Path, kept: dict[str, Any], values: dict[str, Any]) -> None:
    """Write values over those kept before, whole or not at all, whatever happens to the computer. Raises OSError."""
    try:
        data = _encoded(kept | values)
    except (ValueError, RecursionError):  # what somebody else wrote there can be read, but not written
        data = _encoded(values)
    make_folder(path.parent)
    write_whole(path, data, lasting=True, mode=FILE)


def _encoded(values: dict[str, Any]) -> bytes:
    try:
        data = (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:  # a folder's name that is no text to the system, of which JSON writes the bytes
        data = (json.dumps(values, indent=2) + "\n").encode()
    if len(data) > LARGEST:
        raise ValueError("it is too large")
    return data


def _fits(name: str, value: object, default: object) -> bool:
    if type(value) is not type(default):
        return False
    if isinstance(value, str) and not _is_name(value):
        return False
    choices = {"theme": THEMES, "text_size": TEXT_SIZES, "volume": range(101), "policy": POLICIES, "motion": MOTIONS}
    allowed = choices.get(name)
    return allowed is None or value in allowed


def _is_name(text: str) -> bool:
    """Whether a text can be shown and written: half a character can't, and no name is that long."""
    return len(text) <= LONGEST_NAME and not any("\ud800" <= letter <= "\udfff" for letter in text)
