"""The man page and the completion of shells, written from what the parser of the command line knows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from simulator import __version__
from simulator.cli.words import EXAMPLES, STATUSES, parser
from simulator.command_name import NAME

FILES, FOLDERS = ("FILE", "PATH"), ("FOLDER", "DIR")
"""What stands for a file or a folder in the help."""


def completion(shell: str) -> str:
    """Return the script by which a shell (bash, zsh or tcsh) completes the command."""
    import shtab

    command = parser(NAME)
    for one in (command, *_commands(command).values()):
        for action in one._actions:  # argparse has no other way to them
            if action.metavar in FILES + FOLDERS:
                action.complete = shtab.FILE if action.metavar in FILES else shtab.DIRECTORY  # type: ignore[attr-defined]
    script: str = shtab.complete(command, shell)
    return script


def manual() -> str:
    """Return the man page, in the language of `man` (groff_man(7))."""
    return "\n".join(_page(parser(NAME))) + "\n"


def _page(command: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.TH {NAME.upper()} 1 "" "First Call {__version__}" "User commands"'
    about = _text(command.description or "")
    yield from (".SH NAME", rf"{NAME} \- {about[:1].lower()}{about[1:]}")
    yield from (".SH SYNOPSIS", f".B {NAME}", r"[\fIOPTION\fR ...] [\fICOMMAND\fR ...]")
    yield from (".SH OPTIONS", *_options(command))
    yield ".SH COMMANDS"
    for name, sub in _commands(command).items():
        yield from (f".SS {_text(name)}", _text(sub.description or ""), *_options(sub))
    yield ".SH EXAMPLES"
    for words, does in EXAMPLES:
        yield from (".TP", rf"\fB{_text(f'{NAME} {words}'.strip())}\fR", _text(does) or r"\&")
    yield from (".SH EXIT STATUS", _text(STATUSES.partition(": ")[2]) + ".")


def _commands(command: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    subs = (action for action in command._actions if isinstance(action, argparse._SubParsersAction))
    return {name: sub for action in subs for name, sub in action.choices.items()}


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else "")
        names = ", ".join(rf"\fB{_text(name)}\fR" for name in action.option_strings)
        what = rf"\fI{_text(str(value))}\fR" if value else ""
        yield from (".TP", f"{names} {what}".strip(), _text(action.help or ""))


def _text(words: str) -> str:
    """Write words so that `man` shows them as they are."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-").replace("%%", "%")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
