"""What can be said of an unexpected error without saying anything about the person who met it.

Of a file only its place in the package is reported. What an error says of itself may hold names, folders or typed words, so it is
reported only where Python itself wrote it about code.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from traceback import extract_tb

from simulator import __version__
from simulator.settings import Settings

PACKAGE = Path(__file__).resolve().parents[1]
DEEPEST = 40
"""So many places of one error are listed: the first and the last half of a longer way."""
ABOUT_CODE = (ArithmeticError, AttributeError, IndexError, MemoryError, NameError, RecursionError, TypeError)
PERSONAL = ("trainee", "trainee_name", "trainee_picture", "trainee_locked")


def report(description: str, settings: Settings, facts: Mapping[str, str]) -> str:
    """Write a report: the program and its surroundings, `facts` (name: value), the settings, and the description of the error."""
    chosen = {name: value for name, value in settings._asdict().items() if name not in PERSONAL}
    lines = {
        "First Call": __version__,
        "Python": platform.python_version(),
        **facts,
        "System": f"{platform.system()} {platform.release()} ({platform.machine()})",
        "Settings": ", ".join(f"{name}={value}" for name, value in chosen.items()),
    }
    head = "\n".join(f"{name}: {value}" for name, value in lines.items())
    return f"{head}\n\n{description}\n"


def description_of(error: BaseException) -> str:
    """Describe an error and those that led to it, the first one first."""
    return "\n\nThen, while that was handled:\n\n".join("\n".join(_one(link)) for link in reversed(list(_chain(error))))


def place_of(error: BaseException) -> str:
    """Say where in the package an error came up, such as `ui/call/play_page.py:20`: the innermost place in our own code."""
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if PACKAGE in Path(frame.filename).parents] or frames
    return f"{shortened(ours[-1].filename)}:{ours[-1].lineno}" if ours else ""


def shortened(filename: str) -> str:
    """Shorten a file's path to where it lies in its package."""
    path = PurePath(filename)
    if PACKAGE in path.parents:
        return path.relative_to(PACKAGE.parent).as_posix()
    if "site-packages" in path.parts:
        return PurePath(*path.parts[path.parts.index("site-packages") + 1 :]).as_posix()
    return path.name


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _one(error: BaseException) -> Iterator[str]:
    stack = extract_tb(error.__traceback__)
    frames = [f"  {shortened(frame.filename)}:{frame.lineno} in {frame.name}\n    {frame.line}" for frame in stack]
    if len(frames) > DEEPEST:
        half = DEEPEST // 2
        frames[half:-half] = [f"  ({len(frames) - DEEPEST} more)"]
    yield from frames
    yield f"{type(error).__qualname__}: {_words(error)}"


def _words(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno)
    written_by_python = isinstance(error, ABOUT_CODE) and type(error).__module__ == "builtins"
    return str(error) if written_by_python else "(its words are left out: they may be personal)"
