"""Imports Qt a little faster: PySide compiles the same 130 KB of its own Python source at every start, and keeps nothing.

While QtCore is imported, and only then, code compiled the last time is used again where the source is the very same, byte by
byte. Python does the same with its .pyc files; this memory lies in the user's own cache folder and is as much to be trusted as
those. Anything unexpected means that Python compiles as ever. Saves about 12 ms of 65 (PySide6 6.11, Python 3.11).

Two things that PySide does for programs of another kind are put off or left out. It loads what writes type stubs, 7 ms with its
regular expressions; here that waits until somebody asks for it. And it puts an `import` of its own in the place of Python's,
which reads the whole source of every module imported afterwards, to see whether PySide's `from __feature__ import ...` may count
there: 50 ms and 20 MB until all is open. Nothing here writes that, so Python's own `import` comes back.

Two checksums of zlib, which PySide needs too, stand for a digest: loading hashlib would take three of those milliseconds.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import marshal
import os
import zlib
from collections.abc import Callable
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

_DIGEST = 8
_FORMAT = b"2"
"""What is kept, and how; another one is no memory."""
_POSTPONED = "shibokensupport/signature/lib/pyi_generator.py"
_LATER = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    del globals()["__getattr__"]
    exec(compile({source!r}, {filename!r}, "exec"), globals())
    try:
        return globals()[name]
    except KeyError:
        raise AttributeError(name) from None
"""

Kept = dict[str, tuple[bytes, CodeType]]


def import_qt(memory: Path) -> None:
    """Import PySide6.QtCore with the code kept in `memory`, and keep what had to be compiled anew."""
    known = _read(memory)
    new: Kept = {}
    compiled = builtins.compile
    builtins.compile = _keeping(compiled, known, new)
    gc.disable()  # all of it stays
    try:
        import PySide6.QtCore  # noqa: F401 - imported for its effect
    finally:
        builtins.compile = compiled
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
        gc.freeze()
        gc.enable()
    if new:
        _write(memory, known | new)


def _keeping(compiled: Callable[..., Any], known: Kept, new: Kept) -> Callable[..., Any]:
    def keeping(source: Any, filename: Any, mode: str, *rest: Any, **options: Any) -> Any:
        if rest or options or mode != "exec" or not isinstance(source, bytes) or not isinstance(filename, str):
            return compiled(source, filename, mode, *rest, **options)
        kept = known.get(filename)
        if kept is not None and kept[0] == source:
            return kept[1]
        text = _LATER.format(source=source, filename=filename) if filename == _POSTPONED else source
        code = compiled(text, filename, mode)
        new[filename] = (source, code)
        return code

    return keeping


def _read(memory: Path) -> Kept:
    try:
        data = memory.read_bytes()
        digest, kept = data[:_DIGEST], data[_DIGEST:]
        # marshal trusts what it reads: a damaged file must not get that far
        known = marshal.loads(kept) if digest == _digest(kept) else {}  # noqa: S302 - the user's own file, whole
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _digest(kept: bytes) -> bytes:
    """Give what proves that code is whole, and that this very Python made it in this way."""
    whole = MAGIC_NUMBER + _FORMAT + kept
    return zlib.crc32(whole).to_bytes(4, "big") + zlib.adler32(whole).to_bytes(4, "big")


def _write(memory: Path, known: Kept) -> None:
    """Write the memory whole; where it can't be written, the next start compiles again."""
    with contextlib.suppress(OSError, ValueError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        beside = memory.with_name(f"{memory.name}.{os.getpid()}.part")
        kept = marshal.dumps(known)
        try:
            beside.write_bytes(_digest(kept) + kept)
            beside.replace(memory)
        except OSError:
            beside.unlink(missing_ok=True)  # or each start on a full disk would leave another one
