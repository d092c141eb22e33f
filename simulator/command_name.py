"""The command that starts this program, as the person at this computer types it, for messages that say what to type next."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

VARIABLE = "FIRST_CALL_COMMAND"
"""Set by `run`, which stands between what was typed and this program."""

NAME = "first-call"
COMMANDS = (
    "list",
    "play",
    "check",
    "explain",
    "report",
    "guidance",
    "schema",
    "new",
    "install",
    "uninstall",
    "completion",
    "man",
)
_TO_TYPE = re.compile(rf"(?<![\w/.-]){NAME}(?= (?:--[a-z]|(?:{'|'.join(COMMANDS)})\b))")


def command_name() -> str:
    """Return what was typed: `./run`, `first-call` or `python -m simulator`."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    started = Path(sys.argv[0])
    return f"{Path(sys.executable).stem} -m simulator" if started.name == "__main__.py" else NAME


def as_typed(text: str) -> str:
    """Name the command in a text as it is typed here; below the command line every text calls it first-call."""
    return _TO_TYPE.sub(lambda _: command_name(), text) if NAME in text else text
