"""What somebody may have meant who typed a command that does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from simulator.command_name import COMMANDS
from simulator.core.errors import SimulatorError
from simulator.paths import Paths

WITH_A_VALUE = ("--home", "--database")


def command_among(words: Sequence[str]) -> str | None:
    """Return the word that stands in the place of the command; None where there is none, or where an option is not known."""
    left = iter(words)
    for word in left:
        if word in WITH_A_VALUE:
            next(left, None)
        elif not word.startswith(tuple(f"{option}=" for option in WITH_A_VALUE)):
            return None if word.startswith("-") else word
    return None


def no_such_command(word: str, rest: Sequence[str], paths: Paths) -> SimulatorError:
    """Say that there is no such command, and what may have been meant: `rest` is what stands behind it."""
    return SimulatorError(f"There is no command “{word}”.", _meant(word, rest, paths))


def _meant(word: str, rest: Sequence[str], paths: Paths) -> str:
    # all of the reading of scenarios comes with these, and every start with an option goes by this module
    from simulator.cli.files import typed
    from simulator.content.scenario_index import SUFFIXES

    bundled = sorted(file.stem for file in paths.scenarios.glob("*.yaml"))
    name = word.casefold()
    if name in ("help", "version"):
        about = f"{rest[0]} " if name == "help" and rest and rest[0] in COMMANDS else ""
        return f"Type: first-call {about}--{name}"
    if name in ("ls", "library"):
        return "To see which scenarios there are: first-call list"
    path = Path(word)
    if path.suffix in SUFFIXES or path.is_file():
        return f"To play it: first-call play {typed(path)}. To look for mistakes: first-call check {typed(path)}"
    if path.is_dir():
        return f"To look for mistakes in its files: first-call check {typed(path)}"
    if get_close_matches(name, bundled, 1, 0.8):
        return f"To play it: first-call play {get_close_matches(name, bundled, 1, 0.8)[0]}"
    close = get_close_matches(name, COMMANDS, 1)
    meant = f"Did you mean “{close[0]}”? " if close else ""
    return f"{meant}There are: {', '.join(COMMANDS)}. To read about them: first-call --help"
