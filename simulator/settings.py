"""What a person wants of the program, kept in one small JSON file.

Defaults live only here. Unknown keys are left alone and kept, so that an older program does not forget what a newer one wrote;
a value that can't be understood falls back to its default.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any, NamedTuple

THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 112, 125, 150, 175, 200)

_log = logging.getLogger(__name__)


class Settings(NamedTuple):
    """All settings. `text_size` is in per cent, `volume` 0 to 100, `trainee` the id of who practised last (0: nobody yet).

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
    confidence: bool = False


def load(path: Path) -> Settings:
    """Read the settings; a missing or damaged file gives the defaults."""
    defaults = Settings()._asdict()
    found = _read(path)
    return Settings(**{name: found[name] for name, default in defaults.items() if _fits(name, found.get(name), default)})


def save(path: Path, settings: Settings) -> None:
    """Write the settings whole, or not at all. Raises OSError where the folder can't be written."""
    text = json.dumps(_read(path) | settings._asdict(), indent=2, ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("settings in %s can't be read (%s); going on with the defaults", path, error)
        return {}
    return values if isinstance(values, dict) else {}


def _fits(name: str, value: object, default: object) -> bool:
    if type(value) is not type(default):
        return False
    allowed = {"theme": THEMES, "text_size": TEXT_SIZES, "volume": range(101)}.get(name)
    return allowed is None or value in allowed
