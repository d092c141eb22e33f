"""Reads the command line and hands over to what was asked for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from simulator import __version__
from simulator.cli.screen import screen_answers
from simulator.core.errors import SimulatorError
from simulator.paths import find_paths

OK, PROBLEMS, CANNOT_RUN = 0, 1, 2

EXAMPLES = """\
examples:
  first-call                                  open the window
  first-call --home /media/stick/first-call   keep everything personal on a USB stick
  first-call play disputed-charge             play a bundled scenario here in the terminal
  first-call play my.yaml --choices a,b,c     play these choices and print the debrief
  first-call play my.yaml --choices a,b --json
  first-call check scenarios                  print every problem of the scenario files in a folder
  first-call check my.yaml --strict --format sarif

exit status: 0 all is well, 1 problems were found, 2 it can't run
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Gives the exit status; a mistake on the command line is told by argparse, with status 2."""
    options = _parser().parse_args(arguments)
    try:
        return _dispatch(options)
    except SimulatorError as error:
        _complain(error.message, error.hint)
        return CANNOT_RUN
    except KeyboardInterrupt:
        _complain("", "")
        return CANNOT_RUN
    except BrokenPipeError:
        # The reader of our output has gone; nobody is left to tell, and Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT_RUN


def _dispatch(options: argparse.Namespace) -> int:
    paths = find_paths(options.home)
    if options.command == "play":
        from simulator.cli.play import play

        return play(paths, options.file, options.choices, as_json=options.json, agent=options.name)
    if options.command == "check":
        from simulator.cli.check import check

        return check(paths, options.files, options.format, strict=options.strict)
    return _window(options)


def _window(options: argparse.Namespace) -> int:
    if not screen_answers():
        _complain(
            "There is no screen to open a window on: no X server and no Wayland compositor answers.",
            "Start First Call from a desktop session, or play in the terminal with: first-call play disputed-charge",
        )
        return CANNOT_RUN
    from simulator.ui.kept_code import import_qt

    paths = find_paths(options.home)
    import_qt(paths.kept_code)
    from simulator.app import run

    return run(paths, options.database)


def _complain(message: str, hint: str) -> None:
    print(" ".join(part for part in (message, hint) if part), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="first-call",
        description="Practise difficult customer conversations before the first real one.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"first-call {__version__}")
    parser.add_argument("--home", metavar="DIR", help="keep progress, settings and own scenarios in this folder")
    parser.add_argument("--database", metavar="URL", help="keep progress in another database, such as postgresql://host/name")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    play = commands.add_parser("play", help="play a scenario in the terminal", description="Play a scenario in the terminal.")
    play.add_argument("file", metavar="FILE", help="a scenario file, or the id of a bundled scenario")
    play.add_argument("--choices", metavar="A,B,C", help="make these choices and stop; `silence` says nothing")
    play.add_argument("--json", action="store_true", help="print the outcome as JSON")
    play.add_argument("--name", default="Sam", help="the agent's name in the conversation")
    check = commands.add_parser("check", help="print the problems of scenario files", description="Check scenario files.")
    check.add_argument("files", metavar="PATH", nargs="+", help="scenario files, and folders of them")
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to print what is found")
    check.add_argument("--strict", action="store_true", help="let warnings fail as errors do")
    return parser
