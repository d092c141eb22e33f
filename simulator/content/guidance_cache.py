"""The guidance catalogue as it was read the last time, so that a start needs neither PyYAML nor pydantic for it.

What is kept counts only for the very same file, byte by byte, and the same version of the program; a memory that is missing,
damaged or of another file is none, and the catalogue is read as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from simulator import __version__
from simulator.folders import make_folder
from simulator.whole_file import write_whole

_DIGEST = 32


def recall(memory: Path, data: bytes) -> Mapping[str, Any] | None:
    """Look up what was stored for a file with these bytes, or return None."""
    try:
        stored = memory.read_bytes()
        if stored[:_DIGEST] != _digest(data, stored[_DIGEST:]):
            return None
        form = json.loads(stored[_DIGEST:])
    except (OSError, ValueError, RecursionError):
        return None
    return form if isinstance(form, dict) else None


def keep(memory: Path, data: bytes, form: Mapping[str, Any]) -> None:
    """Keep what a file with these bytes says, whole; where it can't be kept, it is read again the next time."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        text = json.dumps(form, ensure_ascii=False).encode()
        if json.loads(text) != form:
            return
        make_folder(memory.parent)
        write_whole(memory, _digest(data, text) + text)


def _digest(data: bytes, text: bytes) -> bytes:
    """Compute the digest that proves that a text is whole, and that this program made it from these bytes."""
    return hashlib.sha256(b"\0".join((__version__.encode(), hashlib.sha256(data).digest(), text))).digest()
